"""Goes through files and tells which columns hold what, streaming."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from suyuan.engine import map_ordered
from suyuan.identify.cells import blank, cells, digest_rest, recognise
from suyuan.identify.columns import Column, Layout
from suyuan.identify.distinct import Distinct
from suyuan.identify.findings import ColumnFindings, FileFindings
from suyuan.identify.free.text import find
from suyuan.identify.layout import layout
from suyuan.model.records import BadRows
from suyuan.read import Chunk, Meter, Table, Unread, tables

__all__ = ["ColumnFindings", "FileFindings", "scan"]


@dataclass(frozen=True, slots=True)
class _Counted:
    """One chunk's column, counted."""

    valid: int
    unverified: int
    also: Counter[str]
    filled: int
    digests: np.ndarray
    """uint64 digests of the filled cells."""


class _Sum:
    """One column's counts over all chunks."""

    def __init__(self) -> None:
        self.valid = self.unverified = self.filled = 0
        self.also = Counter[str]()
        self.distinct = Distinct()

    def add(self, counted: _Counted) -> None:
        """Take in one chunk."""
        self.valid += counted.valid
        self.unverified += counted.unverified
        self.filled += counted.filled
        self.also += counted.also
        self.distinct.add(counted.digests)

    def findings(self, column: Column, rows: int) -> ColumnFindings:
        """What is told of the column; without a kind nothing is invalid."""
        return ColumnFindings(
            name=column.name,
            kind=column.kind,
            valid=self.valid,
            invalid=self.filled - self.valid - self.unverified if column.kind else 0,
            empty=rows - self.filled,
            distinct=self.distinct.count(),
            confidence=column.confidence,
            lies=column.lies,
            unverified=self.unverified,
            also=dict(sorted(self.also.items())),
        )


def scan(
    paths: Iterable[Path],
    *,
    base: Path | None = None,
    bad: BadRows | None = None,
    meter: Meter | None = None,
) -> Iterator[FileFindings | Unread]:
    """Findings for every table under the paths; a file that cannot be read comes as Unread, in its place.

    Memory does not grow with the files, save for some 16 MB a column; distinct values spill to temporary files.
    `meter` shows how far the reading has come.
    """
    kept = bad if bad is not None else BadRows()
    for path in paths:
        folder = base or (path if path.is_dir() else path.parent)
        hashes = _Hashes()
        for table in tables([path], kept, base=folder, meter=meter):
            yield table if isinstance(table, Unread) else _table(table, hashes, kept)


class _Hashes:
    """SHA-256 of files, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, str] = {}

    def of(self, file: Path | None) -> str:
        """Digest of a file; empty where there is none, or where it is gone."""
        if file is None or not file.is_file():
            return ""
        if file not in self._known:
            with file.open("rb") as stream:
                self._known[file] = hashlib.file_digest(stream, "sha256").hexdigest()
        return self._known[file]


def _table(table: Table, hashes: _Hashes, bad: BadRows) -> FileFindings:
    chunks = (chunk for chunk in table.chunks() if chunk.data.num_rows)
    first = next(chunks, None)
    rows, text = 0, Counter[str]()
    columns: tuple[ColumnFindings, ...] = ()
    if first is not None:
        found = layout(first.data, table.columns, table.has_header)
        plain = _is_text(table, found)
        rows, columns, text = _count(_again(first, chunks), found, plain=plain)
    return FileFindings(
        path=table.name,
        sha256=hashes.of(table.file),
        format=table.format,
        encoding=table.encoding,
        rows=rows,
        bad_rows=bad.total(table.name),
        columns=columns,
        text=dict(sorted(text.items())),
    )


def _is_text(table: Table, found: Layout) -> bool:
    return len(table.columns) == 1 and (table.text or not found.columns[0].kind or table.format == "text")


def _again(first: Chunk, rest: Iterator[Chunk]) -> Iterator[Chunk]:
    yield first
    yield from rest


def _count(
    chunks: Iterator[Chunk], found: Layout, *, plain: bool
) -> tuple[int, tuple[ColumnFindings, ...], Counter[str]]:
    """Rows, columns and text findings of a table, chunks on all cores."""
    rows, text = 0, Counter[str]()
    sums = [_Sum() for _ in found.columns]
    for size, counted, spans in map_ordered(lambda chunk: _chunk(chunk.data, found, plain=plain), chunks):
        rows += size
        text += spans
        for total, column in zip(sums, counted, strict=True):
            total.add(column)
    return rows, tuple(s.findings(c, rows) for s, c in zip(sums, found.columns, strict=True)), text


def _chunk(batch: pa.RecordBatch, found: Layout, *, plain: bool) -> tuple[int, list[_Counted], Counter[str]]:
    counted = [_cells(batch.column(column.index), column) for column in found.columns]
    text = Counter[str]()
    if plain:
        for value in batch.column(0).to_pylist():
            text.update(span.kind for span in find(value or "") if span.valid)
    return batch.num_rows, counted, text


def _cells(values: pa.Array, column: Column) -> _Counted:
    view, seen = cells(values), blank(len(values))
    also = Counter[str]()
    for code in column.kinds:
        before = int((seen.standing > 0).sum())
        recognise(values, view, code, seen)
        also[code] = int((seen.standing > 0).sum()) - before
    also.pop(column.kind, None)
    digest_rest(view, seen)
    filled = seen.lanes[:, 0] != 0
    valid, unverified = (int((seen.standing == standing).sum()) for standing in (1, 2))
    return _Counted(valid, unverified, also, int(filled.sum()), seen.lanes[filled, 0])
