"""A text file as a stream of UTF-8 bytes or of characters, whatever its encoding."""

from collections.abc import Iterator

from suyuan.read.blocks import blocks
from suyuan.read.encoding import detect
from suyuan.read.source import Source

WRONG = "\ufffd"
"""Stands for bytes that are not text; a row that holds it is bad where the file's own bytes were wrong."""

BLOCK = 1 << 20


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


def _valid(source: Source, encoding: str, stream: Utf8) -> Iterator[bytes]:
    for block in blocks(source, encoding, BLOCK):
        try:
            block.data.decode()
        except UnicodeDecodeError:
            stream.wrong = True
            yield block.data.decode("utf-8", "replace").encode()
        else:
            if block.data:
                yield block.data


def encoding_of(source: Source) -> str:
    """The encoding, told from the file's start."""
    return detect(source.head())
