"""Reads the table that is to be obfuscated, streaming; columns that matter for grouping become codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from suyuan.identify import layout
from suyuan.model.errors import Unreadable, WrongUse
from suyuan.model.records import BadRows
from suyuan.read import Table, Unread, tables


@dataclass(frozen=True, slots=True)
class Intake:
    """One table and the kinds of its columns."""

    table: Table
    kinds: dict[str, str]
    """Kind by column; empty for none."""
    bad: BadRows

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows as columns of text, missing values empty; each call reads the file anew."""
        for chunk in self.table.chunks():
            filled = [pc.fill_null(column, "") for column in chunk.data.columns]
            yield pa.RecordBatch.from_arrays(filled, names=list(self.table.columns))


def take(path: Path) -> Intake:
    """The one table of a file. Raises Unreadable, or WrongUse where there is none, or more than one."""
    bad = BadRows()
    found = list(tables([path], bad))
    for item in found:
        if isinstance(item, Unread):
            raise Unreadable(f"{item.name}: {item.error}")
    whole = [item for item in found if isinstance(item, Table)]
    if len(whole) != 1:
        raise WrongUse(f"{path.name} holds {len(whole)} tables; give one table at a time")
    table = whole[0]
    if len(set(table.columns)) < len(table.columns):
        raise WrongUse(f"{path.name}: two columns have the same name; give each a name of its own")
    first = next(table.chunks(), None)
    if first is None:
        raise WrongUse(f"{path.name} has no rows")
    recognised = layout(first.data, table.columns, table.has_header)
    kinds = {table.columns[column.index]: column.kind for column in recognised.columns}
    return Intake(table, {name: kinds.get(name, "") for name in table.columns}, bad)


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Columns of a whole table as codes."""

    codes: dict[str, np.ndarray]
    """int64 codes by column, in the order of the rows."""
    values: dict[str, list[str]]
    """Distinct values of each column, by code."""
    rows: int


def encode_columns(intake: Intake, names: Sequence[str]) -> Coded:
    """Read the table once. Memory: 4 bytes a cell of the named columns, and their distinct values."""
    known: dict[str, dict[str, int]] = {name: {} for name in names}
    parts: dict[str, list[np.ndarray]] = {name: [] for name in names}
    rows = 0
    for batch in intake.batches():
        rows += batch.num_rows
        for name in names:
            parts[name].append(_codes(batch.column(name), known[name]))
    empty = np.zeros(0, np.int32)
    return Coded(
        {name: np.concatenate([empty, *parts[name]]).astype(np.int64) for name in names},
        {name: list(known[name]) for name in names},
        rows,
    )


def _codes(column: pa.Array, known: dict[str, int]) -> np.ndarray:
    coded = column.dictionary_encode()
    numbers = [known.setdefault(value, len(known)) for value in coded.dictionary.to_pylist()]
    codes: np.ndarray = np.array(numbers, np.int32)[coded.indices.to_numpy()]
    return codes
