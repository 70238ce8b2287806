"""Counts of tables and their columns, taken batch by batch and added up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from suyuan.identify.cells import blank, cells, digest_rest, recognise
from suyuan.identify.columns import Column, Layout
from suyuan.identify.findings import ColumnFindings
from suyuan.identify.free.sweep import count_batch
from suyuan.identify.inside import count_inside


@dataclass(slots=True)
class ColumnCounts:
    """What is counted of one column."""

    filled: int = 0
    valid: int = 0
    unverified: int = 0
    also: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)

    def add(self, more: "ColumnCounts") -> None:
        """Take in the counts of other rows."""
        self.filled += more.filled
        self.valid += more.valid
        self.unverified += more.unverified
        self.also.update(more.also)
        self.inside.update(more.inside)

    def findings(self, column: Column, rows: int, distinct: int) -> ColumnFindings:
        """What is told of the column; without a kind nothing is invalid."""
        return ColumnFindings(
            name=column.name,
            kind=column.kind,
            valid=self.valid,
            invalid=self.filled - self.valid - self.unverified if column.kind else 0,
            empty=rows - self.filled,
            distinct=distinct,
            confidence=column.confidence,
            lies=column.lies,
            unverified=self.unverified,
            also={code: number for code, number in sorted(self.also.items()) if number},
            inside=dict(sorted(self.inside.items())),
        )


@dataclass(slots=True)
class TableCounts:
    """What is counted of one table."""

    columns: list[ColumnCounts]
    rows: int = 0
    text: Counter[str] = field(default_factory=Counter)

    def add(self, more: "TableCounts") -> None:
        """Take in the counts of other rows."""
        self.rows += more.rows
        self.text.update(more.text)
        for mine, theirs in zip(self.columns, more.columns, strict=True):
            mine.add(theirs)

    def findings(self, found: Layout, distinct: Sequence[int]) -> tuple[ColumnFindings, ...]:
        """What is told of the columns."""
        pairs = zip(self.columns, found.columns, distinct, strict=True)
        return tuple(counts.findings(column, self.rows, number) for counts, column, number in pairs)


def nothing(found: Layout | None) -> TableCounts:
    """Counts of no rows yet; a table that nobody saw a row of has no columns to count."""
    return TableCounts([ColumnCounts() for _ in found.columns] if found else [])


def count(batch: pa.RecordBatch, found: Layout, *, plain: bool) -> tuple[TableCounts, list[np.ndarray]]:
    """Counts of a batch, and for each column the digests (uint64) of its filled cells; `plain` searches free text."""
    columns = [count_column(batch.column(column.index), column) for column in found.columns]
    text = count_text(batch.column(0)) if plain else Counter[str]()
    counts = TableCounts([counts for counts, _ in columns], batch.num_rows, text)
    return counts, [digests for _, digests in columns]


def count_text(texts: pa.Array) -> Counter[str]:
    """What is found in texts, names and places too, with all checks passed."""
    found = count_batch(texts, words=True)
    return Counter({kind: number for (kind, valid), number in found.items() if valid and number})


def count_column(values: pa.Array, column: Column) -> tuple[ColumnCounts, np.ndarray]:
    """Counts of one column's cells, and the digests of the filled ones."""
    view, seen = cells(values), blank(len(values))
    also = Counter[str]()
    for code in column.kinds:
        before = int((seen.standing > 0).sum())
        recognise(values, view, code, seen)
        also[code] = int((seen.standing > 0).sum()) - before
    also.pop(column.kind, None)
    inside = count_inside(values.filter(pa.array(seen.standing == 0))) if column.holds else Counter[str]()
    digest_rest(view, seen)
    filled = seen.lanes[:, 0] != 0
    valid, unverified = (int((seen.standing == standing).sum()) for standing in (1, 2))
    return ColumnCounts(int(filled.sum()), valid, unverified, also, inside), seen.lanes[filled, 0]
