"""Who holds this key: keyed 128-bit hashes, sorted, probed through an index of their leading bits.

Keys are hashed with a secret of the run (or of a holder's index), so that what lies in memory or in an index file
is not a list of phone numbers. False matches: queries x entries / 2**128, nothing at any size met here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numba as nb
import numpy as np

from suyuan.release.siphash import wides

MANY = np.uint64(2**64 - 1)
"""Stands for more than one where a key should lead to one row."""


@dataclass(frozen=True, slots=True)
class Hashes:
    """Keyed hashes of one kind's keys."""

    first: np.ndarray
    second: np.ndarray
    """uint64 words; `first` sorts."""

    @property
    def size(self) -> int:
        """How many."""
        return int(self.first.size)

    @property
    def present(self) -> np.ndarray:
        """Which are of a key, and not of an empty cell."""
        return np.asarray((self.first | self.second) != 0)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Sorted hashes with a value each."""

    hashes: Hashes
    values: np.ndarray
    """uint64, never 0."""
    starts: np.ndarray
    """Where each run of leading bits begins."""
    shift: int

    def find(self, asked: Hashes) -> np.ndarray:
        """The value of each hash asked for, 0 where absent."""
        mine = self.hashes
        return _find(
            (mine.first, mine.second, self.values, self.starts), self.shift, asked.first, asked.second
        )


def hashed(key: np.ndarray, values: np.ndarray) -> Hashes:
    """Keyed hashes of int64 keys, in their order; zero keys (absent) keep the hash 0, which nothing has."""
    first, second = wides(key, values.view(np.uint64))
    absent = values == 0
    first[absent] = second[absent] = 0
    return Hashes(first, second)


def ordered(hashes: Hashes) -> Hashes:
    """Sorted by the first word, each once."""
    order = np.argsort(hashes.first)
    first, second = hashes.first[order], hashes.second[order]
    new = _new(first, second)
    return Hashes(first[new], second[new])


def masks(members: Sequence[tuple[Hashes, int]]) -> Lookup:
    """Merge members' hashes; the value's bits say which members hold a key. `members`: hashes and bit number."""
    first = np.concatenate([hashes.first for hashes, _ in members])
    second = np.concatenate([hashes.second for hashes, _ in members])
    bits = np.concatenate([np.full(h.size, np.uint64(1) << np.uint64(bit)) for h, bit in members])
    order = np.argsort(first)
    first, second = first[order], second[order]
    new = np.flatnonzero(_new(first, second))
    values = np.bitwise_or.reduceat(bits[order], new) if new.size else bits
    return _indexed(Hashes(first[new], second[new]), values)


def rows(hashes: Hashes, owner: np.ndarray) -> Lookup:
    """From key to the row that owns it: value = row + 1, or MANY where several rows have the key."""
    present = np.flatnonzero(hashes.present)
    order = present[np.argsort(hashes.first[present])]
    first, second, own = (
        hashes.first[order],
        hashes.second[order],
        owner[order].astype(np.uint64) + np.uint64(1),
    )
    new = np.flatnonzero(_new(first, second))
    if not new.size:
        return _indexed(Hashes(first, second), own)
    low, high = np.minimum.reduceat(own, new), np.maximum.reduceat(own, new)
    return _indexed(Hashes(first[new], second[new]), np.where(low == high, low, MANY))


def patterns(lookup: Lookup) -> tuple[np.ndarray, np.ndarray]:
    """Each set of members (a bit mask) that holds keys together, and how many."""
    sets, counts = np.unique(lookup.values, return_counts=True)
    return sets, counts


def _new(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    out = np.ones(first.size, bool)
    out[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    return out


def _indexed(hashes: Hashes, values: np.ndarray) -> Lookup:
    bits = max(1, min(22, int(hashes.size).bit_length()))
    shift = 64 - bits
    heads = (hashes.first >> np.uint64(shift)).astype(np.int64)
    starts = np.searchsorted(heads, np.arange((1 << bits) + 1))
    return Lookup(hashes, values, starts.astype(np.int64), shift)


@nb.njit(cache=True, nogil=True)
def _find(table: tuple, shift: int, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    own_first, own_second, values, starts = table
    out = np.zeros(first.size, np.uint64)
    for i in range(first.size):
        a, b = first[i], second[i]
        if a == 0 and b == 0:
            continue
        head = a >> np.uint64(shift)
        place, end = starts[head], starts[head + np.uint64(1)]
        while place < end and own_first[place] < a:
            place += 1
        while place < end and own_first[place] == a:
            if own_second[place] == b:
                out[i] = values[place]
                break
            place += 1
    return out
