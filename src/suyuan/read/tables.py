"""Any file becomes tables: opens archives, tells formats, hands each file to its reader."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from types import ModuleType

from suyuan.model.errors import TruncatedFile, UnknownFormat, Unreadable
from suyuan.model.plugins import modules
from suyuan.model.records import BadRows
from suyuan.read.files import read_each, sources
from suyuan.read.limits import Limits
from suyuan.read.progress import Meter
from suyuan.read.servers import server_tables
from suyuan.read.source import Source, Stamp
from suyuan.read.table import Chunk, Once, Table, Unread
from suyuan.store.server import address_of

FOREIGN = (
    (b"\x37\x7f\x06\x82", "the log of an SQLite database, which is read together with it"),
    (b"\x37\x7f\x06\x83", "the log of an SQLite database, which is read together with it"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\x00\x01\x00\x00Standard", "an Access database; export its tables as CSV"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
)
"""Files that no reader here understands, by their first bytes."""


def tables(
    paths: Iterable[Path],
    bad: BadRows,
    *,
    base: Path | None = None,
    limits: Limits | None = None,
    meter: Meter | None = None,
) -> Iterator[Table | Unread]:
    """Every table in files, folders (hidden files left out) and archives, in order of name.

    A file that cannot be read comes as Unread with the reason and what to do; the others go on. A file that
    breaks off gives its tables, as far as they go, and then an Unread. Rows that cannot be read are added to
    `bad` while a table's chunks are read. Names are relative to `base` (default: the folder given, or the
    file's folder). An empty file is Unread. `meter` shows how far the reading has come.
    A path may be the address of a PostgreSQL server, `postgresql://user:password@host/database`.
    """
    for path in paths:
        if address := address_of(path):
            yield from server_tables(address, bad)
            continue
        found = sources([path], base, limits or Limits(), meter)
        yield from read_each(found, lambda source: _watched(source, Once(bad, source.name)))


def _watched(source: Source, once: Once) -> Iterator[Table | Unread]:
    """The tables of one file, each reading of which notices whether the file changed meanwhile."""
    root = source.root
    for found in _read(source, once):
        if root is None or isinstance(found, Unread):
            yield found
        else:
            yield replace(found, file=root.path, read=partial(_rows, found, root, once))


def _rows(table: Table, root: Stamp, once: Once) -> Iterator[Chunk]:
    yield from table.read()
    if root.changed():
        once.add(0, "changed while read", "")


@cache
def formats() -> tuple[ModuleType, ...]:
    """The readers, one a format."""
    return tuple(modules("suyuan.read.formats"))


def _read(source: Source, once: Once) -> Iterator[Table | Unread]:
    head = source.head()
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        kind = "empty file" if not head else "holds nothing but blanks"
        raise Unreadable(f"{source.name}: {kind}; nothing to read")
    if not head.strip(b"\x00"):
        raise TruncatedFile(
            f"{source.name}: starts with nothing but zero bytes; copy it again from the source"
        )
    for magic, what in FOREIGN:
        if head.startswith(magic):
            raise UnknownFormat(f"{source.name}: {what}; not a table")
    reader = max(formats(), key=lambda module: module.sniff(head, source.name))
    if reader.sniff(head, source.name) <= 0:
        raise UnknownFormat(f"{source.name}: not a table and not text; no reader knows this format")
    yield from reader.read(source, once)
