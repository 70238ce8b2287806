"""Workbooks: XLSX, and the older and foreign kinds that the same library opens (XLS, XLSB, ODS)."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from suyuan.model.errors import TooLarge, Unreadable
from suyuan.read.sheets import MAGIC, NAMES, sheets
from suyuan.read.source import Source
from suyuan.read.table import Chunk, Once, Table, Unread
from suyuan.read.text.columns import Row, chunks
from suyuan.read.text.headers import LOOKED, column_names, find_header, numbered

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
    return 0.9 if head.startswith(MAGIC[1]) and name.lower().endswith(NAMES) else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """One table for each sheet that holds rows. Raises LockedFile, TruncatedFile, TooLarge."""
    found = list(_sheets(source))
    if not found:
        raise Unreadable(f"{source.name}: the workbook holds no rows; nothing to read")
    for sheet, top in found:
        name = f"{source.name}!{sheet}" if len(found) > 1 else source.name
        width = max(len(cells) for _number, cells in top)
        at, _preamble = find_header([[cell or "" for cell in cells] for _number, cells in top])
        columns = column_names(_filled(top[at][1], width)) if at >= 0 else numbered(width)
        first = top[at][0] if at >= 0 else 0
        yield Table(
            name=name,
            format="xlsx",
            encoding="",
            separator="",
            columns=columns,
            has_header=at >= 0,
            size=source.size,
            read=partial(_chunks, source, sheet, (columns, first), Once(once.bad, name)),
        )


def _filled(cells: Sequence[str | None], width: int) -> list[str]:
    return [cell or "" for cell in cells] + [""] * (width - len(cells))


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


def _chunks(source: Source, sheet: str, shape: tuple[tuple[str, ...], int], once: Once) -> Iterator[Chunk]:
    columns, first = shape
    with source.seekable() as stream:
        data = stream.read()
    for name, rows in sheets(io.BytesIO(data), source.name):
        if name == sheet:
            yield from chunks(_below(rows, columns, first, once), columns, once.add)


def _below(rows: Iterator[Row], columns: Sequence[str], first: int, once: Once) -> Iterator[Row]:
    """Rows below the header; those above it and copies of it are bad rows."""
    header: Sequence[str | None] | None = None
    for number, cells in rows:
        row = [*cells[: len(columns)], *[None] * (len(columns) - len(cells))]
        if number < first:
            once.add(number, "before header", "\t".join(filter(None, row)))
        elif number == first:
            header = row
        elif row == header:
            once.add(number, "header again", "\t".join(filter(None, row)))
        else:
            yield number, row
