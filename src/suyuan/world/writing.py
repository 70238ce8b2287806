"""Puts rows into files: delimited text in any encoding, sheets, JSON lines, SQL inserts, archives. Nothing tells the time."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from suyuan.world.lists import Columns

WHEN = datetime(2017, 6, 20, 9, 0, tzinfo=UTC)
"""The time that all made files bear."""


def lines(columns: Columns, separator: str, ending: str) -> bytes:
    """Rows as UTF-8 text: cells between separators, each row with its ending."""
    row = pc.binary_join_element_wise(*columns, separator)
    whole = pc.binary_join_element_wise(row, ending, "")
    ends = whole.buffers()[1]
    first, last = _at(ends, whole.offset), _at(ends, whole.offset + len(whole))
    return bytes(memoryview(whole.buffers()[2])[first:last]) if len(whole) else b""


def _at(ends: pa.Buffer, place: int) -> int:
    return int.from_bytes(memoryview(ends)[place * 4 : place * 4 + 4], "little")


def recoded(text: bytes, encoding: str) -> bytes:
    """UTF-8 text in another encoding."""
    return text if encoding == "utf-8" else text.decode().encode(encoding)


def quoted(columns: Columns) -> Columns:
    """Cells in quotation marks where they hold a comma or a quotation mark."""
    return [_quoted(column) for column in columns]


def _quoted(column: pa.Array) -> pa.Array:
    special = pc.or_(pc.match_substring(column, ","), pc.match_substring(column, '"'))
    if not pc.any(special).as_py():
        return column
    marked = pc.binary_join_element_wise('"', pc.replace_substring(column, '"', '""'), '"', "")
    return pc.if_else(special, marked, column)


def write_sheet(path: Path, name: str, rows: Iterable[Sequence[object]]) -> None:
    """One sheet of an XLSX file; the first row is its header. The same rows give the same bytes."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)}) as book:
        book.set_properties({"created": WHEN.replace(tzinfo=None)})
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def as_rows(columns: Columns) -> Iterator[tuple[str, ...]]:
    """Columns as rows of Python strings, for the small formats."""
    return zip(*(column.to_pylist() for column in columns), strict=True)


def json_lines(headers: Sequence[str], columns: Columns) -> bytes:
    """One object a line."""
    objects = (dict(zip(headers, row, strict=True)) for row in as_rows(columns))
    return "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects).encode()


def sql_inserts(table: str, headers: Sequence[str], columns: Columns) -> bytes:
    """A dump as mysqldump writes it: the table's definition, then inserts of a hundred rows."""
    fields = ",\n".join(f"  `{name}` varchar(255) DEFAULT NULL" for name in headers)
    out = [
        "-- MySQL dump 10.13  Distrib 5.6.35\n",
        f"DROP TABLE IF EXISTS `{table}`;\n",
        f"CREATE TABLE `{table}` (\n{fields}\n);\n",
    ]
    values = [
        "(" + ",".join("'" + cell.replace("'", "\\'") + "'" for cell in row) + ")" for row in as_rows(columns)
    ]
    out += [
        f"INSERT INTO `{table}` VALUES {','.join(values[n : n + 100])};\n" for n in range(0, len(values), 100)
    ]
    return "".join(out).encode()


def zipped(members: Sequence[tuple[str, bytes]]) -> bytes:
    """An archive; all members bear the same time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, WHEN.timetuple()[:6])
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def write_csv(path: Path, rows: Iterable[Sequence[object]], encoding: str = "utf-8") -> None:
    """A CSV file with cells quoted where needed."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
