"""Values out of JSON files, one after the other, and each as a flat record."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import ijson

from suyuan.model.errors import TruncatedFile
from suyuan.read.source import Source
from suyuan.read.text.blocks import blocks
from suyuan.read.text.jsonmemory import DECODER, records, whole
from suyuan.read.text.jsonmemory import WRONG as WRONG_JSON
from suyuan.read.text.stream import BLOCK, WRONG, Bounded, Utf8

BY_LINE = "\n"
"""Prefix for values that stand one on a line."""

DEEPEST = 20
"""Objects inside objects that get names of their own."""

ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)

Numbered = tuple[int, Any, str]
"""Number of the value (or of its line), the value, and why it is bad: a reason, or empty."""


def values(source: Source, encoding: str, prefix: str) -> Iterator[Numbered]:
    """Values under an ijson prefix, numbered from 1, or one a line, numbered by line.

    Raises TruncatedFile where the file breaks off or is no JSON from some place on; what stands before is given.
    """
    if prefix == BY_LINE:
        yield from _by_line(source, encoding)
        return
    data = whole(source, encoding)
    found = None if data is None else records(data, prefix)
    if found is None:
        yield from _streamed(source, encoding, prefix)
        return
    for number, raw in enumerate(found, 1):
        value, reason = _loaded(bytes(raw))
        if reason:
            raise _breaks_off(source, number - 1)
        yield number, value, ""


def _streamed(source: Source, encoding: str, prefix: str) -> Iterator[Numbered]:
    stream = Utf8(source, encoding)
    number = 0
    try:
        for value in ijson.items(Bounded(stream, source.name), prefix, multiple_values=True, buf_size=BLOCK):
            number += 1
            wrong = stream.wrong and WRONG in json.dumps(value, ensure_ascii=False, default=str)
            yield number, value, "encoding" if wrong else ""
    except (ijson.JSONError, RecursionError) as error:
        raise _breaks_off(source, number) from error


def _breaks_off(source: Source, number: int) -> TruncatedFile:
    where = f"after record {number}" if number else "before the first record"
    return TruncatedFile(f"{source.name}: JSON breaks off {where}; copy it again from the source")


def _by_line(source: Source, encoding: str) -> Iterator[Numbered]:
    number = 0
    for block in blocks(source, encoding, BLOCK):
        for raw in block.data.tobytes().replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n"):
            number += 1
            if not len(block.data) or not raw.strip():
                continue
            yield number, *(("", "too long") if block.too_long else _loaded(raw))


def _loaded(raw: bytes) -> tuple[Any, str]:
    """The value on a line, or the line and why it is bad."""
    try:
        return DECODER.decode(raw), ""
    except WRONG_JSON:
        pass  # Python's own reader takes a little more, and tells what is wrong
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
        kind = type(inner)
        name = above + key
        if kind is str or inner is None:
            record[name] = inner
        elif kind is int:
            record[name] = str(inner)
        elif kind is dict and inner and depth < DEEPEST:
            _flatten(inner, f"{name}.", record, depth + 1)
        else:
            record[name] = text(inner)


def names_into(value: Any, names: dict[str, None]) -> None:
    """Add the names that `flat` would give a value, in their order."""
    if isinstance(value, dict):
        _names(value, "", names, 0)
    else:
        names.update(dict.fromkeys(flat(value)))


def _names(value: dict[str, Any], above: str, names: dict[str, None], depth: int) -> None:
    for key, inner in value.items():
        name = above + key
        if type(inner) is dict and inner and depth < DEEPEST:
            _names(inner, f"{name}.", names, depth + 1)
        elif name not in names:
            names[name] = None


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
        return ENCODER.encode(value)
    except RecursionError:
        return "…"
