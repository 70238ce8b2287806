"""Compiled: one pass of one form over the cells of a column."""

from typing import NamedTuple

import numpy as np
from numba import njit

from suyuan.engine.compiling import compiled
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
    Int,
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


@njit(nogil=True, forceinline=True)
def number_cell(buf: np.ndarray, size: Int, form: Int, tables: np.ndarray) -> tuple[np.uint64, Int]:
    """Key and standing for the kinds whose key is the number itself."""
    if form == ID_CARD:
        return id_card(buf, size, tables)
    if form == PHONE:
        return phone(buf, size, tables)
    if form == CARD:
        return card(buf, size, tables)
    return qq(buf, size)


@njit(nogil=True, forceinline=True)
def word_cell(buf: np.ndarray, size: Int, form: Int, tables: np.ndarray) -> tuple[Int, Int]:
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


@njit(nogil=True, forceinline=True)
def text_cell(
    form: Int, data: np.ndarray, start: Int, end: Int, tables: np.ndarray
) -> tuple[Int, np.uint64, np.uint64]:
    """Standing and both lanes of a trimmed cell; standing -1 is text with a digest alone."""
    start, end = trim(data, start, end)
    seen = -1 if form == TEXT else note(data, start, end, form, tables)
    if end == start or seen == 0:
        return 0, LANE_A, LANE_B
    a, b = digest_cell(data, start, end)
    return seen, a, b


@compiled
def run(form: Int, salt: np.uint64, cells: Cells, tables: np.ndarray, found: Seen) -> None:
    """Judge every cell whose standing is still 0, and fill `found`.

    With form TEXT nothing is judged: the cells that nobody recognised get a digest, and a key from it.
    """
    starts, ends, data = cells.starts, cells.ends, cells.data
    key, standing, lanes = found.key, found.standing, found.lanes
    buf = np.empty(ROOM, np.int64)
    exact = 0 < form <= QQ
    for row in range(starts.size):
        if standing[row] or starts[row] == ends[row]:
            continue
        number, a, b = np.uint64(0), LANE_A, LANE_B
        if form == TEXT or form >= NOTE:
            seen, a, b = text_cell(form, data, starts[row], ends[row], tables)
        else:
            size = fold(data, starts[row], ends[row], form, buf)
            if size <= 0:
                continue
            if exact:
                number, seen = number_cell(buf, size, form, tables)
                a, b = stir(a, number, MUL_A), stir(b, number, MUL_B)
            else:
                seen, size = word_cell(buf, size, form, tables)
                if seen:
                    a, b = digest(buf, 0, size)
        if seen:
            lanes[row, 0], lanes[row, 1] = stir(a, salt, MUL_A), stir(b, salt, MUL_B)
            key[row] = np.int64(number if exact else max(a & LOW63, np.uint64(1)))
            standing[row] = max(seen, 0)
