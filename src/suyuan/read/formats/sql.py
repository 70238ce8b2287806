"""SQL dumps: mysqldump, Navicat, pg_dump (COPY and INSERT), and their like."""

from collections.abc import Iterator
from functools import partial

from suyuan.model.errors import TruncatedFile, UnknownFormat, Unreadable
from suyuan.read.encoding import decode, detect
from suyuan.read.source import Source
from suyuan.read.table import Chunk, Once, Table, Unread
from suyuan.read.text.columns import Row, chunks
from suyuan.read.text.headers import column_names
from suyuan.read.text.sqlgrammar import HEADS
from suyuan.read.text.sqlrows import Dump
from suyuan.read.text.stream import encoding_of

MYSQL = """CREATE TABLE `users` (
  `id` int(11) NOT NULL,
  `name` varchar(50) DEFAULT NULL,
  `phone` char(11) DEFAULT NULL,
  PRIMARY KEY (`id`)
);
INSERT INTO `users` VALUES (1,'王小明','13800000001'),(2,'O\\'Neil',NULL);
"""
POSTGRES = """-- PostgreSQL database dump
COPY public.users (id, name, phone) FROM stdin;
1\t王小明\t13800000001
2\t李小红\t\\N
\\.
"""
EXAMPLES = {"mysql.sql": MYSQL.encode(), "postgres.sql": POSTGRES.encode()}
"""Small files of this format by name."""


def sniff(head: bytes, name: str) -> float:
    """The head of a statement that brings rows or makes a table."""
    text = decode(head, detect(head))
    if HEADS.search(text):
        return 0.92 if name.lower().endswith((".sql", ".dump")) else 0.8
    return 0.5 if name.lower().endswith(".sql") else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """One table for each table of the dump; where it breaks off, the rows before stay and Unread follows."""
    encoding = encoding_of(source)
    found, error = _survey(source, encoding)
    if not found and not error:
        raise UnknownFormat(f"{source.name}: an SQL dump without rows; nothing to read")
    for table, columns in found.items():
        name = f"{source.name}!{table}" if len(found) > 1 else source.name
        yield Table(
            name=name,
            format="sql",
            encoding=encoding,
            separator="",
            columns=column_names(columns),
            has_header=not all(column == f"c{i}" for i, column in enumerate(columns, 1)),
            size=source.size,
            read=partial(_chunks, source, encoding, (table, columns), Once(once.bad, name)),
        )
    if error:
        yield Unread(source.name, error)


def _survey(source: Source, encoding: str) -> tuple[dict[str, tuple[str, ...]], Unreadable | None]:
    """Tables with every column that a row has, and the error where the dump breaks off."""
    found: dict[str, dict[str, None]] = {}
    try:
        for row in Dump(source, encoding).rows():
            names = found.setdefault(row.table, {})
            if not row.reason and (not names or row.columns != tuple(names)):
                names.update(dict.fromkeys(row.columns))
    except TruncatedFile as error:
        return {table: tuple(names) for table, names in found.items()}, error
    return {table: tuple(names) for table, names in found.items()}, None


def _chunks(
    source: Source, encoding: str, wanted: tuple[str, tuple[str, ...]], once: Once
) -> Iterator[Chunk]:
    yield from chunks(_rows(source, encoding, wanted, once), column_names(wanted[1]), once.add)


def _rows(source: Source, encoding: str, wanted: tuple[str, tuple[str, ...]], once: Once) -> Iterator[Row]:
    table, columns = wanted
    try:
        for row in Dump(source, encoding).rows():
            if row.table != table:
                continue
            if row.reason:
                once.add(row.number, row.reason, row.raw)
            elif row.columns == columns:
                yield row.number, row.values
            else:
                record = dict(zip(row.columns, row.values, strict=True))
                yield row.number, [record.get(name) for name in columns]
    except TruncatedFile:
        return
