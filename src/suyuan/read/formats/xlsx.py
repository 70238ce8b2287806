"""Workbooks: XLSX, and the older and foreign kinds that the same library opens (XLS, XLSB, ODS)."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from suyuan.model.errors import TooLarge, Unreadable
from suyuan.read.sheets import MAGIC, NAMES, sheets
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread
from suyuan.read.text.columns import Row
from suyuan.read.text.headers import LOOKED
from suyuan.read.text.sheet import Sheet, sheet_table

LARGEST = 2 << 30
"""Bytes of a workbook's unpacked parts; it is read into memory as a whole."""


def _example() -> bytes:
    """A workbook with a title above the header, a number as a number and one as text."""
    import xlsxwriter  # noqa: PLC0415  # only the example needs it

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("客户")
    for number, row in enumerate(
        (["客户名单"], ["姓名", "手机号", "邮编"], ["王小明", 13800000001, "010000"])
    ):
        sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()


EXAMPLES = {"example.xlsx": _example}
"""Small files of this format by name; built when asked for."""


def sniff(head: bytes, name: str) -> float:
    """A zip that the archive reader left alone, or an older workbook."""
    if head.startswith(MAGIC[0]):
        return 0.9 if name.lower().endswith(NAMES) or b"xl/" in head or b"spreadsheet" in head else 0.0
    return 0.0  # an older workbook comes by way of `ole`


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """One table for each sheet that holds rows. Raises LockedFile, TruncatedFile, TooLarge."""
    found = list(_sheets(source))
    if not found:
        raise Unreadable(f"{source.name}: the workbook holds no rows; nothing to read")
    for sheet, top in found:
        name = f"{source.name}!{sheet}" if len(found) > 1 else source.name
        yield sheet_table(Sheet(name, "xlsx", source.size, top, partial(_rows, source, sheet)), once.bad)


def _sheets(source: Source) -> Iterator[tuple[str, Sequence[Row]]]:
    with source.seekable() as stream:
        data = stream.read()
    _bounded(data, source.name)
    for sheet, rows in sheets(io.BytesIO(data), source.name):
        if top := list(islice(rows, LOOKED)):
            yield sheet, top


def _bounded(data: bytes, name: str) -> None:
    """Raises TooLarge where the workbook would unpack to more than fits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            total = sum(info.file_size for info in parts.infolist())
    except zipfile.BadZipFile:
        return
    if total > LARGEST:
        raise TooLarge(f"{name}: the workbook unpacks to {total} bytes; save its sheets as CSV")


def _rows(source: Source, sheet: str) -> Iterator[Row]:
    with source.seekable() as stream:
        data = stream.read()
    for name, rows in sheets(io.BytesIO(data), source.name):
        if name == sheet:
            yield from rows
