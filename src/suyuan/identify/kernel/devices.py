"""Compiled: landlines, birth dates, network addresses, whose marks between digits mean something.

The oracle is `kinds/`. Each function gives the standing of a folded cell and the length of its normal form, which
then stands at the front of `buf`.
"""

import numpy as np
from numba import njit

from suyuan.identify.kernel.codes import AT_AREAS, AT_TODAY, Flag, Int, all_digits, as_number, has_bit, trim
from suyuan.identify.kernel.documents import is_day

DASH = 0x2D


@njit(nogil=True, forceinline=True)
def is_digit(buf: np.ndarray, place: Int, size: Int) -> Flag:
    """Whether a digit stands at a place inside of the cell."""
    return place < size and 0x30 <= buf[place] <= 0x39


@njit(nogil=True, forceinline=True)
def stands(buf: np.ndarray, place: Int, size: Int, code: Int) -> Flag:
    """Whether a code point stands at a place inside of the cell."""
    return place < size and buf[place] == code


@njit(nogil=True, forceinline=True)
def area_start(buf: np.ndarray, size: Int) -> Int:
    """Where an area code starts, behind country code, bracket and zero; -1 where no such prefix stands."""
    place = 1 if stands(buf, 0, size, 0x28) else 0
    abroad = -1
    if stands(buf, place, size, 0x2B):
        abroad = place + 1
    elif stands(buf, place, size, 0x30) and stands(buf, place + 1, size, 0x30):
        abroad = place + 2
    if abroad > 0 and stands(buf, abroad, size, 0x38) and stands(buf, abroad + 1, size, 0x36):
        place = abroad + 2
        place += stands(buf, place, size, 0x29)
        place += stands(buf, place, size, DASH)
        place += stands(buf, place, size, 0x28)
        place += stands(buf, place, size, 0x30)
        return place
    return place + 1 if stands(buf, place, size, 0x30) else -1


@njit(nogil=True, forceinline=True)
def area_end(buf: np.ndarray, start: Int, size: Int) -> Int:
    """End of an area code: 10, 2 and a digit, or three digits from 3 on; -1 where none stands."""
    if not (is_digit(buf, start, size) and is_digit(buf, start + 1, size)):
        return -1
    if buf[start] == 0x32 or (buf[start] == 0x31 and buf[start + 1] == 0x30):
        return start + 2
    return start + 3 if buf[start] >= 0x33 and is_digit(buf, start + 2, size) else -1


@njit(nogil=True, forceinline=True)
def local_end(buf: np.ndarray, start: Int, size: Int) -> tuple[Int, Int]:
    """End of a number of seven or eight digits and the place of a dash in it (0: none); end -1 where none stands."""
    run = start
    while run - start < 8 and is_digit(buf, run, size):
        run += 1
    if run - start in (3, 4) and stands(buf, run, size, DASH):
        for place in range(run + 1, run + 5):
            if not is_digit(buf, place, size):
                return -1, 0
        return run + 5, run
    return (run, 0) if run - start in (7, 8) else (-1, 0)


@njit(nogil=True, forceinline=True)
def extension_start(buf: np.ndarray, place: Int, size: Int) -> Int:
    """First digit of an extension behind its mark; -1 where no mark stands."""
    code = buf[place]
    if code in (DASH, 0x8F6C, 0x8F49, 0x78, 0x23, 0x2C):  # 转 轉 x # ,
        return place + 1
    if code == 0x5206 and stands(buf, place + 1, size, 0x673A):  # 分机
        return place + 2
    if code == 0x65 and stands(buf, place + 1, size, 0x78) and stands(buf, place + 2, size, 0x74):  # ext
        return place + 3 + stands(buf, place + 3, size, 0x2E)
    return -1


@njit(nogil=True, forceinline=True)
def rest_fits(buf: np.ndarray, end: Int, size: Int) -> Int:
    """Start of the extension behind a number; `size` where none stands, -1 where something else does."""
    if end < 0 or end > size:
        return -1
    if end == size:
        return size
    first = extension_start(buf, end, size)
    if first < 0 or not 1 <= size - first <= 6 or not all_digits(buf, first, size):
        return -1
    return first


@njit(nogil=True, forceinline=True)
def lower_and_dash(buf: np.ndarray, size: Int) -> None:
    """Lower ASCII letters and make every dash the plain one."""
    for place in range(size):
        code = buf[place]
        if 0x41 <= code <= 0x5A:
            buf[place] = code + 32
        elif 0x2010 <= code <= 0x2015 or code in (0x2212, 0xFE63):
            buf[place] = DASH


@njit(nogil=True)
def landline(buf: np.ndarray, size: Int, tables: np.ndarray) -> tuple[Int, Int]:
    """Standing of a landline: zero, area, number, and an extension behind a dash."""
    if size < 7 or size > 40:
        return 0, 0
    lower_and_dash(buf, size)
    first = area_start(buf, size)
    last = area_end(buf, first, size) if first >= 0 else -1
    start, end, dash, tail = 0, -1, 0, -1
    if last > 0:
        start = last + stands(buf, last, size, 0x29)
        start += stands(buf, start, size, DASH)
        end, dash = local_end(buf, start, size)
        tail = rest_fits(buf, end, size)
    if tail < 0:
        last, start = -1, 0
        end, dash = local_end(buf, 0, size)
        tail = rest_fits(buf, end, size)
        if tail < 0:
            return 0, 0
    digits = end - start - (dash > 0)
    if last > 0 and last - first == 2 and digits != 8:
        return 0, 0
    if last < 0 and dash == 0 and size - tail == 4 and tail < size:
        return 0, 0
    right = last > 0 and has_bit(tables, AT_AREAS, np.int64(as_number(buf, first, last)))
    right = right and 0x32 <= buf[start] <= 0x38
    return (1 if right else 2), written(buf, (first, last), (start, end), (tail, size))


@njit(nogil=True, forceinline=True)
def written(
    buf: np.ndarray, area: tuple[Int, Int], number: tuple[Int, Int], extension: tuple[Int, Int]
) -> Int:
    """Move the parts of a landline to the front; its length."""
    kept = 0
    if area[1] > 0:
        buf[0], kept = 0x30, 1
        for place in range(area[0], area[1]):
            buf[kept] = buf[place]
            kept += 1
    for place in range(number[0], number[1]):
        if buf[place] != DASH:
            buf[kept] = buf[place]
            kept += 1
    if extension[0] < extension[1]:
        buf[kept] = DASH
        kept += 1
        for place in range(extension[0], extension[1]):
            buf[kept] = buf[place]
            kept += 1
    return kept


@njit(nogil=True, forceinline=True)
def zeros_back(data: np.ndarray, start: Int, end: Int, most: Int) -> Int:
    """First of at most so many zeros that end a cell."""
    while end > start and most > 0 and data[end - 1] == 0x30:
        end, most = end - 1, most - 1
    return end


@njit(nogil=True)
def day_end(data: np.ndarray, start: Int, end: Int) -> Int:
    """End of a day without the midnight behind it, blanks at the end included (kinds/birth_date)."""
    whole = end
    start, end = trim(data, start, end)
    if end > start and data[end - 1] == 0x5A:
        end -= 1
    fraction = zeros_back(data, start, end, end - start)
    fine = fraction < end and fraction > start and data[fraction - 1] == 0x2E
    if fine:
        end = fraction - 1
    colons = 0
    while (
        colons < 2
        and end - start > 3
        and data[end - 1] == 0x30
        and data[end - 2] == 0x30
        and data[end - 3] == 0x3A
    ):
        end, colons = end - 3, colons + 1
    if colons == 0 or (fine and colons < 2):
        return whole
    hour = zeros_back(data, start, end, 2)
    if hour == end or hour <= start or data[hour - 1] not in (0x20, 0x54, 0x74):
        return whole
    return hour - 1


@njit(nogil=True, forceinline=True)
def two_digits(buf: np.ndarray, place: Int, size: Int) -> tuple[Int, Int]:
    """One or two digits as a number, and their end; -1 where none stands."""
    if not is_digit(buf, place, size):
        return -1, place
    if is_digit(buf, place + 1, size):
        return (buf[place] - 0x30) * 10 + buf[place + 1] - 0x30, place + 2
    return buf[place] - 0x30, place + 1


@njit(nogil=True)
def birth_date(buf: np.ndarray, size: Int, tables: np.ndarray) -> tuple[Int, Int]:
    """Standing of a birth date; its normal form is eight digits."""
    if size < 8 or not all_digits(buf, 0, 4):
        return 0, 0
    if not (size == 8 and all_digits(buf, 4, 8)):
        mark = buf[4]
        month, place = two_digits(buf, 5, size)
        han = mark == 0x5E74
        if not (han or mark in (0x2D, 0x2F, 0x2E)) or not stands(buf, place, size, 0x6708 if han else mark):
            return 0, 0
        day, place = two_digits(buf, place + 1, size)
        if (
            day < 0
            or month < 0
            or (place != size and not (han and place == size - 1 and buf[place] == 0x65E5))
        ):
            return 0, 0
        buf[4], buf[5], buf[6], buf[7] = (
            0x30 + month // 10,
            0x30 + month % 10,
            0x30 + day // 10,
            0x30 + day % 10,
        )
    if not (1 <= as_number(buf, 4, 6) <= 12 and 1 <= as_number(buf, 6, 8) <= 31):
        return 0, 0
    born = as_number(buf, 0, 4) >= 1900 and is_day(buf, 0, np.int64(tables[AT_TODAY]))
    return (1 if born else 2), 8


@njit(nogil=True, forceinline=True)
def is_nobodys(address: Int) -> Flag:
    """Whether an address of version 4 lies in a range that is no one's (kinds/ip.NOBODYS)."""
    top = address >> 24
    if top in (0, 10, 127) or top >= 224:
        return True
    two, three = address >> 16, address >> 8
    return (
        (address >> 22) == 0x191  # 100.64.0.0/10
        or (address >> 20) == 0xAC1  # 172.16.0.0/12
        or two in (0xA9FE, 0xC0A8)  # 169.254/16, 192.168/16
        or (address >> 17) == 0x6309  # 198.18.0.0/15
        or three in (0xC00000, 0xC00002, 0xC63364, 0xCB0071)  # 192.0.0, 192.0.2, 198.51.100, 203.0.113
    )


@njit(nogil=True)
def ip(buf: np.ndarray, size: Int) -> tuple[Int, Int]:
    """Standing of an address of version 4; a port is cut off. Version 6 is not compiled."""
    address = place = 0
    for part in range(4):
        if part and not stands(buf, place, size, 0x2E):
            return 0, 0
        place += part > 0
        first, number = place, 0
        while place - first < 3 and is_digit(buf, place, size):
            number = number * 10 + buf[place] - 0x30
            place += 1
        if place == first or number > 255 or (buf[first] == 0x30 and place - first > 1):
            return 0, 0
        address = address << 8 | number
    port = size - place - 1
    if place < size and not (buf[place] == 0x3A and 1 <= port <= 5 and all_digits(buf, place + 1, size)):
        return 0, 0
    return (2 if is_nobodys(address) else 1), place


@njit(nogil=True, forceinline=True)
def hex_figure(code: Int) -> Int:
    """Value of a hexadecimal digit; -1 for others."""
    if 0x30 <= code <= 0x39:
        return code - 0x30
    code = code - 32 if code >= 0x61 else code
    return code - 55 if 0x41 <= code <= 0x46 else -1


@njit(nogil=True)
def mac(buf: np.ndarray, size: Int) -> tuple[Int, Int]:
    """Standing of a MAC address; its normal form is six pairs with colons, save for twelve bare digits."""
    if size not in (12, 14, 17):
        return 0, 0
    step, mark = (2, buf[2]) if size == 17 else (4, 0x2E)
    if size == 17 and mark not in (0x3A, DASH):
        return 0, 0
    figures, letters, kept = 0, 0, 0
    for place in range(size):
        if size != 12 and place % (step + 1) == step:
            if buf[place] != mark:
                return 0, 0
            continue
        figure = hex_figure(buf[place])
        if figure < 0:
            return 0, 0
        figures, letters = figures << 4 | figure, letters + (figure > 9)
        kept += 1
    if kept != 12:
        return 0, 0
    single = figures >> 40 & 1 == 0 and figures != 0
    if size == 12 and letters == 0:
        return 2, 12
    for pair in range(6):
        octet = figures >> (40 - 8 * pair) & 255
        high, low = octet >> 4, octet & 15
        buf[3 * pair] = high + (0x30 if high < 10 else 55)
        buf[3 * pair + 1] = low + (0x30 if low < 10 else 55)
        buf[3 * pair + 2] = 0x3A
    return (1 if single else 2), 17
