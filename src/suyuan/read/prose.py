"""Paragraphs and tables out of the XML of office documents (DOCX, PPTX, ODT)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from suyuan.read.documents import Grid, Piece
from suyuan.read.markup import End, Event, Start

PARAGRAPHS = {"p", "h"}
TABLES, ROWS, CELLS = {"tbl", "table"}, {"tr", "table-row"}, {"tc", "table-cell", "covered-table-cell"}
BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " ", "noBreakHyphen": "-"}
ASIDE = {"delText", "instrText"}
"""Text that a reader does not see: deleted in a tracked change, the code of a field. Kept, on a line of its own."""
SKIPPED = {"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "Fallback", "automatic-styles", "styles"}
MOST_CELLS = 1000
"""Empty cells that a document may say it repeats."""


@dataclass(slots=True)
class _Table:
    rows: Grid = field(default_factory=list)
    cell: list[str] | None = None
    """Paragraphs of the cell that is open."""
    span: int = 1


class Prose:
    """Reads one part of a document."""

    def __init__(self, *, runs: bool) -> None:
        """`runs` tells that text stands in elements `t` only, as in DOCX and PPTX."""
        self._runs = runs
        self._paragraphs: list[list[str]] = []
        self._tables: list[_Table] = []
        self._aside: list[str] = []
        self._within: list[str] = []
        self._skip = 0
        self._out: list[Piece] = []

    def pieces(self, found: Iterable[Event]) -> Iterator[Piece]:
        """Lines and tables in the order in which they end."""
        for event in found:
            if isinstance(event, str):
                self._text(event)
            elif isinstance(event, Start):
                self._start(event)
            else:
                self._end(event)
            yield from self._out
            self._out.clear()

    def _text(self, text: str) -> None:
        within = self._within[-1] if self._within else ""
        if self._skip or not self._paragraphs:
            return
        if within in ASIDE:
            self._aside.append(text)
        elif not self._runs or within == "t":
            self._paragraphs[-1].append(text)

    def _start(self, event: Start) -> None:
        self._within.append(event.tag)
        if self._skip or event.tag in SKIPPED:
            self._skip += 1
        elif event.tag in PARAGRAPHS:
            self._paragraphs.append([])
        elif event.tag in TABLES:
            self._tables.append(_Table())
        elif event.tag in ROWS and self._tables:
            self._tables[-1].rows.append([])
        elif event.tag in CELLS and self._tables:
            self._tables[-1].cell = []
            self._tables[-1].span = _number(event.attributes.get("number-columns-repeated"))
        elif event.tag == "gridSpan" and self._tables:
            self._tables[-1].span = _number(event.attributes.get("val"))
        elif event.tag in BREAKS and self._paragraphs:
            self._paragraphs[-1].append(BREAKS[event.tag] * _number(event.attributes.get("c")))

    def _end(self, event: End) -> None:
        if self._within:
            self._within.pop()
        if self._skip:
            self._skip -= 1
        elif event.tag in PARAGRAPHS and self._paragraphs:
            self._line("".join(self._paragraphs.pop()))
        elif event.tag in CELLS and self._tables:
            self._close_cell(self._tables[-1])
        elif event.tag in TABLES and self._tables:
            self._out.append(self._tables.pop().rows)

    def _line(self, text: str) -> None:
        lines = [line for line in (*text.split("\n"), "".join(self._aside)) if line.strip()]
        self._aside.clear()
        cell = self._tables[-1].cell if self._tables else None
        if cell is None:
            self._out.extend(lines)
        else:
            cell.extend(lines)

    def _close_cell(self, table: _Table) -> None:
        if table.cell is not None and table.rows:
            text = " ".join(table.cell)
            table.rows[-1] += [text] + [text if not self._runs else ""] * (table.span - 1)
        table.cell, table.span = None, 1


def _number(written: str | None) -> int:
    """A small number that an attribute gives; 1 where it gives none.

    >>> _number("3"), _number(None), _number("many")
    (3, 1, 1)
    """
    return max(1, min(MOST_CELLS, int(written))) if written and written.isdecimal() else 1
