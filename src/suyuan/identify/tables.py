"""The look-up tables of the kernel as arrays, made once from the same words that the plain checks use."""

from collections.abc import Iterable
from functools import cache, lru_cache

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
    LANE_B,
    MOST_ENDS,
    MUL_A,
    MUL_B,
)
from suyuan.identify.kernel.quick import (
    AT_BEGINS,
    AT_NAMES,
    AT_PAIRS,
    AT_SIZES,
    AT_WORDS,
    BEGINS,
    MOST_NAMES,
    NAME_WORDS,
    NO_CODE,
    STRANGE,
)
from suyuan.identify.kinds.license_plate import ENDS, PROVINCES
from suyuan.identify.kinds.mobile_phone import allocated
from suyuan.identify.lexicon import (
    BODY_BIT,
    CHARACTERS,
    COMPOUND_BIT,
    DIGIT,
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


def named(word: str) -> int:
    """What the lexicon knows a word by, in plain Python (kernel.tagged)."""
    lane = int(LANE_A)
    for char in word:
        lane = stir(lane, ord(char), int(MUL_A))
    return stir(lane, len(word), int(MUL_A))


def digest(text: str) -> int:
    """The first lane over a text, in plain Python (kernel.digest_cell).

    64 bits: among n different texts n²/2⁶⁵ pairs are expected to fall together by chance, 2 in 100,000 for 26 million.
    """
    raw, lane = text.encode(), int(LANE_A)
    for at in range(0, len(raw), 8):
        word = int.from_bytes(raw[at : at + 8], "little")
        word = _turned(word * int(MUL_B) & _WORD, 31) * int(MUL_A) & _WORD
        lane = _turned(lane ^ word, 27) * int(MUL_A) + int(LANE_B) & _WORD
    return stir(lane, len(raw), int(MUL_A))


def _turned(word: int, left: int) -> int:
    return (word << left | word >> (64 - left)) & _WORD


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
        slot = (hashed := named(word)) & (size - 1)
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


def _divisions_by_pair(into: np.ndarray) -> None:
    """The names of divisions by their first two characters (kernel.quick)."""
    names = sorted((name.encode() for name in divisions.names()), key=lambda raw: (raw[:6], -len(raw)))
    pairs = [raw[:6] for raw in names]
    for number, (raw, pair) in enumerate(zip(names, pairs, strict=True)):
        odd = any(char in DIGIT or not "\u4e00" <= char <= "\u9fff" for char in raw.decode())
        into[AT_SIZES + number] = len(raw) << 2 | odd << 1 | (pairs[number + 1 : number + 2] == [pair])
        if number and pairs[number - 1] == pair:
            continue
        word = int.from_bytes(pair, "little")
        slot = (word * int(MUL_A) & _WORD) >> 44 & (BEGINS - 1)
        while into[AT_BEGINS + slot]:
            slot = (slot + 1) & (BEGINS - 1)
        into[AT_BEGINS + slot] = word << 16 | number
    padded = b"".join(raw.ljust(8 * NAME_WORDS, b"\0") for raw in names)
    into[AT_NAMES : AT_NAMES + NAME_WORDS * len(names)] = np.frombuffer(padded, "<u8")


def _filter(into: np.ndarray, words: Iterable[str], filler: int) -> None:
    """Bits of words of at most four characters (kernel.quick.maybe)."""
    for word in words:
        one, two, three, four = [*map(ord, word), *[filler] * 4][:4]
        mixed = one * int(MUL_A) ^ two * int(MUL_B) ^ three * int(LANE_A) ^ four * int(LANE_B)
        place = ((mixed & _WORD) * int(MUL_A) & _WORD) >> (64 - 18)
        into[place >> 6] |= np.uint64(1 << (place & 63))


@cache
def quick() -> tuple[np.ndarray, np.ndarray]:
    """The tables of the quick forms (kernel.quick), made in some 30 ms."""
    made = np.zeros(AT_NAMES + NAME_WORDS * MOST_NAMES, np.uint64)
    names = (word for words in (NOT_NAMES, divisions.names()) for word in words if 2 <= len(word) <= 4)
    _filter(made[AT_WORDS:AT_PAIRS], names, NO_CODE)
    _filter(made[AT_PAIRS:AT_BEGINS], (word for words in (BODIES, COMPOUND) for word in words), 0)
    _divisions_by_pair(made)
    classes = (_characters() & np.uint64(255)).astype(np.uint8)
    for code in (*range(0x21), 0x7F, ord("號")):  # 0 stands for what is no usual character
        classes[code] = STRANGE
    return made, classes
