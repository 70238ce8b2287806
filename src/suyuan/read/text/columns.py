"""From rows in Python to chunks of Arrow columns, for formats that are read row by row."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa

from suyuan.read.table import Chunk

ROWS, CHARACTERS = 1 << 16, 1 << 24
"""A chunk ends at so many rows or characters."""

Row = tuple[int, Sequence[str | None]]
Record = tuple[int, dict[str, str | None]]
Bad = Callable[[int, str, str], None]
"""Takes row, reason and raw text of a bad row."""


def chunks(rows: Iterable[Row], columns: Sequence[str], bad: Bad) -> Iterator[Chunk]:
    """Pack rows, each with one value a column, into chunks; a value that is no Unicode makes its row bad."""
    numbers: list[int] = []
    values: list[Sequence[str | None]] = []
    characters = 0
    for number, row in rows:
        numbers.append(number)
        values.append(row)
        characters += sum(map(len, filter(None, row)))
        if len(numbers) >= ROWS or characters >= CHARACTERS:
            yield pack(numbers, values, columns, bad)
            numbers, values, characters = [], [], 0
    if numbers:
        yield pack(numbers, values, columns, bad)


def record_chunks(
    records: Iterable[Record], names: Sequence[str], columns: Sequence[str], bad: Bad
) -> Iterator[Chunk]:
    """Pack records into chunks, column by column; what a record lacks is null."""
    for held in _held(records):
        numbers = [number for number, _record in held]
        try:
            arrays = [pa.array([record.get(name) for _n, record in held], pa.string()) for name in names]
        except UnicodeEncodeError:
            rows: list[Sequence[str | None]] = [[record.get(name) for name in names] for _n, record in held]
            yield pack(numbers, rows, columns, bad)
            continue
        schema = pa.schema([(name, pa.string()) for name in columns])
        yield Chunk(np.array(numbers, dtype=np.int64), pa.record_batch(arrays, schema=schema))


def _held(records: Iterable[Record]) -> Iterator[list[Record]]:
    """As many records at a time as a chunk may hold."""
    held: list[Record] = []
    characters = 0
    for record in records:
        held.append(record)
        characters += sum(map(len, filter(None, record[1].values())))
        if len(held) >= ROWS or characters >= CHARACTERS:
            yield held
            held, characters = [], 0
    if held:
        yield held


def pack(numbers: list[int], values: list[Sequence[str | None]], columns: Sequence[str], bad: Bad) -> Chunk:
    """One chunk of rows."""
    try:
        arrays = [pa.array(column, pa.string()) for column in zip(*values, strict=True)]
    except UnicodeEncodeError:
        good = [is_unicode(row) for row in values]
        for number, row, fine in zip(numbers, values, good, strict=True):
            if not fine:
                bad(number, "encoding", shown(row))
        numbers = [number for number, fine in zip(numbers, good, strict=True) if fine]
        values = [row for row, fine in zip(values, good, strict=True) if fine]
        arrays = [pa.array([row[i] for row in values], pa.string()) for i in range(len(columns))]
    schema = pa.schema([(name, pa.string()) for name in columns])
    return Chunk(np.array(numbers, dtype=np.int64), pa.record_batch(arrays, schema=schema))


def is_unicode(row: Sequence[str | None]) -> bool:
    """Whether no value holds a lone surrogate."""
    return not any("\ud800" <= c <= "\udfff" for value in row if value for c in value)


def shown(row: Sequence[str | None]) -> str:
    """The values of a bad row as one text."""
    return "\t".join(value or "" for value in row).encode("utf-8", "replace").decode()
