"""A delimited file prepared for counting: what its columns are, and the counts of any piece of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from suyuan.identify.columns import Layout
from suyuan.identify.counting import TableCounts, count_text, nothing
from suyuan.identify.fields import Take, count_fields
from suyuan.identify.layout import layout
from suyuan.model.records import BadRows
from suyuan.read.form import Form, Shape
from suyuan.read.table import Once
from suyuan.read.text.fields import Opened, Piece
from suyuan.read.text.rows import Odd, plan_of, rows_in, rows_of

LOOKED_AT = 8 << 20
"""Bytes of the block whose rows tell what the columns are."""


@dataclass(frozen=True, slots=True)
class Dump:
    """What must be known of a delimited file to count any piece of it; holds no open thing and can be pickled."""

    shapes: tuple[Shape, ...]
    layouts: tuple[Layout | None, ...]
    """What the columns of each shape are; None for a shape that no row has."""

    @property
    def has_preamble(self) -> bool:
        """Whether rows above a header may have to be left out."""
        return any(shape.preamble for shape in self.shapes)

    def blank(self) -> tuple[TableCounts, ...]:
        """Counts of no rows yet, a table for each shape."""
        return tuple(nothing(found) for found in self.layouts)

    @property
    def width(self) -> int:
        """Columns of all tables together."""
        return sum(len(found.columns) for found in self.layouts if found)

    def by_table(self, numbers: Sequence[int]) -> list[Sequence[int]]:
        """What is told of all columns, cut by tables."""
        cut, here = list[Sequence[int]](), 0
        for found in self.layouts:
            size = len(found.columns) if found else 0
            cut.append(numbers[here : here + size])
            here += size
        return cut

    def is_text(self, position: int) -> bool:
        """Whether the lines are searched as free text, for want of columns."""
        found = self.layouts[position]
        one = found is not None and len(found.columns) == 1
        return bool(one and found and (not found.columns[0].kind or not self.shapes[position].separator))


@dataclass(slots=True)
class Counted:
    """What was counted of a piece."""

    tables: tuple[TableCounts, ...]
    lines: int
    """Line ends in the piece."""
    odd: list[Odd]
    """Lines that are no rows; line numbers count from the piece's first line, which is 1."""


def prepare(form: Form) -> Dump:
    """Tell what the columns are, from the first rows of each shape."""
    return Dump(form.shapes, tuple(layout_of(form, position) for position in range(len(form.shapes))))


def layout_of(form: Form, position: int) -> Layout | None:
    """What the columns of one shape are; None where no row has it."""
    ignored, shape = Once(BadRows(keep=0), form.source.name), form.shapes[position]
    found = rows_of(replace(form, block=LOOKED_AT), position, ignored)
    first = next((chunk.data for chunk in found if chunk.data.num_rows), None)
    return layout(first, shape.columns, bool(shape.header)) if first else None


def count_piece(dump: Dump, piece: Piece, take: Take, *, first: bool) -> Counted:
    """Count one piece; the first of a file may hold rows above the header.

    The digests of filled cells go to `take`, the columns of all tables being numbered through.
    """
    opened, counted, before = Opened(plan_of(dump.shapes), piece), Counted(dump.blank(), 0, []), 0
    for position, found in enumerate(dump.layouts):
        fields, odd = rows_in(opened, dump.shapes, position, first=first)
        counted.odd = sorted({*counted.odd, *odd})
        if found is not None:
            columns = count_fields(fields, found.columns, partial(_shifted, take, before))
            text = count_text(fields.column(0)) if dump.is_text(position) else Counter[str]()
            counted.tables[position].add(TableCounts(columns, len(fields.numbers), text))
            before += len(found.columns)
    counted.lines = opened.lines
    return counted


def _shifted(take: Take, before: int, column: int, digests: np.ndarray) -> None:
    take(before + column, digests)
