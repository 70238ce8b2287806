"""Compiled splitting of plain delimited text, 64 bytes at a time: one separator, no quotes.

`kernel.py` does the same for every layout, line by line; tests hold the two and a plain-Python twin together.
"""

import numpy as np
from numba import njit

from suyuan.engine.compiling import compiled
from suyuan.engine.words import ONE, WIDTH, Word, equal, least, lowest, under
from suyuan.read.text.kernel import Plan, fit, is_blank_line, is_header, status_of, valid_utf8

U2, U3, U63 = np.uint64(2), np.uint64(3), np.uint64(63)
BLANK_LINE = -4
"""Status of a line of nothing but blanks."""


@compiled
def holds(block: np.ndarray, byte: int) -> bool:
    """Whether a byte stands in a block."""
    at = 0
    while at + WIDTH <= len(block):
        if equal(block, at, np.uint8(byte)):
            return True
        at += WIDTH
    for i in range(at, len(block)):  # noqa: SIM110  # numba compiles no generators
        if block[i] == byte:
            return True
    return False


@compiled
def last_line_end(block: np.ndarray) -> int:
    """Where the last whole line ends; 0 where none does. A carriage return at the very end may go on."""
    best = 0
    for i in range(len(block) - 1, -1, -1):
        if block[i] == 10:
            return max(best, i + 1)
        if block[i] == 13 and i < len(block) - 1 and best == 0:
            best = i + 1
    return best


@njit(nogil=True, forceinline=True)
def _after(now: Word, before: Word, far: Word) -> Word:
    """The places `far` bytes after those that are set in this mask or the one before."""
    return (now << far) | (before >> (np.uint64(64) - far))


@njit(nogil=True, forceinline=True)
def _wrong_second(block: np.ndarray, at: int, before: Word) -> tuple[Word, Word]:
    """Second bytes that their lead byte forbids: overlong forms, surrogates, what lies above U+10FFFF."""
    low_a, low_9 = ~least(block, at, np.uint8(0xA0)), ~least(block, at, np.uint8(0x90))
    e0, ed = equal(block, at, np.uint8(0xE0)), equal(block, at, np.uint8(0xED))
    f0, f4 = equal(block, at, np.uint8(0xF0)), equal(block, at, np.uint8(0xF4))
    wrong = ((e0 << ONE) & low_a) | ((ed << ONE) & ~low_a) | ((f0 << ONE) & low_9) | ((f4 << ONE) & ~low_9)
    if before:
        first = block[at]
        lead = block[at - 1]
        bad = (lead == 0xE0 and first < 0xA0) or (lead == 0xED and first >= 0xA0)
        bad = bad or (lead == 0xF0 and first < 0x90) or (lead == 0xF4 and first >= 0x90)
        wrong |= np.uint64(1 if bad else 0)
    return wrong | least(block, at, np.uint8(0xF5)), (e0 | ed | f0 | f4) >> U63


@compiled
def right_utf8(block: np.ndarray) -> bool:
    """Whether the bytes are UTF-8 (RFC 3629), 64 at a time.

    Behind each lead byte so many continuation bytes must stand as it says, and nowhere else one.
    """
    wrong, last, at = np.uint64(0), np.uint64(0), 0
    two, three, four = np.uint64(0), np.uint64(0), np.uint64(0)
    while at + WIDTH <= len(block):
        lead2 = least(block, at, np.uint8(0xC0))
        lead3, lead4 = least(block, at, np.uint8(0xE0)), least(block, at, np.uint8(0xF0))
        follow = _after(lead2, two, ONE) | _after(lead3, three, U2) | _after(lead4, four, U3)
        wrong |= (follow ^ under(block, at, np.int8(-64))) | (lead2 & ~least(block, at, np.uint8(0xC2)))
        if last | lead4 | equal(block, at, np.uint8(0xE0)) | equal(block, at, np.uint8(0xED)):
            second, last = _wrong_second(block, at, last)
            wrong |= second
        two, three, four = lead2, lead3, lead4
        at += WIDTH
    start = at
    while start > max(0, at - 4):
        start -= 1
        if block[start] & 0xC0 != 0x80:
            break
    return bool(wrong == 0) and bool(valid_utf8(block, start, len(block)))


@compiled
def mark(block: np.ndarray, separator: np.ndarray, marks: np.ndarray) -> tuple[int, int]:
    """Note every separator, and every line end as `~place`; gives their number and that of the line ends.

    Separators do not overlap: what starts inside one is none. One more mark stands at the block's end.
    """
    count, ends, free, at, size = 0, 0, 0, 0, len(separator)
    while at + WIDTH + size <= len(block):
        cut = equal(block, at, separator[0])
        for j in range(1, size):
            cut &= equal(block, at + j, separator[j])
        line = equal(block, at, np.uint8(10)) | equal(block, at, np.uint8(13))
        both = cut | line
        while both:
            bit = lowest(both)
            place = at + bit
            is_line = (line >> np.uint64(bit)) & ONE != 0
            marks[count] = ~place if is_line else place
            taken = place >= free
            count += taken
            ends += is_line
            free = place + (1 if is_line else size) if taken else free
            both &= both - ONE
        at += WIDTH
    at = max(at, free)
    while at < len(block):
        if block[at] == 10 or block[at] == 13:  # a set is slow in numba
            marks[count] = ~at
            count, ends, at = count + 1, ends + 1, at + 1
            continue
        same = at + size <= len(block)
        for j in range(size):
            same = same and block[at + j] == separator[j]
        if same:
            marks[count] = at
            count += 1
        at += size if same else 1
    marks[count] = ~len(block)
    return count, ends


@compiled
def cut_rows(
    block: np.ndarray,
    marks: np.ndarray,
    size: int,
    header: np.ndarray,
    out: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> tuple[int, int, int]:
    """Cut the lines that have the wanted number of fields; gives the rows, the other lines, the line ends.

    `size` is that of the separator. `out` takes start and end of each field (int32 [2 x fields, rows]), the line ends
    before each row (int64), and start, end and number of each line that is no such row (int64 [lines, 3]), header
    lines among them.
    """
    cuts, numbers, rest = out
    fields, rows, odd, line, here, at = len(cuts) >> 1, 0, 0, 0, 0, 0
    while here < len(block):
        last = at + fields - 1
        fits = last < len(marks) and marks[last] < 0
        for i in range(at, last):
            fits = fits and marks[i] >= 0
        end = ~marks[last] if fits else 0
        if fits and not (end - here == len(header) and is_header(block, here, end, header, 0)):
            start = here
            for field in range(fields - 1):
                place = marks[at + field]
                cuts[2 * field, rows], cuts[2 * field + 1, rows] = start, place
                start = place + size
            cuts[2 * fields - 2, rows], cuts[2 * fields - 1, rows] = start, end
            numbers[rows] = line
            rows += 1
            at = last + 1
        else:
            while marks[at] >= 0:
                at += 1
            end = ~marks[at]
            rest[odd, 0], rest[odd, 1], rest[odd, 2] = here, end, line
            odd += 1
            at += 1
        line += 1
        here = end + 1
        if here < len(block) and block[end] == 13 and block[here] == 10:
            here, at = here + 1, at + 1
    return rows, odd, line


@compiled
def refit(block: np.ndarray, rest: np.ndarray, plan: Plan, room: int) -> np.ndarray:
    """Status of lines that are no plain rows, as `kernel.split` gives it; BLANK_LINE for what is no record."""
    cuts = np.empty(room, np.int64)
    status = np.empty(len(rest), np.int64)
    for i in range(len(rest)):
        start, end = rest[i, 0], rest[i, 1]
        layout = fit(block, (start, 0), plan, cuts, 0)[0]
        if layout < 0 and is_blank_line(block, start, end):
            status[i] = BLANK_LINE
        else:
            status[i] = status_of(block, (start, end), layout, plan, 0)
    return status


@compiled
def copy_fields(data: np.ndarray, starts: np.ndarray, offsets: np.ndarray, out: np.ndarray) -> None:
    """Copy fields one after the other, each to its offset."""
    for row in range(len(starts)):
        shift = np.int64(starts[row]) - offsets[row]
        for place in range(offsets[row], offsets[row + 1]):
            out[place] = data[place + shift]
