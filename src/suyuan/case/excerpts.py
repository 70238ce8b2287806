"""What stands at a place of the evidence, masked: the words that a report may show."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from suyuan.case.parties.aliases import shown
from suyuan.case.parties.ledger import CHINA, node
from suyuan.case.statements import Statements
from suyuan.identify import find, layout
from suyuan.identify import kinds as all_kinds
from suyuan.model.accounts import masked
from suyuan.model.records import BadRows, Message, Payment, Place, Report
from suyuan.read import Table, rows_at, tables

MOST_BYTES = 400_000_000
"""Tables larger than this are not read again for the sake of excerpts; the file and row are given all the same."""
LONGEST = 160


def excerpts(
    wanted: Iterable[Place], said: Statements, seized: Sequence[Path], base: Path
) -> dict[Place, str]:
    """Masked texts of the places asked for. Cost: one look at all statements, one pass over small seized files."""
    places = set(wanted)
    found: dict[Place, str] = {}
    for rows in (said.payments, said.messages, said.reports):
        found |= {row.place: masked_row(row) for row in rows if row.place in places}
    return found | _seized(places - found.keys(), seized, base)


def masked_row(row: Payment | Message | Report) -> str:
    """One payment, message or report in a masked line."""
    if isinstance(row, Payment):
        way = {"in": "收入", "out": "支出", "neutral": "不计收支"}[row.direction]
        at = row.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
        return f"{at} {way} {row.fen / 100:.2f} {shown(node(row))} {masked_text(row.memo)}".strip()
    if isinstance(row, Message):
        at = row.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
        return f"{at} {shown(row.sender or 'name:' + row.sender_name)}: {masked_text(row.text)}"
    return f"{row.id} {row.at.astimezone(CHINA).date() if row.at else ''} {masked_text(row.text)}"


def masked_text(text: str) -> str:
    """A text with everything personal in it masked, cut to a line."""
    out, at = [], 0
    for span in sorted(find(text), key=lambda s: s.start):
        if span.start >= at:
            out += [text[at : span.start], masked(text[span.start : span.end])]
            at = span.end
    line = " ".join("".join([*out, text[at:]]).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _seized(places: Iterable[Place], paths: Sequence[Path], base: Path) -> dict[Place, str]:
    by_file: dict[str, set[int]] = {}
    for place in places:
        if place.row:
            by_file.setdefault(place.file, set()).add(place.row)
    small = [
        p for p in paths if p.stat().st_size <= MOST_BYTES and any(_under(name, p, base) for name in by_file)
    ]
    found: dict[Place, str] = {}
    for table in tables(small, BadRows(), base=base):
        if isinstance(table, Table) and table.name in by_file:
            found |= _rows(table, by_file[table.name])
    return found


def _under(name: str, path: Path, base: Path) -> bool:
    return name == str(path.relative_to(base)) or name.startswith(f"{path.relative_to(base)}!")


def _rows(table: Table, rows: set[int]) -> Mapping[Place, str]:
    first = next(iter(table.chunks()), None)
    if first is None:
        return {}
    kinds = [column.kind for column in layout(first.data, table.columns, table.has_header).columns]
    return {
        Place(table.name, row): " | ".join(
            _cell(value, kind) for value, kind in zip(fields, kinds, strict=False)
        )
        for row, fields in rows_at(table, rows).items()
    }


def _cell(value: str, kind: str) -> str:
    """A cell masked as its kind is; anything unrecognised that is longer than a word is cut."""
    if kind in all_kinds() and value:
        return all_kinds()[kind].mask(value)
    return masked(value) if any(c.isdigit() for c in value) and len(value) > 6 else masked_text(value)
