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
from suyuan.read import Chunk, Table, Unread, tables

__all__ = ["ColumnFindings", "FileFindings", "scan"]


@dataclass(frozen=True, slots=True)
class _Counted:
    """One chunk's column, counted."""

    valid: int
    filled: int
    digests: np.ndarray
    """uint64 digests of the filled cells."""


def scan(
    paths: Iterable[Path], *, base: Path | None = None, bad: BadRows | None = None
) -> Iterator[FileFindings | Unread]:
    """Findings for every table under the paths; a file that cannot be read comes as Unread, in its place.

    Memory does not grow with the files, save for some 16 MB a column; distinct values spill to temporary files.
    """
    kept = bad if bad is not None else BadRows()
    for path in paths:
        folder = base or (path if path.is_dir() else path.parent)
        hashes = _Hashes(folder)
        for table in tables([path], kept, base=folder):
            yield table if isinstance(table, Unread) else _table(table, hashes, kept)


class _Hashes:
    """SHA-256 of files, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, str] = {}

    def of(self, name: str) -> str:
        """Digest of the file that a table's name starts with; empty where it is gone."""
        parts = name.split("!")
        for end in range(len(parts), 0, -1):
            file = self._folder / "!".join(parts[:end])
            if file.is_file():
                if file not in self._known:
                    with file.open("rb") as stream:
                        self._known[file] = hashlib.file_digest(stream, "sha256").hexdigest()
                return self._known[file]
        return ""


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
        sha256=hashes.of(table.name),
        format=table.format,
        encoding=table.encoding,
        rows=rows,
        bad_rows=bad.total(table.name),
        columns=columns,
        text=dict(sorted(text.items())),
    )


def _is_text(table: Table, found: Layout) -> bool:
    return len(table.columns) == 1 and (not found.columns[0].kind or table.format == "text")


def _again(first: Chunk, rest: Iterator[Chunk]) -> Iterator[Chunk]:
    yield first
    yield from rest


def _count(
    chunks: Iterator[Chunk], found: Layout, *, plain: bool
) -> tuple[int, tuple[ColumnFindings, ...], Counter[str]]:
    """Rows, columns and text findings of a table, chunks on all cores."""
    rows, text = 0, Counter[str]()
    sets = [Distinct() for _ in found.columns]
    valid = np.zeros(len(sets), np.int64)
    filled = np.zeros(len(sets), np.int64)
    for size, counted, spans in map_ordered(lambda chunk: _chunk(chunk.data, found, plain=plain), chunks):
        rows += size
        text += spans
        for place, column in enumerate(counted):
            valid[place] += column.valid
            filled[place] += column.filled
            sets[place].add(column.digests)
    columns = tuple(
        _column(column, rows, int(valid[place]), int(filled[place]), sets[place].count())
        for place, column in enumerate(found.columns)
    )
    return rows, columns, text


def _chunk(batch: pa.RecordBatch, found: Layout, *, plain: bool) -> tuple[int, list[_Counted], Counter[str]]:
    counted = [_cells(batch.column(column.index), column) for column in found.columns]
    text = Counter[str]()
    if plain:
        for value in batch.column(0).to_pylist():
            text.update(span.kind for span in find(value or "") if span.valid)
    return batch.num_rows, counted, text


def _cells(values: pa.Array, column: Column) -> _Counted:
    view, seen = cells(values), blank(len(values))
    for code in column.kinds:
        recognise(values, view, code, seen)
    digest_rest(view, seen)
    filled = seen.lanes[:, 0] != 0
    return _Counted(int((seen.standing == 1).sum()), int(filled.sum()), seen.lanes[filled, 0])


def _column(column: Column, rows: int, valid: int, filled: int, distinct: int) -> ColumnFindings:
    return ColumnFindings(
        name=column.name,
        kind=column.kind,
        valid=valid,
        invalid=filled - valid if column.kind else 0,
        empty=rows - filled,
        distinct=distinct,
        confidence=column.confidence,
        lies=column.lies,
    )
