"""Bytes kept aside: opened as often as needed, gone with the last who refers to them; many in a nameless file."""

import io
import tempfile
import weakref
from threading import Lock
from typing import BinaryIO, cast

from suyuan.model.errors import Unreadable

PIECE = 1 << 20
IN_MEMORY = 1 << 20
"""Bytes of a spool that needs no file."""


class Spool:
    """A stream read to its end, or as far as it can be read, and kept."""

    def __init__(self, stream: BinaryIO) -> None:
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # lives as long as this object
        self._lock = Lock()
        self.close = weakref.finalize(self, self._file.close)
        """Forget the bytes now rather than with the last reader."""
        self.size = 0
        self.error: Unreadable | None = None
        """Why the stream ended early, where it did."""
        try:
            while data := stream.read(PIECE):
                self.size += self._file.write(data)
        except Unreadable as error:
            self.error = error
        self._file.flush()

    def open(self) -> BinaryIO:
        """The bytes from the start, with a position of its own."""
        return cast("BinaryIO", io.BufferedReader(_View(self), PIECE))

    def into(self, buffer: memoryview, position: int) -> int:
        """Fill a buffer from a position; the number of bytes, 0 at the end."""
        with self._lock:
            self._file.seek(position)
            return self._file.readinto(buffer)


class _View(io.RawIOBase):
    """One reader's place in a spool."""

    def __init__(self, spool: Spool) -> None:
        self._spool, self._at = spool, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read on."""
        count = self._spool.into(memoryview(buffer), self._at)  # type: ignore[arg-type]
        self._at += count
        return count

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go elsewhere."""
        self._at = max(0, offset + (0, self._at, self._spool.size)[whence])
        return self._at

    def tell(self) -> int:
        """Where it stands."""
        return self._at
