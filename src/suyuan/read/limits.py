"""How far archives may grow: bombs are stopped before they fill the disk or the day."""

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, BinaryIO, Self, cast

from suyuan.model.errors import LockedFile, TooLarge, TruncatedFile, UnknownFormat, Unreadable

PIECE = 1 << 17
"""Bytes unpacked at a time."""


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
    seconds: int = 3600
    """Time spent on unpacking, for each started GiB of the archive."""


@dataclass(slots=True)
class Budget:
    """What is left for one archive on the disk."""

    root: str
    allowed: int
    members: int
    seconds: float
    """Time left for unpacking."""
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
            raise TooLarge(
                f"{self.root}: unpacks to more than {self.allowed} bytes; unpack it by hand if it is meant to"
            )

    def spend(self, seconds: float) -> None:
        """Count time spent on unpacking. Raises TooLarge."""
        self.seconds -= seconds
        if self.seconds < 0:
            raise TooLarge(f"{self.root}: takes too long to unpack; unpack it by hand if it is meant to")

    def enter(self, depth: int, deepest: int) -> None:
        """Count a member inside so many archives. Raises TooLarge."""
        if depth >= deepest:
            raise TooLarge(f"{self.root}: more than {deepest} archives inside each other; unpack it by hand")
        self.members -= 1
        if self.members < 0:
            raise TooLarge(f"{self.root}: holds too many files; unpack it by hand if it is meant to")


def budget(root: str, size: int, limits: Limits) -> Budget:
    """The budget of an archive of `size` bytes on the disk."""
    allowed = min(limits.total, max(limits.floor, limits.ratio * size))
    return Budget(root, allowed, limits.members, limits.seconds * (1 + (size >> 30)))


class Unpacked:
    """A stream out of an archive: counts what comes out, names what goes wrong, and loses nothing before it."""

    def __init__(
        self, name: str, budget: Budget, opener: Callable[[], Any], close: Callable[[], None]
    ) -> None:
        self._name, self._budget, self._close, self._size = name, budget, close, 0
        self._failed: Unreadable | None = None
        with naming(name):
            self._stream = opener()

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer at the end. Raises TruncatedFile, LockedFile, UnknownFormat or TooLarge."""
        if self._failed:
            raise self._failed
        parts: list[bytes] = []
        left = size
        try:
            while left and (data := self._some(left)):
                parts.append(data)
                left -= len(data) if size >= 0 else 0
        except Unreadable as error:
            if not parts:
                raise
            self._failed = error
        return b"".join(parts)

    def _some(self, size: int) -> bytes:
        began = monotonic()
        with naming(self._name):
            data: bytes = self._stream.read1(PIECE if size < 0 else min(size, PIECE))
        self._budget.spend(monotonic() - began)
        self._size += len(data)
        self._budget.note(self._name, self._size)
        return data

    def close(self) -> None:
        """Close the archive too."""
        self._stream.close()
        self._close()

    def __enter__(self) -> Self:
        """Nothing to prepare."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close."""
        self.close()


def unpacked(full: str, spend: Budget, opener: Callable[[], object], stack: ExitStack) -> BinaryIO:
    """What `opener` opens, counted; closing it closes the stack too, and so does a failure to open it."""
    with ExitStack() as guard:
        guard.push(stack)
        stream = Unpacked(full, spend, opener, stack.close)
        guard.pop_all()
        return cast("BinaryIO", stream)  # as much of one as readers need


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
        return LockedFile(
            f"{name}: the archive has a password; unpack it with the password and read the result"
        )
    if isinstance(error, NotImplementedError):
        return UnknownFormat(f"{name}: packed by a method that is not known here; unpack it by hand")
    squeezing = (zlib.error, lzma.LZMAError, EOFError, OSError)
    listing = (zipfile.BadZipFile, tarfile.TarError, struct.error, ValueError)
    if isinstance(error, squeezing + listing):
        return TruncatedFile(f"{name}: the archive is cut or damaged; copy it again from the source")
    return None
