"""Compiled: names, addresses, mail, WeChat ids, plates, notes. The oracle is `kinds/`."""

import numpy as np
from numba import njit

from suyuan.identify.kernel.codes import (
    LANE_A,
    MUL_A,
    PASSWORD,
    Flag,
    Int,
    all_digits,
    classes,
    looked_up,
    lowered_word,
    stir,
    tagged,
)


@njit(nogil=True, forceinline=True)
def is_han(code: Int) -> Flag:
    """Whether a code point is a Chinese character (lexicon.HAN)."""
    return (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or code == 0x3007 or 0x20000 <= code <= 0x3FFFF
    )


@njit(nogil=True, forceinline=True)
def is_star(code: Int) -> Flag:
    """Characters that mask a name (kinds/person_name.py)."""
    return code in (0x2A, 0x67D0, 0xD7, 0x78, 0x58, 0x25CB)


@njit(nogil=True, forceinline=True)
def name(buf: np.ndarray, size: Int, tables: np.ndarray) -> Int:
    """Standing of a name."""
    if size < 2 or size > 24:
        return 0
    dots = stars = han = 0
    for place in range(size):
        code = buf[place]
        if code == 0xB7:
            dots += 1
            if place == 0 or place == size - 1 or buf[place - 1] == 0xB7:
                return 0
        elif is_han(code):
            han += 1
        if is_star(code):
            stars += 1
    if dots:
        return 1 if han + dots == size and size >= 4 else 0
    if size > 4 or tagged(buf, size - 2, size, 8, tables):
        return 0
    if han < size or stars:
        some = 0
        for place in range(size):
            some += is_star(buf[place]) or is_han(buf[place])
        return 2 if 0 < stars < size and some == size else 0
    if tagged(buf, 0, size, 2 | 1, tables):
        return 2
    compound = size > 2 and tagged(buf, 0, 2, 4, tables)
    first = classes(tables, buf[0]) & 1
    if size == 4:
        second = classes(tables, buf[1]) & 1
        return 1 if compound or (first and second) else 2
    return 1 if first or compound else 2


@njit(nogil=True, forceinline=True)
def place_end(buf: np.ndarray, start: Int, size: Int, tables: np.ndarray) -> Int:
    """End of the longest division name at `start`; `start` itself where there is none."""
    found, lane = start, LANE_A
    for end in range(start + 1, min(size, start + 15) + 1):
        lane = stir(lane, buf[end - 1], MUL_A)
        last = buf[end - 1]
        places = classes(tables, last)
        if (places >> (7 + end - start)) & 1 == 0:
            break
        if end == start + 1 or places & 128 == 0:
            continue
        if looked_up(stir(lane, end - start, MUL_A), tables) & 1:
            found = end
    return found


@njit(nogil=True, forceinline=True)
def address(buf: np.ndarray, size: Int, tables: np.ndarray) -> Int:
    """Standing of an address."""
    if size < 4 or size > 120:
        return 0
    house = False
    for place in range(size):
        code = buf[place]
        kind = classes(tables, code)
        if kind & 16:
            return 0
        if place and not house and classes(tables, buf[place - 1]) & 8:
            after = buf[place + 1] if place + 1 < size else 0
            house = kind & 4 != 0 or (code == 0x2D and classes(tables, after) & 8 != 0)
    if not house and tagged(buf, size - 2, size, 8, tables):
        return 0
    levels = start = 0
    while levels < 4:
        end = place_end(buf, start, size, tables)
        if end == start:
            break
        levels, start = levels + 1, end
    street = False
    for place in range(start, size):
        street = street or classes(tables, buf[place]) & 2 != 0
    if levels and start < size and (street or house) and size >= 6:
        return 1
    return 2 if levels > 1 or (street and house) else 0


@njit(nogil=True, forceinline=True)
def is_word(code: Int) -> Flag:
    """Small ASCII letter or digit."""
    return 0x61 <= code <= 0x7A or 0x30 <= code <= 0x39


@njit(nogil=True, forceinline=True)
def email(buf: np.ndarray, size: Int, tables: np.ndarray) -> Int:
    """Standing of a mail address."""
    at = -1
    if size > 160:
        return 0
    for place in range(size):
        code = buf[place]
        if code == 0x40:
            if at >= 0:
                return 0
            at = place
        elif not (is_word(code) or code in (0x2E, 0x2D) or (at < 0 and code in (0x5F, 0x25, 0x2B))):
            return 0
    if at < 1 or at > 64 or buf[0] == 0x2E or buf[at - 1] == 0x2E:
        return 0
    first = at + 1
    label = first
    for place in range(first, size + 1):
        if place == size or buf[place] == 0x2E:
            if place == label or place - label > 63 or buf[label] == 0x2D or buf[place - 1] == 0x2D:
                return 0
            if place < size:
                label = place + 1
    if label == first or size - label < 2 or size - label > 24:
        return 0
    for place in range(label, size):
        if buf[place] < 0x61:
            return 0
    reserved = tagged(buf, first, size, 16, tables) or tagged(buf, label, size, 16, tables)
    return 1 if not reserved and tagged(buf, label, size, 64, tables) else 2


@njit(nogil=True, forceinline=True)
def wechat(buf: np.ndarray, size: Int) -> Int:
    """Standing of a WeChat id."""
    if size < 6 or size > 31 or buf[0] < 0x61 or buf[0] > 0x7A:
        return 0
    own = (
        size >= 11
        and buf[0] == 0x77
        and buf[1] == 0x78
        and buf[2] == 0x69
        and buf[3] == 0x64
        and buf[4] == 0x5F
    )
    letters = marks = 0
    for place in range(size):
        code = buf[place]
        if 0x61 <= code <= 0x7A:
            letters += 1
        elif code in (0x5F, 0x2D):
            marks += 1
        elif not is_word(code):
            return 0
    if size > 20 and not (own and marks == 1):
        return 0
    return 2 if letters == size else 1


@njit(nogil=True, forceinline=True)
def is_letter(code: Int) -> Flag:
    """Capital that plates use: not I, not O."""
    return 0x41 <= code <= 0x5A and code not in (0x49, 0x4F)


@njit(nogil=True, forceinline=True)
def is_armed_police(buf: np.ndarray, size: Int, tables: np.ndarray) -> Flag:
    """WJ, a province, four digits and a digit or letter."""
    if size != 8 or buf[1] != 0x4A or classes(tables, buf[2]) & 32 == 0 or not all_digits(buf, 3, 7):
        return False
    return is_letter(buf[7]) or 0x30 <= buf[7] <= 0x39


@njit(nogil=True, forceinline=True)
def plate(buf: np.ndarray, size: Int, tables: np.ndarray) -> Int:
    """Standing of a number plate; see kinds/license_plate.py for the series."""
    if size not in (7, 8):
        return 0
    if buf[0] == 0x57:
        return 1 if is_armed_police(buf, size, tables) else 0
    if size == 7 and (buf[0] == 0x4F7F or buf[6] == 0x4F7F):
        first = 1 if buf[0] == 0x4F7F else 0
        if all_digits(buf, first, first + 6):
            return 1
    if classes(tables, buf[0]) & 32 == 0 or buf[1] < 0x41 or buf[1] > 0x5A:
        return 0
    special = classes(tables, buf[size - 1]) & 64 != 0
    tail = size - 1 if special else size
    if size == 8 and buf[6] == 0x5E94 and buf[7] == 0x6025 and all_digits(buf, 2, 6):  # 应急
        return 1 if is_letter(buf[1]) else 0
    digits = 0
    odd = not is_letter(buf[1])
    for place in range(2, tail):
        code = buf[place]
        if 0x30 <= code <= 0x39:
            digits += 1
        elif 0x41 <= code <= 0x5A:
            odd = odd or not is_letter(code)
        else:
            return 0
    if digits == 0:
        return 0
    if odd or size == 7:
        return 2 if odd else 1
    small = 0x41 <= buf[2] <= 0x4B and all_digits(buf, 4, 8)
    large = 0x41 <= buf[7] <= 0x4B and all_digits(buf, 2, 7)
    return 1 if not special and (small or large) else 2


@njit(nogil=True, forceinline=True)
def note(data: np.ndarray, start: Int, end: Int, form: Int, tables: np.ndarray) -> Int:
    """Standing of a trimmed cell that may hold any words."""
    if end == start:
        return 0
    if end - start <= 12 and looked_up(lowered_word(data, start, end), tables) & 32:
        return 0
    if form == PASSWORD:
        if end - start < 4 or end - start > 128:
            return 0
        for place in range(start, end):
            if data[place] < 0x21 or data[place] > 0x7E:
                return 0
    return 1
