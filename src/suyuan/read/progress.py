"""How far the reading has come, for bars on a terminal."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from suyuan.read.folders import total


@dataclass(frozen=True, slots=True)
class Progress:
    """What was read so far and what there is."""

    files: int
    """Files done with."""
    files_total: int
    bytes: int
    """Bytes done with, those of the file being read included, each counted once."""
    bytes_total: int
    name: str
    """The file being read."""


class Meter:
    """Counts files and bytes as they are read, and shows them.

    >>> seen = []
    >>> meter = Meter(seen.append, [])
    >>> meter.begin("a.txt", 10), meter.done(), seen[-1].files
    (None, None, 1)
    """

    def __init__(self, show: Callable[[Progress], None], paths: Iterable[Path]) -> None:
        """Lists everything under the paths once, to know how much there is; nothing is opened."""
        self._show = show
        self._total = total(paths)
        self._files = self._bytes = self._top = self._size = 0
        self._name = ""

    def begin(self, name: str, size: int) -> None:
        """A file is about to be read."""
        self._name, self._size, self._top = name, size, 0
        self._tell()

    def at(self, position: int) -> None:
        """The file was read up to here; going back does not count."""
        if position > self._top:
            self._top = min(position, self._size)
            self._tell()

    def done(self) -> None:
        """Nothing more of the file will be read."""
        self._files += 1
        self._bytes += self._size
        self._size = self._top = 0
        self._tell()

    def open(self, path: Path) -> BinaryIO:
        """The file as a stream that notes how far it was read."""
        return cast("BinaryIO", io.BufferedReader(_Noted(path, self), 1 << 17))

    def _tell(self) -> None:
        files, size = self._total
        self._show(Progress(self._files, files, self._bytes + self._top, size, self._name))


class _Noted(io.FileIO):
    """A file that tells the meter where it stands."""

    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path)
        self._meter = meter

    def readinto(self, buffer: object) -> int | None:
        """Read, and note."""
        count = super().readinto(buffer)  # type: ignore[arg-type]  # any writable buffer
        self._meter.at(self.tell())
        return count
