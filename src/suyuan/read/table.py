"""What reading hands over: tables that stream chunks, and files that could not be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa

from suyuan.model.errors import Unreadable
from suyuan.model.records import BadRows, Place
from suyuan.read.form import Form


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of a table, as columns."""

    rows: np.ndarray
    """int64: line number of each row, from 1. In a sheet the sheet's own row number; in JSON arrays, SQL dumps
    and Parquet the running number of the record in the file."""
    data: pa.RecordBatch
    """One `pa.string()` column for each of the table's columns; null where the source has no value there."""


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one shape in one file."""

    name: str
    """The file, relative to the folder read; archive members, and sheets or SQL tables where a file has several,
    follow after `!`."""
    format: str
    """The reader's name for it: `delimited`, `csv`, `text` (lines without any layout), `xlsx`, `json`, `docx`, …"""
    encoding: str
    separator: str
    """What stands between fields; a blank for any run of blanks; empty where the format has none."""
    columns: tuple[str, ...]
    """Names from the header, or c1 … cn."""
    has_header: bool
    size: int
    """Bytes of the file (unpacked)."""
    read: Callable[[], Iterator[Chunk]] = field(repr=False, compare=False)
    text: bool = False
    """Whether its one column holds lines of free text, such as a letter's, rather than values of one kind."""
    file: Path | None = field(default=None, compare=False)
    """The file on the disk that it stands in; None for what lies on no disk of ours."""
    form: Form | None = field(default=None, repr=False, compare=False)
    """How its lines are laid out, where it is delimited text: such files can be read in parts (identify.ranges)."""
    position: int = 0
    """Which of the shapes of `form` it is."""

    def chunks(self) -> Iterator[Chunk]:
        """Stream the rows; each call reads the file anew. Bad rows are counted once, however often it is read."""
        return self.read()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or the rest of one, that could not be read."""

    name: str
    error: Unreadable


@dataclass(slots=True)
class Once:
    """Adds bad rows of one file to a ledger once, though the file is read several times.

    Each reading meets the rows of one reason in the same rising order; what was met before is left out.
    """

    bad: BadRows
    file: str
    high: dict[str, int] = field(default_factory=dict)
    """The last row added, by reason."""

    def add(self, row: int, reason: str, raw: str) -> None:
        """Count a bad row, unless an earlier reading did."""
        if row > self.high.get(reason, -1):
            self.high[reason] = row
            self.bad.add(Place(self.file, row), reason, raw)


def rows_at(table: Table, wanted: set[int]) -> dict[int, tuple[str, ...]]:
    """Fields of the rows with the wanted numbers, by reading the table again up to the last of them.

    Missing values come as empty strings; numbers that the table does not hold are left out.
    """
    found: dict[int, tuple[str, ...]] = {}
    if not wanted:
        return found
    numbers = np.array(sorted(wanted), dtype=np.int64)
    for chunk in table.chunks():
        hits = np.flatnonzero(np.isin(chunk.rows, numbers))
        columns = chunk.data.take(pa.array(hits)).to_pydict().values() if len(hits) else ()
        for number, *fields in zip(chunk.rows[hits].tolist(), *columns, strict=True):
            found[number] = tuple(value or "" for value in fields)
        if len(chunk.rows) and chunk.rows[-1] >= numbers[-1]:
            break
    return found
