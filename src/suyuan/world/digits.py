"""Made-up numbers that pass every check: phones, ID cards, bank cards, QQ numbers.

A made-up number can coincide with somebody's real one. It is kept unlikely:

- phones lie in segments that were opened late or are thinly used (162, 165, 167, 192, 197); 192 and 197
  did not exist in 2017, when the acts of the made-up world are set;
- ID cards carry order codes 900 to 995, which few places ever reach on one day;
- bank cards begin with 629999, which no bank is known to issue;
- QQ numbers have ten digits and begin with 9, far above those given out so far.
"""

from dataclasses import dataclass
from math import gcd

import numpy as np
import pyarrow as pa

from suyuan.identify.kinds.id_card import CHECKS, WEIGHTS

PHONE_HEADS = np.array([162, 165, 167, 192, 197], dtype=np.int64)
UNALLOCATED_HEADS = np.array([154, 160, 163, 168, 179], dtype=np.int64)
"""Heads that the numbering plan (MIIT table to March 2023) gives to nobody."""
ORDER_CODES = 96
ORDER_FROM = 900
_ID_WEIGHTS = np.array(WEIGHTS, dtype=np.int64)
_ID_CHECKS = np.frombuffer(CHECKS.encode(), dtype=np.uint8)
_PRIMES = (1_000_000_007, 998_244_353, 1_004_535_809, 897_581_057, 1_610_612_741, 754_974_721)


@dataclass(frozen=True, slots=True)
class Spread:
    """A one-to-one shuffle of the numbers below `size`: different people get different numbers."""

    size: int
    halves: int
    """A divisor of size: the lower part that changes place with the upper."""
    first: tuple[int, int]
    second: tuple[int, int]

    def __call__(self, index: np.ndarray) -> np.ndarray:
        """The shuffled number (int64) of each index; indexes must be below `size`."""
        size, low = np.uint64(self.size), np.uint64(self.halves)
        x = (index.astype(np.uint64) * np.uint64(self.first[0]) + np.uint64(self.first[1])) % size
        x = (x % low) * np.uint64(self.size // self.halves) + x // low
        x = (x * np.uint64(self.second[0]) + np.uint64(self.second[1])) % size
        return x.astype(np.int64)


def spread(rng: np.random.Generator, size: int, halves: int) -> Spread:
    """A shuffle drawn from the stream; size at most 4e9, halves a divisor of size."""
    usable = [p for p in _PRIMES if gcd(p, size) == 1]
    a, c = (int(usable[i]) for i in rng.permutation(len(usable))[:2])
    b, d = (int(x) for x in rng.integers(0, size, 2))
    return Spread(size, halves, (a, b), (c, d))


def columns_of(number: np.ndarray, width: int) -> np.ndarray:
    """The last `width` decimal digits of each number, as a matrix of digits 0 to 9 (uint8)."""
    out = np.empty((len(number), width), dtype=np.uint8)
    rest = number.astype(np.uint64)
    for place in range(width - 1, -1, -1):
        whole = rest // np.uint64(10)
        out[:, place] = rest - whole * np.uint64(10)
        rest = whole
    return out


def as_text(letters: np.ndarray) -> pa.StringArray:
    """A matrix of ASCII letters (uint8, one row a string) as strings."""
    rows, width = letters.shape
    ends = np.arange(0, (rows + 1) * width, width, dtype=np.int32)
    packed = np.ascontiguousarray(letters)
    return pa.StringArray.from_buffers(rows, pa.py_buffer(ends), pa.py_buffer(packed))


def decimal(number: np.ndarray, width: int) -> pa.StringArray:
    """Numbers with leading zeros."""
    return as_text(columns_of(number, width) + np.uint8(48))


def phone_numbers(shuffled: np.ndarray) -> np.ndarray:
    """Eleven-digit mobile numbers (int64) from shuffled numbers below 5e8."""
    head, tail = np.divmod(shuffled, 100_000_000)
    out: np.ndarray = PHONE_HEADS[head] * 100_000_000 + tail
    return out


def unallocated(phone: np.ndarray) -> np.ndarray:
    """The same numbers with a head that the numbering plan gives to nobody."""
    out: np.ndarray = UNALLOCATED_HEADS[phone % len(UNALLOCATED_HEADS)] * 100_000_000 + phone % 100_000_000
    return out


def id_letters(division: np.ndarray, day: np.ndarray, order: np.ndarray) -> np.ndarray:
    """ID card numbers as a matrix of letters, check letter by MOD 11-2 (GB 11643-1999).

    `division` and `day` (YYYYMMDD) are numbers, `order` counts from ORDER_FROM.
    """
    out = np.empty((len(division), 18), dtype=np.uint8)
    out[:, :6] = columns_of(division, 6)
    out[:, 6:14] = columns_of(day, 8)
    out[:, 14:17] = columns_of(order + ORDER_FROM, 3)
    total = np.zeros(len(division), dtype=np.int64)
    for place, weight in enumerate(_ID_WEIGHTS):
        total += out[:, place] * weight
    out[:, :17] += np.uint8(48)
    out[:, 17] = _ID_CHECKS[total % 11]
    return out


def wrong_ids(letters: np.ndarray) -> int:
    """How many of the ID card numbers (matrix of letters) have a wrong check letter."""
    total = (letters[:, :17].astype(np.int64) - 48) @ _ID_WEIGHTS
    return int((letters[:, 17] != _ID_CHECKS[total % 11]).sum())


def spoil(letters: np.ndarray, bad: np.ndarray) -> None:
    """Give the marked rows another, wrong, check digit (in place)."""
    last = letters[bad, -1]
    letters[bad, -1] = np.where(last == ord("0"), ord("7"), ord("0"))


def card_letters(number: np.ndarray) -> np.ndarray:
    """19-digit bank cards as a matrix of letters: 629999, twelve digits, check digit by Luhn (ISO/IEC 7812-1)."""
    out = np.empty((len(number), 19), dtype=np.uint8)
    out[:, :18] = columns_of(number % 10**12 + 629_999 * 10**12, 18)
    twice = out[:, 1:18:2].astype(np.int64) * 2
    total = (twice - 9 * (twice > 9)).sum(axis=1) + out[:, 0:18:2].sum(axis=1, dtype=np.int64)
    out[:, 18] = (-total) % 10
    return out + np.uint8(48)
