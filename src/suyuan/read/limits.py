"""How far archives may grow: bombs are stopped before they fill the disk or the day."""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from suyuan.model.errors import LockedFile, TooLarge, TruncatedFile, UnknownFormat, Unreadable


@dataclass(frozen=True, slots=True)
class Limits:
    """What one archive on the disk may hold, all that is packed inside it counted."""

    ratio: int = 200
    """Unpacked bytes for each packed byte."""
    floor: int = 1 << 30
    """Unpacked bytes that are always allowed."""
    total: int = 1 << 40
    """Unpacked bytes that are never exceeded."""
    members: int = 100_000
    depth: int = 6
    """Archives in archives."""


@dataclass(slots=True)
class Budget:
    """What is left for one archive on the disk."""

    root: str
    allowed: int
    members: int
    read: dict[str, int] = field(default_factory=dict)
    """Bytes unpacked so far, by member; reading one again does not count twice."""
    spent: int = 0

    def note(self, name: str, size: int) -> None:
        """Count the bytes unpacked of a member. Raises TooLarge."""
        before = self.read.get(name, 0)
        if size <= before:
            return
        self.spent += size - before
        self.read[name] = size
        if self.spent > self.allowed:
            raise TooLarge(f"{self.root}: unpacks to more than {self.allowed} bytes; unpack it by hand if it is meant to")

    def enter(self) -> None:
        """Count a member. Raises TooLarge."""
        self.members -= 1
        if self.members < 0:
            raise TooLarge(f"{self.root}: holds too many files; unpack it by hand if it is meant to")


def budget(root: str, size: int, limits: Limits) -> Budget:
    """The budget of an archive of `size` bytes on the disk."""
    return Budget(root, min(limits.total, max(limits.floor, limits.ratio * size)), limits.members)


class Unpacked(io.RawIOBase):
    """A stream out of an archive: counts what comes out, and names what goes wrong."""

    def __init__(self, name: str, budget: Budget, opener: Callable[[], BinaryIO], close: Callable[[], None]) -> None:
        self._name, self._budget, self._close, self._size = name, budget, close, 0
        with naming(name):
            self._stream = opener()

    def readable(self) -> bool:
        """Streams of archives are read only."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read some bytes. Raises TruncatedFile, LockedFile, UnknownFormat or TooLarge."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # any writable buffer
        with naming(self._name):
            data = self._stream.read(len(view))
        view[: len(data)] = data
        self._size += len(data)
        self._budget.note(self._name, self._size)
        return len(data)

    def close(self) -> None:
        """Close the archive too."""
        if not self.closed:
            super().close()
            if hasattr(self, "_stream"):
                self._stream.close()
            self._close()


class naming:  # noqa: N801  # reads as a word in `with naming(…)`
    """Turns the errors of the archive libraries into ours."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        """Raise the named error instead."""
        named = None if error is None else unreadable(error, self._name)
        if named is not None:
            raise named from error


def unreadable(error: BaseException, name: str) -> Unreadable | None:
    """The named error for a library's error; None for errors of other kinds."""
    if isinstance(error, RuntimeError) and "password" in str(error):
        return LockedFile(f"{name}: the archive has a password; unpack it with the password and read the result")
    if isinstance(error, NotImplementedError):
        return UnknownFormat(f"{name}: packed by a method that is not known here; unpack it by hand")
    broken = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError)
    if isinstance(error, broken):
        return TruncatedFile(f"{name}: the archive is cut or damaged; copy it again from the source")
    return None
