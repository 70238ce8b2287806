"""Compiled: identity numbers, phones, cards, QQ numbers, amounts. The oracle is `kinds/`."""

import numpy as np
from numba import njit

from suyuan.identify.kernel.codes import (
    AT_DIVISIONS,
    AT_ENDED,
    AT_ENDS,
    AT_ENDS_SIZE,
    AT_PROVINCES,
    AT_SEGMENTS,
    AT_TODAY,
    Flag,
    Int,
    all_digits,
    as_number,
    has_bit,
)

NEVER_TOO_LATE = 1980
"""Whoever was born before can carry any code of the table, which begins then."""


@njit(nogil=True, forceinline=True)
def real_day(year: Int, month: Int, day: Int, today: Int) -> Flag:
    """Whether a date exists and is not after `today` (yyyymmdd)."""
    if month in (4, 6, 9, 11):
        last = 30
    elif month == 2:
        last = 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    else:
        last = 31
    return day <= last and year * 10000 + month * 100 + day <= today


@njit(nogil=True, forceinline=True)
def in_force(tables: np.ndarray, division: Int, year: Int) -> Flag:
    """Whether there was a division that somebody born in a year can carry (divisions.in_force)."""
    if not has_bit(tables, AT_DIVISIONS, division):
        return False
    return (
        year < NEVER_TOO_LATE
        or not has_bit(tables, AT_ENDED, division)
        or year <= last_birth(tables, division)
    )


@njit(nogil=True)
def last_birth(tables: np.ndarray, division: Int) -> Int:
    """The last birth year for an abolished division."""
    low, high = np.int64(AT_ENDS), AT_ENDS + np.int64(tables[AT_ENDS_SIZE])
    while high - low > 1:
        middle = (low + high) // 2
        if np.int64(tables[middle]) // 10000 <= division:
            low = middle
        else:
            high = middle
    return np.int64(tables[low]) % 10000


@njit(nogil=True, forceinline=True)
def check_figure(buf: np.ndarray) -> Int:
    """Code point of the check character for 17 digits (MOD 11-2)."""
    total = 0
    weight = 7
    for place in range(17):
        total += weight * (buf[place] - 0x30)
        # the weights 2**(17 - place) mod 11 follow from each other by doubling backwards
        weight = weight // 2 if weight % 2 == 0 else (weight + 11) // 2
    check = (12 - total % 11) % 11
    return 0x58 if check == 10 else 0x30 + check


@njit(nogil=True, forceinline=True)
def id_card(buf: np.ndarray, size: Int, tables: np.ndarray) -> tuple[np.uint64, Int]:
    """Key (first 17 digits, century put in) and standing."""
    old = size == 15
    if not (old or size == 18) or not all_digits(buf, 0, size if old else 17):
        return np.uint64(0), 0
    if not old and (buf[0] == 0x30 or not (0x30 <= buf[17] <= 0x39 or buf[17] in (0x58, 0x78))):
        return np.uint64(0), 0
    division = np.int64(as_number(buf, 0, 6))
    rest = np.int64(as_number(buf, 6, size if old else 17))
    if old:
        rest += 190000000 * 100
    year, month, day = rest // 10000000, rest // 100000 % 100, rest // 1000 % 100
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31):
        return np.uint64(0), 0
    if old and not has_bit(tables, AT_PROVINCES, division // 10000):
        return np.uint64(0), 0
    right = in_force(tables, division, year) and real_day(year, month, day, np.int64(tables[AT_TODAY]))
    if right and not old:
        right = (0x58 if buf[17] == 0x78 else buf[17]) == check_figure(buf)
    return np.uint64(division * 100000000000 + rest), 1 if right else 2


@njit(nogil=True, forceinline=True)
def phone(buf: np.ndarray, size: Int, tables: np.ndarray) -> tuple[np.uint64, Int]:
    """Key (11 digits) and standing."""
    first = 0
    if size == 14 and buf[0] == 0x2B and buf[1] == 0x38 and buf[2] == 0x36:
        first = 3
    elif size == 15 and buf[0] == 0x30 and buf[1] == 0x30 and buf[2] == 0x38 and buf[3] == 0x36:
        first = 4
    elif size == 13 and buf[0] == 0x38 and buf[1] == 0x36:
        first = 2
    if size - first != 11 or buf[first] != 0x31 or buf[first + 1] < 0x33 or not all_digits(buf, first, size):
        return np.uint64(0), 0
    in_plan = has_bit(tables, AT_SEGMENTS, np.int64(as_number(buf, first, first + 5)))
    return as_number(buf, first, size), 1 if in_plan else 2


@njit(nogil=True, forceinline=True)
def luhn(buf: np.ndarray, size: Int) -> Flag:
    """Whether the last digit is right by Luhn."""
    total = 0
    for place in range(size):
        digit = buf[size - 1 - place] - 0x30
        if place & 1:
            digit = digit * 2 - (9 if digit > 4 else 0)
        total += digit
    return total % 10 == 0


@njit(nogil=True, forceinline=True)
def card(buf: np.ndarray, size: Int, tables: np.ndarray) -> tuple[np.uint64, Int]:
    """Key (digits as a 64-bit pattern) and standing; see kinds/bank_card.py for the first digits."""
    if size < 13 or size > 19 or not all_digits(buf, 0, size):
        return np.uint64(0), 0
    two = (buf[0] - 0x30) * 10 + buf[1] - 0x30
    chinese = 16 <= size <= 19 and (two in (60, 62, 68, 69) or two >= 90)
    visa = buf[0] == 0x34 and size in (13, 16, 19)
    sixteen = size == 16 and (50 <= two <= 59 or 22 <= two <= 27 or two == 35)
    short = (size == 15 and two in (34, 37)) or (size == 14 and two in (30, 36, 38))
    if not (chinese or visa or sixteen or short):
        return np.uint64(0), 0
    right = luhn(buf, size)
    if size in (15, 18):
        person = id_card(buf, size, tables)[1]
        if person == 1 or (person == 2 and not right):
            return np.uint64(0), 0
    if right:
        return as_number(buf, 0, size), 1
    old_icbc = chinese and two == 95 and buf[2] == 0x35 and buf[3] == 0x38
    typical = two == 62 or old_icbc or (size == 16 and buf[0] in (0x34, 0x35))
    return (as_number(buf, 0, size), 2) if typical else (np.uint64(0), 0)


@njit(nogil=True, forceinline=True)
def qq(buf: np.ndarray, size: Int) -> tuple[np.uint64, Int]:
    """Key (digits) and standing."""
    if size < 5 or size > 11 or buf[0] == 0x30 or not all_digits(buf, 0, size):
        return np.uint64(0), 0
    doubtful = size == 11 and buf[0] == 0x31 and buf[1] >= 0x33
    return as_number(buf, 0, size), 2 if doubtful else 1


@njit(nogil=True, forceinline=True)
def amount(buf: np.ndarray, size: Int) -> tuple[Int, Int]:
    """Standing and length of an amount; its normal form is moved to the front of `buf`."""
    start = 1 if size and buf[0] in (0xA5, 0xFFE5, 0x24) else 0
    place = start + 1 if size > start and buf[start] in (0x2B, 0x2D) else start
    first = place
    while place < size and (0x30 <= buf[place] <= 0x39 or (place > first and buf[place] == 0x2C)):
        place += 1
    if place == first or place - first > 20:
        return 0, 0
    if place < size and buf[place] == 0x2E:
        point = place
        place += 1
        while place < size and 0x30 <= buf[place] <= 0x39:
            place += 1
        if not 1 <= place - point - 1 <= 8:
            return 0, 0
    if place < size and buf[place] in (0x4E07, 0x4EBF):
        place += 1
    if place < size and buf[place] == 0x5143:
        place += 1
    if place < size:
        return 0, 0
    kept = 0
    for place in range(start, size):
        if buf[place] != 0x2C:
            buf[kept] = buf[place]
            kept += 1
    return 1, kept
