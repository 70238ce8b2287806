"""What the key decides: rows withheld and writings picked, drawn anew from key, row tag and column."""

import hashlib
import math
import random as randoms
from collections.abc import Sequence

import numpy as np

from suyuan.release.siphash import words

PRESENCE = 0
"""The column number under which withholding is drawn."""


def uniforms(key: np.ndarray, tags: np.ndarray, column: int) -> np.ndarray:
    """One draw in [0, 1) for each row tag: 53 bits of the keyed word."""
    return np.asarray((words(key, tags, np.uint64(column)) >> np.uint64(11)) * 2.0**-53)


def tag(key: np.ndarray, people: np.ndarray) -> np.ndarray:
    """The stable tag of each row from its person key; 0 for rows about nobody, which carry no marks."""
    drawn = words(key, people.view(np.uint64), np.uint64(1)) | np.uint64(1)
    return np.where(people == 0, np.uint64(0), drawn)


def single(tags: np.ndarray) -> np.ndarray:
    """Whether a row's tag stands once in the table; only such rows carry marks in cells."""
    _, place, count = np.unique(tags, return_inverse=True, return_counts=True)
    return np.asarray((count[place] == 1) & (tags != 0))


class Keyed(randoms.Random):
    """Random numbers from BLAKE2b in counter mode: the same for the same key, random to everybody else."""

    def __init__(self, key: bytes) -> None:
        super().__init__(0)
        self._key = key
        self._count = 0

    def getrandbits(self, k: int, /) -> int:
        """`k` random bits."""
        blocks = []
        for _ in range(max(1, math.ceil(k / 512))):
            self._count += 1
            blocks.append(hashlib.blake2b(self._count.to_bytes(8, "little"), key=self._key).digest())
        return int.from_bytes(b"".join(blocks), "little") & ((1 << k) - 1)

    def random(self) -> float:
        """A number in [0, 1)."""
        return self.getrandbits(53) * 2.0**-53


def kept(draws: np.ndarray, tags: np.ndarray, withhold: float) -> np.ndarray:
    """Which rows a copy keeps: all without a tag, and those whose draw is not below the share withheld."""
    return np.asarray((tags == 0) | (draws >= withhold))


def nats(probabilities: Sequence[float]) -> float:
    """Entropy of one pick: what one unaltered cell tells about its recipient, in nats."""
    return -sum(p * math.log(p) for p in probabilities if p > 0)
