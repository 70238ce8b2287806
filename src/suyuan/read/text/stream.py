"""A text file as a stream of UTF-8 bytes or of characters, whatever its encoding."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from suyuan.model.errors import TruncatedFile, Unreadable
from suyuan.read.encoding import detect
from suyuan.read.source import Source
from suyuan.read.text.blocks import codec, unmarked

WRONG = "\ufffd"
"""Stands for bytes that are not text; a row that holds it is bad where the file's own bytes were wrong."""

BLOCK = 1 << 20
LONGEST = 64 << 20
"""Bytes of the longest string in JSON."""


class Utf8:
    """The bytes of a text file as right UTF-8; wrong ones become U+FFFD and are noted."""

    def __init__(self, source: Source, encoding: str) -> None:
        self._parts = _valid(source, encoding, self)
        self._rest = b""
        self.wrong = False
        """Whether wrong bytes were met so far."""

    def read(self, size: int = -1) -> bytes:
        """Some bytes; none at the end."""
        if not self._rest:
            self._rest = next(self._parts, b"")
        size = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:size], self._rest[size:]
        return data


class Bounded:
    """A stream of JSON that breaks off over a string too long to hold."""

    def __init__(self, stream: Utf8, name: str) -> None:
        self._stream, self._name, self._run = stream, name, 0

    def read(self, size: int = -1) -> bytes:
        """Some bytes; none at the end. Raises TruncatedFile."""
        data = self._stream.read(size)
        quote = data.rfind(b'"')
        self._run = len(data) - quote if quote >= 0 else self._run + len(data)
        if self._run > LONGEST:
            raise TruncatedFile(f"{self._name}: holds a value of more than {LONGEST} bytes; read up to there")
        return data


def _valid(source: Source, encoding: str, stream: Utf8) -> Iterator[bytes]:
    """The file piece by piece; ends where the file breaks off."""
    with source.open() as file:
        piece = _piece(file)
        kind = codec(encoding, piece)
        decoder = codecs.getincrementaldecoder(kind.name)()
        piece = unmarked(piece)
        while piece:
            following = _piece(file)
            state = decoder.getstate()
            try:
                text = decoder.decode(piece, not following)
            except UnicodeDecodeError:
                stream.wrong = True
                decoder.setstate(state)
                decoder.errors = "replace"
                text = decoder.decode(piece, not following)
                decoder.errors = "strict"
            if text:
                yield text.encode("utf-8", "replace")
            piece = following


def _piece(file: BinaryIO) -> bytes:
    try:
        return file.read(BLOCK)
    except Unreadable:
        return b""


def encoding_of(source: Source) -> str:
    """The encoding, told from the file's start."""
    return detect(source.head())
