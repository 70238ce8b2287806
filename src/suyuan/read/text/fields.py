"""The fields of a piece of delimited text: where each of them starts and ends, for all rows of one shape."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from suyuan.engine.scratch import scratch
from suyuan.read.form import SLACK
from suyuan.read.text.cutting import BLANK_LINE, copy_fields, cut_rows, mark, refit, right_utf8
from suyuan.read.text.kernel import LITERAL, Plan, Records, count_lines, split, undouble

QUOTES, LAST, CHECK = 1, 2, 4
"""Flags of the kernel."""

TOO_LONG = -3
"""Status of a line that is too long to keep."""


@dataclass(frozen=True, slots=True)
class Split:
    """Records of a block, found one by one."""

    records: Records
    count: int
    used: int
    """Bytes that the records take."""
    lines: int
    """Line ends among them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines on their way through the kernel."""

    data: np.ndarray
    """uint8, read only: UTF-8 where the file's bytes were right."""
    flags: int
    split: Split | None
    """The records, where they are known already."""
    too_long: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Rows of one shape."""

    data: np.ndarray
    """uint8, read only."""
    cuts: np.ndarray
    """int32 [2 x fields, rows]: start and end of each field in `data`."""
    numbers: np.ndarray
    """int64: line of each row, from 1 at the piece's start."""

    def under(self, line: int) -> "Fields":
        """The rows after a line."""
        first = int(np.searchsorted(self.numbers, line, "right"))
        return Fields(self.data, self.cuts[:, first:], self.numbers[first:])

    def column(self, index: int) -> pa.Array:
        """One column as Arrow strings."""
        starts, ends = self.cuts[2 * index], self.cuts[2 * index + 1]
        offsets = np.zeros(len(starts) + 1, np.int32)
        np.cumsum(ends - starts, out=offsets[1:])
        data = np.empty(int(offsets[-1]), np.uint8)
        copy_fields(self.data, starts, offsets, data)
        return pa.StringArray.from_buffers(len(starts), pa.py_buffer(offsets), pa.py_buffer(data))


class Opened:
    """A piece whose lines are told apart: plain ones 64 bytes at a time, all others one by one.

    Its fields are good until the thread opens another piece.
    """

    def __init__(self, plan: Plan, piece: Piece) -> None:
        self._plan, self._piece = plan, piece
        plain = piece.split is None and not piece.too_long and plan.modes[0] == LITERAL
        self._marks = _marks(plan, piece.data) if plain and right_utf8(piece.data) else None
        self._lines = 1 if piece.too_long else 0
        self._first = self._quick(0) if self._marks is not None else None
        self._rest = self._first[1] if self._first is not None else np.zeros((0, 3), np.int64)

    @cached_property
    def _split(self) -> Split:
        return self._piece.split or split_block(self._plan, self._piece.data, self._piece.flags)

    @property
    def lines(self) -> int:
        """Line ends in the piece."""
        return self._lines if self._marks is not None or self._piece.too_long else self._split.lines

    def fields(self, position: int) -> Fields:
        """The rows of one shape."""
        separator, width = np.argwhere(self._plan.which == position)[0].tolist()
        if self._piece.too_long:
            return Fields(self._piece.data, loose(2 * width, 0), np.zeros(0, np.int64))
        if self._first is not None and separator == 0:
            return self._first[0] if position == 0 else self._quick(position)[0]
        return self._slow(position, width)

    def _quick(self, position: int) -> tuple[Fields, np.ndarray]:
        """Rows of a shape that the first separator cuts, and all other lines."""
        assert self._marks is not None
        marks, ends = self._marks
        plan, data = self._plan, self._piece.data
        width = int(np.argwhere(plan.which == position)[0, 1])
        cuts = scratch(f"cuts {position}", (2 * width, len(marks) // width + 1), np.int32)
        numbers = scratch(f"numbers {position}", (cuts.shape[1],), np.int64)
        rest = scratch(f"rest {position}", (ends + 1, 3), np.int64)
        header = plan.headers[plan.header_ends[position] : plan.header_ends[position + 1]]
        rows, odd, self._lines = cut_rows(data, marks, int(plan.lengths[0]), header, (cuts, numbers, rest))
        numbers[:rows] += 1
        return Fields(with_slack(data), cuts[:, :rows], numbers[:rows]), rest[:odd]

    def _slow(self, position: int, width: int) -> Fields:
        records, count = self._split.records, self._split.count
        mine = np.flatnonzero(records.status[:count] == position)
        firsts, numbers = records.firsts[mine], records.lines[mine] + 1
        cuts = loose(2 * width, len(mine))
        for place in range(2 * width):
            cuts[place] = records.cuts[firsts + place]
        if not self._piece.flags & QUOTES or not len(mine) or cuts[1::2].min() >= 0:
            return Fields(self._piece.data, cuts, numbers)
        return Fields(undouble(self._piece.data, cuts), cuts, numbers)

    def odd(self) -> list[tuple[int, int, str]]:
        """Line from 0, status and raw text of each record that is no row of any shape."""
        if self._piece.too_long:
            return [(0, TOO_LONG, self._raw(0, len(self._piece.data)))]
        if self._first is None:
            records = self._split.records
            found = np.flatnonzero(records.status[: self._split.count] < 0)
            lines, status = records.lines[found], records.status[found]
            starts, ends = records.starts[found], records.ends[found]
        else:
            room = 2 * (self._plan.which.shape[1] + 1)
            status = refit(self._piece.data, self._rest, self._plan, room)
            found = np.flatnonzero((status < 0) & (status != BLANK_LINE))
            status, (starts, ends, lines) = status[found], self._rest[found].T
        rows = zip(lines.tolist(), status.tolist(), starts.tolist(), ends.tolist(), strict=True)
        return [(line, one, self._raw(start, end)) for line, one, start, end in rows]

    def _raw(self, start: int, end: int) -> str:
        return self._piece.data[start:end].tobytes().decode("utf-8", "replace")


def _marks(plan: Plan, data: np.ndarray) -> tuple[np.ndarray, int]:
    """Separators and line ends of a block, and the number of the latter."""
    room = scratch("marks", (len(data) + 2,), np.int32)
    count, ends = mark(data, plan.separators[0, : plan.lengths[0]], room)
    return room[: count + 1], ends


def loose(rows: int, columns: int) -> np.ndarray:
    """Room for cuts (int32) of which the compiler knows, as of all others, that rows do not lie end to end."""
    return np.empty((rows, columns + 1), np.int32)[:, :columns]


def with_slack(data: np.ndarray) -> np.ndarray:
    """The same bytes, and as many of those behind them as kernels like to load at once, where there are such."""
    base = data.base
    if not isinstance(base, np.ndarray) or base.dtype != np.uint8:
        return data
    first = data.ctypes.data - base.ctypes.data
    longer = base[first : first + len(data) + SLACK]
    longer.flags.writeable = False
    return longer


def split_block(plan: Plan, data: np.ndarray, flags: int) -> Split:
    """Find the records of a block one by one."""
    lines = count_lines(data)
    room = min(lines * (plan.which.shape[1] - 1), len(data) + lines) + plan.which.shape[1] + 1
    sizes = (lines, lines, lines, lines, lines, 2 * room)
    records = Records(*(np.empty(size, dtype=np.int64) for size in sizes))
    count, used, ends = split(data, plan, records, flags | (0 if right_utf8(data) else CHECK))
    return Split(records, count, min(used, len(data)), ends)
