"""Goes through files and tells which columns hold what, streaming."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from suyuan.engine import map_ordered
from suyuan.identify.columns import Layout
from suyuan.identify.counting import TableCounts, count, nothing
from suyuan.identify.distinct import Distinct
from suyuan.identify.dump import Counted, Dump, count_piece, prepare
from suyuan.identify.findings import ColumnFindings, FileFindings
from suyuan.identify.layout import layout
from suyuan.model.records import BadRows
from suyuan.read import Chunk, Meter, Table, Unread, tables
from suyuan.read.form import Form
from suyuan.read.hashed import Hashed
from suyuan.read.source import Source
from suyuan.read.table import Once
from suyuan.read.text.blocks import blocks
from suyuan.read.text.fields import Piece
from suyuan.read.text.rows import OddLines, pieces, plan_of

__all__ = ["ColumnFindings", "FileFindings", "scan"]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of one table after all its rows."""

    counts: TableCounts
    layout: Layout | None
    distinct: Sequence[int]


def scan(
    paths: Path | str | Iterable[Path | str],
    *,
    base: Path | None = None,
    bad: BadRows | None = None,
    meter: Meter | None = None,
) -> Iterator[FileFindings | Unread]:
    """Findings for every table under one path or several; a file that cannot be read comes as Unread, in its place.

    Memory does not grow with the files, different values spill to a temporary file.
    `meter` shows how far the reading has come.
    """
    kept = bad if bad is not None else BadRows()
    for path in [Path(paths)] if isinstance(paths, Path | str) else map(Path, paths):
        folder = base or (path if path.is_dir() else path.parent)
        hashes, delimited = _Hashes(), _Delimited(kept)
        for table in tables([path], kept, base=folder, meter=meter):
            if isinstance(table, Unread):
                yield table
                continue
            told = _by_chunks(table) if table.form is None else delimited.of(table, table.form, hashes)
            yield _findings(table, told, hashes.of(table.file), kept.total(table.name))


class _Hashes:
    """SHA-256 of files, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, str] = {}

    def know(self, file: Path, sha256: str) -> None:
        """Take in the digest of a file that was hashed while it was read."""
        self._known[file] = sha256

    def of(self, file: Path | None) -> str:
        """Digest of a file; empty where there is none, or where it is gone."""
        if file is None or not file.is_file():
            return ""
        if file not in self._known:
            with file.open("rb") as stream:
                self._known[file] = hashlib.file_digest(stream, "sha256").hexdigest()
        return self._known[file]


def _findings(table: Table, told: _Told, sha256: str, bad_rows: int) -> FileFindings:
    return FileFindings(
        path=table.name,
        sha256=sha256,
        format=table.format,
        encoding=table.encoding,
        rows=told.counts.rows,
        bad_rows=bad_rows,
        columns=told.counts.findings(told.layout, told.distinct) if told.layout else (),
        text=dict(sorted(told.counts.text.items())),
    )


class _Delimited:
    """Counts delimited files: all layouts of a file in one pass."""

    def __init__(self, bad: BadRows) -> None:
        self._bad = bad
        self._form: Form | None = None
        self._told: list[_Told] = []

    def of(self, table: Table, form: Form, hashes: _Hashes) -> _Told:
        """Counts of one of the file's tables."""
        if form is not self._form:
            self._form, hashed = form, list[Hashed]()
            counted = replace(
                form, source=replace(form.source, opener=partial(_hashing, form.source, hashed))
            )
            once = Once(self._bad, table.name)
            self._told = _by_pieces(prepare(form), counted if _is_whole(form.source) else form, once)
            if hashed and table.file is not None:
                hashes.know(table.file, hashed[0].hexdigest())
        return self._told[table.position]


def _is_whole(source: Source) -> bool:
    """Whether it is a file on the disk itself, and no member of one."""
    return source.on_disk and source.root is not None and "!" not in source.name


def _hashing(source: Source, hashed: list[Hashed]) -> Any:
    """Open a file so that it is hashed while it is read."""
    hashed.append(Hashed(source.open()))
    return hashed[-1]


def _by_pieces(dump: Dump, form: Form, once: Once) -> list[_Told]:
    """Counts of all tables of a delimited file; lines that are no rows go to `once`."""
    ledger, total, sets = OddLines(once), dump.blank(), Distinct(dump.width)
    found = enumerate(pieces(blocks(form.source, form.encoding, form.block), plan_of(form.shapes)))
    for counted in map_ordered(partial(_numbered, dump, sets), found):
        for table, more in zip(total, counted.tables, strict=True):
            table.add(more)
        ledger.add(counted.odd, counted.lines)
    if form.source.root is not None and form.source.root.changed():
        once.add(0, "changed while read", "")
    numbers = dump.by_table(sets.counts())
    return [_Told(*told) for told in zip(total, dump.layouts, numbers, strict=True)]


def _numbered(dump: Dump, sets: Distinct, numbered: tuple[int, Piece]) -> Counted:
    number, piece = numbered
    return count_piece(dump, piece, sets.add, first=number == 0)


def _by_chunks(table: Table) -> _Told:
    """Counts of a table that is read as chunks of columns."""
    chunks = (chunk for chunk in table.chunks() if chunk.data.num_rows)
    first = next(chunks, None)
    if first is None:
        return _Told(nothing(None), None, [])
    found = layout(first.data, table.columns, table.has_header)
    total, sets = nothing(found), Distinct(len(found.columns))
    work = partial(_chunk, found, _is_text(table, found))
    for counts, keys in map_ordered(work, _again(first, chunks)):
        total.add(counts)
        for column, more in enumerate(keys):
            sets.add(column, more)
    return _Told(total, found, sets.counts())


def _is_text(table: Table, found: Layout) -> bool:
    return len(table.columns) == 1 and (table.text or not found.columns[0].kind or table.format == "text")


def _again(first: Chunk, rest: Iterator[Chunk]) -> Iterator[Chunk]:
    yield first
    yield from rest


def _chunk(found: Layout, plain: bool, chunk: Chunk) -> tuple[TableCounts, list[np.ndarray]]:
    return count(chunk.data, found, plain=plain)
