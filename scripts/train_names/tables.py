"""The tables that the tagger looks characters and words up in."""

import numpy as np
from scripts.train_names.people import FREQUENT
from scripts.train_names.words import Words

from suyuan.identify.free.disguise import fold as undisguised
from suyuan.identify.free.people.features import WORD_BITS, mixed
from suyuan.identify.free.people.tokens import (
    BLANK,
    DIGIT,
    GONE,
    HAN,
    LATIN,
    LINE,
    MARK,
    OPEN,
    OTHER,
    SIZES,
    STOP,
)
from suyuan.identify.free.tight import simplified
from suyuan.identify.surnames import COMPOUND, SINGLE

_GIVEN_STEPS = (-1.0, 0.5, 1.5, 2.5)
_RANKS = (20, 100, 250)


def fold() -> np.ndarray:
    """uint16 by code point: full width, circled digits and traditional characters of names made plain, letters lowered."""
    table = np.arange(SIZES, dtype=np.uint16)
    for code in range(SIZES):
        if not 0xD800 <= code < 0xE000:
            plain = simplified(undisguised(chr(code)).text).lower()
            if len(plain) == 1 and ord(plain) < SIZES:
                table[code] = ord(plain)
            elif not plain:
                table[code] = 0x200B
    for dots in "•‧・･．":
        table[ord(dots)] = ord("·")
    return table


def types() -> np.ndarray:
    """uint8 by folded code point."""
    table = np.full(SIZES, OTHER, np.uint8)
    table[0x3400:0x4DC0] = table[0x4E00:0xA000] = table[0x3007] = HAN
    for char in "0123456789\x01":
        table[ord(char)] = DIGIT
    for char in "abcdefghijklmnopqrstuvwxyz_@":
        table[ord(char)] = LATIN
    for marks, kind in ((" \t\xa0\u3000", BLANK), ("\0\u200b\u200c\u200d\ufeff\u2060", GONE), ("\n\r", LINE), ("。！？!?；;", STOP),
        ("：:=\"'“”‘’([（【「<《", OPEN), ("，,、.·-/|*~_+)]）】」>》", MARK)):  # fmt: skip
        for char in marks:
            table[ord(char)] = kind
    return table


def chars(words: Words) -> np.ndarray:
    """uint8 by code point: 16 x given-name class + surname class."""
    table = np.zeros(SIZES, np.uint8)
    for char, odds in words.given_odds.items():
        table[ord(char)] = 16 * sum(odds > step for step in _GIVEN_STEPS)
    for char in SINGLE:
        place = FREQUENT.find(char)
        table[ord(char)] += 1 if place < 0 else 4 - sum(place >= rank for rank in _RANKS)
    return table


def compounds() -> np.ndarray:
    """uint64, sorted: both characters of each surname of two."""
    return np.array(sorted((ord(one) << 32) | ord(other) for one, other in COMPOUND), np.uint64)


def lexicon(words: Words) -> np.ndarray:
    """uint32 slots: 28 bits of digest, 4 bits of class."""
    slots = np.zeros(1 << WORD_BITS, np.uint32)
    for word in sorted(words.classes):
        digest = np.uint64(len(word))
        for char in word:
            digest = np.uint64(mixed(99, digest, np.uint64(ord(char)), np.uint64(0)))
        slot, mark = int(digest >> np.uint64(64 - WORD_BITS)), (int(digest) & 0x0FFFFFFF) << 4
        while slots[slot]:
            slot = (slot + 1) % slots.size
        slots[slot] = mark | words.classes[word]
    return slots
