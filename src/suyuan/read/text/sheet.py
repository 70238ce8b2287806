"""Rows of cells, such as a sheet's, as a table: the header found, what is above it counted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from suyuan.model.records import BadRows
from suyuan.read.table import Chunk, Once, Table
from suyuan.read.text.columns import Row, chunks
from suyuan.read.text.headers import column_names, find_header, numbered


@dataclass(frozen=True, slots=True)
class Sheet:
    """Numbered rows that can be read again."""

    name: str
    format: str
    size: int
    """Bytes of the file."""
    top: Sequence[Row]
    """The first rows, among which the header is looked for."""
    rows: Callable[[], Iterator[Row]]


def sheet_table(sheet: Sheet, bad: BadRows) -> Table:
    """The table; rows above the header and copies of it are bad rows."""
    width = max(len(cells) for _number, cells in sheet.top)
    at, _preamble = find_header([[cell or "" for cell in cells] for _number, cells in sheet.top])
    columns = column_names(_filled(sheet.top[at][1], width)) if at >= 0 else numbered(width)
    first = sheet.top[at][0] if at >= 0 else 0
    return Table(
        name=sheet.name,
        format=sheet.format,
        encoding="",
        separator="",
        columns=columns,
        has_header=at >= 0,
        size=sheet.size,
        read=partial(_chunks, sheet, columns, first, Once(bad, sheet.name)),
    )


def _filled(cells: Sequence[str | None], width: int) -> list[str]:
    return [cell or "" for cell in cells] + [""] * (width - len(cells))


def _chunks(sheet: Sheet, columns: tuple[str, ...], first: int, once: Once) -> Iterator[Chunk]:
    yield from chunks(_below(sheet.rows(), columns, first, once), columns, once.add)


def _below(rows: Iterator[Row], columns: Sequence[str], first: int, once: Once) -> Iterator[Row]:
    """Rows below the header; those above it and copies of it are bad rows, and so are cells beyond the columns."""
    header: Sequence[str | None] | None = None
    for number, cells in rows:
        row = [*cells[: len(columns)], *[None] * (len(columns) - len(cells))]
        if number < first:
            once.add(number, "before header", "\t".join(filter(None, row)))
        elif number == first:
            header = row
        elif row == header:
            once.add(number, "header again", "\t".join(filter(None, row)))
        elif any(cells[len(columns) :]):
            once.add(number, f"columns:{len(cells)}!={len(columns)}", "\t".join(filter(None, cells)))
        else:
            yield number, row
