"""A file to read, wherever it lies: on the disk or inside an archive."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Self

from suyuan.model.errors import Unreadable
from suyuan.read.progress import Meter
from suyuan.read.spool import Spool

HEAD = 1 << 16
"""Bytes from the start that formats are told by."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file on the disk as it was when its reading began."""

    path: Path
    size: int
    changed_ns: int

    def changed(self) -> str:
        """What happened to the file since; empty where nothing did."""
        try:
            now = stamp(self.path)
        except OSError:
            return "is gone"
        if now.size != self.size:
            return f"{'shrank' if now.size < self.size else 'grew'} from {self.size} to {now.size} bytes"
        return "" if now == self else "was written to"


def stamp(path: Path) -> Stamp:
    """The file as it is now. Raises OSError."""
    found = path.stat()
    return Stamp(path, found.st_size, found.st_mtime_ns)


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
    path: Path | None = field(default=None, compare=False)
    """Where it lies on the disk; None for what lies in an archive or in memory."""
    root: Stamp | None = field(default=None, compare=False)
    """The file on the disk that it is or lies in; None for what never lay on a disk."""

    def open(self) -> BinaryIO:
        """A stream from the start. Raises TruncatedFile or TooLarge while it is read."""
        return self.opener()

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """A stream that can seek: archive members are unpacked into a nameless temporary file first."""
        if self.on_disk:
            with self.open() as stream:
                yield stream
            return
        spool = self.spool()
        try:
            if spool.error:
                raise spool.error
            with spool.open() as stream:
                yield stream
        finally:
            spool.close()

    def spool(self) -> Spool:
        """All that can be read of it, kept in a nameless temporary file."""
        with self.open() as stream:
            return Spool(stream)

    def kept(self) -> tuple[Self, Unreadable | None]:
        """The same file where seeking is cheap, as far as it can be read, and why it breaks off."""
        if self.on_disk:
            return self, None
        spool = self.spool()
        return replace(self, size=spool.size, opener=spool.open, on_disk=True), spool.error

    def head(self) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(HEAD)


def file_source(path: Path, name: str, meter: Meter | None = None) -> Source:
    """A file on the disk. Raises OSError."""
    opener = (lambda: meter.open(path)) if meter else (lambda: path.open("rb"))
    root = stamp(path)
    return Source(name, root.size, opener, on_disk=True, path=path, root=root)


def bytes_source(data: bytes, name: str) -> Source:
    """Bytes in memory as a file."""
    return Source(name, len(data), lambda: io.BytesIO(data), on_disk=True)
