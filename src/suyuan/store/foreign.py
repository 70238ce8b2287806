"""Databases of others, read and never written: SQLite files, whole or damaged."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from suyuan.model.errors import TruncatedFile

FURTHEST = (1 << 63) - 1
DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError)
"""What the library raises over damaged files, its own messages included that it cannot decode."""
MOST_TRIES = 20_000
"""Reads that may fail before what is left is read in whole stretches only."""
BESIDE = ("-wal", "-journal")
"""Files that hold what was written last and is not yet in the database."""

Record = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """One table of a database."""

    name: str
    columns: tuple[str, ...]
    by_number: bool
    """Whether its rows have numbers, by which damage can be jumped over."""


class Sqlite:
    """One SQLite database, open for reading. Text and bytes come as bytes, since neither need be UTF-8."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self._database, self._name = database, name
        self.lost = 0
        """Stretches of rows that damage has eaten, so far."""

    def tables(self) -> list[ForeignTable]:
        """Every table that holds rows of its own. Raises TruncatedFile where the list of them is damaged."""
        try:
            found = self._database.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            ).fetchall()
            named = [(name.decode("utf-8", "replace"), (sql or b"").upper()) for name, sql in found]
            return [self._table(name, sql) for name, sql in named if b"CREATE VIRTUAL" not in sql]
        except DAMAGE as error:
            raise self.damaged() from error

    def _table(self, name: str, sql: bytes) -> ForeignTable:
        told = self._database.execute(f"PRAGMA table_xinfo({_quoted(name)})").fetchall()
        columns = tuple(row[1].decode("utf-8", "replace") for row in told if row[6] != 1)
        return ForeignTable(name, columns, b"WITHOUT ROWID" not in sql)

    def rows(self, table: ForeignTable) -> Iterator[Record]:
        """Every row that can be read, in the order of their numbers; what is lost between is counted in `lost`."""
        columns = ", ".join(map(_quoted, table.columns))
        query = f"SELECT {'rowid, ' if table.by_number else ''}{columns} FROM {_quoted(table.name)}"
        if table.by_number:
            yield from self._between(query, -FURTHEST, FURTHEST)
            return
        try:
            yield from self._database.execute(query)
        except DAMAGE:
            self.lost += 1

    def _between(self, query: str, low: int, high: int) -> Iterator[Record]:
        """Rows by number; where one cannot be read, the rest in two halves, down to the damaged page itself."""
        waiting, failed = [(low, high)], 0
        while waiting:
            low, high = waiting.pop()
            last = low - 1
            try:
                found = self._database.execute(
                    f"{query} WHERE rowid BETWEEN ? AND ? ORDER BY rowid", (low, high)
                )
                for number, *values in found:
                    last = number
                    yield tuple(values)
            except DAMAGE:
                failed += 1
                if last + 1 >= high or failed > MOST_TRIES:
                    self.lost += 1
                    continue
                middle = last + 1 + (high - last - 1) // 2
                waiting += [(middle + 1, high), (last + 1, middle)]

    def damaged(self) -> TruncatedFile:
        """The error for a damaged database."""
        return TruncatedFile(f"{self._name}: the database is cut or damaged; copy it again from the source")


@contextmanager
def sqlite_file(path: Path, name: str) -> Iterator[Sqlite]:
    """The database in a file, with what its log holds; nothing beside the file is written or locked.

    Raises TruncatedFile where it is no database or damaged at its head.
    """
    logs = [Path(f"{path}{ending}") for ending in BESIDE]
    with tempfile.TemporaryDirectory() as folder:
        if any(log.is_file() and log.stat().st_size for log in logs):
            copy = Path(folder) / "copy.db"
            for file, ending in zip((path, *logs), ("", *BESIDE), strict=True):
                with suppress(FileNotFoundError):
                    shutil.copyfile(file, f"{copy}{ending}")
            address = f"{copy.as_uri()}?mode=rw"
        else:
            address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as database:
            database.text_factory = bytes
            database.execute("PRAGMA trusted_schema = OFF")
            yield Sqlite(database, name)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def write_sqlite(path: Path, statements: Sequence[str]) -> None:
    """Make a database by SQL: for examples and tests."""
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()
