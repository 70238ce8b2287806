"""SQLite databases: every table, also what is still in the log beside the file, and what damage has left."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from suyuan.model.errors import TruncatedFile, UnknownFormat
from suyuan.read.sheets import cell_text
from suyuan.read.source import Source
from suyuan.read.table import Chunk, Once, Table, Unread
from suyuan.read.text.columns import Row, chunks
from suyuan.read.text.headers import column_names
from suyuan.store.foreign import ForeignTable, Sqlite, sqlite_file, write_sqlite


def _example() -> bytes:
    """One table of two rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        write_sqlite(
            path,
            [
                "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, phone TEXT)",
                "INSERT INTO users VALUES (1, '王小明', '13800000001'), (2, '李小红', NULL)",
            ],
        )
        return path.read_bytes()


EXAMPLES = {"example.db": _example}
"""Small files of this format by name; built when asked for."""


def sniff(head: bytes, _name: str) -> float:
    """The magic bytes."""
    return 1.0 if head.startswith(b"SQLite format 3\x00") else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """One table for each table that holds rows; one that is damaged gives what can be read. Raises TruncatedFile."""
    with _opened(source) as database:
        found = database.tables()
        held = [table for table in found if table.columns and next(database.rows(table), None) is not None]
        broken = database.lost or _is_cut(source) or any(_damaged(database, table) for table in held)
    for table in held:
        name = f"{source.name}!{table.name}" if len(found) > 1 else source.name
        columns = column_names(table.columns)
        yield Table(
            name=name,
            format="sqlite",
            encoding="",
            separator="",
            columns=columns,
            has_header=True,
            size=source.size,
            read=partial(_chunks, source, table, columns, Once(once.bad, name)),
        )
    if broken:
        yield Unread(
            source.name,
            TruncatedFile(
                f"{source.name}: the database is cut or damaged; what can be read is; copy it again"
            ),
        )
    elif not held:
        raise UnknownFormat(f"{source.name}: a database without rows; nothing to read")


def _is_cut(source: Source) -> bool:
    """Whether the file is shorter than its head says ([SQLite file format] 1.3.7)."""
    head = source.head()
    page = int.from_bytes(head[16:18]) or 1
    size = (65536 if page == 1 else page) * int.from_bytes(head[28:32])
    return head[24:28] == head[92:96] and 0 <= source.size < size


def _damaged(database: Sqlite, table: ForeignTable) -> bool:
    """Whether a table cannot be read to its end."""
    before = database.lost
    for _row in database.rows(table):
        pass
    return database.lost > before


@contextmanager
def _opened(source: Source) -> Iterator[Sqlite]:
    """The database where it lies, or out of its archive in a temporary folder."""
    if source.path:
        with sqlite_file(source.path, source.name) as database:
            yield database
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "member.db"
        with source.open() as stream, path.open("wb") as copy:
            shutil.copyfileobj(stream, copy, 1 << 20)
        with sqlite_file(path, source.name) as database:
            yield database


def _chunks(source: Source, table: ForeignTable, columns: tuple[str, ...], once: Once) -> Iterator[Chunk]:
    with _opened(source) as database:
        yield from chunks(_rows(database, table), columns, once.add)


def _rows(database: Sqlite, table: ForeignTable) -> Iterator[Row]:
    for number, values in enumerate(database.rows(table), 1):
        yield number, [_text(value) for value in values]


def _text(value: object) -> str | None:
    """A value as text: UTF-8 or, in older programs, GB18030; other bytes in hexadecimal."""
    if not isinstance(value, bytes):
        return cell_text(value)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = value.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if text.isprintable() or encoding == "utf-8" else value.hex()
    return value.hex()
