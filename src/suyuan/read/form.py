"""How the lines of a delimited file are laid out: what every part of the file is read by."""

from dataclasses import dataclass

from suyuan.read.source import Source

BLOCK = 1 << 20
"""Bytes read at a time: what a core's own cache holds."""

SLACK = 64
"""Bytes behind a block that kernels may load, whatever stands there."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A layout with its columns."""

    separator: str
    fields: int
    columns: tuple[str, ...]
    header: str
    """The header line as it stands; empty for none. Its first copy is left out, further ones are bad rows. It may
    have a few fields less than the rows, as in exports that end their rows with separators."""
    preamble: bool = False
    """Whether rows above the header are no records."""


@dataclass(frozen=True, slots=True)
class Form:
    """A delimited file and how its lines are laid out."""

    source: Source
    encoding: str
    shapes: tuple[Shape, ...]
    """In the order in which they are tried."""
    block: int = BLOCK
    """Bytes of a block."""
