"""Text files as blocks of UTF-8 that end at line ends, whatever their encoding."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import numpy as np

from suyuan.engine.scratch import Buffers
from suyuan.model.errors import Unreadable
from suyuan.read.encoding import BOMS, DECODERS, MIXED
from suyuan.read.form import BLOCK, SLACK
from suyuan.read.hashed import Hashed
from suyuan.read.mixed import mixed_text
from suyuan.read.source import Source
from suyuan.read.text.cutting import last_line_end as line_ended

LONGEST = 16 << 20
"""Bytes of the longest line that is kept; a longer one becomes a bad row."""

FIRST = 1 << 12
"""Bytes at the start by which the byte order is told."""

PROBE = 1 << 16
"""Bytes read at a time to find a line's end."""

KEPT = 1 << 12
"""Bytes kept of a line that is too long."""


class _Reads(Protocol):
    """What blocks are read from."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""


NOTHING = np.frombuffer(b"", np.uint8)


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of a file."""

    data: np.ndarray
    """uint8, read only: UTF-8, where the file's bytes were right; wrong bytes stay wrong (as surrogates), never become others."""
    last: bool
    """Nothing follows."""
    too_long: bool = False
    """Not lines but the start of one line that is too long to keep; the rest of it is left out."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How a file's bytes become UTF-8, and what a line end looks like in them."""

    name: str
    """Python codec with its byte order, such as `utf-16-le`."""
    width: int
    """Bytes of the smallest unit: 2 for UTF-16, 4 for UTF-32."""

    @property
    def raw(self) -> bool:
        """Whether the bytes are UTF-8 already."""
        return self.name == "utf-8"

    def unit(self, character: str) -> bytes:
        """The bytes of an ASCII character."""
        return character.encode(self.name)


def codec(encoding: str, head: bytes) -> Codec:
    """The codec for a detected encoding; `head` decides the byte order of UTF-16 and UTF-32."""
    if encoding == "utf-16":
        return Codec("utf-16-be" if head.startswith(b"\xfe\xff") else "utf-16-le", 2)
    if encoding == "utf-32":
        return Codec("utf-32-le", 4)
    if encoding == "utf-8-sig":
        return Codec("utf-8", 1)
    return Codec(DECODERS.get(encoding, encoding), 2 if encoding.startswith("utf-16") else 1)


def blocks(source: Source, encoding: str, size: int = BLOCK) -> Iterator[Block]:
    """Stream a text file. Memory: a few blocks; a file that breaks off ends without an error (see `sample`)."""
    with source.open() as stream:
        first = _read(stream, min(size, FIRST))
        yield from cut(stream, unmarked(first), codec(encoding, first), size)


def stretch(source: Source, span: tuple[int, int], kind: Codec, size: int = BLOCK) -> Iterator[Block]:
    """Stream the lines whose first byte lies in a span of a text file that can seek.

    Spans that together cover a file give each of its lines once.
    """
    with source.open() as stream:
        start, stop = (line_start(stream, at, kind) for at in span)
        stream.seek(start)
        limited = _Limited(stream, stop - start)
        first = limited.read(min(size, FIRST))
        yield from cut(limited, first if start else unmarked(first), kind, size)


class _Limited:
    """A stream that ends early."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream, self._left = stream, size

    def read(self, size: int) -> bytes:
        """The next bytes."""
        data = self._stream.read(min(size, self._left))
        self._left -= len(data)
        return data


def line_start(stream: BinaryIO, at: int, kind: Codec) -> int:
    """The first byte at or after `at` that starts a line; the file's end where there is none."""
    at = -(-at // kind.width) * kind.width
    if at <= 0:
        return 0
    here = at - kind.width
    stream.seek(here)
    data = b""
    while more := stream.read(PROBE):
        data += more
        if end := first_line_end(data, kind):
            return here + end
        if len(data) > 2 * PROBE:
            here, data = here + PROBE, data[PROBE:]
    return here + len(data)


def cut(stream: _Reads, head: bytes, kind: Codec, size: int) -> Iterator[Block]:
    """Cut a stream, of which `head` was read already, into blocks of whole lines."""
    carry, to_skip, last, buffers = np.frombuffer(head, np.uint8), False, False, Buffers()
    while not last:
        data, last = _more(stream, carry, buffers.take(len(carry) + size + SLACK))
        if to_skip:
            data, to_skip = _after_line(data, kind, last=last)
        while len(data) > LONGEST and not 0 < _first_end(data, kind) <= LONGEST and not to_skip:
            yield Block(_utf8(data[:KEPT], kind), last=False, too_long=True)
            data, to_skip = _after_line(data, kind, last=last)
        end = len(data) if last else _last_end(data, kind)
        if (end or last) and not to_skip:
            yield Block(_utf8(data[:end], kind), last)
        carry = data if to_skip else data[end:]


def _more(stream: _Reads, carry: np.ndarray, room: np.ndarray) -> tuple[np.ndarray, bool]:
    """What was left over and the next bytes behind it, and whether nothing follows; copies each byte once."""
    room[: len(carry)] = carry
    at, most = len(carry), len(room) - SLACK
    while at < most and (got := _read_into(stream, room[at:most])):
        at += got
    data = room[:at]
    data.flags.writeable = False
    return data, at < most


def _read_into(stream: _Reads, room: np.ndarray) -> int:
    """Read some of the next bytes; how many. None where the file breaks off."""
    if isinstance(stream, io.BufferedIOBase | Hashed):
        return stream.readinto(room.data) or 0
    data = _read(stream, len(room))
    room[: len(data)] = np.frombuffer(data, np.uint8)
    return len(data)


def joined(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Two blocks as one."""
    both = np.concatenate([first, second])
    both.flags.writeable = False
    return both


def _utf8(data: np.ndarray, kind: Codec) -> np.ndarray:
    return data if kind.raw else np.frombuffer(to_utf8(data.tobytes(), kind), np.uint8)


def _last_end(data: np.ndarray, kind: Codec) -> int:
    return int(line_ended(data)) if kind.width == 1 else last_line_end(data.tobytes(), kind)


def _first_end(data: np.ndarray, kind: Codec) -> int:
    return first_line_end(data.tobytes(), kind)


def _read(stream: _Reads, size: int) -> bytes:
    """The next bytes; none where the file breaks off."""
    try:
        return stream.read(size)
    except Unreadable:
        return b""


def unmarked(data: bytes) -> bytes:
    """Without a byte-order mark."""
    mark = next((bom for bom, _name in BOMS if data.startswith(bom)), b"")
    return data[len(mark) :]


def last_line_end(data: bytes, kind: Codec) -> int:
    """Where the last whole line ends; 0 where there is none. A carriage return at the very end may go on."""
    for character in "\n\r":
        unit, end = kind.unit(character), len(data) - (kind.width if character == "\r" else 0)
        while (at := data.rfind(unit, 0, end)) >= 0:
            if at % kind.width == 0:
                return at + kind.width
            end = at + kind.width - 1
    return 0


def first_line_end(data: bytes, kind: Codec) -> int:
    """Where the first line ends, its end included; 0 where that is not known. A carriage return at the end may go on."""
    best = 0
    for character in "\n\r":
        unit, at = kind.unit(character), -kind.width
        while (at := data.find(unit, at + 1 if at >= 0 else 0, best or len(data))) >= 0:
            if at % kind.width == 0:
                break
        if at < 0:
            continue
        end = at + kind.width
        if character == "\r":
            if end >= len(data):
                continue
            end += kind.width if data.startswith(kind.unit("\n"), end) else 0
        best = min(best or end, end)
    return best


def _after_line(data: np.ndarray, kind: Codec, *, last: bool) -> tuple[np.ndarray, bool]:
    """What follows the first line end, and whether the line still goes on."""
    if end := _first_end(data, kind):
        return data[end:], False
    whole = len(data) // kind.width * kind.width
    may_go_on = data.tobytes().endswith(kind.unit("\r"))
    return (NOTHING if last else data[-kind.width if may_go_on else whole :]), not last


def to_utf8(data: bytes, kind: Codec) -> bytes:
    """The text as UTF-8; each wrong byte becomes a lone surrogate, which is not UTF-8 and so shows its row."""
    if kind.raw:
        return data
    if kind.name in MIXED:
        return mixed_text(data, kind.name).encode("utf-8", "surrogatepass")
    try:
        return data.decode(kind.name).encode()
    except UnicodeError:
        pass
    if kind.width == 4:
        return data.decode(kind.name, "replace").replace("\ufffd", "\udcff").encode("utf-8", "surrogatepass")
    if kind.width == 2:
        whole = len(data) // kind.width * kind.width
        tail = "\udcff" if whole < len(data) else ""
        return (data[:whole].decode(kind.name, "surrogatepass") + tail).encode("utf-8", "surrogatepass")
    return data.decode(kind.name, "surrogateescape").encode("utf-8", "surrogatepass")
