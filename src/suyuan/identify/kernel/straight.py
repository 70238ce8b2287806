"""Compiled: all columns of a block in one pass, straight from the bytes of the fields."""

from typing import NamedTuple

import numpy as np
from numba import njit

from suyuan.engine.compiling import compiled
from suyuan.engine.words import Word
from suyuan.identify.kernel.codes import (
    ADDRESS,
    CARD,
    ID_CARD,
    LANE_A,
    LANE_B,
    LOW63,
    MUL_A,
    MUL_B,
    NAME,
    PHONE,
    TEXT,
    Int,
    digest_cell,
    stir,
)
from suyuan.identify.kernel.quick import (
    UNKNOWN,
    address_cell,
    card_cell,
    id_cell,
    is_trimmed,
    name_cell,
    phone_cell,
)

TILE = 128
"""Rows that are gone through column by column."""
NOTHING = -1
"""Form of a column that has no quick one: all filled cells are left over."""
QUICK = (TEXT, ID_CARD, PHONE, CARD, NAME, ADDRESS)
"""Forms that have a quick way."""


class Judged(NamedTuple):
    """What is known of the cells of a block, a row for each column.

    Where only counts are asked for, the first three arrays have no rows.
    """

    key: np.ndarray
    """int64 [columns, rows], as in `run.Seen`."""
    standing: np.ndarray
    """uint8 [columns, rows]"""
    lanes: np.ndarray
    """uint64 [columns, rows, 2]"""
    digests: np.ndarray
    """uint64 [columns, rows]: first lanes of the judged cells, without gaps."""
    left: np.ndarray
    """int64 [columns, rows]: the rows that the general functions must judge, without gaps."""
    tally: np.ndarray
    """int64 [columns, 4]: cells judged, those valid, those suspect, those left."""


@njit(nogil=True, forceinline=True)
def number_cell(form: Int, data: np.ndarray, start: Int, size: Int, tables: np.ndarray) -> tuple[Word, Int]:
    """Key and standing of a filled cell of an exact kind."""
    if form == ID_CARD:
        return id_cell(data, start, size, tables)
    if form == PHONE:
        return phone_cell(data, start, size, tables)
    return card_cell(data, start, size)


@compiled
def judge(
    forms: np.ndarray,
    salts: np.ndarray,
    fields: tuple[np.ndarray, np.ndarray],
    known: tuple[np.ndarray, np.ndarray, np.ndarray],
    found: Judged,
) -> None:
    """Judge the cells that are written in the usual way, as `run.run` would, and leave the others to it.

    `forms` and `salts` have a value for each column; `fields` are the block, and starts and ends of its fields
    (int32 [2 x columns, rows]); `known` are `tables`, `quick` and `classes`. Columns are gone through a few rows at a
    time, while those are near.
    """
    (data, cuts), (tables, quick, classes) = fields, known
    key, standing, lanes, digests, left, tally = found
    rows, whole = cuts.shape[1], key.shape[1] > 0
    for top in range(0, rows, TILE):
        for column in range(len(forms)):
            form, salt, more, done = forms[column], salts[column], tally[column, 3], tally[column, 0]
            exact = 0 < form <= CARD
            valid = suspect = 0
            for row in range(top, min(rows, top + TILE)):
                start = np.int64(cuts[2 * column, row])
                size = np.int64(cuts[2 * column + 1, row]) - start
                if size == 0:
                    continue
                number, seen = np.uint64(0), UNKNOWN
                if form == NOTHING:
                    seen = UNKNOWN
                elif exact:
                    number, seen = number_cell(form, data, start, size, tables)
                elif form == NAME:
                    seen = name_cell(data, start, size, (tables, quick, classes))
                elif form == ADDRESS:
                    seen = address_cell(data, start, size, quick, classes)
                elif is_trimmed(data, start, start + size):
                    seen = 0
                if seen == UNKNOWN:
                    left[column, more] = row
                    more += 1
                    continue
                if exact:
                    a, b = stir(LANE_A, number, MUL_A), stir(LANE_B, number, MUL_B)
                else:
                    a, b = digest_cell(data, start, start + size)
                first = stir(a, salt, MUL_A)
                digests[column, done] = first
                done, valid, suspect = done + 1, valid + (seen == 1), suspect + (seen == 2)
                if whole:
                    lanes[column, row, 0], lanes[column, row, 1] = first, stir(b, salt, MUL_B)
                    key[column, row] = np.int64(number if exact else max(a & LOW63, np.uint64(1)))
                    standing[column, row] = seen
            tally[column, 0], tally[column, 3] = done, more
            tally[column, 1] += valid
            tally[column, 2] += suspect
