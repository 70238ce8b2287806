"""Scanning one file in parts, on any engine: two pure functions, a plan before them and the findings after.

    tasks = plan(path, ranges=64, parts=16)
    results = [map_range(task) for task in tasks]                        # anywhere, in any order, even twice
    reduced = [reduce_part([r.blobs[part] for r in results]) for part in range(16)]     # anywhere, even twice
    findings = finish(results, reduced)                                  # one for each layout of the file

Tasks and results can be pickled and hold no open thing; workers read the file by the absolute path in the task. A line
belongs to the range in which its first byte lies, so ranges may cut lines anywhere. A blob holds one partition's keys of
one range: for each column (through all layouts of the file) its different values, packed as little-endian 64-bit
digests. Equal values fall into the same partition in every range, so partitions can be counted apart. The findings are
those of `scan`, to the row.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from suyuan.identify.counting import TableCounts
from suyuan.identify.distinct import distinct
from suyuan.identify.dump import Dump, count_piece, prepare
from suyuan.identify.findings import FileFindings
from suyuan.model.errors import UnknownFormat
from suyuan.model.records import BadRows
from suyuan.read import Table, tables
from suyuan.read.source import file_source
from suyuan.read.table import Once
from suyuan.read.text.blocks import Codec, codec, stretch
from suyuan.read.text.rows import Odd, OddLines, pieces, plan_of
from suyuan.read.text.spans import record_starts

NO_KEYS = np.zeros(0, np.uint64)
Blob = tuple[bytes, ...]
"""Packed keys of one partition, a member for each column."""


@dataclass(frozen=True, slots=True)
class File:
    """What all ranges of a file share."""

    path: str
    name: str
    encoding: str
    codec: Codec
    formats: tuple[str, ...]
    dump: Dump
    block: int
    """Bytes of a block."""
    parts: int
    """Number of partitions."""


@dataclass(frozen=True, slots=True)
class RangeTask:
    """One range of a file and all that is needed to count it."""

    file: File
    start: int
    stop: int
    """The range is [start, stop) in bytes of the file."""


@dataclass(frozen=True, slots=True)
class RangeResult:
    """What was counted in one range."""

    task: RangeTask
    tables: tuple[TableCounts, ...]
    blobs: tuple[Blob, ...]
    """By partition."""
    lines: int
    """Line ends in the range."""
    odd: tuple[Odd, ...]
    """Lines that are no rows, numbered from the range's first line, which is 1. Personal: not for any log."""


def plan(path: Path, ranges: int, parts: int, *, base: Path | None = None) -> list[RangeTask]:
    """Cut a file of delimited text into about so many ranges; fewer where it is small.

    Reads the file's start, or all of it once where quoted fields may hold line ends: then ranges are cut between
    records. Its name is relative to `base`. Raises UnknownFormat for what is not delimited text, and Unreadable for what cannot be read.
    """
    found = [table for table in tables([path], BadRows(), base=base) if isinstance(table, Table)]
    form = found[0].form if found else None
    if form is None or not form.source.on_disk:
        raise UnknownFormat(
            f"{path.name}: not delimited text on a disk, so it can't be read in parts; use scan"
        )
    file = File(
        path=str(path.resolve()),
        name=found[0].name,
        encoding=form.encoding,
        codec=codec(form.encoding, form.source.head()),
        formats=tuple(table.format for table in found),
        dump=prepare(form),
        block=form.block,
        parts=parts,
    )
    return [RangeTask(file, start, stop) for start, stop in _cuts(file, form.source.size, ranges)]


def _cuts(file: File, size: int, ranges: int) -> list[tuple[int, int]]:
    """Where ranges start and stop; the first one holds at least a block, so that it holds the header."""
    step = max(1, -(-size // ranges))
    edges = [at for at in range(step, size, step) if at >= file.block or not file.dump.has_preamble]
    source = file_source(Path(file.path), file.name)
    edges = record_starts(source, file.codec, plan_of(file.dump.shapes), edges)
    return list(zip([0, *edges], [*edges, size], strict=True))


def map_range(task: RangeTask) -> RangeResult:
    """Count the lines that start in a range. Memory: its different values. Raises OSError where the file is gone."""
    file, dump = task.file, task.file.dump
    total, odd, lines = dump.blank(), list[Odd](), 0
    keys: list[list[np.ndarray]] = [[] for _ in range(dump.width)]
    source = file_source(Path(file.path), file.name)
    found = stretch(source, (task.start, task.stop), file.codec, file.block)
    for piece in pieces(found, plan_of(dump.shapes)):
        counted = count_piece(
            dump,
            piece,
            lambda column, more: keys[column].append(more.copy()),
            first=task.start == 0 and not lines,
        )
        for table, more in zip(total, counted.tables, strict=True):
            table.add(more)
        odd += [(line + lines, reason, raw) for line, reason, raw in counted.odd]
        lines += counted.lines
    columns = [distinct(np.concatenate([NO_KEYS, *column])) for column in keys]
    blobs = zip(*(_partitioned(column, file.parts) for column in columns), strict=True)
    return RangeResult(task, total, tuple(blobs) or ((),) * file.parts, lines, tuple(odd))


def _partitioned(keys: np.ndarray, parts: int) -> list[bytes]:
    """Keys by partition: the high bits of a digest decide; sorted keys lie together already."""
    edges = [-(-(part << 64) // parts) for part in range(1, parts)]
    cuts = np.searchsorted(keys, np.array(edges, np.uint64))
    return [part.astype("<u8").tobytes() for part in np.split(keys, cuts)]


def reduce_part(blobs: Iterable[Blob]) -> tuple[int, ...]:
    """The number of different keys in one partition, for each column. Memory: the different keys of one column."""
    columns = zip(*blobs, strict=True)
    return tuple(len(distinct(np.frombuffer(b"".join(column), "<u8").copy())) for column in columns)


def finish(
    results: Sequence[RangeResult], reduced: Iterable[Sequence[int]], *, bad: BadRows | None = None
) -> tuple[FileFindings, ...]:
    """The findings of each layout of a file; bad rows go to `bad`. A range given twice counts once.

    Reads the file once more for its SHA-256.
    """
    by_start = {result.task.start: result for result in results}
    ordered = [by_start[start] for start in sorted(by_start)]
    file, kept = ordered[0].task.file, bad if bad is not None else BadRows()
    ledger, total = OddLines(Once(kept, file.name)), file.dump.blank()
    for result in ordered:
        ledger.add(result.odd, result.lines)
        for table, more in zip(total, result.tables, strict=True):
            table.add(more)
    numbers = [sum(column) for column in zip(*reduced, strict=True)]
    return tuple(_findings(file, total, numbers, kept.total(file.name)))


def _findings(
    file: File, total: Sequence[TableCounts], numbers: list[int], bad: int
) -> Iterable[FileFindings]:
    with Path(file.path).open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    by_table = file.dump.by_table(numbers)
    for counts, found, form, distinct_here in zip(
        total, file.dump.layouts, file.formats, by_table, strict=True
    ):
        yield FileFindings(
            path=file.name,
            sha256=sha256,
            format=form,
            encoding=file.encoding,
            rows=counts.rows,
            bad_rows=bad,
            columns=counts.findings(found, distinct_here) if found else (),
            text=dict(sorted(counts.text.items())),
        )
