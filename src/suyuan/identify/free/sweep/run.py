"""The compiled pass as one function over the texts of a column."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numba import njit

from suyuan.identify import kernel
from suyuan.identify.free.sweep import marks as m
from suyuan.identify.free.sweep.kernel import (
    AFTER,
    BROKEN,
    COUNT,
    EVERY,
    JUDGED_HERE,
    LAST_BITS,
    LAST_DIGIT,
    SIZE,
    begin,
    code_at,
    count_digit,
    end_number,
    end_spelled,
    has_more,
    is_idle,
    is_without_checks,
    read_char,
    verdict,
)
from suyuan.identify.kernel import Cells


class Marks(NamedTuple):
    """What the pass looks characters up in."""

    bits: np.ndarray
    rough: np.ndarray
    letters: np.ndarray
    cues: tuple[np.ndarray, np.ndarray]
    """By three letters and by two."""
    tables: np.ndarray
    """Those of the column kernel."""
    asked: int
    """Finders that are asked for; without those for evasive spelling a shorter look will do."""


@cache
def compiled() -> Callable[[Cells, Marks, np.ndarray, np.ndarray], None]:
    """The compiled pass, from the disk cache where it is fresh."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), *sorted(Path(str(kernel.__file__)).parent.glob("*.py"))]
    stamp = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    @njit(cache=True, nogil=True)
    def over_texts(cells: Cells, marks: Marks, finders: np.ndarray, counts: np.ndarray) -> None:
        _ = stamp
        data, bits_of, letters = cells.data, marks.bits, marks.letters
        st, buf, found = np.empty(SIZE, np.int64), np.empty(32, np.int64), np.empty(6, np.int64)
        for row in range(cells.starts.size):
            place, at, end = 0, cells.starts[row], cells.ends[row]
            if (
                is_without_checks(data, at, end)
                if marks.asked < EVERY
                else is_idle(data, at, end, marks.rough)
            ):
                continue
            begin(st)
            found[:] = 0
            while at < end:
                code, width = code_at(data, at, end)
                bits = np.int64(bits_of[code])
                first, at = at, at + width
                if bits & m.GONE:
                    continue
                if st[COUNT] and not bits & m.DIGIT:
                    if place - st[LAST_DIGIT] == 1:
                        st[AFTER] = bits
                    if not has_more(st, bits, place):
                        end_number(st, (data, end), marks.tables, buf, found)
                if bits == 0:
                    st[BROKEN] = 1
                else:
                    if bits & m.DIGIT:
                        count_digit(st, bits, place, first, at)
                    read_char(st, bits, place, np.int64(letters[code]), marks.cues)
                st[LAST_BITS] = bits
                place += 1
            if st[COUNT]:
                end_number(st, (data, end), marks.tables, buf, found)
            end_spelled(st)
            finders[row] = verdict(st) & marks.asked
            if finders[row] == JUDGED_HERE:
                counts += found

    return over_texts


def run(cells: Cells, marks: Marks) -> tuple[np.ndarray, np.ndarray]:
    """(which finders may find something in each text, counts of the numbers of texts that need none)."""
    finders, counts = np.zeros(len(cells.starts), np.int64), np.zeros(6, np.int64)
    compiled()(cells, marks, finders, counts)
    return finders, counts
