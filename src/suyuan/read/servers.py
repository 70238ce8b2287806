"""Tables of a database server, given as an address where a path is expected."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import pyarrow as pa

from suyuan.model.errors import Unreadable
from suyuan.model.records import BadRows, Place
from suyuan.read.table import Chunk, Table, Unread
from suyuan.read.text.headers import column_names
from suyuan.store.server import ServerTable, postgres, shown


def server_tables(address: str, bad: BadRows) -> Iterator[Table | Unread]:
    """One table for each of the server's, named `postgresql://host/database!schema.table`."""
    name = shown(address)
    try:
        with postgres(address) as server:
            found = server.tables()
    except Unreadable as error:
        yield Unread(name, error)
        return
    if not found:
        yield Unread(name, Unreadable(f"{name}: the user sees no tables; check the database and the rights"))
    for table in found:
        full = f"{name}!{table.schema}.{table.name}"
        failed: list[Unreadable] = []
        yield Table(
            name=full,
            format="postgresql",
            encoding="",
            separator="",
            columns=column_names(table.columns),
            has_header=True,
            size=-1,
            read=partial(_chunks, address, table, partial(_note, bad, full, failed)),
        )
        if failed:
            yield Unread(full, failed[0])


def _note(bad: BadRows, name: str, failed: list[Unreadable], row: int, error: Unreadable) -> None:
    """A table that broke off: counted as a bad row once, and kept for the reader of the list."""
    if not failed:
        bad.add(Place(name, row), "broke off", "")
    failed.append(error)


def _chunks(address: str, table: ServerTable, note: partial[None]) -> Iterator[Chunk]:
    schema = pa.schema([(name, pa.string()) for name in column_names(table.columns)])
    seen = 0
    try:
        with postgres(address) as server:
            for batch in server.batches(table):
                numbers = np.arange(seen + 1, seen + 1 + len(batch), dtype=np.int64)
                seen += len(batch)
                yield Chunk(
                    numbers, pa.record_batch([c.cast(pa.string()) for c in batch.columns], schema=schema)
                )
    except Unreadable as error:
        note(seen + 1, error)
