"""Documents as tables: their text as lines, cut into fields where it is a dump, and their tables as tables."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from suyuan.model.errors import TooLarge, Unreadable
from suyuan.read.source import Source
from suyuan.read.spool import Spool
from suyuan.read.table import Once, Table, Unread
from suyuan.read.text.headers import find_header
from suyuan.read.text.lines import text_tables
from suyuan.read.text.sheet import Sheet, sheet_table

Grid = list[list[str]]
"""Rows of cells."""
Piece = str | Grid
"""A line of text, or a table."""

LARGEST = 4 << 30
"""Bytes of text that a document may hold."""
SMALLEST, LONG = 3, 20
"""Rows of a table worth its name, with a header and without; what is smaller is a form, and read as lines."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a document was made of."""

    source: Source
    format: str
    once: Once


def document(of: Document, pieces: Iterable[Piece]) -> Iterator[Table | Unread]:
    """The tables of a document that have a header, and all the rest as one table of text lines (or more, if it is a dump).

    Where `pieces` breaks off with an Unreadable, what stands before is given, and then Unread.
    """
    pile = _Pile(pieces, of.source.name)
    spool = Spool(cast("io.BufferedIOBase", pile))  # type: ignore[arg-type]  # reads, which is all that is asked
    if spool.size:
        yield from _text(of, spool)
    for number, grid in enumerate(pile.grids, 1):
        name = f"{of.source.name}!table{number}"
        rows = [(row, list[str | None](cells)) for row, cells in enumerate(grid, 1)]
        sheet = Sheet(name, of.format, of.source.size, rows, partial(iter, rows))
        yield sheet_table(sheet, of.once.bad)
    if spool.error:
        yield Unread(of.source.name, spool.error)
    elif not spool.size and not pile.grids:
        raise Unreadable(f"{of.source.name}: the document holds no text; nothing to read")


def _text(of: Document, spool: Spool) -> Iterator[Table | Unread]:
    lines = Source(of.source.name, spool.size, spool.open, on_disk=True)
    for found in text_tables(lines, of.once, prose=True):
        if isinstance(found, Table):
            yield replace(
                found, format=of.format, encoding="", size=of.source.size, text=not found.separator, form=None
            )
        else:
            yield found


class _Pile:
    """Lines as bytes, one after the other; tables with a header are put aside as they come."""

    def __init__(self, pieces: Iterable[Piece], name: str) -> None:
        self._pieces, self._name, self._size = iter(pieces), name, 0
        self.grids: list[Grid] = []

    def read(self, _size: int) -> bytes:
        """The next lines; none at the end."""
        for piece in self._pieces:
            if isinstance(piece, list) and _is_table(piece):
                self.grids.append(piece)
                continue
            rows = [piece] if isinstance(piece, str) else [" ".join(filter(None, row)) for row in piece]
            if data := b"".join(_line(row) for row in rows if row.strip()):
                self._size += len(data)
                if self._size > LARGEST:
                    raise TooLarge(
                        f"{self._name}: holds more than {LARGEST} bytes of text; export it as text"
                    )
                return data
        return b""


def _line(text: str) -> bytes:
    return " ".join(text.splitlines()).encode("utf-8", "replace") + b"\n"


def _is_table(grid: Grid) -> bool:
    if len(grid) < SMALLEST or max(map(len, grid)) < 2:
        return False
    return len(grid) >= LONG or find_header(grid)[0] >= 0
