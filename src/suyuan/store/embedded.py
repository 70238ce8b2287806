"""The embedded store: one DuckDB file, larger than memory, no server."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from suyuan.model.errors import BrokenStore, BusyStore


class Store:
    """A database of tables that are written from Arrow batches and asked in SQL."""

    def __init__(
        self, path: Path | None = None, *, memory_mb: int = 4096, threads: int | None = None
    ) -> None:
        """Open or make the database at `path`; None keeps it in memory.

        Raises BusyStore where another process has it open, BrokenStore where it cannot be opened at all.
        """
        config: dict[str, Any] = {"memory_limit": f"{memory_mb}MB", "preserve_insertion_order": "false"}
        if threads is not None:
            config["threads"] = threads
        if path is not None:
            config["temp_directory"] = str(path.with_suffix(".tmp"))
        try:
            self._db = duckdb.connect(str(path) if path else ":memory:", config=config)
        except duckdb.Error as error:
            if "lock" in str(error):
                raise BusyStore(f"{path} is in use by another run; wait for it to end") from error
            raise BrokenStore(f"{path} cannot be opened; delete it and run again") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write everything and let go of the file."""
        self._db.close()

    def write(self, table: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
        """Replace a table by the rows of `batches`, streaming; returns the number of rows."""
        reader = pa.RecordBatchReader.from_batches(schema, batches)
        self._db.execute("DROP TABLE IF EXISTS " + table)
        self._db.register("incoming_rows", reader)
        try:
            self._db.execute(f"CREATE TABLE {table} AS SELECT * FROM incoming_rows")
        finally:
            self._db.unregister("incoming_rows")
        return int(self.value(f"SELECT count(*) FROM {table}"))

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run one statement whose result nobody needs."""
        self._db.execute(sql, list(values))

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The whole result of a query."""
        return self._db.execute(sql, list(values)).fetchall()

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:
        """The first field of the first row of a query."""
        row = self._db.execute(sql, list(values)).fetchone()
        return None if row is None else row[0]
