"""Compiled: code points of a cell, folded as `identify/folding.py` says, and digests over them."""

from typing import Any, TypeAlias

import numpy as np
from numba import njit

from suyuan.engine.words import word_at

TEXT, ID_CARD, PHONE, CARD, QQ, NAME, ADDRESS, EMAIL, WECHAT, PLATE, AMOUNT, NOTE, PASSWORD = range(13)
LANDLINE, BIRTH_DATE, IP, MAC = range(13, 17)
"""Forms whose marks mean something; their functions fold the rest themselves (devices.py)."""
PASSPORT, HK_MACAU, TAIWAN, FOREIGN_ID, SOCIAL, VIN, USCC, IMEI, IMSI, POSTCODE, IOT, CODE_SENT, ORDER = (
    range(17, 30)
)
"""Forms of capitals and digits (documents.py)."""
ROOM = 176
"""Code points that `buf` holds; longer values are no identifiers."""
LANE_A, LANE_B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
MUL_A, MUL_B = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
LOW63 = np.uint64(0x7FFFFFFFFFFFFFFF)
S32 = np.uint64(32)
Int: TypeAlias = Any
Flag: TypeAlias = Any
"""A whole number, or truth: the compiler infers the width."""


AT_TODAY, AT_LEXICON_SIZE, AT_PROVINCES, AT_ENDS_SIZE = 0, 1, 2, 4
AT_DIVISIONS = 128
AT_SEGMENTS = AT_DIVISIONS + 1_000_000 // 64
AT_CHARS = AT_SEGMENTS + 100_000 // 64 + 1
AT_AREAS = AT_CHARS + 65536
AT_ENDED = AT_AREAS + 16
AT_ENDS = AT_ENDED + 1_000_000 // 64
MOST_ENDS = 6144
AT_LEXICON = AT_ENDS + MOST_ENDS
"""Where each table starts in the one array (uint64) that the kernel looks things up in. One array, because
each array taken out of a tuple costs more than a look-up. `identify/tables.py` makes it:

today as yyyymmdd; slots of the lexicon; bits by province; by division; by phone segment; for each code point
the bits of its character classes and, from bit 8 on, of its places in names of divisions; bits by area code of landlines; by abolished division, and the
last birth year of each behind its code, in order; the lexicon (digests
in open addressing, 0 for an empty slot) and then its tags, slot by slot.
"""


@njit(nogil=True, forceinline=True)
def has_bit(tables: np.ndarray, start: Int, number: Int) -> Flag:
    """Whether a bit is set in one of the tables of bits."""
    return (tables[start + (number >> 6)] >> np.uint64(number & 63)) & np.uint64(1) != 0


@njit(nogil=True, forceinline=True)
def classes(tables: np.ndarray, code: Int) -> Int:
    """Bits of the classes of a character; none beyond the first 65536."""
    return np.int64(tables[AT_CHARS + code]) if code < 65536 else 0


@njit(nogil=True, forceinline=True)
def stir(lane: np.uint64, value: Int, factor: np.uint64) -> np.uint64:
    """One step of a digest lane."""
    lane = (lane ^ np.uint64(value)) * factor
    return lane ^ (lane >> S32)


@njit(nogil=True, forceinline=True)
def next_code(data: np.ndarray, place: Int, end: Int) -> tuple[Int, Int]:
    """The code point at `place` and its length in bytes; broken UTF-8 gives single bytes."""
    lead = np.int64(data[place])
    if lead < 0x80:
        return lead, 1
    if 0xE0 <= lead < 0xF0 and place + 2 < end:
        return ((lead & 15) << 12) | ((data[place + 1] & 63) << 6) | (data[place + 2] & 63), 3
    if 0xC0 <= lead < 0xE0 and place + 1 < end:
        return ((lead & 31) << 6) | (data[place + 1] & 63), 2
    if lead >= 0xF0 and place + 3 < end:
        high = ((lead & 7) << 18) | ((data[place + 1] & 63) << 12)
        return high | ((data[place + 2] & 63) << 6) | (data[place + 3] & 63), 4
    return lead, 1


@njit(nogil=True, forceinline=True)
def is_blank(code: Int) -> Flag:
    """Blanks, controls and characters without width (folding.BLANKS)."""
    if code <= 0x20 or 0x7F <= code <= 0xA0:
        return True
    if code < 0x2000:
        return False
    return (
        code <= 0x200F
        or 0x2028 <= code <= 0x202F
        or 0x205F <= code <= 0x2064
        or code == 0x3000
        or code in (0xFE0F, 0xFEFF)
    )


@njit(nogil=True, forceinline=True)
def is_mark(code: Int) -> Flag:
    """Dashes, quotes and brackets (folding.MARKS)."""
    if code < 0x80:
        return code in (0x2D, 0x27, 0x22, 0x60, 0x28, 0x29, 0x3D)
    return 0x2010 <= code <= 0x2015 or 0x2018 <= code <= 0x201F or code in (0x2212, 0xFE63)


@njit(nogil=True, forceinline=True)
def is_dot(code: Int) -> Flag:
    """Dots inside plates and names (folding.DOTS)."""
    return code in (0x2E, 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65)


@njit(nogil=True, forceinline=True)
def all_digits(buf: np.ndarray, first: Int, last: Int) -> Flag:
    """Whether all code points are ASCII digits."""
    for place in range(first, last):
        if buf[place] < 0x30 or buf[place] > 0x39:
            return False
    return last > first


@njit(nogil=True, forceinline=True)
def fold(data: np.ndarray, start: Int, end: Int, form: Int, buf: np.ndarray) -> Int:
    """Fold a cell into `buf` as its form asks; the length, or -1 where it does not fit."""
    raises = form == PLATE or form >= PASSPORT
    numbers = form <= QQ or raises
    size, place = 0, start
    while place < end and size < ROOM and 0x30 <= data[place] <= 0x39:
        buf[size] = data[place]
        size, place = size + 1, place + 1
    while place < end:
        code, width = next_code(data, place, end)
        place += width
        if 0x4E00 <= code <= 0x9FFF:
            if form == ADDRESS and code == 0x865F:
                code = 0x53F7
        elif code < 0x30 or code > 0x39:
            if is_blank(code):
                continue
            if 0xFF01 <= code <= 0xFF5E:
                code -= 0xFEE0
            if numbers and is_mark(code):
                continue
            if raises:
                if form == PLATE and is_dot(code):
                    continue
                if 0x61 <= code <= 0x7A:
                    code -= 32
            elif form in (EMAIL, WECHAT):
                if 0x41 <= code <= 0x5A:
                    code += 32
            elif form == NAME and is_dot(code):
                code = 0xB7
        if size == ROOM:
            return -1
        buf[size] = code
        size += 1
    if numbers and form != PLATE and size > 6 and buf[size - 1] == 0x30 and buf[size - 2] == 0x2E:
        first = 1 if buf[0] == 0x2B else 0
        if all_digits(buf, first, size - 2):
            return size - 2
    return size


@njit(nogil=True, forceinline=True)
def trim(data: np.ndarray, start: Int, end: Int) -> tuple[Int, Int]:
    """First byte and end of a cell without the blanks at its ends."""
    while start < end:
        code, width = next_code(data, start, end)
        if not is_blank(code):
            break
        start += width
    last, place = start, start
    while place < end:
        code, width = next_code(data, place, end)
        place += width
        if not is_blank(code):
            last = place
    return start, last


@njit(nogil=True, forceinline=True)
def turned(word: np.uint64, left: Int) -> np.uint64:
    """A word whose bits moved in a ring."""
    return (word << np.uint64(left)) | (word >> np.uint64(64 - left))


@njit(nogil=True, forceinline=True)
def absorb(a: np.uint64, b: np.uint64, word: np.uint64) -> tuple[np.uint64, np.uint64]:
    """Both lanes after eight more bytes of a text."""
    word = turned(word * MUL_B, 31) * MUL_A
    return turned(a ^ word, 27) * MUL_A + LANE_B, turned(b ^ word, 35) * MUL_B + LANE_A


@njit(nogil=True, forceinline=True)
def digest(buf: np.ndarray, first: Int, last: Int) -> tuple[np.uint64, np.uint64]:
    """Both lanes over a text given as code points: over its UTF-8, eight bytes at a time, then over its size."""
    a, b, word, full, size = LANE_A, LANE_B, np.uint64(0), 0, 0
    for place in range(first, last):
        more, width = encoded(buf[place])
        word |= more << np.uint64(8 * full)
        full += width
        size += width
        if full >= 8:
            a, b = absorb(a, b, word)
            full -= 8
            word = more >> np.uint64(8 * (width - full)) if full else np.uint64(0)
    if full:
        a, b = absorb(a, b, word)
    return stir(a, size, MUL_A), stir(b, size, MUL_B)


@njit(nogil=True, forceinline=True)
def encoded(code: Int) -> tuple[np.uint64, Int]:
    """The UTF-8 of a code point, first byte lowest, and its length."""
    code = np.uint64(code)
    c, low, sign = np.uint64(8), np.uint64(0x3F), np.uint64(0x80)
    if code < 0x80:
        return code, 1
    if code < 0x800:
        return (code >> np.uint64(6)) | np.uint64(0xC0) | ((code & low | sign) << c), 2
    two = ((code >> np.uint64(6) & low) | sign) << c | ((code & low | sign) << np.uint64(16))
    if code < 0x10000:
        return (code >> np.uint64(12)) | np.uint64(0xE0) | two, 3
    front = (code >> np.uint64(18)) | np.uint64(0xF0) | ((code >> np.uint64(12) & low | sign) << c)
    return front | two << c, 4


@njit(nogil=True, forceinline=True)
def digest_cell(data: np.ndarray, start: Int, end: Int) -> tuple[np.uint64, np.uint64]:
    """Both lanes over a text given as UTF-8."""
    a, b, place = LANE_A, LANE_B, start
    while place + 8 <= end:
        a, b = absorb(a, b, word_at(data, place))
        place += 8
    if place < end:
        a, b = absorb(a, b, last_word(data, place, end))
    return stir(a, end - start, MUL_A), stir(b, end - start, MUL_B)


@njit(nogil=True, forceinline=True)
def last_word(data: np.ndarray, place: Int, end: Int) -> Any:
    """Fewer than eight bytes as a word, zeros above; reads nothing outside of the array."""
    if end >= 8:
        return word_at(data, end - 8) >> np.uint64(8 * (8 - end + place))
    word = np.uint64(0)
    for i in range(place, end):
        word |= np.uint64(data[i]) << np.uint64(8 * (i - place))
    return word


@njit(nogil=True, forceinline=True)
def lowered_word(data: np.ndarray, start: Int, end: Int) -> np.uint64:
    """What the lexicon knows a word by, ASCII letters lowered."""
    lane, size = LANE_A, 0
    while start < end:
        code, width = next_code(data, start, end)
        start += width
        if 0x41 <= code <= 0x5A:
            code += 32
        lane, size = stir(lane, code, MUL_A), size + 1
    return stir(lane, size, MUL_A)


@njit(nogil=True, forceinline=True)
def looked_up(word: np.uint64, tables: np.ndarray) -> Int:
    """Tags of a word of the lexicon, by its digest; 0 for others."""
    size = np.int64(tables[AT_LEXICON_SIZE])
    slot = np.int64(word & np.uint64(size - 1))
    while tables[AT_LEXICON + slot] != 0:
        if tables[AT_LEXICON + slot] == word:
            return np.int64(tables[AT_LEXICON + size + slot])
        slot = (slot + 1) & (size - 1)
    return 0


@njit(nogil=True, forceinline=True)
def tagged(buf: np.ndarray, first: Int, last: Int, wanted: Int, tables: np.ndarray) -> Flag:
    """Whether the code points are a word of the lexicon that has the wanted tag."""
    word = LANE_A
    for place in range(first, last):
        word = stir(word, buf[place], MUL_A)
    return looked_up(stir(word, last - first, MUL_A), tables) & wanted != 0


@njit(nogil=True, forceinline=True)
def as_number(buf: np.ndarray, first: Int, last: Int) -> np.uint64:
    """The number that ASCII digits write, modulo 2**64."""
    number = np.uint64(0)
    for place in range(first, last):
        number = number * np.uint64(10) + np.uint64(buf[place] - 0x30)
    return number
