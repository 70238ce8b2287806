"""Compiled: what speaks for or against a name at a place, as rows of the table of weights."""

from typing import NamedTuple

import numpy as np
from numba import njit

from suyuan.identify.free.people.tokens import HAN, SIZES, Int, Tokens

PAD = 4
"""Tokens of padding on both sides."""
WORD_BITS = 18
"""Slots of the table of words, as a power of two."""
LONGEST_WORD = 4
TEMPLATES = 44
P1, P2, P3, P4 = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93


class Lexicon(NamedTuple):
    """What is known of characters and words."""

    chars: np.ndarray
    """uint8 (65536): 16 x given-name class + surname class."""
    compounds: np.ndarray
    """uint64, sorted: both characters of each surname of two."""
    words: np.ndarray
    """uint32 slots: 28 bits of a word's digest, 4 bits of its class."""


class Signs(NamedTuple):
    """What the tables say of each token, padded by PAD on both sides; all uint64."""

    ids: np.ndarray
    types: np.ndarray
    gaps: np.ndarray
    surnames: np.ndarray
    """0 never a surname, up to 4 for the most frequent ones; 5 where a surname of two characters starts."""
    givens: np.ndarray
    """How much more often the character stands in given names than in words: 0 to 4."""
    fronts: np.ndarray
    """The longest word that starts here: 16 x its length + its class; 0 for none."""
    backs: np.ndarray
    """The longest word that ends here."""
    covers: np.ndarray
    """Length of the longest word that this token stands in."""


@njit(nogil=True)
def new_signs(room: Int) -> Signs:
    """Empty arrays for `room` tokens."""
    size = room + 2 * PAD
    return Signs(
        np.zeros(size, np.uint64),
        np.zeros(size, np.uint64),
        np.zeros(size, np.uint64),
        np.zeros(size, np.uint64),
        np.zeros(size, np.uint64),
        np.zeros(size, np.uint64),
        np.zeros(size, np.uint64),
        np.zeros(size, np.uint64),
    )


@njit(nogil=True, forceinline=True)
def mixed(template: Int, a: Int, b: Int, c: Int) -> Int:
    """Three values and the number of their template, stirred."""
    h = a * np.uint64(P1) + np.uint64(template)
    h = (h ^ (h >> np.uint64(29))) * np.uint64(P2) + b
    h = (h ^ (h >> np.uint64(31))) * np.uint64(P3) + c
    h = (h ^ (h >> np.uint64(30))) * np.uint64(P4)
    return h ^ (h >> np.uint64(32))


@njit(nogil=True)
def word_class(ids: np.ndarray, at: Int, size: Int, words: np.ndarray) -> Int:
    """Class of the word that stands at a place, 0 where none does."""
    h = np.uint64(size)
    for step in range(size):
        h = mixed(99, h, np.uint64(ids[at + step]), np.uint64(0))
    slot = np.int64(h >> np.uint64(64 - WORD_BITS))
    mark = np.uint32((h & np.uint64(0x0FFFFFFF)) << np.uint64(4))
    while words[slot]:
        if words[slot] & np.uint32(0xFFFFFFF0) == mark:
            return np.int64(words[slot] & np.uint32(15))
        slot = (slot + 1) & ((1 << WORD_BITS) - 1)
    return 0


@njit(nogil=True)
def look_up(tokens: Tokens, first: Int, size: Int, lexicon: Lexicon, out: Signs) -> None:
    """Fill `out` for `size` tokens from `first` on."""
    for place in range(size + 2 * PAD):
        inside = PAD <= place < size + PAD
        at = first + place - PAD
        token = tokens.ids[at] if inside else 0
        kind = tokens.types[at] if inside else 15
        out.ids[place], out.types[place] = np.uint64(token), np.uint64(kind)
        out.gaps[place] = np.uint64(tokens.gaps[at] if inside else 0)
        code = np.int64(lexicon.chars[token]) if token < SIZES else 0
        out.surnames[place], out.givens[place] = np.uint64(code & 15), np.uint64(code >> 4)
        out.fronts[place], out.backs[place], out.covers[place] = np.uint64(0), np.uint64(0), np.uint64(0)
    last = size + PAD
    for place in range(PAD, last):
        for length in range(2, LONGEST_WORD + 1):
            if place + length > last or out.types[place + length - 1] != HAN or out.types[place] != HAN:
                break
            found = word_class(out.ids, place, length, lexicon.words)
            if found:
                sign = np.uint64(16 * length + found)
                out.fronts[place] = sign
                out.backs[place + length - 1] = max(sign, out.backs[place + length - 1])
                for step in range(length):
                    out.covers[place + step] = max(out.covers[place + step], np.uint64(length))
        if place + 1 < last and _is_compound(out.ids[place], out.ids[place + 1], lexicon.compounds):
            out.surnames[place] = np.uint64(5)


@njit(nogil=True, forceinline=True)
def _is_compound(one: Int, other: Int, compounds: np.ndarray) -> bool:
    pair = (one << np.uint64(32)) | other
    low, high = 0, compounds.size
    while low < high:
        middle = (low + high) // 2
        if compounds[middle] < pair:
            low = middle + 1
        else:
            high = middle
    return low < compounds.size and compounds[low] == pair


@njit(nogil=True)
def fill(signs: Signs, at: Int, out: np.ndarray) -> None:
    """The rows (before they are cut to the table's size) that speak at padded place `at`."""
    _fill_characters(signs.ids, signs.types, at, out)
    _fill_names(signs, at, out)
    _fill_words(signs, at, out)


@njit(nogil=True, forceinline=True)
def _fill_characters(ids: np.ndarray, types: np.ndarray, at: Int, out: np.ndarray) -> None:
    none, ten, hundred = np.uint64(0), np.uint64(16), np.uint64(256)
    l3, l2, l1, c0 = ids[at - 3], ids[at - 2], ids[at - 1], ids[at]
    r1, r2, r3 = ids[at + 1], ids[at + 2], ids[at + 3]
    kinds = types[at - 1] * ten + types[at + 1]
    out[0] = mixed(0, c0, none, none)
    out[1] = mixed(1, l1, none, none)
    out[2] = mixed(2, l2, none, none)
    out[3] = mixed(3, r1, none, none)
    out[4] = mixed(4, r2, none, none)
    out[5] = mixed(5, l2, l1, none)
    out[6] = mixed(6, l1, c0, none)
    out[7] = mixed(7, c0, r1, none)
    out[8] = mixed(8, r1, r2, none)
    out[9] = mixed(9, l1, r1, none)
    out[10] = mixed(10, l2, l1, c0)
    out[11] = mixed(11, l1, c0, r1)
    out[12] = mixed(12, c0, r1, r2)
    out[13] = mixed(13, l3, l2, l1)
    out[14] = mixed(14, r1, r2, r3)
    out[15] = mixed(15, types[at - 2] * hundred + kinds, types[at + 2] * ten + types[at], none)


@njit(nogil=True, forceinline=True)
def _fill_names(signs: Signs, at: Int, out: np.ndarray) -> None:
    ids, types, gaps, sur, giv = signs.ids, signs.types, signs.gaps, signs.surnames, signs.givens
    l2, l1, r1, r2 = ids[at - 2], ids[at - 1], ids[at + 1], ids[at + 2]
    ten, hundred = np.uint64(16), np.uint64(256)
    kinds = types[at - 1] * ten + types[at + 1]
    here = sur[at] * ten + giv[at]
    before, after = sur[at - 1] * ten + giv[at - 1], sur[at + 1] * ten + giv[at + 1]
    before2, after2 = sur[at - 2] * ten + giv[at - 2], sur[at + 2] * ten + giv[at + 2]
    out[16] = mixed(16, here, after, after2)
    out[17] = mixed(17, before, here, after)
    out[18] = mixed(18, before2, before, here)
    out[19] = mixed(19, l1, sur[at], giv[at + 1])
    out[20] = mixed(20, l2, l1, sur[at])
    out[21] = mixed(21, giv[at], r1, sur[at - 1])
    out[22] = mixed(22, giv[at], r1, r2)
    out[23] = mixed(23, giv[at], r1, sur[at - 2] * ten + giv[at - 1])
    out[30] = mixed(30, gaps[at] * ten + gaps[at + 1], types[at], kinds)
    out[31] = mixed(31, gaps[at - 1] * hundred + gaps[at] * ten + gaps[at + 1], here, after)
    out[36] = mixed(
        36,
        types[at - 1] * ten + sur[at],
        giv[at + 1] * ten + giv[at + 2],
        types[at + 3] * ten + types[at + 2],
    )
    out[40] = mixed(40, types[at - 1], here, after * hundred + after2)
    out[41] = mixed(41, kinds, before2 * hundred + before, here)


@njit(nogil=True, forceinline=True)
def _fill_words(signs: Signs, at: Int, out: np.ndarray) -> None:
    none, ten, hundred = np.uint64(0), np.uint64(16), np.uint64(256)
    sur, giv, fro, bac, cov = signs.surnames, signs.givens, signs.fronts, signs.backs, signs.covers
    l1, c0 = signs.ids[at - 1], signs.ids[at]
    here = sur[at] * ten + giv[at]
    out[24] = mixed(24, fro[at], none, none)
    out[25] = mixed(25, bac[at], none, none)
    out[26] = mixed(26, bac[at - 1], here, giv[at + 1])
    out[27] = mixed(27, fro[at + 1], giv[at], sur[at - 1])
    out[28] = mixed(28, fro[at + 1], giv[at], sur[at - 2] * ten + giv[at - 1])
    out[29] = mixed(29, cov[at - 1] * hundred + cov[at] * ten + cov[at + 1], here, none)
    out[32] = mixed(32, bac[at - 1], fro[at + 2], here)
    out[33] = mixed(33, bac[at - 1], fro[at + 3], sur[at] * ten + giv[at + 1])
    out[34] = mixed(34, bac[at - 2], fro[at + 1], sur[at - 1] * ten + giv[at])
    out[35] = mixed(35, bac[at - 3], fro[at + 1], sur[at - 2] * hundred + giv[at - 1] * ten + giv[at])
    out[37] = mixed(37, fro[at], bac[at - 1], fro[at + 1])
    out[38] = mixed(38, c0, cov[at], fro[at])
    out[39] = mixed(39, sur[at], fro[at], fro[at + 1])
    out[42] = mixed(42, fro[at + 1], fro[at + 2], fro[at + 3])
    out[43] = mixed(43, bac[at - 1], bac[at - 2], l1)
