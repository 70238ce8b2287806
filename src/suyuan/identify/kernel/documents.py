"""Compiled: numbers of documents, vehicles, companies, devices and orders, folded to capitals and digits.

The oracle is `kinds/`. Each function takes the folded cell and gives its standing and the length of its normal form,
which then stands at the front of `buf`.
"""

import numpy as np
from numba import njit

from suyuan.identify.kernel.codes import AT_PROVINCES, AT_TODAY, Flag, Int, all_digits, as_number, has_bit
from suyuan.identify.kernel.numbers import check_figure, id_card, luhn, phone, real_day

FOREVER = 99991231


@njit(nogil=True, forceinline=True)
def is_capital(code: Int) -> Flag:
    """Whether a code point is a capital ASCII letter."""
    return 0x41 <= code <= 0x5A


@njit(nogil=True, forceinline=True)
def is_day(buf: np.ndarray, first: Int, latest: Int) -> Flag:
    """Whether eight digits are a real day, not after `latest`."""
    day = np.int64(as_number(buf, first, first + 8))
    month, dom = day // 100 % 100, day % 100
    return day >= 10101 and 1 <= month <= 12 and dom >= 1 and real_day(day // 10000, month, dom, latest)


@njit(nogil=True, forceinline=True)
def looks_like_date(buf: np.ndarray, size: Int) -> Flag:
    """Whether eight digits may well be a day (calendar_dates.looks_like_date)."""
    if size != 8 or not all_digits(buf, 0, 8):
        return False
    century = as_number(buf, 0, 2)
    return (century in (19, 20)) and is_day(buf, 0, FOREVER)


@njit(nogil=True)
def passport(buf: np.ndarray, size: Int) -> Int:
    """Standing of a passport number."""
    if size < 7 or size > 10:
        return 0
    one, two = buf[0], buf[1]
    if not is_capital(one):
        old = size == 9 and one == 0x31 and two in (0x34, 0x35)
        return 1 if old and all_digits(buf, 0, size) else 0
    letters = 2 if is_capital(two) else 1
    if not (6 <= size - letters <= 8 and all_digits(buf, letters, size)):
        return 0
    if size != 9:
        return 2
    if letters == 1:
        return 1 if one in (0x45, 0x47, 0x44, 0x53, 0x50, 0x4B, 0x48) else 2  # E G D S P K H
    if one == 0x45:
        return 1 if two not in (0x49, 0x4F) else 2
    electronic = one in (0x44, 0x53, 0x50) and two == 0x45
    return 1 if electronic or (one == 0x4B and two == 0x4A) or (one == 0x4D and two == 0x41) else 2


@njit(nogil=True)
def hk_macau(buf: np.ndarray, size: Int) -> tuple[Int, Int]:
    """Standing of a permit between the mainland and Hong Kong or Macau; the number of renewals is cut off."""
    if size not in (9, 11) or not all_digits(buf, 2, size):
        return 0, 0
    digit = 0x30 <= buf[1] <= 0x39
    if buf[0] in (0x48, 0x4D):
        return (1, 9) if digit else (0, 0)
    if size != 9 or not (buf[0] == 0x43 or (buf[0] == 0x57 and digit)):
        return 0, 0
    if digit:
        return 1, 9
    return (2 if buf[1] in (0x49, 0x4F) else 1, 9) if is_capital(buf[1]) else (0, 0)


@njit(nogil=True)
def taiwan(buf: np.ndarray, size: Int) -> Int:
    """Standing of a permit between the mainland and Taiwan."""
    if size == 9 and buf[0] in (0x54, 0x4C):
        return 1 if all_digits(buf, 1, 9) else 0
    if size == 8:
        return (2 if looks_like_date(buf, 8) else 1) if all_digits(buf, 0, 8) else 0
    if size == 10 or (size == 11 and is_capital(buf[10])):
        return 1 if all_digits(buf, 0, 10) else 0
    return 0


@njit(nogil=True)
def foreign_id(buf: np.ndarray, size: Int, tables: np.ndarray) -> Int:
    """Standing of a foreigner's permanent residence card."""
    if size == 15:
        letters = is_capital(buf[0]) and is_capital(buf[1]) and is_capital(buf[2])
        return 1 if letters and all_digits(buf, 3, 15) else 0
    if size != 18 or buf[0] != 0x39 or not all_digits(buf, 0, 17):
        return 0
    if not (0x30 <= buf[17] <= 0x39 or buf[17] == 0x58) or not 1900 <= as_number(buf, 6, 10) <= 2099:
        return 0
    known = has_bit(tables, AT_PROVINCES, np.int64(as_number(buf, 1, 3)))
    right = known and is_day(buf, 6, np.int64(tables[AT_TODAY])) and buf[17] == check_figure(buf)
    return 1 if right else 2


@njit(nogil=True)
def social_security(buf: np.ndarray, size: Int) -> Int:
    """Standing of a social security card."""
    return 1 if size == 9 and is_capital(buf[0]) and all_digits(buf, 1, 9) else 0


@njit(nogil=True, forceinline=True)
def vin_figure(code: Int) -> Int:
    """What a character of a vehicle number counts for; -1 for I, O, Q and all others."""
    if 0x30 <= code <= 0x39:
        return code - 0x30
    if not is_capital(code) or code in (0x49, 0x4F, 0x51):
        return -1
    if code <= 0x48:
        return code - 0x40
    return code - 0x49 if code <= 0x52 else code - 0x51


@njit(nogil=True)
def vin(buf: np.ndarray, size: Int) -> Int:
    """Standing of a vehicle number."""
    if size != 17 or not all_digits(buf, 13, 17):
        return 0
    total = letters = 0
    for place in range(17):
        figure = vin_figure(buf[place])
        if figure < 0:
            return 0
        letters += buf[place] > 0x39
        weight = 8 - place if place < 7 else (10 if place == 7 else (0 if place == 8 else 18 - place))
        total += figure * weight
    bound = buf[0] == 0x4C or 0x31 <= buf[0] <= 0x35
    last = total % 11
    right = buf[8] == (0x58 if last == 10 else 0x30 + last)
    dated = buf[9] not in (0x55, 0x5A, 0x30)
    return 1 if letters and ((right and dated) or not bound) else 2


@njit(nogil=True, forceinline=True)
def uscc_figure(code: Int) -> Int:
    """Value of a character of a credit code; -1 for I, O, S, V, Z and all others."""
    if 0x30 <= code <= 0x39:
        return code - 0x30
    if not is_capital(code) or code in (0x49, 0x4F, 0x53, 0x56, 0x5A):
        return -1
    return code - 55 - (code > 0x49) - (code > 0x4F) - (code > 0x53) - (code > 0x56)


@njit(nogil=True, forceinline=True)
def has_class(department: Int, group: Int) -> Flag:
    """Whether a department of registration has a class (kinds/uscc.DEPARTMENTS)."""
    if group in (0x31, 0x39):
        return department in (0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x41, 0x4E) or (
            department in (0x39, 0x59) and group == 0x31
        )
    if group == 0x32:
        return department in (0x31, 0x33, 0x35, 0x36, 0x37, 0x39, 0x4E)
    if group == 0x33:
        return department in (0x31, 0x33, 0x35, 0x39, 0x4E)
    return department == 0x33


@njit(nogil=True)
def uscc(buf: np.ndarray, size: Int, tables: np.ndarray) -> Int:
    """Standing of a credit code."""
    if size != 18 or not all_digits(buf, 2, 8) or buf[1] not in (0x31, 0x32, 0x33, 0x34, 0x35, 0x39):
        return 0
    if not (0x31 <= buf[0] <= 0x39 or buf[0] in (0x41, 0x4E, 0x59)):
        return 0
    total, factor, letters, inner = 0, 1, 0, 0
    for place in range(17):
        figure = uscc_figure(buf[place])
        if figure < 0:
            return 0
        letters += buf[place] > 0x39
        total += figure * factor
        factor = factor * 3 % 31
        if 8 <= place < 16:
            whole = buf[place] - 0x30 if buf[place] <= 0x39 else buf[place] - 55
            inner += whole * inner_weight(place - 8)
    last = uscc_figure(buf[17])
    known_class = has_class(buf[0], buf[1])
    if last < 0 or not (letters or buf[17] > 0x39 or known_class):
        return 0
    region = np.int64(as_number(buf, 2, 8))
    known = region == 100000 or has_bit(tables, AT_PROVINCES, region // 10000)
    inner = (11 - inner % 11) % 11
    whole = buf[16] == (0x58 if inner == 10 else 0x30 + inner)
    return 1 if known_class and known and whole and last == -total % 31 else 2


@njit(nogil=True, forceinline=True)
def inner_weight(place: Int) -> Int:
    """Weights of an organisation code: 3 7 9 10 5 8 4 2."""
    if place < 4:
        return (3, 7, 9, 10)[place]
    return (5, 8, 4, 2)[place - 4]


@njit(nogil=True)
def imei(buf: np.ndarray, size: Int) -> tuple[Int, Int]:
    """Standing of a device's number; slashes and dots are taken out."""
    kept = 0
    for place in range(size):
        if buf[place] not in (0x2F, 0x2E):
            buf[kept] = buf[place]
            kept += 1
    if kept not in (15, 16) or not all_digits(buf, 0, kept):
        return 0, 0
    body = as_number(buf, 0, 2)
    known = body in (1, 10, 30, 33, 35, 44, 45, 49, 50, 51, 52, 53, 54, 86, 91, 98, 99)
    seen = 0
    for place in range(14):
        seen |= 1 << (buf[place] - 0x30)
    several = seen & (seen - 1) != 0 and (seen & (seen - 1)) & ((seen & (seen - 1)) - 1) != 0
    right = kept == 16 or luhn(buf, kept)
    return (1 if known and several and right else 2), kept


@njit(nogil=True)
def imsi(buf: np.ndarray, size: Int) -> Int:
    """Standing of a SIM card's number."""
    if size != 15 or not all_digits(buf, 0, 15) or as_number(buf, 0, 3) != 460:
        return 0
    network = as_number(buf, 3, 5)
    return 1 if network <= 9 or network in (11, 12, 13, 15, 20) else 2


@njit(nogil=True)
def postcode(buf: np.ndarray, size: Int) -> Int:
    """Standing of a postal code."""
    if size != 6 or not all_digits(buf, 0, 6):
        return 0
    pair = np.int64(as_number(buf, 0, 2))
    tens, ones = pair // 10, pair % 10
    if tens in (0, 2, 3, 4, 5, 6, 7):
        first = 1 if tens in (0, 5, 6, 7) else 0
        last = (7, 7, 7, 6, 7, 7, 7, 5)[tens]
        return 1 if first <= ones <= last else 2
    return 1 if 10 <= pair <= 13 or pair in (15, 16, 81, 83, 84, 85, 86, 99) else 2


@njit(nogil=True)
def iot(buf: np.ndarray, size: Int) -> tuple[Int, Int]:
    """Standing of a thing's number; the country code is cut off."""
    first = 0
    if size == 16 and buf[0] == 0x2B and buf[1] == 0x38 and buf[2] == 0x36:
        first = 3
    elif size == 17 and buf[0] == 0x30 and buf[1] == 0x30 and buf[2] == 0x38 and buf[3] == 0x36:
        first = 4
    elif size == 15 and buf[0] == 0x38 and buf[1] == 0x36:
        first = 2
    if size - first != 13 or buf[first] != 0x31 or buf[first + 1] != 0x34 or not all_digits(buf, first, size):
        return 0, 0
    for place in range(13):
        buf[place] = buf[first + place]
    four = as_number(buf, 0, 4)
    given = four in (1400, 1410, 1440, 1441) or 1460 <= four <= 1469 or 1480 <= four <= 1489
    return (1 if given else 2), 13


@njit(nogil=True)
def code_sent(buf: np.ndarray, size: Int) -> Int:
    """Standing of a verification code."""
    if size < 4 or size > 8:
        return 0
    digits = 0
    for place in range(size):
        digit = 0x30 <= buf[place] <= 0x39
        if not digit and not is_capital(buf[place]):
            return 0
        digits += digit
    if not digits:
        return 0
    return 2 if looks_like_date(buf, size) else 1


@njit(nogil=True)
def order(buf: np.ndarray, size: Int, tables: np.ndarray) -> Int:
    """Standing of the number of an order."""
    if size < 5 or size > 40:
        return 0
    digits = 0
    for place in range(size):
        code = buf[place]
        digit = 0x30 <= code <= 0x39
        if not digit and not is_capital(code) and code not in (0x5F, 0x23, 0x2E):
            return 0
        digits += digit
    if digits < 4:
        return 0
    other = phone(buf, size, tables)[1] == 1 or id_card(buf, size, tables)[1] == 1
    return 2 if other or looks_like_date(buf, size) else 1
