"""Small files as a grid: every row of a CSV, TSV or sheet as strings, with its number."""

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from suyuan.read.encoding import decode, detect
from suyuan.read.quoted import QUOTABLE, records
from suyuan.read.sheets import is_workbook, sheets


def grid(path_or_bytes: Path | bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Every row of a small file, as it stands, with its line (or sheet row) number from 1.

    Of a workbook the first sheet that holds anything; `grids` gives all. Rows keep the number of fields
    that they have, so titles above the header row come out short. Blank rows are left out.
    Raises Unreadable (LockedFile, TruncatedFile) where a workbook does not open.
    """
    for _sheet, rows in grids(path_or_bytes, name):
        yield from rows
        return


def grids(path_or_bytes: Path | bytes, name: str) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    """Name and rows of each sheet that holds anything; a text file is one sheet without a name."""
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else path_or_bytes.read_bytes()
    if is_workbook(data, name):
        for sheet, rows in sheets(io.BytesIO(data), name):
            yield sheet, ((number, _trimmed(cells)) for number, cells in rows)
        return
    text = decode(data, detect(data)).removeprefix("\ufeff")
    yield "", records(io.StringIO(text, newline=None), separator(text))


def separator(text: str) -> str:
    """The one-character separator that gives most lines of a text the same number of fields, more than one."""
    lines = [line for line in text.splitlines()[:400] if line.strip()]
    best = {
        sep: max((fields * lines_ for fields, lines_ in _widths(lines, sep).items() if fields > 1), default=0)
        for sep in QUOTABLE
    }
    return max(QUOTABLE, key=lambda sep: best[sep])


def _widths(lines: list[str], sep: str) -> Counter[int]:
    return Counter(len(fields) for _number, fields in records(lines, sep))


def _trimmed(cells: list[str | None]) -> list[str]:
    """Cells as strings, without the empty ones at the end."""
    row = [cell or "" for cell in cells]
    while row and not row[-1]:
        row.pop()
    return row
