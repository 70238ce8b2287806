"""A delimited file prepared for counting: what its columns are, and the counts of any piece of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from suyuan.identify.columns import Layout
from suyuan.identify.counting import TableCounts, count, nothing
from suyuan.identify.layout import layout
from suyuan.model.records import BadRows
from suyuan.read.form import Form, Shape
from suyuan.read.table import Once
from suyuan.read.text.rows import Odd, Piece, below, pack, plan_of, reasons, rows_of


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
    keys: list[np.ndarray]
    """Digests (uint64) of the filled cells, column by column through all tables."""
    lines: int
    """Line ends in the piece."""
    odd: list[Odd]
    """Lines that are no rows; line numbers count from the piece's first line, which is 1."""


def prepare(form: Form) -> Dump:
    """Tell what the columns are, from the first rows of each shape."""
    first = (_first(form, position) for position in range(len(form.shapes)))
    pairs = zip(form.shapes, first, strict=True)
    layouts = (batch and layout(batch, shape.columns, bool(shape.header)) for shape, batch in pairs)
    return Dump(form.shapes, tuple(layouts))


def _first(form: Form, position: int) -> pa.RecordBatch | None:
    ignored = Once(BadRows(keep=0), form.source.name)
    return next((chunk.data for chunk in rows_of(form, position, ignored) if chunk.data.num_rows), None)


def count_piece(dump: Dump, piece: Piece, *, first: bool) -> Counted:
    """Count one piece; the first of a file may hold rows above the header."""
    plan, counted = plan_of(dump.shapes), Counted(dump.blank(), [], 0, [])
    for position, (shape, found) in enumerate(zip(dump.shapes, dump.layouts, strict=True)):
        packed = pack(plan, shape, position, piece)
        if position == 0:
            counted.lines = packed.lines
            counted.odd += reasons(packed.odd, dump.shapes)
        batch = packed.batch
        if first and shape.preamble:
            chunk, above = below(packed, shape)
            batch, counted.odd = chunk.data, sorted(counted.odd + above)
        if found is not None:
            counts, keys = count(batch, found, plain=dump.is_text(position))
            counted.tables[position].add(counts)
            counted.keys += keys
    return counted
