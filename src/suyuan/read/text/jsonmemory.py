"""JSON files that fit in memory, cut into their records at the speed of a compiled reader.

Everything here gives up (None) rather than guess: the streaming reader then says what is wrong and where.
"""

from decimal import Decimal
from typing import Any

import msgspec

from suyuan.read.source import Source
from suyuan.read.text.stream import Utf8

LARGEST = 256 << 20
"""Bytes of a file that is held in memory; larger ones are streamed."""
DECODER = msgspec.json.Decoder(float_hook=Decimal)
"""Strict JSON; what it takes, Python's own reader takes with the same values (a test compares them)."""
MOST_NAMES = 200
"""Names of an object that is a frame around lists rather than a record of its own."""
LIST = msgspec.json.Decoder(list[msgspec.Raw])
OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
WRONG = (msgspec.MsgspecError, ValueError, RecursionError)
"""What the library raises over what it does not take."""


def whole(source: Source, encoding: str) -> bytes | None:
    """The file as UTF-8, where it fits and every byte of it is right."""
    if not 0 <= source.size <= LARGEST:
        return None
    stream = Utf8(source, encoding)
    parts = []
    while data := stream.read():
        parts.append(data)
    return None if stream.wrong else b"".join(parts)


def records(data: bytes, prefix: str) -> list[msgspec.Raw] | None:
    """The members of the list under a prefix such as `item` or `data.item`, undecoded."""
    *path, last = prefix.split(".")
    if last != "item":
        return None
    here: Any = data
    try:
        for key in path:
            if key == "item":
                return None
            inside = OBJECT.decode(here)
            if key not in inside or bytes(here).count(f'"{key}"'.encode()) > 1:
                return None
            here = inside[key]
        return LIST.decode(here)
    except WRONG:
        return None


def lists(data: bytes) -> list[str] | None:
    """Prefixes of the lists inside an object, in order, that hold objects or lists of values."""
    found: list[str] = []
    try:
        _gather(data, "", found)
    except WRONG:
        return None
    return found


def _gather(here: Any, above: str, found: list[str]) -> None:
    inside = OBJECT.decode(here)
    if len(inside) > MOST_NAMES:
        raise ValueError
    for key, raw in inside.items():
        start = _first(raw)
        name = f"{above}{key}"
        if "." in key or key == "item" or bytes(here).count(f'"{key}"'.encode()) > 1:
            raise ValueError
        if start == b"{":
            _gather(raw, f"{name}.", found)
        elif start == b"[" and any(_first(one) in {b"{", b"["} for one in LIST.decode(raw)):
            found.append(f"{name}.item")


def _first(raw: msgspec.Raw) -> bytes:
    """The sign that a value starts with."""
    return bytes(memoryview(raw)[:64]).lstrip()[:1]
