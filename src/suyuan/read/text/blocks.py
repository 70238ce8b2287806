"""Text files as blocks of UTF-8 that end at line ends, whatever their encoding."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from suyuan.model.errors import Unreadable
from suyuan.read.encoding import BOMS, DECODERS
from suyuan.read.source import Source

BLOCK = 8 << 20
"""Bytes read at a time."""

LONGEST = 16 << 20
"""Bytes of the longest line that is kept; a longer one becomes a bad row."""

KEPT = 1 << 12
"""Bytes kept of a line that is too long."""


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of a file."""

    data: bytes
    """UTF-8, where the file's bytes were right; wrong bytes stay wrong (as surrogates), never become others."""
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
    carry, to_skip = b"", False
    with source.open() as stream:
        first = _read(stream, size)
        kind = codec(encoding, first)
        data = unmarked(first)
        while True:
            following = _read(stream, size)
            last = not following
            data = carry + data
            if to_skip:
                data, to_skip = _after_line(data, kind, last=last)
            cut = len(data) if last else last_line_end(data, kind)
            if not cut and len(data) > LONGEST:
                yield Block(to_utf8(data[:KEPT], kind), last=False, too_long=True)
                data, to_skip = b"", True
            elif cut or last:
                yield Block(to_utf8(data[:cut], kind), last)
            if last:
                return
            carry, data = data[cut:], following


def _read(stream: BinaryIO, size: int) -> bytes:
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


def _after_line(data: bytes, kind: Codec, *, last: bool) -> tuple[bytes, bool]:
    """What follows the first line end, and whether the line still goes on."""
    at = -1
    unit = kind.unit("\n")
    while (at := data.find(unit, at + 1)) >= 0:
        if at % kind.width == 0:
            return data[at + kind.width :], False
    keep = data[len(data) // kind.width * kind.width :]
    return (b"" if last else keep), not last


def to_utf8(data: bytes, kind: Codec) -> bytes:
    """The text as UTF-8; each wrong byte becomes a lone surrogate, which is not UTF-8 and so shows its row."""
    if kind.raw:
        return data
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
