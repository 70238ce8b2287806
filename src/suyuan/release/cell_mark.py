"""What a mark in a cell is: a set of writings that are all true, of which the key picks one.

One file in `cell_marks/` per class of mark. A cell's writings and their probabilities are the same for every
recipient and follow from the original value alone; only the pick is secret. Both rest on that: embedding, and
the bound on false accusation.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from suyuan.model.plugins import modules
from suyuan.model.text import Text


@dataclass(frozen=True, slots=True)
class CellMark:
    """One class of marks in cells, defined in one file of `cell_marks/`."""

    name: str
    says: Text
    """What it changes, for the holder who must agree to it."""
    unit: Callable[[Sequence[str], frozenset[str]], str | None]
    """From a column's sample and its kind's traits: the setting under which the column may carry this mark
    (such as the smallest step of a number), or None where it may not."""
    writings: Callable[[str, str], tuple[str, ...]]
    """`writings(value, unit)`: all writings of a value, distinct also when read; fewer than two carry nothing."""
    read: Callable[[str, str], Hashable]
    """`read(text, unit)`: what a writing says, whatever a spreadsheet did to it; equal for equal writings."""
    first: Callable[[int, float], float]
    """`first(writings, delta)`: probability of the first writing; the others share the rest evenly."""
    untouched: Callable[[float], float]
    """`untouched(delta)`: a draw below this surely leaves the value as it is, so nothing need be computed."""


@cache
def cell_marks() -> Mapping[str, CellMark]:
    """Every class of cell marks by name."""
    found = [module.MARK for module in modules("suyuan.release.cell_marks")]
    return {mark.name: mark for mark in found}


def pick(draw: float, count: int, first: float) -> int:
    """Which of `count` writings a uniform draw in [0, 1) picks.

    >>> [pick(u, 3, 0.5) for u in (0.0, 0.49, 0.5, 0.74, 0.76, 0.999)]
    [0, 0, 1, 1, 2, 2]
    """
    if draw < first:
        return 0
    return min(count - 1, 1 + int((draw - first) / (1 - first) * (count - 1)))
