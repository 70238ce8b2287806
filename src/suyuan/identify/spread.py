"""Scanning on an engine: large files of delimited text in ranges, everything else as `scan` does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from suyuan.engine import Engine, Job
from suyuan.identify.findings import FileFindings
from suyuan.identify.ranges import Blob, RangeResult, RangeTask, finish, map_range, plan, reduce_part
from suyuan.identify.scan import scan
from suyuan.model.errors import UnknownFormat
from suyuan.model.records import BadRows
from suyuan.read import Unread
from suyuan.read.folders import entries

RANGE = 64 << 20
"""Bytes of a range; a smaller file is not worth an engine."""
MOST = 4096
"""Ranges of a file: beyond, they grow."""
PARTS = 16
"""Partitions: each is counted in the memory of one worker."""


def scan_on(
    engine: Engine, path: Path, *, base: Path | None = None, bad: BadRows | None = None, size: int = RANGE
) -> Iterator[FileFindings | Unread]:
    """The findings of `scan`, to the row, in ranges of about so many bytes.

    Workers must reach the files by the same absolute paths.
    """
    kept = bad if bad is not None else BadRows()
    folder = base or (path if path.is_dir() else path.parent)
    for entry in entries(path, folder):
        tasks = [] if entry.trouble or entry.size < size else _tasks(entry.path, folder, size)
        if tasks:
            results, reduced = engine.map_reduce(Job(map_packed, reduce_part, PARTS), tasks)
            yield from finish(results, reduced, bad=kept)
        else:
            yield from scan([entry.path], base=folder, bad=kept)


def _tasks(path: Path, base: Path, size: int) -> list[RangeTask]:
    """The ranges of a file; none where it has to be read as a whole."""
    try:
        return plan(path, min(MOST, path.stat().st_size // size + 1), PARTS, base=base)
    except UnknownFormat:
        return []


def map_packed(task: RangeTask) -> tuple[RangeResult, Sequence[Blob]]:
    """The counts of a range, and apart from them its keys by partition."""
    result = map_range(task)
    return replace(result, blobs=()), result.blobs
