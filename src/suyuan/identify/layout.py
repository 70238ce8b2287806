"""Finds which column is what, by content; the header is a hint.

A kind is told by the share of a column's values that are valid, helped by those that are suspect. Kinds
that any word or number could be (WeChat ids, QQ numbers, notes, amounts, passwords) need a header, or a
form that nothing else has (`wxid_…`), or the behaviour of the whole column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from suyuan.identify.catalog import kinds
from suyuan.identify.cells import blank, cells, recognise
from suyuan.identify.columns import Column, Layout
from suyuan.identify.headers import hinted, is_ordinary
from suyuan.identify.whole import looks_counted, looks_like_names, looks_like_qq, share_of_wxid

SAMPLE = 4096
"""Rows that are looked at, spread evenly over the batch."""
BY_CONTENT = ("id_card", "mobile_phone", "bank_card", "email", "license_plate", "person_name", "address")
"""Kinds that their content shows."""
ACCOUNTS = frozenset({"mobile_phone", "qq_number", "email", "wechat_id"})
"""Kinds that often stand in each other's columns: a WeChat account may be a phone number; no lie."""
SUSPECT_WEIGHT = {
    "id_card": 0.75,
    "mobile_phone": 0.6,
    "email": 0.9,
    "bank_card": 0.55,
    "license_plate": 0.55,
}
"""How much a suspect value says for a kind. A birth date inside 18 digits, or 1[3-9] before nine more, hardly
arises by chance; whole dumps are made up with wrong check digits, and must be seen as what they pretend to be."""
SUSPECT_OTHERWISE = 0.35
ENOUGH = 0.5
"""Share of a column that a kind must explain where no header names it."""
ENOUGH_HINTED = 0.25
COUNTED_CONFIDENCE = 0.8
"""What is left of the confidence where phones rise evenly, as order numbers do."""
ALSO = 0.03
"""Share above which a second kind of a mixed column is tried as well."""


@dataclass(frozen=True, slots=True)
class Share:
    """How a column's filled cells stand towards one kind."""

    code: str
    valid: float
    suspect: float

    @property
    def weight(self) -> float:
        """What speaks for the kind, between 0 and 1."""
        return self.valid + SUSPECT_WEIGHT.get(self.code, SUSPECT_OTHERWISE) * self.suspect


def layout(sample: pa.RecordBatch, names: Sequence[str], has_header: bool) -> Layout:
    """Recognise the columns of a table from some of its rows.

    `names` are the header's words where `has_header`; otherwise they are made up and not looked at.
    """
    rows = _spread(sample)
    found = [
        _column(index, names[index], hinted(names[index]) if has_header else "", rows.column(index))
        if not (has_header and is_ordinary(names[index]))
        else _ordinary(index, names[index], rows.column(index))
        for index in range(rows.num_columns)
    ]
    return Layout(tuple(_with_counted_phones(found, rows, has_header)))


def _with_counted_phones(found: list[Column], rows: pa.RecordBatch, has_header: bool) -> list[Column]:
    """Phones that rise by one from row to row look like order numbers; beside people they are phones."""
    told = {column.kind for column in found}
    if "mobile_phone" in told or not told & {"person_name", "id_card", "address"}:
        return found
    return [
        column if column.kind or (has_header and is_ordinary(column.name)) else _counted(column, rows)
        for column in found
    ]


def _counted(column: Column, rows: pa.RecordBatch) -> Column:
    values = _filled(rows.column(column.index))
    phones = share(values, "mobile_phone")
    if len(values) == 0 or phones.weight < 0.95:
        return column
    confidence = COUNTED_CONFIDENCE * _confidence(phones.weight, len(values))
    return Column(column.index, column.name, "mobile_phone", round(confidence, 4), lies=False)


def _spread(sample: pa.RecordBatch) -> pa.RecordBatch:
    if sample.num_rows <= SAMPLE:
        return sample
    return sample.take(pa.array(np.linspace(0, sample.num_rows - 1, SAMPLE).astype(np.int64)))


def _filled(column: pa.Array) -> pa.Array:
    text = column.cast(pa.string())
    return text.filter(pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(text.fill_null(""))), 0))


def share(values: pa.Array, code: str, day: date | None = None) -> Share:
    """Shares of valid and suspect values among filled cells."""
    seen = blank(len(values))
    recognise(values, cells(values), code, seen, day)
    total = max(len(values), 1)
    return Share(code, float((seen.standing == 1).sum()) / total, float((seen.standing == 2).sum()) / total)


def _column(index: int, name: str, hint: str, column: pa.Array) -> Column:
    values = _filled(column)
    if len(values) == 0:
        return Column(index, name, "", 0.0, lies=False)
    every = (share(values, code) for code in BY_CONTENT)
    shares = {s.code: s for s in every if s.code == hint or not _ruled_out(s, values)}
    best = _best(values, shares, hint)
    if best is None or (
        hint and hint not in shares and best.code not in {hint, *ACCOUNTS} and best.weight < 0.8
    ):
        topic = _by_header(values, hint)
        best = topic if topic is not None else best
    if best is None:
        return Column(index, name, "", 0.0, lies=False)
    also = _also(values, shares, best, hint)
    explained = min(1.0, best.weight + sum(share(values, code).valid for code in also))
    return Column(
        index, name, best.code, _confidence(explained, len(values)), _lies(hint, best, shares), also
    )


def _ordinary(index: int, name: str, column: pa.Array) -> Column:
    """Under a header such as 编号 or 备注 only a kind that can hardly arise by chance counts."""
    found = _column(index, name, "", column)
    strong = {"id_card", "bank_card", "email", "license_plate", "mobile_phone"}
    if found.kind in strong and found.confidence > 0.8:
        return Column(index, name, found.kind, found.confidence, lies=True, also=found.also)
    return Column(index, name, "", 0.0, lies=False)


def _ruled_out(found: Share, values: pa.Array) -> bool:
    """Whether the whole column behaves otherwise than the kind, though single values look like it."""
    if found.weight < ALSO:
        return False
    if found.code == "person_name":
        return not looks_like_names(values)
    return found.code == "mobile_phone" and looks_counted(values)


def _best(values: pa.Array, shares: dict[str, Share], hint: str) -> Share | None:
    """The kind that content shows, or None."""
    ranked = sorted(shares.values(), key=lambda s: (-s.weight, s.code))
    for candidate in ranked:
        need = ENOUGH_HINTED if candidate.code == hint else ENOUGH
        if candidate.weight < need:
            continue
        return candidate
    if not hint or hint == "qq_number":
        number = share(values, "qq_number")
        if number.weight >= (ENOUGH if hint else 0.95) and (hint or looks_like_qq(values)):
            return number
    wxid = share_of_wxid(values)
    return Share("wechat_id", wxid, 0.0) if wxid >= 0.2 and hint != "wechat_id" else None


def _by_header(values: pa.Array, hint: str) -> Share | None:
    """The kind that the header names, where the content can be that."""
    if not hint or hint in BY_CONTENT:
        return None
    found = share(values, hint)
    return found if found.weight >= ENOUGH_HINTED else None


def _also(values: pa.Array, shares: dict[str, Share], best: Share, hint: str) -> tuple[str, ...]:
    """Further kinds in a mixed column: strict ones alone, by their valid share."""
    more = [
        s for s in shares.values() if s.code not in {best.code, "person_name", "address"} and s.valid >= ALSO
    ]
    if hint in {"wechat_id", "qq_number"} and hint != best.code and share(values, hint).valid >= ALSO:
        more.append(share(values, hint))
    return tuple(s.code for s in sorted(more, key=lambda s: (-s.valid, s.code))[:3])


def _lies(hint: str, best: Share, shares: dict[str, Share]) -> bool:
    """Whether a header that names a kind told by content stands over another kind."""
    if not hint or hint == best.code or {hint, best.code} <= ACCOUNTS:
        return False
    if hint not in shares:
        return "reaches" not in kinds()[best.code].traits or hint == "password"
    return shares[hint].weight < 0.2


def _confidence(explained: float, rows: int) -> float:
    """Share of the column that is explained, drawn towards one half by two made-up rows."""
    return round((explained * rows + 1.0) / (rows + 2.0), 4)
