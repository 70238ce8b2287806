"""Workbooks (XLSX, XLS, XLSB, ODS): every cell as the text that a person would read in it."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator

import python_calamine as calamine

from suyuan.model.errors import LockedFile, TruncatedFile, Unreadable
from suyuan.read.formulas import Formulas, uncalculated

NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
LAST_ROW = 1 << 20
"""Rows that a sheet can have."""
MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""First bytes: of a zip (XLSX, XLSB, ODS), and of XLS."""


def is_workbook(data: bytes, name: str) -> bool:
    """Whether a file that is no archive is a workbook, by its first bytes or its name."""
    return data.startswith(MAGIC) or name.lower().endswith(NAMES)


def sheets(
    stream: io.BufferedIOBase, name: str
) -> Iterator[tuple[str, Iterator[tuple[int, list[str | None]]]]]:
    """Name and rows of each sheet that holds anything; rows are numbered as the sheet numbers them.

    Raises LockedFile where a password is needed, TruncatedFile where the workbook is cut or damaged.
    """
    formulas = uncalculated(stream, name)
    stream.seek(0)
    book = _open(stream, name)
    for sheet in book.sheet_names:
        try:
            page = book.get_sheet_by_name(sheet)
        except (calamine.CalamineError, zipfile.BadZipFile, ValueError) as error:
            raise _damaged(name) from error
        missing = formulas.get(sheet, {})
        if page.height or missing:
            yield sheet, _rows(page, missing)


def _open(stream: io.BufferedIOBase, name: str) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_filelike(stream)
    except calamine.PasswordError as error:
        raise LockedFile(f"{name}: the workbook has a password; save it without one and try again") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> Unreadable:
    return TruncatedFile(f"{name}: the workbook is cut or damaged; copy it again from the source")


def _rows(page: calamine.CalamineSheet, formulas: Formulas) -> Iterator[tuple[int, list[str | None]]]:
    """Rows that hold anything, numbered from 1 as the sheet shows them; formulas that have no value as their text."""
    rows = page.to_python(skip_empty_area=False)
    last = min(max(formulas, default=0), LAST_ROW)
    for number in range(1, max(len(rows), last) + 1):
        row = [cell_text(cell) for cell in rows[number - 1]] if number <= len(rows) else []
        for column, text in formulas.get(number, {}).items():
            row += [None] * (column - len(row))
            row[column - 1] = row[column - 1] or text
        if any(row):
            yield number, row


def cell_text(cell: object) -> str | None:
    """The text of a cell; None for an empty one.

    Whole numbers have no decimal point or exponent; dates are ISO 8601, without a midnight that nobody wrote.

    >>> cell_text(13800138000.0)
    '13800138000'
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else _plain(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time(0) else cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def _plain(number: float) -> str:
    """A fraction without an exponent.

    >>> _plain(1e-05)
    '0.00001'
    """
    text = repr(number)
    return f"{number:.20f}".rstrip("0") if "e" in text else text
