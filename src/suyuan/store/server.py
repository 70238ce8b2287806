"""A PostgreSQL server of others, read and never written: every table that the user may see, streamed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from suyuan.model.errors import LockedFile, MissingReader, Unreadable

ADDRESS = re.compile(r"(?:postgres|postgresql):/+(?=.)")
SYSTEM = ("pg_catalog", "information_schema", "pg_toast")
PATIENCE = (
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    "SET statement_timeout = '1h'",
    "SET lock_timeout = '30s'",
    "SET synchronize_seqscans = off",
)
"""Nothing can be written, no table is waited for or read for ever, and rows come in one order each time."""

TABLES = """
SELECT n.nspname::text, c.relname::text, array_to_string(array_agg(a.attname::text ORDER BY a.attnum), chr(1))
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'm', 'f', 'p') AND c.relispartition IS NOT TRUE
GROUP BY 1, 2 ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class ServerTable:
    """One table of a server."""

    schema: str
    name: str
    columns: tuple[str, ...]


def address_of(path: object) -> str:
    """The address that a path was meant as, `postgresql://…`; empty for what is a path.

    >>> address_of("postgresql:/me:secret@host/db")
    'postgresql://me:secret@host/db'
    """
    text = str(path)
    found = ADDRESS.match(text)
    return f"postgresql://{text[found.end() :]}" if found else ""


def shown(address: str) -> str:
    """An address as it may be shown: without user, password and options.

    >>> shown("postgresql://me:secret@host:5433/db?sslmode=require")
    'postgresql://host:5433/db'
    """
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "postgresql://…"
    return f"postgresql://{parts.hostname or ''}{port}{parts.path}"


class Server:
    """A connection that can only read."""

    def __init__(self, connection: Any, name: str) -> None:
        self._connection, self._name = connection, name

    def tables(self) -> list[ServerTable]:
        """Every table, materialised view and foreign table outside the system's own schemas."""
        rows = [
            row
            for batch in self._ask(TABLES)
            for row in zip(*(c.to_pylist() for c in batch.columns), strict=True)
        ]
        return [
            ServerTable(schema, name, tuple(columns.split("\x01")))
            for schema, name, columns in rows
            if not schema.startswith(SYSTEM)
        ]

    def batches(self, table: ServerTable) -> Iterator[pa.RecordBatch]:
        """Every row, each value as the text that the server writes for it; the server sends as we read."""
        columns = ", ".join(f"{_quoted(name)}::text" for name in table.columns)
        return self._ask(f"SELECT {columns} FROM {_quoted(table.schema)}.{_quoted(table.name)}")

    def run(self, sql: str) -> None:
        """Run one statement whose result nobody needs."""
        for _batch in self._ask(sql):
            pass

    def _ask(self, sql: str) -> Iterator[pa.RecordBatch]:
        import adbc_driver_manager as driver  # noqa: PLC0415  # optional

        try:
            with driver.AdbcStatement(self._connection) as statement:
                statement.set_sql_query(sql)
                stream, _count = statement.execute_query()
                yield from pa.RecordBatchReader._import_from_c(stream.address)  # noqa: SLF001  # Arrow's own door
        except (driver.Error, pa.ArrowException, OSError) as error:
            raise refused(self._name, str(error)) from None  # the driver's words may hold values


@contextmanager
def postgres(address: str) -> Iterator[Server]:
    """A connection to a server. Raises MissingReader, LockedFile, Unreadable, none of which holds a password."""
    name = shown(address)
    try:
        import adbc_driver_manager as driver  # noqa: PLC0415  # optional
        import adbc_driver_postgresql  # noqa: PLC0415  # optional
    except ImportError:
        raise MissingReader(
            f"{name}: a PostgreSQL server; install suyuan[postgres] to read its tables"
        ) from None
    if "connect_timeout" not in address:
        address += f"{'&' if '?' in address else '?'}connect_timeout=15"
    try:
        with (
            adbc_driver_postgresql.connect(address) as database,
            driver.AdbcConnection(database) as connection,
        ):
            server = Server(connection, name)
            for statement in PATIENCE:
                server.run(statement)
            yield server
    except driver.Error as error:
        raise refused(name, str(error)) from None


def refused(name: str, said: str) -> Unreadable:
    """The error for what a server said, in words of our own: its own may hold values or a password."""
    if "password" in said or "authentication" in said or "role" in said:
        return LockedFile(f"{name}: the server does not know this user or password; check the address")
    if "permission denied" in said:
        return Unreadable(f"{name}: the user may not read the table; ask for the right to")
    if "timeout" in said:
        return Unreadable(f"{name}: the server took too long or a table is locked; try again later")
    if "connect" in said or "host name" in said or "database" in said:
        return Unreadable(f"{name}: the server or the database cannot be reached; check the address")
    return Unreadable(f"{name}: the server broke off; try again, or export the table")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
