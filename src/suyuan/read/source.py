"""A file to read, wherever it lies: on the disk or inside an archive."""

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

HEAD = 1 << 16
"""Bytes from the start that formats are told by."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file; opened as often as needed, each time from the start."""

    name: str
    """Relative to the folder read; archive members follow after `!`."""
    size: int
    """Bytes, unpacked; -1 where an archive does not say."""
    opener: Callable[[], BinaryIO] = field(repr=False, compare=False)
    on_disk: bool = False
    """Whether seeking is cheap."""

    def open(self) -> BinaryIO:
        """A stream from the start. Raises TruncatedFile or TooLarge while it is read."""
        return self.opener()

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """A stream that can seek: archive members are unpacked into a nameless temporary file first."""
        with self.open() as stream:
            if self.on_disk:
                yield stream
                return
            with tempfile.TemporaryFile() as spool:
                shutil.copyfileobj(stream, spool, 1 << 20)
                spool.seek(0)
                yield spool

    def head(self) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(HEAD)


def file_source(path: Path, name: str) -> Source:
    """A file on the disk."""
    return Source(name, path.stat().st_size, lambda: path.open("rb"), on_disk=True)


def bytes_source(data: bytes, name: str) -> Source:
    """Bytes in memory as a file."""
    return Source(name, len(data), lambda: io.BytesIO(data), on_disk=True)
