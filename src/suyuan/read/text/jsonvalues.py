"""Values out of JSON files, one after the other, and each as a flat record."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import ijson

from suyuan.model.errors import TruncatedFile
from suyuan.read.source import Source
from suyuan.read.text.blocks import blocks
from suyuan.read.text.stream import BLOCK, WRONG, Utf8

BY_LINE = "\n"
"""Prefix for values that stand one on a line."""

DEEPEST = 20
"""Objects inside objects that get names of their own."""

Numbered = tuple[int, Any, str]
"""Number of the value (or of its line), the value, and why it is bad: a reason, or empty."""


def values(source: Source, encoding: str, prefix: str) -> Iterator[Numbered]:
    """Values under an ijson prefix, numbered from 1, or one a line, numbered by line.

    Raises TruncatedFile where the file breaks off or is no JSON from some place on; what stands before is given.
    """
    if prefix == BY_LINE:
        yield from _by_line(source, encoding)
        return
    stream = Utf8(source, encoding)
    number = 0
    try:
        for value in ijson.items(stream, prefix, multiple_values=True, buf_size=BLOCK):
            number += 1
            wrong = stream.wrong and WRONG in json.dumps(value, ensure_ascii=False, default=str)
            yield number, value, "encoding" if wrong else ""
    except (ijson.JSONError, RecursionError) as error:
        where = f"after record {number}" if number else "before the first record"
        raise TruncatedFile(
            f"{source.name}: JSON breaks off {where}; copy it again from the source"
        ) from error


def _by_line(source: Source, encoding: str) -> Iterator[Numbered]:
    number = 0
    for block in blocks(source, encoding, BLOCK):
        for raw in block.data.replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n"):
            number += 1
            if not block.data or not raw.strip():
                continue
            yield number, *(("", "too long") if block.too_long else _loaded(raw))


def _loaded(raw: bytes) -> tuple[Any, str]:
    """The value on a line, or the line and why it is bad."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace"), "encoding"
    try:
        return json.loads(text, parse_float=Decimal), ""
    except (ValueError, RecursionError):
        return text, "json"


def flat(value: Any) -> dict[str, str | None]:
    """A value as a record: dotted names for objects inside, JSON for lists inside, c1 … cn for a list."""
    record: dict[str, str | None] = {}
    if isinstance(value, dict):
        _flatten(value, "", record, 0)
    elif isinstance(value, list):
        record.update((f"c{i}", text(item)) for i, item in enumerate(value, 1))
    else:
        record["value"] = text(value)
    return record


def _flatten(value: dict[str, Any], above: str, record: dict[str, str | None], depth: int) -> None:
    for key, inner in value.items():
        name = f"{above}{key}"
        if isinstance(inner, dict) and inner and depth < DEEPEST:
            _flatten(inner, f"{name}.", record, depth + 1)
        else:
            record[name] = text(inner)


def text(value: Any) -> str | None:
    """A value as text; numbers keep their digits, without an exponent where that is short."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f") if abs(value.adjusted()) < 40 else str(value)
    if isinstance(value, dict | list):
        return dumped(value)
    return str(value)


def dumped(value: Any) -> str:
    """A nested value as JSON."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        return "…"
