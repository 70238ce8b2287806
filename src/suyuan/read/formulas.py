"""Formulas of an XLSX workbook that were never calculated: their text stands where a value would; nothing is run."""

import html
import io
import re
import zipfile

from suyuan.model.errors import Unreadable
from suyuan.read.limits import naming
from suyuan.read.markup import Start, events

Formulas = dict[int, dict[int, str]]
"""Text by row and column, both from 1."""
UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b([^>]*?)(?:/>|>([^<]*)</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')


def uncalculated(stream: io.BufferedIOBase, name: str) -> dict[str, Formulas]:
    """Formulas without a value, by sheet; none for workbooks of other kinds."""
    try:
        with naming(name), zipfile.ZipFile(stream) as parts:
            sheets = _sheets(parts, name)
            return {
                sheet: _formulas(parts.read(part))
                for sheet, part in sheets.items()
                if part in parts.namelist()
            }
    except (Unreadable, KeyError, RuntimeError):
        return {}  # the reader of values says what is wrong


def _sheets(parts: zipfile.ZipFile, name: str) -> dict[str, str]:
    """The part of each sheet."""
    if "xl/workbook.xml" not in parts.namelist():
        return {}
    targets = {
        event.attributes.get("Id", ""): event.attributes.get("Target", "")
        for event in events(io.BytesIO(parts.read("xl/_rels/workbook.xml.rels")), name)
        if isinstance(event, Start)
    }
    found = {}
    for event in events(io.BytesIO(parts.read("xl/workbook.xml")), name):
        if isinstance(event, Start) and event.tag == "sheet":
            target = targets.get(event.attributes.get("id", ""), "")
            found[event.attributes.get("name", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )
    return found


def _formulas(sheet: bytes) -> Formulas:
    if b"<f" not in sheet and b":f" not in sheet:
        return {}
    found: Formulas = {}
    for one in UNCALCULATED.finditer(sheet):
        if place := PLACE.search(one[1]):
            text = html.unescape((one[3] or b"").decode("utf-8", "replace"))
            found.setdefault(int(place[2]), {})[_column(place[1])] = f"={text}"
    return found


def _column(letters: bytes) -> int:
    """The number of a column.

    >>> _column(b"AB")
    28
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
