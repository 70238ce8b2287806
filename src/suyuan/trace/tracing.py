"""Traces dumps from files, in one reading."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from suyuan.engine import map_ordered
from suyuan.identify import Layout, keys, layout
from suyuan.model.records import BadRows
from suyuan.read import Table, Unread, tables
from suyuan.trace.tracer import Keys, Traced, Tracer


def trace(  # noqa: PLR0913 - the contract's parameters: what, against what, how strictly, with which keys
    dumps: Sequence[Path],
    *,
    ledgers: Sequence[Path] = (),
    holders: Sequence[Path] = (),
    limit: float = 1e-9,
    key: Path | None = None,
    passphrase: str | None = None,
) -> Traced:
    """Which released copies, canaries and holders the dumps came from; nobody, where the evidence does not reach.

    `limit` bounds the chance that anybody innocent is named in the whole run. Dumps, ledgers and holders may be
    files or folders. Raises BrokenLedger or WrongKey before anything is traced; unreadable dumps are in the result.
    """
    tracer = Tracer(ledgers, holders, Keys(key, passphrase))
    unread = []
    for item in tables(dumps, BadRows()):
        if isinstance(item, Unread):
            unread.append(item)
        else:
            _add(tracer, item)
    found = tracer.result(limit)
    return Traced(found.sources, found.unexplained_rows, found.rows, (*unread, *found.unread), found.tables)


def _add(tracer: Tracer, table: Table) -> None:
    understood: Layout | None = None

    def work(data: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.RecordBatch]:
        nonlocal understood
        understood = understood or layout(data, table.columns, table.has_header)
        return data, keys(data, understood)

    chunks = (chunk.data for chunk in table.chunks())
    first = next(chunks, None)
    if first is None:
        return
    tracer.add(table.name, *work(first))
    for data, found in map_ordered(work, chunks):
        tracer.add(table.name, data, found)
