"""Payments, chats and reports of a case as lists, with what could not be read, and as tables for analysts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from suyuan.model.records import BadRows, Message, Payment, Report
from suyuan.read import Unread
from suyuan.read.chats import messages
from suyuan.read.payments import payments
from suyuan.read.reports import reports
from suyuan.store import Store

Kind = TypeVar("Kind", Payment, Message, Report)
BATCH = 50_000


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything that people and firms stated."""

    payments: tuple[Payment, ...]
    messages: tuple[Message, ...]
    reports: tuple[Report, ...]
    unread: tuple[tuple[str, str], ...]
    """File and reason."""


def read(
    files: dict[str, tuple[Path, ...]], base: Path, bad: BadRows, owners: Sequence[str] = ()
) -> Statements:
    """Read all statements of a case; a broken file is listed and stops nothing.

    `owners` are accounts known to be the seller's, which settle whose side a list is seen from.
    """
    unread: list[tuple[str, str]] = []
    return Statements(
        tuple(_kept(payments(files["payments"], bad, base=base, owners=owners), unread)),
        tuple(_kept(messages(files["chats"], bad, base=base), unread)),
        tuple(_kept(reports(files["reports"], bad, base=base), unread)),
        tuple(unread),
    )


def _kept(found: Iterable[Kind | Unread], unread: list[tuple[str, str]]) -> Iterator[Kind]:
    for one in found:
        if isinstance(one, Unread):
            unread.append((one.name, str(one.error)))
        else:
            yield one


_TIME = pa.timestamp("us", tz="UTC")
_PLACE: list[tuple[str, pa.DataType]] = [("file", pa.string()), ("row", pa.int64())]
_COLUMNS: dict[str, list[tuple[str, pa.DataType]]] = {
    "payments": [
        ("at", _TIME), ("fen", pa.int64()), ("direction", pa.string()), ("owner", pa.string()),
        ("owner_name", pa.string()), ("party", pa.string()), ("party_account", pa.string()), ("memo", pa.string()),
        ("status", pa.string()), ("reference", pa.string()), ("channel", pa.string()),
    ],
    "messages": [
        ("at", _TIME), ("sender", pa.string()), ("sender_name", pa.string()), ("chat", pa.string()), ("text", pa.string()),
    ],
    "reports": [
        ("id", pa.string()), ("at", _TIME), ("text", pa.string()), ("loss_fen", pa.int64()), ("channel", pa.string()),
        ("region", pa.string()), ("type", pa.string()), ("accounts", pa.list_(pa.string())),
        ("victim_name", pa.string()), ("victim_phone", pa.string()),
    ],
}  # fmt: skip  # a table's columns are read across


def store(into: Store, said: Statements) -> None:
    """Write tables `payments`, `messages` and `reports`."""
    _write(into, "payments", said.payments)
    _write(into, "messages", said.messages)
    _write(into, "reports", said.reports)


def _write(into: Store, table: str, rows: Sequence[Any]) -> None:
    columns = _COLUMNS[table]
    wanted = pa.schema([pa.field(n, t) for n, t in [*_PLACE, *columns]])
    into.write(table, wanted, _batches(rows, [n for n, _ in columns], wanted))


def _batches(rows: Sequence[Any], names: Sequence[str], wanted: pa.Schema) -> Iterator[pa.RecordBatch]:
    todo = iter(rows)
    while part := list(islice(todo, BATCH)):
        columns = zip(*(_fields(row, names) for row in part), strict=True)
        arrays = [pa.array(values, field.type) for values, field in zip(columns, wanted, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=wanted)


def _fields(row: Any, names: Sequence[str]) -> list[Any]:
    return [row.place.file, row.place.row, *(_plain(getattr(row, name)) for name in names)]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
