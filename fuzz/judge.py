"""What must hold of any input: read or reported by name, every row accounted for, nothing personal said."""

import io
import itertools
import json
import re
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import python_calamine as calamine

from suyuan.model.records import BadRows
from suyuan.read import Table, Unread
from suyuan.read import tables as read_tables
from suyuan.read.archives import archive_kind
from suyuan.read.chats import messages
from suyuan.read.encoding import decode, detect
from suyuan.read.payments import AccountStatement, statements
from suyuan.read.reports import reports as read_reports

PERSONAL = re.compile(r"(?<!\d)\d{7,}(?!\d| bytes)|[\u3400-\u9fff]{2,}|[^\s@]+@[^\s@]+")
"""What a value may look like in a message: messages are English and name sizes in bytes."""
OFFICE = {"xlsx"}
"""Formats whose files are zips themselves, and whose rows are counted."""


class Wrong(Exception):
    """Something that must hold does not; the message says what, without values, so that equal faults are one."""


def tables(path: Path, data: bytes) -> None:
    """As `suyuan scan` reads."""
    bad = BadRows()
    items = _read(read_tables, path, bad)
    read = [item for item in items if isinstance(item, Table)]
    rows = [number for table in read for number in _rows(table)]
    packed = archive_kind(data) and not {table.format for table in read} & OFFICE
    if packed or len(read) != len(items) or len({table.format for table in read}) != 1:
        return  # inside an archive, broken off or mixed: nothing else to count by
    refused = [row.place.row for row in bad.rows]
    count = _lines if read[0].format in {"text", "delimited", "csv", "jsonl"} else _counted
    count(read, data, rows, refused)


def payments(path: Path, _data: bytes) -> None:
    """As a case reads payments."""
    for found in _read(statements, path, BadRows()):
        if isinstance(found, AccountStatement) and not found.accounting.complete:
            raise Wrong("payments: a row is not accounted for")


def chats(path: Path, _data: bytes) -> None:
    """As a case reads chats."""
    _read(messages, path, BadRows())


def reports(path: Path, _data: bytes) -> None:
    """As a case reads reports."""
    _read(read_reports, path, BadRows())


def encoding(_path: Path, data: bytes) -> None:
    """As every reader of text asks for the encoding."""
    decode(data, detect(data))


def _read(reader: object, path: Path, bad: BadRows) -> list:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        found = list(reader([path], bad))
    if said:
        raise Wrong(f"warns: {said[0].category.__name__} from {Path(said[0].filename).name}:{said[0].lineno}")
    if not found and not bad.total():
        raise Wrong("neither a result nor a reason")
    for item in found:
        if isinstance(item, Unread):
            _silent(item)
    return found


def _silent(item: Unread) -> None:
    """No personal value in a message; the file's own name is no value."""
    message = str(item.error)
    for name in (item.name, *item.name.split("!")):
        message = message.replace(name, "")
    if PERSONAL.search(message):
        raise Wrong(f"a value in a message: {type(item.error).__name__}")


def _rows(table: Table) -> list[int]:
    """Row numbers of a table, its chunks being sound, and the same when read again."""
    numbers: list[int] = []
    for chunk in table.chunks():
        if chunk.data.num_rows != len(chunk.rows) or chunk.data.num_columns != len(table.columns):
            raise Wrong("a chunk of the wrong size")
        chunk.data.validate(full=True)
        numbers += chunk.rows.tolist()
    if numbers != [number for chunk in table.chunks() for number in chunk.rows.tolist()]:
        raise Wrong("other rows when read again")
    if any(b <= a for a, b in itertools.pairwise(numbers)):
        raise Wrong("row numbers do not rise")
    return numbers


def _lines(read: Sequence[Table], data: bytes, numbers: Sequence[int], refused: Sequence[int]) -> None:
    """Every line that is not blank is a row, a bad row, or the header of a layout; where quotes join none."""
    text = decode(data, read[0].encoding).removeprefix("\ufeff")
    of_json = read[0].format == "jsonl"
    if '"' in text and not of_json:
        return
    lines = re.split("\n" if of_json else r"\r\n|\r|\n", text)
    filled = {number for number, line in enumerate(lines, 1) if line.strip(" \t\r\ufeff")}
    lost = filled - set(numbers) - set(refused)
    if len(lost) > (0 if of_json else sum(table.has_header for table in read)):
        raise Wrong(f"{read[0].format}: lines lost")
    if len(numbers) != len(set(numbers)) or set(numbers) & set(refused):
        raise Wrong(f"{read[0].format}: a line counted twice")


def _counted(read: Sequence[Table], data: bytes, numbers: Sequence[int], refused: Sequence[int]) -> None:
    """As many rows and bad rows as another way of counting finds."""
    kind = read[0].format
    there = _other_count(kind, data)
    if there is not None and there != len(numbers) + len(refused) + _headers(read):
        raise Wrong(f"{kind}: fewer or more rows than the file holds")


def _headers(read: Iterable[Table]) -> int:
    return sum(table.has_header for table in read if table.format == "xlsx")


def _other_count(kind: str, data: bytes) -> int | None:
    if kind == "parquet":
        return pq.ParquetFile(io.BytesIO(data)).metadata.num_rows
    if kind == "xlsx":
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        pages = [book.get_sheet_by_name(name).to_python() for name in dict.fromkeys(book.sheet_names)]
        return sum(any(cell not in {"", None} for cell in row) for page in pages for row in page)
    if kind == "json":
        return _json_count(data)
    return None


def _json_count(data: bytes) -> int | None:
    """Elements of an outermost array of objects."""
    try:
        value = json.loads(decode(data, detect(data)).removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    flat = isinstance(value, list) and all(isinstance(item, dict) for item in value)
    return len(value) if flat else None
