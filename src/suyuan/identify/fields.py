"""Recognises whole tables straight from the bytes of their fields: no column is copied, no text is made.

Values written in the usual way are judged by the quick forms of the kernel, all others by the same general functions
that judge Arrow columns (`cells.py`), so both ways give the same keys, standings and digests.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from suyuan.engine.scratch import scratch
from suyuan.identify.catalog import kinds
from suyuan.identify.cells import CHECKS, FORMS, blank, digest_rest, recognise, salt
from suyuan.identify.clock import today
from suyuan.identify.columns import Column
from suyuan.identify.counting import ColumnCounts
from suyuan.identify.inside import count_inside
from suyuan.identify.kernel import TEXT, Cells, Seen
from suyuan.identify.kernel.straight import NOTHING, QUICK, Judged, judge
from suyuan.identify.tables import quick, tables
from suyuan.read.text.fields import Fields, loose

Take = Callable[[int, np.ndarray], None]
"""Takes the digests (uint64) of some filled cells of a column, given by its place; must not keep the array."""


def recognised(
    fields: Fields, columns: Sequence[Column], day: date | None = None
) -> Iterator[tuple[Column, Seen, np.ndarray]]:
    """Column by column, what is known of its cells and which of its kinds knew them (int8; -1 none).

    All of it is good until the next piece.
    """
    rows, width = fields.cuts.shape[1], len(columns)
    whole = (
        scratch("key", (width, rows), np.int64),
        scratch("standing", (width, rows), np.uint8),
        scratch("lanes", (width, rows, 2), np.uint64),
    )
    for array in whole:
        array[:] = 0
    found = _judged(fields, columns, whole, day)
    for place, column in enumerate(columns):
        seen = Seen(*(array[place] for array in whole))
        which = (seen.standing > 0).astype(np.int8) - 1
        left = found.left[place, : found.tally[place, 3]]
        if len(left):
            more, which[left] = _general(fields, column, left, day)
            for into, source in zip(seen, more, strict=True):
                into[left] = source
        yield column, seen, which


def count_fields(fields: Fields, columns: Sequence[Column], take: Take) -> list[ColumnCounts]:
    """Counts of the columns of a piece; the digests of their filled cells go to `take`."""
    none = np.zeros((len(columns), 0), np.int64), np.zeros((len(columns), 0), np.uint8)
    found = _judged(fields, columns, (*none, np.zeros((len(columns), 0, 2), np.uint64)), None)
    counted = []
    for place, (column, tally) in enumerate(zip(columns, found.tally.tolist(), strict=True)):
        filled, valid, suspect, left = tally
        counts = ColumnCounts(filled, valid, suspect)
        take(place, found.digests[place, :filled])
        if left:
            seen, which = _general(fields, column, found.left[place, :left], None)
            digests = seen.lanes[:, 0][seen.lanes[:, 0] != 0]
            numbers = np.bincount(which[which >= 0], minlength=len(column.kinds)).tolist()
            by_kind = Counter(dict(zip(column.kinds, numbers, strict=True)))
            by_kind.pop(column.kind, None)
            standing = np.bincount(seen.standing, minlength=3).tolist()
            inside = _inside(fields, column, found.left[place, :left][seen.standing == 0])
            counts.add(ColumnCounts(len(digests), standing[1], standing[2], by_kind, inside))
            take(place, digests)
        counted.append(counts)
    return counted


def _inside(fields: Fields, column: Column, rows: np.ndarray) -> Counter[str]:
    """Values within the cells that no kind recognised, where the column holds some."""
    if not column.holds or not len(rows):
        return Counter()
    return count_inside(fields.column(column.index).take(pa.array(rows)))


def _judged(
    fields: Fields,
    columns: Sequence[Column],
    whole: tuple[np.ndarray, np.ndarray, np.ndarray],
    day: date | None,
) -> Judged:
    """The cells that the quick forms know."""
    shape = len(columns), fields.cuts.shape[1]
    forms = np.array([_form(column) for column in columns], np.int64)
    salts = np.array([salt(column.kinds[0] if column.kinds else "") for column in columns], np.uint64)
    cuts = fields.cuts
    if [column.index for column in columns] != list(range(len(cuts) // 2)):
        cuts = loose(2 * shape[0], shape[1])
        cuts[:] = fields.cuts[[2 * c.index + side for c in columns for side in (0, 1)]]
    found = Judged(
        *whole,
        scratch("digests", shape, np.uint64),
        scratch("left", shape, np.int64),
        np.zeros((len(columns), 4), np.int64),
    )
    known = (tables(int((day or today()).strftime("%Y%m%d"))), *quick())
    if shape[1]:
        judge(forms, salts, (fields.data, cuts), known, found)
    return found


def _form(column: Column) -> int:
    """The form that the kernel looks for first; NOTHING where it has no quick one, or open cells are searched."""
    if column.holds:
        return NOTHING
    if not column.kinds:
        return TEXT
    code = column.kinds[0]
    form = FORMS.get(code) or CHECKS.get(kinds()[code].check)
    return form if form in QUICK and form is not None and form != TEXT else NOTHING


def _general(fields: Fields, column: Column, left: np.ndarray, day: date | None) -> tuple[Seen, np.ndarray]:
    """Judge the cells that the quick forms left over, and tell which of the column's kinds knew them."""
    starts, ends = (fields.cuts[2 * column.index + side, left].astype(np.int64) for side in (0, 1))
    view, seen, which = Cells(starts, ends, fields.data), blank(len(left)), np.full(len(left), -1, np.int8)
    for place, code in enumerate(column.kinds):
        recognise(None, view, code, seen, day)
        which[(which < 0) & (seen.standing > 0)] = place
    digest_rest(view, seen)
    return seen, which
