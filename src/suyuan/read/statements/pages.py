"""Small files of evidence as pages of rows: texts, sheets of workbooks, archives opened."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from suyuan.model.errors import TooLarge, UnknownFormat
from suyuan.read.encoding import decode, detect
from suyuan.read.files import read_each, sources
from suyuan.read.grid import grids, separator
from suyuan.read.limits import Limits
from suyuan.read.quoted import QUOTABLE, parse, records
from suyuan.read.sheets import is_workbook
from suyuan.read.source import Source
from suyuan.read.statements.json import Record, looks_like_json, objects, text_of
from suyuan.read.table import Unread

LARGEST = 1 << 31
LOOK = 200
"""Rows in which a header is looked for when the separator is chosen."""
T = TypeVar("T")
Fits = Callable[[Sequence[str]], object]
PICTURES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """One text file, or one sheet of a workbook."""

    file: str
    """The file, relative to the folder that was read."""
    name: str
    """The file, with the sheet after `!` where the workbook has several."""
    rows: tuple[tuple[int, list[str]], ...]
    """Row number and cells of every row that is not blank."""
    text: bool
    """Whether the cells of a row are all there; a sheet leaves out empty ones at the end."""
    ended: bool
    """Whether the file ends with a line end: if not, its last row may be cut."""


def read_whole(
    paths: Iterable[Path], base: Path | None, read: Callable[[str, bytes], Iterator[T]]
) -> Iterator[T | Unread]:
    """What `read` makes of the name and bytes of every file, those inside archives too; see `read_each`."""
    return read_each(sources(paths, base, Limits()), lambda source: read(source.name, _bytes(source)))


def pages(name: str, data: bytes, fits: Fits) -> Iterator[Page]:
    """The pages of one file. Raises Unreadable where the file is damaged, locked, or no table at all.

    `fits` tells a header row: a text is cut up by the first separator under which one of its rows is one.
    """
    kind = next((kind for magic, kind in PICTURES if data.startswith(magic)), "")
    if kind:
        raise UnknownFormat(f"{name}: a {kind}, not a table; ask for the export as CSV or XLSX")
    if looks_like_json(data):
        yield _json_page(name, data)
        return
    if not is_workbook(data, name):
        yield _text_page(name, data, fits)
        return
    sheets = [(sheet, tuple(rows)) for sheet, rows in grids(data, name)]
    for sheet, rows in sheets:
        yield Page(name, f"{name}!{sheet}" if len(sheets) > 1 else name, rows, text=False, ended=True)


def _json_page(name: str, data: bytes) -> Page:
    """Objects as rows under a header of all their fields; text that is no object is a row of one cell."""
    found = list(objects(data))
    names = list(dict.fromkeys(key for item in found if isinstance(item, Record) for key in item.fields))
    rows = [
        (
            item.number,
            [text_of(item.fields.get(key, "")) for key in names] if isinstance(item, Record) else [item.raw],
        )
        for item in found
    ]
    return Page(name, name, ((0, names), *rows), text=True, ended=True)


def _text_page(name: str, data: bytes, fits: Fits) -> Page:
    text = decode(data, detect(data)).removeprefix("\ufeff")
    guess = separator(text)
    for mark in dict.fromkeys((guess, *QUOTABLE)):
        if any(fits(cells) for _number, cells in islice(_rows(text, mark), LOOK)):
            guess = mark
            break
    return Page(name, name, tuple(_rows(text, guess)), text=True, ended=text[-1:] in {"\n", "\r"})


def _rows(text: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of a text; padding between a closing quote and its separator is undone (WeChat writes `"3985"<tab>,`)."""
    for number, cells in records(io.StringIO(text, newline=None), mark):
        if mark != "\t" and any(cell.startswith('"') for cell in cells):
            tidy = re.sub(rf'"[ \t]+(?={re.escape(mark)}|$)', '"', mark.join(cells))
            yield number, parse(tidy, mark) or cells
        else:
            yield number, cells


def _bytes(source: Source) -> bytes:
    if source.size > LARGEST:
        raise TooLarge(f"{source.name}: larger than {LARGEST} bytes; split it and read the parts")
    with source.open() as stream:
        return stream.read(LARGEST)
