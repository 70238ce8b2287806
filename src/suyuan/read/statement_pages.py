"""Small files of evidence as pages of rows: texts, sheets of workbooks, archives opened."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from suyuan.model.errors import TooLarge, UnknownFormat, Unreadable
from suyuan.read.encoding import decode, detect
from suyuan.read.files import sources
from suyuan.read.grid import SHEET_NAMES, grids
from suyuan.read.limits import Limits
from suyuan.read.source import Source
from suyuan.read.table import Unread

LARGEST = 1 << 31
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
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


def contents(paths: Iterable[Path], base: Path | None) -> Iterator[tuple[str, bytes] | Unread]:
    """Name and bytes of every file, those inside archives too."""
    for source in sources(paths, base, Limits()):
        if isinstance(source, Unread):
            yield source
            continue
        try:
            yield source.name, _bytes(source)
        except Unreadable as error:
            yield Unread(source.name, error)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield Unread(source.name, Unreadable(f"{source.name}: cannot be read ({reason}); copy it again"))


def pages(name: str, data: bytes) -> Iterator[Page]:
    """The pages of one file. Raises Unreadable where the file is damaged, locked, or no table at all."""
    kind = next((kind for magic, kind in PICTURES if data.startswith(magic)), "")
    if kind:
        raise UnknownFormat(f"{name}: a {kind}, not a table; ask for the export as CSV or XLSX")
    sheets = [(sheet, tuple(rows)) for sheet, rows in grids(_tidy(data, name), name)]
    for sheet, rows in sheets:
        full = f"{name}!{sheet}" if len(sheets) > 1 else name
        text = not sheet
        yield Page(name, full, rows, text, not text or data.rstrip(b"\0")[-1:] in {b"\n", b"\r"})


def _tidy(data: bytes, name: str) -> bytes:
    """Text with the padding between a closing quote and its separator gone (WeChat writes `"3985"<tab>,`)."""
    if data[:4] in WORKBOOKS or name.lower().endswith(SHEET_NAMES):
        return data
    text = decode(data, detect(data)).removeprefix("\ufeff")
    return codecs.BOM_UTF8 + re.sub(r'"[ \t]+(?=[,;|\r\n])', '"', text).encode("utf-8", "replace")


def _bytes(source: Source) -> bytes:
    if source.size > LARGEST:
        raise TooLarge(f"{source.name}: larger than {LARGEST} bytes; split it and read the parts")
    with source.open() as stream:
        return stream.read(LARGEST)
