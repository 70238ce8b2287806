"""The look-up tables of the kernel as arrays, made once from the same words that the plain checks use."""

from functools import cache

import numpy as np

from suyuan.identify import divisions
from suyuan.identify.kernel import LANE_A, MUL_A, Tables
from suyuan.identify.kinds.license_plate import ENDS, PROVINCES
from suyuan.identify.kinds.mobile_phone import allocated
from suyuan.identify.lexicon import (
    BODY_BIT,
    CHARACTERS,
    COMPOUND_BIT,
    NOT_NAME_BIT,
    PLACE_BIT,
    PLACEHOLDER_BIT,
    PLACEHOLDERS,
    RESERVED,
    RESERVED_BIT,
)
from suyuan.identify.surnames import BODIES, COMPOUND, NOT_NAMES

WORDS = (
    (PLACEHOLDERS, PLACEHOLDER_BIT),
    (RESERVED, RESERVED_BIT),
    (BODIES, BODY_BIT),
    (COMPOUND, COMPOUND_BIT),
    (NOT_NAMES, NOT_NAME_BIT),
)
_PLATE_BITS = ((PROVINCES, 32), (ENDS, 64))
_PLACE_END_BIT = 128
_WORD = (1 << 64) - 1


def stir(lane: int, value: int, factor: int) -> int:
    """One step of a digest lane, in plain Python (kernel.stir)."""
    lane = (lane ^ value) * factor & _WORD
    return lane ^ (lane >> 32)


def digest(text: str, factor: int = int(MUL_A), lane: int = int(LANE_A)) -> int:
    """One lane over a word, in plain Python (kernel.digest)."""
    for char in text:
        lane = stir(lane, ord(char), factor)
    return stir(lane, len(text), factor)


def _flags(size: int, places: list[int]) -> np.ndarray:
    flags = np.zeros(size, np.uint8)
    flags[places] = 1
    return flags


def _characters() -> np.ndarray:
    classes = np.zeros(65536, np.uint8)
    ends = {name[-1] for name in divisions.names()}
    for chars, bit in (*CHARACTERS, *_PLATE_BITS, (ends, _PLACE_END_BIT)):
        for char in chars:
            classes[ord(char)] |= bit
    return classes


def _lexicon() -> tuple[np.ndarray, np.ndarray]:
    """Open addressing with a load under one half; 0 is an empty slot."""
    bits: dict[str, int] = {}
    for words, bit in (*WORDS, (divisions.names(), PLACE_BIT)):
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    size = 1 << (2 * len(bits)).bit_length()
    hashes, tags = np.zeros(size, np.uint64), np.zeros(size, np.uint8)
    for word, bit in bits.items():
        slot = (hashed := digest(word)) & (size - 1)
        while hashes[slot]:
            slot = (slot + 1) & (size - 1)
        hashes[slot], tags[slot] = hashed, bit
    return hashes, tags


@cache
def tables() -> Tables:
    """All tables; about 1.5 MB, made in some 60 ms on first use. `today` is left at 0 and must be put in."""
    codes = _flags(1_000_000, [int(code) for code in divisions.codes()])
    provinces = _flags(100, [int(code) for code in divisions.provinces()])
    segments = _flags(100_000, [int(first) for first in allocated()])
    return Tables(codes, provinces, segments, _characters(), *_lexicon(), 0)
