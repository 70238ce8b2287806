"""A few masked examples of what a scan found, and which checks failed, from the first rows of a table."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from suyuan.identify.catalog import kinds
from suyuan.identify.examine import examine
from suyuan.identify.findings import ColumnFindings, FileFindings
from suyuan.identify.free.text import find
from suyuan.model.accounts import masked
from suyuan.model.records import BadRows
from suyuan.read import Table, Unread, tables

ROWS = 2000
"""Rows that are looked at."""
EACH = 3
"""Examples of one kind in one column."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What some rows of a column, or of a text, show."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind -> a few different values, masked unless asked for in clear."""
    failed: Mapping[str, int] = field(default_factory=dict)
    """Check -> cells among those looked at that fail it; codes as in `Kind.checks`."""
    looked: int = 0
    """Filled cells that were looked at."""


def samples(
    file: Path, base: Path, found: Sequence[FileFindings], *, clear: bool = False
) -> dict[str, list[Sample]]:
    """By the table's name, one sample a column; for text without layout a single one.

    Only the head of the file, or of a server's tables, is read. A file that has gone or breaks off since gives fewer samples, no error.
    """
    wanted = {findings.path: findings for findings in found}
    return {
        table.name: _sampled(table, wanted[table.name], clear=clear)
        for table in tables([file], BadRows(), base=base)
        if not isinstance(table, Unread) and table.name in wanted
    }


def _sampled(table: Table, findings: FileFindings, *, clear: bool) -> list[Sample]:
    chunk = next((chunk for chunk in table.chunks() if chunk.data.num_rows), None)
    if chunk is None or chunk.data.num_columns < len(findings.columns):
        return []
    rows = chunk.data.slice(0, ROWS)
    if findings.text:
        return [_inside(rows.column(0).to_pylist(), frozenset(findings.text), clear=clear)]
    return [
        _column(rows.column(place).to_pylist(), column, clear=clear)
        for place, column in enumerate(findings.columns)
    ]


def _column(cells: Sequence[str | None], column: ColumnFindings, *, clear: bool) -> Sample:
    filled = [cell for cell in cells if cell and cell.strip()]
    kept: dict[str, tuple[str, ...]] = {}
    failed = Counter[str]()
    for code in filter(None, (column.kind, *column.also)):
        standings = {cell: kinds()[code].check(cell) for cell in dict.fromkeys(filled)}
        best = sorted((c for c, s in standings.items() if s != "no"), key=lambda c: standings[c] != "valid")
        kept[code] = tuple(dict.fromkeys(_shown(code, cell, clear=clear) for cell in best[:EACH]))
        if code == column.kind:
            failed.update(
                check
                for cell in filled
                if standings[cell] == "suspect"
                for check in examine(code, cell).failed
            )
    if column.inside:
        kept |= _inside(filled, frozenset(column.inside), clear=clear).values
    return Sample(kept, dict(failed.most_common()), len(filled))


def _inside(cells: Sequence[str | None], codes: frozenset[str], *, clear: bool) -> Sample:
    """Values within longer texts."""
    kept: dict[str, dict[str, None]] = defaultdict(dict)
    for code, value in _spans(cells, codes):
        if len(kept[code]) < EACH:
            kept[code][_shown(code, value, clear=clear)] = None
        if len(kept) == len(codes) and all(len(values) == EACH for values in kept.values()):
            break
    return Sample(
        {code: tuple(values) for code, values in kept.items()}, {}, sum(1 for cell in cells if cell)
    )


def _spans(cells: Sequence[str | None], codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    for cell in cells:
        yield from (
            (span.kind, span.normal) for span in find(cell or "") if span.valid and span.kind in codes
        )


def _shown(code: str, value: str, *, clear: bool) -> str:
    if clear:
        return value
    kind = kinds().get(code)
    return kind.mask(kind.normal(value)) if kind else masked(value)
