"""Compiled: one pass of one form over the cells of a column; the only function that Python calls.

The compiler's disk cache looks at the file of the outermost function alone. So the outermost function is
made with a digest of all files of this folder in its closure: a change in any of them compiles anew.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numba import njit

from suyuan.identify.kernel.codes import (
    ADDRESS,
    CARD,
    EMAIL,
    ID_CARD,
    LANE_A,
    LANE_B,
    LOW63,
    MUL_A,
    MUL_B,
    NAME,
    NOTE,
    PHONE,
    PLATE,
    QQ,
    ROOM,
    TEXT,
    WECHAT,
    Tables,
    digest,
    digest_cell,
    fold,
    stir,
    trim,
)
from suyuan.identify.kernel.numbers import amount, card, id_card, phone, qq
from suyuan.identify.kernel.words import address, email, name, note, plate, wechat


class Cells(NamedTuple):
    """The bytes of one column."""

    starts: np.ndarray
    ends: np.ndarray
    """int64 offsets of each cell in `data`; null cells are empty."""
    data: np.ndarray
    """uint8, read only."""


class Seen(NamedTuple):
    """What was recognised so far in one column, a value for each row."""

    key: np.ndarray
    """int64: the number itself, or 63 bits of a digest; 0 where nothing stands."""
    standing: np.ndarray
    """uint8: 0 no, 1 valid, 2 suspect."""
    lanes: np.ndarray
    """uint64 (rows, 2): digest of the cell."""


@njit(nogil=True)
def number_cell(buf: np.ndarray, size: int, form: int, tables: Tables) -> tuple[np.uint64, int]:
    """Key and standing for the kinds whose key is the number itself."""
    if form == ID_CARD:
        return id_card(buf, size, tables)
    if form == PHONE:
        return phone(buf, size, tables)
    if form == CARD:
        return card(buf, size, tables)
    return qq(buf, size)


@njit(nogil=True)
def word_cell(buf: np.ndarray, size: int, form: int, tables: Tables) -> tuple[int, int]:
    """Standing, and the length of the normal form that now stands in `buf`."""
    if form == NAME:
        return name(buf, size, tables), size
    if form == ADDRESS:
        return address(buf, size, tables), size
    if form == EMAIL:
        return email(buf, size, tables), size
    if form == WECHAT:
        return wechat(buf, size), size
    if form == PLATE:
        return plate(buf, size, tables), size
    return amount(buf, size)


@njit(nogil=True)
def judged(
    form: int, cells: Cells, row: int, tables: Tables, buf: np.ndarray
) -> tuple[int, np.uint64, np.uint64, np.uint64]:
    """Standing, exact number (or 0) and both lanes of one cell; standing -1 is text with a digest alone."""
    nothing = np.uint64(0)
    start, end = cells.starts[row], cells.ends[row]
    if form == TEXT or form >= NOTE:
        start, end = trim(cells.data, start, end)
        seen = -1 if form == TEXT else note(cells.data, start, end, form, tables)
        if end == start or seen == 0:
            return 0, nothing, nothing, nothing
        a, b = digest_cell(cells.data, start, end, lower=False)
        return seen, nothing, a, b
    size = fold(cells.data, start, end, form, buf)
    if size <= 0:
        return 0, nothing, nothing, nothing
    if form <= QQ:
        number, seen = number_cell(buf, size, form, tables)
        return seen, number, stir(LANE_A, number, MUL_A), stir(LANE_B, number, MUL_B)
    seen, size = word_cell(buf, size, form, tables)
    if seen == 0:
        return 0, nothing, nothing, nothing
    a, b = digest(buf, 0, size)
    return seen, nothing, a, b


@cache
def compiled() -> Callable[[int, np.uint64, Cells, Tables, Seen], None]:
    """The compiled pass, from the disk cache where it is fresh (else some 8 CPU seconds)."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    stamp = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    @njit(cache=True, nogil=True)
    def over_rows(form: int, salt: np.uint64, cells: Cells, tables: Tables, found: Seen) -> None:
        _ = stamp
        buf = np.empty(ROOM, np.int64)
        for row in range(cells.starts.size):
            if found.standing[row] or cells.starts[row] == cells.ends[row]:
                continue
            seen, number, a, b = judged(form, cells, row, tables, buf)
            if seen == 0:
                continue
            found.lanes[row, 0], found.lanes[row, 1] = stir(a, salt, MUL_A), stir(b, salt, MUL_B)
            number = number if 0 < form <= QQ else max(a & LOW63, np.uint64(1))
            found.key[row] = np.int64(number)
            found.standing[row] = max(seen, 0)

    return over_rows


def run(form: int, salt: np.uint64, cells: Cells, tables: Tables, found: Seen) -> None:
    """Judge every cell whose standing is still 0, and fill `found`.

    With form TEXT nothing is judged: the cells that nobody recognised get a digest, and a key from it.
    The interpreter lock is free while it runs.
    """
    compiled()(form, salt, cells, tables, found)
