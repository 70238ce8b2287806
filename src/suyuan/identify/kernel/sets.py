"""Compiled: parting of keys by their high bits, and sets of keys that only tell their size."""

import numpy as np
from numba import njit

from suyuan.engine.compiling import compiled
from suyuan.engine.words import Int, Word, prefetch

PARTS_BITS = 6
PARTS = 1 << PARTS_BITS
"""Parts that the keys of a column are cut into by their highest bits."""
AHEAD = 16
"""How many keys ahead the set's slots are fetched."""
FACTOR = np.uint64(0x9FB21C651E98DF25)


@compiled
def part(keys: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Put keys (uint64) into `parts` (uint64, as long) part after part; where each part ends."""
    shift = np.uint64(64 - PARTS_BITS)
    ends = np.zeros(PARTS + 1, np.int64)
    for key in keys:
        ends[np.int64(key >> shift) + 1] += 1
    for at in range(PARTS):
        ends[at + 1] += ends[at]
    place = ends[:-1].copy()
    for key in keys:
        number = np.int64(key >> shift)
        parts[place[number]] = key
        place[number] += 1
    return ends


@njit(nogil=True, forceinline=True)
def _slot(key: Word, mask: Int) -> Int:
    return np.int64((key * FACTOR) >> np.uint64(24)) & mask


@compiled
def insert(keys: np.ndarray, table: np.ndarray, share: tuple[int, int]) -> int:
    """Put keys into a set (uint64, a power of two long, never more than half full); how many are new.

    0 is an empty slot, so no key may be 0. Of a share (s, of) only the keys are taken whose bits say s.
    """
    mask = len(table) - 1
    wanted, bits = np.uint64(share[0]), np.uint64(share[1] - 1)
    new = 0
    for i in range(len(keys)):
        if i + AHEAD < len(keys):
            prefetch(table, _slot(keys[i + AHEAD], mask))
        key = keys[i]
        if (key >> np.uint64(48)) & bits != wanted:
            continue
        slot = _slot(key, mask)
        while table[slot] != key:
            if table[slot] == 0:
                table[slot] = key
                new += 1
                break
            slot = (slot + 1) & mask
    return new
