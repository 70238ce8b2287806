"""Compiled: the usual ways of writing a value, straight from the bytes, eight at a time.

Each of these answers as the general functions do (`numbers.py`, `words.py` after `fold`), or says that it does not
know: then those are asked. The bytes must be UTF-8. Fuzzing holds the two together.
"""

import numpy as np
from numba import njit

from suyuan.engine.words import ONES, Word, all_digits, eight_digits, word_at
from suyuan.identify.kernel.codes import (
    AT_SEGMENTS,
    AT_TODAY,
    LANE_A,
    LANE_B,
    MUL_A,
    MUL_B,
    Flag,
    Int,
    has_bit,
    looked_up,
    stir,
)
from suyuan.identify.kernel.numbers import in_force, real_day

UNKNOWN = 3
"""Standing of a cell that the general functions must judge."""
NO_CODE = 0xFFFF
STRANGE = 16
"""Class of the characters that end a sentence; in the quick tables also of those that `fold` changes."""
NAME_WORDS = 6
"""Words that hold the longest name of a division: 15 characters of three bytes."""
PAIR = np.uint64((1 << 48) - 1)
LANES = np.uint64(0x00FF00FF00FF00FF)
"""Every other byte of a word."""
WEIGHTS_EVEN = np.uint64(7 << 48 | 10 << 32 | 8 << 16 | 2), np.uint64(6 << 48 | 7 << 32 | 10 << 16 | 8)
WEIGHTS_ODD = np.uint64(9 << 48 | 5 << 32 | 4 << 16 | 1), np.uint64(3 << 48 | 9 << 32 | 5 << 16 | 4)
"""Weights of the check character (GB 11643) for places 0, 2, 4, 6 and 1, 3, 5, 7 of two words of eight digits; the
first place stands highest, so that one multiplication adds up the four products in the highest 16 bits."""
SHIFT = 48
C2, C8, C12, C16 = (np.uint64(n) for n in (2, 8, 12, 16))
C15, C63, C255, C4032 = (np.uint64(n) for n in (15, 63, 255, 63 << 6))


AT_WORDS, AT_PAIRS = 0, 1 << 12
AT_BEGINS = AT_PAIRS + (1 << 12)
BEGINS, MOST_NAMES = 1 << 14, 1 << 13
AT_SIZES = AT_BEGINS + BEGINS
AT_NAMES = AT_SIZES + MOST_NAMES
"""Where each table starts in the array `quick` (uint64), which `identify/tables.py` makes:

bits of the words of two to four characters that a name is looked up in (a bit may be set by chance too); the same for
the pairs that a name or an address may start or end with; the first six bytes of divisions' names << 16 | the number of
the first name that begins so (open addressing, 0 for an empty slot); bytes of each name << 2 | 2 for an odd one, which
holds digits, dashes or rare characters | whether the next name begins with the same two characters; the names as UTF-8,
filled up with zeros to NAME_WORDS. Beside it stands `classes` (uint8), the classes of a character as in the large table,
and STRANGE for what the quick address leaves to others: blanks, controls, 號, and character 0.
"""


@njit(nogil=True, forceinline=True)
def maybe(quick: np.ndarray, at: Int, chars: tuple[Int, Int, Int, Int]) -> Flag:
    """Whether a word of up to four characters may be in a set; if not, it surely is not."""
    first, second, third, fourth = chars
    word = np.uint64(first) * MUL_A ^ np.uint64(second) * MUL_B ^ np.uint64(third) * LANE_A
    place = (word ^ np.uint64(fourth) * LANE_B) * MUL_A >> np.uint64(64 - 18)
    return (quick[at + np.int64(place >> np.uint64(6))] >> (place & np.uint64(63))) & np.uint64(1) != 0


@njit(nogil=True, forceinline=True)
def tags(tables: np.ndarray, chars: tuple[Int, Int, Int, Int], size: Int) -> Int:
    """Tags of the word of the first characters in the lexicon."""
    first, second, third, fourth = chars
    word = stir(stir(LANE_A, first, MUL_A), second, MUL_A)
    if size > 2:
        word = stir(word, third, MUL_A)
    if size > 3:
        word = stir(word, fourth, MUL_A)
    return looked_up(stir(word, size, MUL_A), tables)


@njit(nogil=True, forceinline=True)
def weighed(word: Word, half: Int) -> Int:
    """Sum of eight digits by their weights in an identity number."""
    even, odd = word & LANES, (word >> np.uint64(8)) & LANES
    return np.int64(
        (even * WEIGHTS_EVEN[half] >> np.uint64(SHIFT)) + (odd * WEIGHTS_ODD[half] >> np.uint64(SHIFT))
    )


@njit(nogil=True, forceinline=True)
def id_cell(data: np.ndarray, start: Int, size: Int, tables: np.ndarray) -> tuple[Word, Int]:
    """Key and standing of 18 ASCII characters."""
    if size != 18:
        return np.uint64(0), UNKNOWN
    front, back = word_at(data, start), word_at(data, start + 8)
    ten, check = np.int64(data[start + 16]) - 0x30, np.int64(data[start + 17])
    if not (all_digits(front) and all_digits(back)) or ten < 0 or ten > 9 or data[start] == 0x30:
        return np.uint64(0), UNKNOWN
    first, second = eight_digits(front), eight_digits(back)
    year, month, day = first % 100 * 100 + second // 1000000, second // 10000 % 100, second // 100 % 100
    last = 10 if check in (0x58, 0x78) else check - 0x30
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31) or last < 0 or last > 10:
        return np.uint64(0), UNKNOWN
    if check == 0x3A:
        return np.uint64(0), UNKNOWN
    digits = ONES * np.uint64(15)
    total = weighed(front & digits, 0) + weighed(back & digits, 1) + ten * 2
    right = (12 - total % 11) % 11 == last and in_force(tables, first // 100, year)
    right = right and real_day(year, month, day, np.int64(tables[AT_TODAY]))
    return np.uint64(first * 1000000000 + second * 10 + ten), 1 if right else 2


@njit(nogil=True, forceinline=True)
def phone_cell(data: np.ndarray, start: Int, size: Int, tables: np.ndarray) -> tuple[Word, Int]:
    """Key and standing of eleven ASCII digits."""
    if size != 11:
        return np.uint64(0), UNKNOWN
    front, back = word_at(data, start), word_at(data, start + 3)
    if not (all_digits(front) and all_digits(back)) or data[start] != 0x31 or data[start + 1] < 0x33:
        return np.uint64(0), UNKNOWN
    first = eight_digits(front)
    number = first * 1000 + eight_digits(back) % 1000
    return np.uint64(number), 1 if has_bit(tables, AT_SEGMENTS, first // 1000) else 2


@njit(nogil=True, forceinline=True)
def doubled(word: Word, half: Word) -> Int:
    """Sum by Luhn of eight digits, those in the marked bytes doubled."""
    twice = word & half
    carry = (twice + ONES * np.uint64(0x7B)) >> np.uint64(7) & ONES
    return np.int64(((word + twice - carry * np.uint64(9)) * ONES) >> np.uint64(56))


@njit(nogil=True, forceinline=True)
def card_cell(data: np.ndarray, start: Int, size: Int) -> tuple[Word, Int]:
    """Key and standing of 16, 17 or 19 ASCII digits."""
    if size not in (16, 17, 19):
        return np.uint64(0), UNKNOWN
    front, back, tail = word_at(data, start), word_at(data, start + 8), word_at(data, start + size - 8)
    if not (all_digits(front) and all_digits(back) and all_digits(tail)):
        return np.uint64(0), UNKNOWN
    two = (np.int64(data[start]) - 0x30) * 10 + np.int64(data[start + 1]) - 0x30
    chinese = two in (60, 62, 68, 69) or two >= 90
    visa = data[start] == 0x34 and size in (16, 19)
    sixteen = size == 16 and (50 <= two <= 59 or 22 <= two <= 27 or two == 35)
    if not (chinese or visa or sixteen):
        return np.uint64(0), UNKNOWN
    digits = ONES * np.uint64(15)
    half = LANES if size == 16 else ~LANES
    total = doubled(front & digits, half) + doubled(back & digits, half)
    number = np.uint64(eight_digits(front) * 100000000 + eight_digits(back))
    for place in range(16, size):
        digit = np.int64(data[start + place]) - 0x30
        number = number * np.uint64(10) + np.uint64(digit)
        twice = digit * 2 - (9 if digit > 4 else 0)
        total += twice if place & 1 else digit
    if total % 10 == 0:
        return number, 1
    old_icbc = chinese and two == 95 and data[start + 2] == 0x35 and data[start + 3] == 0x38
    typical = two == 62 or old_icbc or (size == 16 and data[start] in (0x34, 0x35))
    return (number, 2) if typical else (np.uint64(0), UNKNOWN)


@njit(nogil=True, forceinline=True)
def han_in(word: Word) -> Int:
    """The usual Chinese character whose UTF-8 a word starts with, U+4E00 to U+9FFF; 0 for anything else."""
    code = (word & C15) << C12 | (word >> C2 & C4032) | (word >> C16 & C63)
    return np.int64(code) if 0xE4 <= (word & C255) <= 0xE9 and code >= 0x4E00 else 0


@njit(nogil=True, forceinline=True)
def han_at(data: np.ndarray, place: Int) -> Int:
    """The usual Chinese character that starts here; 0 for anything else."""
    lead = np.uint64(data[place])
    if lead < 0xE4:
        return 0
    return han_in(lead | np.uint64(data[place + 1]) << C8 | np.uint64(data[place + 2]) << C16)


@njit(nogil=True, forceinline=True)
def name_cell(
    data: np.ndarray, start: Int, size: Int, known: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> Int:
    """Standing of two to four usual Chinese characters."""
    if size not in (6, 9, 12):
        return UNKNOWN
    tables, quick, classes = known
    one, two = han_at(data, start), han_at(data, start + 3)
    three = han_at(data, start + 6) if size > 6 else NO_CODE
    four = han_at(data, start + 9) if size > 9 else NO_CODE
    if one == 0 or two == 0 or three == 0 or four == 0 or 0x67D0 in (one, two, three, four):
        return UNKNOWN
    before, last = (one, two) if size == 6 else (two, three) if size == 9 else (three, four)
    if maybe(quick, AT_PAIRS, (before, last, 0, 0)) and tags(tables, (before, last, 0, 0), 2) & 8:
        return UNKNOWN
    if (
        maybe(quick, AT_WORDS, (one, two, three, four))
        and tags(tables, (one, two, three, four), size // 3) & 3
    ):
        return 2
    listed = classes[one] & 1 != 0
    if size == 12:
        listed = listed and classes[two] & 1 != 0
    if size > 6 and not listed and maybe(quick, AT_PAIRS, (one, two, 0, 0)):
        listed = tags(tables, (one, two, 0, 0), 2) & 4 != 0
    return 1 if listed else 2


@njit(nogil=True, forceinline=True)
def division_end(data: np.ndarray, start: Int, end: Int, quick: np.ndarray) -> tuple[Int, Int]:
    """End of the longest name of a division at `start`, and whether it is odd; `start` itself where there is none.

    The names that begin with the same two characters stand together, the longest first.
    """
    pair = word_at(data, start) & PAIR
    slot = np.int64(pair * MUL_A >> np.uint64(44)) & (BEGINS - 1)
    while quick[AT_BEGINS + slot] >> C16 != pair:
        if quick[AT_BEGINS + slot] == 0:
            return start, 0
        slot = (slot + 1) & (BEGINS - 1)
    name = np.int64(quick[AT_BEGINS + slot] & np.uint64(0xFFFF))
    while True:
        about = np.int64(quick[AT_SIZES + name])
        size = about >> 2
        same = size <= end - start
        place, here = 0, AT_NAMES + name * NAME_WORDS
        while same and place + 8 <= size:
            same = word_at(data, start + place) == quick[here]
            place, here = place + 8, here + 1
        if same and place < size:
            keep = (np.uint64(1) << np.uint64(8 * (size - place))) - np.uint64(1)
            same = word_at(data, start + place) & keep == quick[here]
        if same:
            return start + size, about & 2
        if not about & 1:
            return start, 0
        name += 1


@njit(nogil=True, forceinline=True)
def divisions(data: np.ndarray, start: Int, end: Int, quick: np.ndarray) -> tuple[Int, Int, Int]:
    """How many names of divisions stand at the front, four at most, where they end, whether one of them is odd."""
    levels = odd = 0
    while levels < 4 and end - start >= 6:
        after, is_odd = division_end(data, start, end, quick)
        if after == start:
            break
        levels, start, odd = levels + 1, after, odd | is_odd
    return levels, start, odd


@njit(nogil=True, forceinline=True)
def address_cell(data: np.ndarray, start: Int, size: Int, quick: np.ndarray, classes: np.ndarray) -> Int:
    """Standing of usual Chinese characters and visible ASCII."""
    if size < 8 or size > 360 or start + size + 8 * NAME_WORDS > len(data):
        return UNKNOWN
    end = start + size
    levels, front, odd = divisions(data, start, end, quick)
    place = start if odd else front
    count: Int = (place - start) // 3
    seen: Int = 0
    before: Int = 0
    dash: Int = 0
    house: Int = 0
    street: Int = -1
    while place < end:
        word = word_at(data, place)
        is_ascii = word & C255 < 0x80
        code = np.int64(word & C255) if is_ascii else han_in(word)
        kind = np.int64(classes[code])
        house |= (before >> 3 & kind >> 2) | (dash & kind >> 3)
        dash = before >> 3 & (code == 0x2D)
        street = place if kind & 2 else street
        seen, before, count = seen | kind, kind, count + 1
        place += 1 if is_ascii else 3
    house &= 1
    if seen & STRANGE or count < 4 or count > 120:
        return UNKNOWN
    if not house:
        last = han_at(data, end - 3)
        if last == 0 or maybe(quick, AT_PAIRS, (han_at(data, end - 6), last, 0, 0)):
            return UNKNOWN
    in_street = street >= front
    if levels and front < end and (in_street or house) and count >= 6:
        return 1
    return 2 if levels > 1 or (in_street and house) else UNKNOWN


@njit(nogil=True, forceinline=True)
def is_trimmed(data: np.ndarray, start: Int, end: Int) -> Flag:
    """Whether a cell surely has no blanks at its ends."""
    first, last = data[start], data[end - 1]
    if not (0x21 <= first <= 0x7E or 0xE4 <= first <= 0xE9):
        return False
    if 0x21 <= last <= 0x7E:
        return True
    return end - start >= 3 and han_at(data, end - 3) != 0
