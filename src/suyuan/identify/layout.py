"""Finds which column is what, by content; the header is a hint.

For every kind it is asked which share of a column's filled cells passes its checks or looks like it
(`evidence`), and whether the whole column behaves as the kind does (`behaviour`). `deciding` chooses; a kind
says itself, in its own file, whether content shows it, the behaviour of the whole column, or only a header.
"""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from suyuan.identify.catalog import kinds
from suyuan.identify.certainty import certainty
from suyuan.identify.columns import Column, Layout
from suyuan.identify.deciding import NOTHING, SURE, Judged, Verdict, decide
from suyuan.identify.evidence import evidence, standing
from suyuan.identify.headers import hinted, is_ordinary, speaks_about
from suyuan.identify.inside import within
from suyuan.identify.sample import PROBE, Cells, evenly, spread

HOLDS = 0.1
"""Share of a few cells left open that must hold a value within for all of them to be searched."""
PEOPLE = frozenset({"names", "document_id", "locates"})
"""Traits of columns beside which even numbers that rise by one are phones of people."""


def layout(sample: pa.RecordBatch, names: Sequence[str], has_header: bool) -> Layout:
    """Recognise the columns of a table from some of its rows.

    `names` are the header's words where `has_header`; otherwise they are made up and not looked at.
    """
    rows = spread(sample)
    found = judge(rows, names if has_header else [""] * len(names))
    return Layout(
        tuple(
            Column(
                index,
                names[index],
                j.verdict.code,
                certainty(j),
                j.verdict.lies,
                j.verdict.also,
                holds(rows.column(index), j.verdict),
            )
            for index, j in enumerate(found)
        )
    )


def holds(column: pa.Array, found: Verdict) -> bool:
    """Whether cells that no kind of the column explains hold values beside other words, by a few of them."""
    rest = Cells.of(column)
    for code in filter(None, (found.code, *found.also)):
        rest = rest.without(standing(rest, code) > 0)
    searched = evenly(rest.different, PROBE)
    return sum(bool(within(text)) for text in searched) >= max(1, HOLDS * len(searched))


def judge(rows: pa.RecordBatch, names: Sequence[str]) -> list[Judged]:
    """Decide every column; names are empty where there is no header."""
    cells = [Cells.of(rows.column(index)) for index in range(rows.num_columns)]
    hints = [hinted(name) for name in names]
    plain = [is_ordinary(name) for name in names]
    named = [
        bool(hint) or ordinary or speaks_about(n)
        for n, hint, ordinary in zip(names, hints, plain, strict=True)
    ]
    found = [
        _lying(decide(c, hint, named=told), ordinary=ordinary)
        for c, hint, told, ordinary in zip(cells, hints, named, plain, strict=True)
    ]
    found = _with_counted(found, cells, named)
    return [
        Judged(v, hint, told, len(c.different))
        for v, hint, told, c in zip(found, hints, named, cells, strict=True)
    ]


def _lying(found: Verdict, *, ordinary: bool) -> Verdict:
    """A header such as 编号 or 备注 over something personal lies as well."""
    return replace(found, lies=True) if ordinary and found.code else found


def _with_counted(found: list[Verdict], cells: list[Cells], named: list[bool]) -> list[Verdict]:
    """Phones that rise by one from row to row look like order numbers; beside people they are phones."""
    told = {v.code for v in found if v.code}
    people = any(kinds()[code].traits & PEOPLE for code in told)
    if "mobile_phone" in told or not people:
        return found
    return [
        _counted(c) if v.code == "" and not known and not v.lies else v
        for v, c, known in zip(found, cells, named, strict=True)
    ]


def _counted(cells: Cells) -> Verdict:
    phones = evidence(cells, "mobile_phone")
    if len(cells) == 0 or phones.fit < 0.95:
        return NOTHING
    return Verdict("mobile_phone", SURE * phones.fit)
