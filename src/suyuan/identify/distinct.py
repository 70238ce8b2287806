"""Counts the different values of many columns exactly, in flat memory.

Keys wait in memory; when they grow too many they are cut into parts by their high bits and go to one nameless temporary
file, which is gone with the process however that ends. Then the parts are counted one after the other: each fits in
memory, and where it does not it is read several times for a share of its keys each.
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import BinaryIO, cast

import numpy as np

from suyuan.engine.scratch import scratch
from suyuan.identify.kernel.sets import PARTS, insert, part
from suyuan.model.errors import NoSpace

WAITING = 6 << 20
"""Keys of all columns together that wait in memory (48 MB)."""
LARGEST = 1 << 22
"""Slots of the largest set (32 MB), half of which may be taken."""
STEP = LARGEST >> 3
"""Keys that are put into a set before it is looked whether it must grow."""
MOST_SHARES = 1 << 10
FEW = 1 << 14
"""Keys that are sorted rather than cut into parts."""


@dataclass(frozen=True, slots=True)
class _Blob:
    """Keys of one column in the file, part after part."""

    at: int
    """First byte."""
    ends: np.ndarray
    """int64 [PARTS + 1]: where the parts end, in keys."""

    def read(self, file: int, number: int) -> np.ndarray:
        """One part's keys."""
        first, end = int(self.ends[number]), int(self.ends[number + 1])
        return np.frombuffer(os.pread(file, 8 * (end - first), self.at + 8 * first), np.uint64)


@dataclass(frozen=True, slots=True)
class _Part:
    """All keys of one part of a column, in memory and in the file."""

    slices: list[np.ndarray]
    blobs: list[_Blob]
    place: tuple[int, int]
    """Handle of the file, and number of the part."""
    size: int
    """Keys, repeated ones too."""

    def __iter__(self) -> Iterator[np.ndarray]:
        yield from self.slices
        for blob in self.blobs:
            yield blob.read(*self.place)


class Distinct:
    """Sets of 64-bit digests, one for each column, that only tell their sizes. Any thread may add to them."""

    def __init__(self, columns: int, waiting: int = WAITING) -> None:
        self._room = max(1, waiting // max(columns, 1))
        self._waiting = [np.empty(0, np.uint64) for _ in range(columns)]
        self._full = [0] * columns
        self._locks = [Lock() for _ in range(columns)]
        self._blobs: list[list[_Blob]] = [[] for _ in range(columns)]
        self._file: BinaryIO | None = None
        self._end, self._writing = 0, Lock()

    def add(self, column: int, keys: np.ndarray) -> None:
        """Take in digests (uint64, none of them 0); repeated ones count once. Raises NoSpace."""
        with self._locks[column]:
            while len(keys):
                if not len(self._waiting[column]):
                    self._waiting[column] = np.empty(self._room, np.uint64)
                full = self._full[column]
                some = keys[: self._room - full]
                self._waiting[column][full : full + len(some)] = some
                self._full[column] += len(some)
                keys = keys[len(some) :]
                if self._full[column] == self._room:
                    self._spill(column)

    def counts(self) -> list[int]:
        """Number of different digests of each column. The sets can't be used afterwards."""
        try:
            return [self._count(column) for column in range(len(self._waiting))]
        finally:
            if self._file is not None:
                self._file.close()

    def _spill(self, column: int) -> None:
        keys = self._waiting[column][: self._full[column]]
        self._full[column] = 0
        with self._writing:
            parts = scratch("parts", keys.shape, np.uint64)
            ends = part(keys, parts)
            try:
                if self._file is None:
                    self._file = cast("BinaryIO", tempfile.TemporaryFile(prefix="suyuan-", buffering=0))  # noqa: SIM115
                self._write(parts)
            except OSError as error:
                raise NoSpace(
                    f"no room left in {tempfile.gettempdir()} for the keys of the columns ({error.strerror}); "
                    f"free {8 * len(keys) >> 20} MB and more, or name another disk with TMPDIR"
                ) from error
            self._blobs[column].append(_Blob(self._end - 8 * len(keys), ends))

    def _write(self, keys: np.ndarray) -> None:
        left = keys.view(np.uint8)
        while len(left):
            assert self._file is not None
            written = self._file.write(left.data)
            self._end += written
            left = left[written:]

    def _count(self, column: int) -> int:
        keys = self._waiting[column][: self._full[column]]
        if not self._blobs[column] and len(keys) <= FEW:
            return len(distinct(keys))
        parts = np.empty_like(keys)
        rest = _Blob(0, part(keys, parts))
        self._waiting[column] = parts[:0]
        return sum(count_part(self._parts(column, number, rest, parts)) for number in range(PARTS))

    def _parts(self, column: int, number: int, rest: _Blob, keys: np.ndarray) -> _Part:
        slices = [keys[rest.ends[number] : rest.ends[number + 1]]]
        file = self._file.fileno() if self._file is not None else -1
        size = sum(int(blob.ends[number + 1] - blob.ends[number]) for blob in self._blobs[column])
        return _Part(slices, self._blobs[column], (file, number), size + len(slices[0]))


def count_part(keys: _Part) -> int:
    """Number of different keys of one part. Memory: a set of LARGEST slots and one array of keys."""
    shares = 1
    while True:
        counted = 0
        for share in range(shares):
            new = _count_share(keys, (share, shares))
            if new < 0:
                break
            counted += new
        else:
            return counted
        shares *= 4


def _count_share(keys: _Part, share: tuple[int, int]) -> int:
    """Number of different keys of a share; -1 where the set would grow too large."""
    table, new, seen = np.zeros(1 << 10, np.uint64), 0, 0
    for slice_ in keys:
        for at in range(0, len(slice_), STEP):
            more = slice_[at : at + STEP]
            if 2 * (new + len(more)) > len(table):
                likely = int(keys.size * new / seen * 1.1) if seen else 0
                slots = 1 << (2 * max(new + len(more), min(likely, LARGEST // 2)) - 1).bit_length()
                if slots > LARGEST and share[1] < MOST_SHARES:
                    return -1
                table = _grown(table, slots)
            new += insert(more, table, share)
            seen += len(more)
    return new


def _grown(table: np.ndarray, slots: int) -> np.ndarray:
    grown = np.zeros(slots, np.uint64)
    insert(table[table != 0], grown, (0, 1))
    return grown


def distinct(keys: np.ndarray) -> np.ndarray:
    """Sorted keys without repetitions."""
    if len(keys) < 2:
        return keys
    keys = np.sort(keys)
    first = np.empty(len(keys), bool)
    first[0] = True
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return keys[first]
