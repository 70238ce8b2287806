"""The look-up tables of the kernel as arrays, made once from the same words that the plain checks use."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from suyuan.identify import divisions
from suyuan.identify.areas import areas
from suyuan.identify.kernel import (
    AT_AREAS,
    AT_CHARS,
    AT_DIVISIONS,
    AT_ENDED,
    AT_ENDS,
    AT_ENDS_SIZE,
    AT_LEXICON,
    AT_LEXICON_SIZE,
    AT_PROVINCES,
    AT_SEGMENTS,
    AT_TODAY,
    LANE_A,
    MOST_ENDS,
    MUL_A,
)
from suyuan.identify.kinds.license_plate import ENDS, PROVINCES
from suyuan.identify.kinds.mobile_phone import allocated
from suyuan.identify.lexicon import (
    BODY_BIT,
    CHARACTERS,
    COMPOUND_BIT,
    DOMAIN_BIT,
    NOT_NAME_BIT,
    PLACE_BIT,
    PLACEHOLDER_BIT,
    PLACEHOLDERS,
    RESERVED,
    RESERVED_BIT,
)
from suyuan.identify.suffixes import last_labels
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
_FIRST_PLACE_BIT = 256
"""Set, shifted by n, for characters that stand n-th (from 0) in the name of a division."""
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


def _set_bits(into: np.ndarray, start: int, numbers: Iterable[str]) -> None:
    for number in map(int, numbers):
        into[start + (number >> 6)] |= np.uint64(1 << (number & 63))


def _characters() -> np.ndarray:
    bits = np.zeros(65536, np.uint64)
    ends = {name[-1] for name in divisions.names()}
    for chars, bit in (*CHARACTERS, *_PLATE_BITS, (ends, _PLACE_END_BIT)):
        for char in chars:
            bits[ord(char)] |= np.uint64(bit)
    for name in divisions.names():
        for place, char in enumerate(name):
            bits[ord(char)] |= np.uint64(_FIRST_PLACE_BIT << place)
    return bits


def _lexicon() -> tuple[np.ndarray, np.ndarray]:
    """Open addressing with a load under one half; 0 is an empty slot."""
    bits: dict[str, int] = {}
    for words, bit in (*WORDS, (divisions.names(), PLACE_BIT), (last_labels(), DOMAIN_BIT)):
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    size = 1 << (2 * len(bits)).bit_length()
    hashes, tags = np.zeros(size, np.uint64), np.zeros(size, np.uint64)
    for word, bit in bits.items():
        slot = (hashed := digest(word)) & (size - 1)
        while hashes[slot]:
            slot = (slot + 1) & (size - 1)
        hashes[slot], tags[slot] = hashed, bit
    return hashes, tags


@lru_cache(maxsize=4)
def tables(today: int) -> np.ndarray:
    """All tables as one array (1 MB), made in some 40 ms; `today` is yyyymmdd. The layout is told in the kernel."""
    hashes, tags = _lexicon()
    made = np.zeros(AT_LEXICON + 2 * len(hashes), np.uint64)
    made[AT_TODAY], made[AT_LEXICON_SIZE] = today, len(hashes)
    _set_bits(made, AT_PROVINCES, divisions.provinces())
    _set_bits(made, AT_DIVISIONS, divisions.codes())
    _set_bits(made, AT_SEGMENTS, allocated())
    made[AT_CHARS:AT_AREAS] = _characters()
    _set_bits(made, AT_AREAS, areas())
    ends = sorted(int(code) * 10000 + year for code, year in divisions.last_births().items())
    assert len(ends) <= MOST_ENDS, "more abolished divisions than the kernel's table holds"
    _set_bits(made, AT_ENDED, divisions.last_births())
    made[AT_ENDS_SIZE] = len(ends)
    made[AT_ENDS : AT_ENDS + len(ends)] = ends
    made[AT_LEXICON:] = np.concatenate([hashes, tags])
    return made
