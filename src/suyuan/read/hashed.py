"""A stream that takes the SHA-256 of what is read from it: a large file need not be read twice."""

import hashlib
from typing import Any, BinaryIO, Self


class Hashed:
    """Reads a file from its start to its end, and hashes the bytes on the way."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._sum = stream, hashlib.sha256()

    def read(self, size: int) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self._sum.update(data)
        return data

    def readinto(self, room: Any) -> int:
        """Fill a buffer; how many bytes came. The interpreter lock is free while they are hashed."""
        count: int = self._stream.readinto(room) or 0  # type: ignore[attr-defined]  # every buffered stream has it
        self._sum.update(room[:count])
        return count

    def hexdigest(self) -> str:
        """SHA-256 of all that was read."""
        return self._sum.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stream.close()
