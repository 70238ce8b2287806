"""Compiled splitting of delimited text: from the bytes of a block to records, and from records to columns.

Its plain-Python twin stands in `tests/properties/test_read_kernel.py`, which holds the two together.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from suyuan.engine.compiling import compiled
from suyuan.read.quoted import LONGEST_LINES

LITERAL, BLANKS, WHOLE = 0, 1, 2
"""Ways of separating: by a byte string, by runs of blanks, not at all (the line is the field)."""

NO_FIT, WRONG_BYTES, HEADER = -1, -2, -10
"""Status of records that are no rows; `HEADER - i` is a header line of layout i."""

LONGEST_BYTES = 1 << 20
"""How far a quoted field may run, besides LONGEST_LINES, before its quote counts as a plain character."""


class Plan(NamedTuple):
    """Layouts of a file in the form that the kernel takes: separators are tried in order."""

    modes: np.ndarray
    """int64 [separators]: LITERAL, BLANKS or WHOLE."""
    separators: np.ndarray
    """uint8 [separators, longest]."""
    lengths: np.ndarray
    """int64 [separators]: bytes of each."""
    quotes: np.ndarray
    """bool [separators]: whether a field may be quoted."""
    which: np.ndarray
    """int64 [separators, most fields + 1]: layout for a separator and a number of fields; -1 none."""
    headers: np.ndarray
    """uint8: the layouts' header lines, one after the other."""
    header_ends: np.ndarray
    """int64 [layouts + 1]: where each header line ends; equal to the one before where there is none."""


class Records(NamedTuple):
    """What a block holds, one entry a record; arrays are longer than used."""

    starts: np.ndarray
    """int64: first byte."""
    ends: np.ndarray
    """int64: byte after the last, line end left out."""
    lines: np.ndarray
    """int64: number of line ends before the record."""
    status: np.ndarray
    """int64: layout, or why it is no row."""
    firsts: np.ndarray
    """int64: where its fields start in `cuts`."""
    cuts: np.ndarray
    """int64: start and end of each field, one after the other; the end is negative (`~end`) where doubled
    quotes lie inside."""


@compiled
def count_lines(block: np.ndarray) -> int:
    """Upper bound on the number of records of a block."""
    lines = 1
    for byte in block:
        lines += (byte == 10) | (byte == 13)
    return lines


@njit(nogil=True, forceinline=True)
def _line_end(block: np.ndarray, at: int) -> int:
    """Where the line that holds `at` ends."""
    while at < len(block) and block[at] != 10 and block[at] != 13:
        at += 1
    return at


@njit(nogil=True, forceinline=True)
def _after(block: np.ndarray, end: int) -> int:
    """Where the next line starts; carriage return and line feed are one line end."""
    if end + 1 < len(block) and block[end] == 13 and block[end + 1] == 10:
        return end + 2
    return end + 1


@njit(nogil=True, forceinline=True)
def _matches(block: np.ndarray, at: int, separator: np.ndarray) -> bool:
    """Whether the separator stands at `at`; its first byte is known to."""
    if at + len(separator) > len(block):
        return False
    for i in range(1, len(separator)):  # noqa: SIM110  # numba compiles no generators
        if block[at + i] != separator[i]:
            return False
    return True


@njit(nogil=True, forceinline=True)
def _store(cuts: np.ndarray, at: int, start: int, end: int) -> int:
    """Note a field where there is room; fields beyond the room belong to no layout anyway."""
    if at + 1 < len(cuts):
        cuts[at] = start
        cuts[at + 1] = end
    return at + 2


@compiled
def _cut_literal(
    block: np.ndarray, start: int, separator: np.ndarray, cuts: np.ndarray, at: int
) -> tuple[int, int]:
    """Cut the line from `start` at each separator; gives the line's end and the place after the last cut."""
    first = separator[0]
    length = len(separator)
    size = len(block)
    here = start
    field = start
    while here < size:
        byte = block[here]
        if byte == first and (length == 1 or _matches(block, here, separator)):
            at = _store(cuts, at, field, here)
            here += length
            field = here
        elif byte == 10 or byte == 13:  # noqa: PLR1714  # a set is slow in numba
            break
        else:
            here += 1
    return here, _store(cuts, at, field, here)


@compiled
def _cut_blanks(block: np.ndarray, start: int, end: int, cuts: np.ndarray, at: int) -> int:
    """Cut the line at runs of blanks; blanks at both ends do not count."""
    here = start
    while here < end:
        while here < end and (block[here] == 32 or block[here] == 9):
            here += 1
        field = here
        while here < end and block[here] != 32 and block[here] != 9:
            here += 1
        if here > field:
            at = _store(cuts, at, field, here)
    return at


@njit(nogil=True, forceinline=True)
def _close(block: np.ndarray, start: int, here: int, lines: int) -> tuple[int, bool, int]:
    """Where the quote closes that opened before `here`, whether doubled ones lie inside, the record's line ends.

    Negative as for `_cut_quoted`, which follows the record from `start`.
    """
    doubled = False
    while here < len(block):
        byte = block[here]
        if byte == 34:
            if here + 1 >= len(block) or block[here + 1] != 34:
                return here, doubled, lines
            doubled = True
            here += 1
        elif byte == 10 or (byte == 13 and not (here + 1 < len(block) and block[here + 1] == 10)):
            lines += 1
            if lines >= LONGEST_LINES or here - start > LONGEST_BYTES:
                return -1, doubled, lines
        here += 1
    return (-1 if here - start > LONGEST_BYTES else -2), doubled, lines


@compiled
def _cut_quoted(
    block: np.ndarray, start: int, separator: int, cuts: np.ndarray, at: int
) -> tuple[int, int, int]:
    """Cut a record whose fields may be quoted; gives its end, the place after the last cut, its line ends.

    The end is -1 where a quote stays open for too long, -2 where the block ends before that is known.
    """
    here = start
    lines = 0
    while True:
        if here < len(block) and block[here] == 34:
            field = here + 1
            close, doubled, lines = _close(block, start, field, lines)
            if close < 0:
                return close, at, lines
            here = close + 1
            while here < len(block) and (block[here] == 32 or block[here] == 9) and block[here] != separator:
                here += 1
            if here < len(block) and block[here] != separator and block[here] != 10 and block[here] != 13:
                return -1, at, lines
            at = _store(cuts, at, field, ~close if doubled else close)
        else:
            field = here
            while here < len(block) and block[here] != separator and block[here] != 10 and block[here] != 13:
                here += 1
            at = _store(cuts, at, field, here)
        if here >= len(block) or block[here] != separator:
            return here, at, lines
        here += 1


@compiled
def is_blank_line(block: np.ndarray, start: int, end: int) -> bool:
    """Whether a line holds nothing but blanks."""
    for i in range(start, end):  # noqa: SIM110  # numba compiles no generators
        if block[i] != 32 and block[i] != 9:
            return False
    return True


@compiled
def is_header(block: np.ndarray, start: int, end: int, headers: np.ndarray, first: int) -> bool:
    """Whether a line as long as a header is that header, which starts at `first`."""
    for i in range(end - start):  # noqa: SIM110  # numba compiles no generators
        if block[start + i] != headers[first + i]:
            return False
    return True


@compiled
def valid_utf8(block: np.ndarray, start: int, end: int) -> bool:
    """Whether the bytes are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF."""
    i = start
    while i < end:
        byte = block[i]
        low, high, more = 0x80, 0xBF, 0
        if byte < 0x80:
            i += 1
            continue
        if 0xC2 <= byte <= 0xDF:
            more = 1
        elif 0xE0 <= byte <= 0xEF:
            more = 2
            low = 0xA0 if byte == 0xE0 else 0x80
            high = 0x9F if byte == 0xED else 0xBF
        elif 0xF0 <= byte <= 0xF4:
            more = 3
            low = 0x90 if byte == 0xF0 else 0x80
            high = 0x8F if byte == 0xF4 else 0xBF
        else:
            return False
        if i + more >= end:
            return False
        if block[i + 1] < low or block[i + 1] > high:
            return False
        for j in range(2, more + 1):
            if block[i + j] < 0x80 or block[i + j] > 0xBF:
                return False
        i += more + 1
    return True


@compiled
def fit(
    block: np.ndarray, here: tuple[int, int], plan: Plan, cuts: np.ndarray, flags: int
) -> tuple[int, int, int, int]:
    """Find the layout of a record: layout or NO_FIT, its end, the place after its cuts, line ends inside.

    `here` is the record's first byte and the place for its cuts. The layout is -3 where a quote is open at the
    block's end. Flags: 1 the block holds quotes, 2 it is the last.
    """
    start, at = here
    end = -1
    room = plan.which.shape[1] - 1
    for s in range(len(plan.modes)):
        if flags & 1 and plan.quotes[s]:
            stop, after, lines = _cut_quoted(block, start, plan.separators[s, 0], cuts, at)
            if stop == -2 and not flags & 2:
                return -3, start, at, 0
            fields = (after - at) >> 1
            if stop >= 0 and fields <= room and plan.which[s, fields] >= 0:
                return plan.which[s, fields], stop, after, lines
        if plan.modes[s] == LITERAL:
            end, after = _cut_literal(block, start, plan.separators[s, : plan.lengths[s]], cuts, at)
        elif plan.modes[s] == BLANKS:
            end = _line_end(block, start) if end < 0 else end
            after = _cut_blanks(block, start, end, cuts, at)
        else:
            end = _line_end(block, start) if end < 0 else end
            after = _store(cuts, at, start, end)
            if is_blank_line(block, start, end):
                after = at
        fields = (after - at) >> 1
        if fields <= room and plan.which[s, fields] >= 0:
            return plan.which[s, fields], end, after, 0
    return NO_FIT, end, at, 0


@compiled
def status_of(block: np.ndarray, span: tuple[int, int], layout: int, plan: Plan, check: int) -> int:
    """Status of a record that fits a layout or none."""
    start, end = span
    if check and not valid_utf8(block, start, end):
        return WRONG_BYTES
    if layout >= 0:
        first = plan.header_ends[layout]
        size = plan.header_ends[layout + 1] - first
        if size > 0 and size == end - start and is_header(block, start, end, plan.headers, first):
            return HEADER - layout
    return layout


@compiled
def split(block: np.ndarray, plan: Plan, out: Records, flags: int) -> tuple[int, int, int]:
    """Split a block into records; gives their number, the bytes used up, the line ends in those.

    The block starts at a line's start. Flags: 1 the block holds quotes, 2 it is the last of the file, 4 it holds
    bytes that are not UTF-8. Blank lines are no records. Bytes are left over only where a quote is open at the end.
    """
    here, line, count, at = 0, 0, 0, 0
    while here < len(block):
        layout, end, after, inside = fit(block, (here, at), plan, out.cuts, flags)
        if layout == -3:
            break
        if layout >= 0 or not is_blank_line(block, here, end):
            status = status_of(block, (here, end), layout, plan, flags & 4)
            out.starts[count], out.ends[count], out.lines[count] = here, end, line
            out.status[count], out.firsts[count] = status, at
            count += 1
            at = after if status >= 0 else at
        line += inside + 1
        here = _after(block, end)
    return count, here, line


@compiled
def undouble(block: np.ndarray, cuts: np.ndarray) -> np.ndarray:
    """The block, and behind its end every field that holds doubled quotes, written anew with single ones.

    `cuts` (int32 [2 x fields, rows]) come to point there, and no end is negative any more.
    """
    more = 0
    for field in range(0, len(cuts), 2):
        for row in range(cuts.shape[1]):
            if cuts[field + 1, row] < 0:
                more += ~cuts[field + 1, row] - cuts[field, row]
    data = np.empty(len(block) + more, np.uint8)
    data[: len(block)] = block
    at = len(block)
    for field in range(0, len(cuts), 2):
        for row in range(cuts.shape[1]):
            if cuts[field + 1, row] >= 0:
                continue
            place, end = np.int64(cuts[field, row]), np.int64(~cuts[field + 1, row])
            cuts[field, row] = at
            while place < end:
                data[at] = block[place]
                at += 1
                place += 2 if block[place] == 34 else 1
            cuts[field + 1, row] = at
    return data
