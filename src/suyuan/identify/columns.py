"""What a table's columns are: the result of recognising a layout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table and the kind that it holds."""

    index: int
    name: str
    kind: str
    """Code of the kind; empty where nothing personal was recognised."""
    confidence: float
    """Share of the column's values that speak for the kind, from 0 to 1, shrunk for small samples."""
    lies: bool
    """Whether the header names another kind than the content."""
    also: tuple[str, ...] = ()
    """Further kinds of a mixed column, tried on the cells that are not of `kind`."""

    holds: bool = False
    """Whether some cells hold values beside other words, so that the cells left open are searched."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds to try on the column's cells, in order."""
        return (self.kind, *self.also) if self.kind else self.also


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column of a table is."""

    columns: tuple[Column, ...]

    def of(self, kind: str) -> tuple[Column, ...]:
        """The columns that hold a kind."""
        return tuple(column for column in self.columns if kind in column.kinds)
