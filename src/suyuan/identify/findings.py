"""What a scan tells about files: counts only, never values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ColumnFindings:
    """One column of a table."""

    name: str
    kind: str
    """Code of the kind; empty where nothing personal was recognised."""
    valid: int
    """Cells that pass every check of the kind (or of the further kinds of a mixed column)."""
    invalid: int
    """Filled cells that do not even look like it; 0 for a column without a kind."""
    empty: int
    distinct: int
    """Exact number of different values, after undoing ways of writing; empty cells apart."""
    confidence: float
    lies: bool
    """The header names another kind than the content."""
    unverified: int = 0
    """Cells that look like the kind and fail one of its checks."""
    also: Mapping[str, int] = field(default_factory=dict)
    """Cells of each further kind of a mixed column, checks passed or not."""
    inside: Mapping[str, int] = field(default_factory=dict)
    """Values found within longer cells: several in one cell, beside other words, in JSON."""


@dataclass(frozen=True, slots=True)
class FileFindings:
    """One table: a file, a sheet, a member of an archive, a table of an SQL dump."""

    path: str
    sha256: str
    """Of the file itself; members of an archive share that of the archive."""
    format: str
    encoding: str
    rows: int
    bad_rows: int
    columns: tuple[ColumnFindings, ...]
    text: Mapping[str, int] = field(default_factory=dict)
    """For text without layout: how often each kind was found with all checks passed."""

    def json(self) -> dict[str, Any]:
        """As `suyuan scan --json` prints it."""
        return asdict(self)
