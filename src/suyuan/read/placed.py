"""Text that stands somewhere on a page (PDF, pictures) as lines, and as tables where cells stand under each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from suyuan.read.documents import Grid, Piece
from suyuan.read.text.headers import find_header

WORD, CELL = 0.15, 1.2
"""Gaps, in heights of a line, from which on words and cells are apart."""
SHORTEST = 3
"""Lines of a table, at least."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Some text and where it stands; down is positive."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the line that it stands in."""
        return self.bottom - self.top


def blocks(found: Iterable[Placed]) -> Iterator[Piece]:
    """Lines from top to bottom; lines of several cells that follow each other as one table."""
    run: list[list[Placed]] = []
    for line in _lines(found):
        cells = _cells(line)
        if len(cells) > 1:
            run.append(cells)
            continue
        yield from _table(run)
        run = []
        yield cells[0].text
    yield from _table(run)


def joined(pages: Iterable[Iterable[Piece]]) -> Iterator[Piece]:
    """The blocks of all pages; a table that goes on at the top of the next page is one, and one without header is lines."""
    open_: Grid = []
    for page in pages:
        for number, block in enumerate(page):
            if isinstance(block, str):
                if number:
                    yield from _closed(open_)
                    open_ = []
                yield block
                continue
            named = find_header(block)[0] >= 0
            if open_ and len(block[0]) == len(open_[0]) and (not named or block[0] == open_[0]):
                open_ += block[block[0] == open_[0] :]
                continue
            yield from _closed(open_)
            open_ = block if named else []
            if not named:
                yield from _closed(block)
    yield from _closed(open_)


def _closed(grid: Grid) -> Iterator[Piece]:
    if grid and find_header(grid)[0] >= 0:
        yield grid
    else:
        yield from (" ".join(filter(None, row)) for row in grid)


def _lines(found: Iterable[Placed]) -> Iterator[list[Placed]]:
    """What stands on one height, from left to right."""
    line: list[Placed] = []
    top = bottom = 0.0
    for one in sorted(found, key=lambda one: (one.top + one.bottom, one.left)):
        middle = (one.top + one.bottom) / 2
        if line and not top <= middle <= bottom:
            yield sorted(line, key=lambda one: one.left)
            line = []
        top, bottom = (one.top, one.bottom) if not line else (min(top, one.top), max(bottom, one.bottom))
        line.append(one)
    if line:
        yield sorted(line, key=lambda one: one.left)


def _cells(line: list[Placed]) -> list[Placed]:
    """Words and characters of one line joined to cells."""
    height = max(one.height for one in line)
    cells = [line[0]]
    for one in line[1:]:
        last = cells[-1]
        gap = one.left - last.right
        if gap > CELL * height:
            cells.append(one)
            continue
        between = " " if gap > WORD * height else ""
        cells[-1] = Placed(
            last.text + between + one.text,
            last.left,
            max(last.right, one.right),
            min(last.top, one.top),
            max(last.bottom, one.bottom),
        )
    return cells


def _table(run: list[list[Placed]]) -> Iterator[Piece]:
    """Lines of cells as a table, by the columns in which they stand; too few, or in one column, as lines."""
    columns = _columns(cell for line in run for cell in line)
    if len(run) < SHORTEST or len(columns) < 2:
        yield from (" ".join(cell.text for cell in line) for line in run)
        return
    grid: Grid = []
    for line in run:
        row = [""] * len(columns)
        for cell in line:
            at = next(i for i, (left, right) in enumerate(columns) if left <= cell.left <= right)
            row[at] = f"{row[at]} {cell.text}".strip()
        grid.append(row)
    yield grid


def _columns(cells: Iterable[Placed]) -> list[tuple[float, float]]:
    """The stretches of the line that cells stand in, from left to right."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for cell in cells):
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns
