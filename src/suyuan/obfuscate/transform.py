"""What a transform is: a function over the distinct values of a column, and what it is worth against an attacker."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import pyarrow as pa

from suyuan.model.plugins import modules
from suyuan.model.text import Text

Undone = Literal["never", "with_key", "by_trying", "always"]
"""Whether the value can be had back: never, by whoever holds the key, by trying all values, or by anybody."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a transform works with."""

    column: str
    kind: str
    """Code of the kind that the column holds; empty for none."""
    key: bytes = b""
    """The secret of keyed transforms, drawn for this column; empty where none was given."""
    options: Mapping[str, object] = field(default_factory=dict)
    """Further entries of the plan for this column."""


@dataclass(frozen=True, slots=True)
class Transform:
    """One way to make a column harmless."""

    code: str
    names: Text
    undone: Undone
    says: Text
    """What remains, in one sentence."""
    apply: Callable[[Sequence[str], Setting], Sequence[str]]
    """Distinct values in, their new forms out, in the same order. Raises WrongUse for options that do not fit."""
    column: Callable[[pa.Array, Setting], pa.Array] | None = None
    """The same over a whole column at once, where there is a fast way; equal to `apply` value by value."""
    keyed: bool = False
    each_row: bool = False
    """Whether every row is changed on its own, so that equal values do not stay equal; then `apply` gets all values."""
    options: tuple[str, ...] = ()
    """Names of the options that it understands."""


@cache
def transforms() -> Mapping[str, Transform]:
    """Every transform by its code."""
    found = [module.TRANSFORM for module in modules("suyuan.obfuscate.transforms")]
    return {transform.code: transform for transform in found}
