"""Generalisation hierarchies: each value with its ever wider forms, level by level."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from suyuan.model.errors import WrongUse


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """The forms of every value of one column: level 0 is the value itself, the last the widest."""

    name: str
    forms: Mapping[str, tuple[str, ...]]
    """For each value its form at every level."""

    @property
    def levels(self) -> int:
        """How many levels there are, the value itself counted."""
        return len(next(iter(self.forms.values())))

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The domain, sorted."""
        return tuple(sorted(self.forms))

    @cached_property
    def codes(self) -> tuple[np.ndarray, ...]:
        """For each level the code (int64) of every value's form, in the order of `values`."""
        found = []
        for level in range(self.levels):
            _, code = np.unique([self.forms[value][level] for value in self.values], return_inverse=True)
            found.append(code.astype(np.int64))
        return tuple(found)

    @cached_property
    def shares(self) -> tuple[np.ndarray, ...]:
        """For each level the loss (float64, 0 to 1) of every value: the share of the domain that its form covers.

        (n - 1) / (N - 1) for a form that stands for n of N values (Iyengar 2002).
        """
        whole = max(1, len(self.values) - 1)
        return tuple((np.bincount(code)[code] - 1) / whole for code in self.codes)


def hierarchy(name: str, forms: Mapping[str, Sequence[str]]) -> Hierarchy:
    """A hierarchy that was checked.

    Raises WrongUse where it has holes (a value with fewer levels) or where two values that were one become two again.
    """
    if not forms:
        raise WrongUse(f"hierarchy {name}: holds no value; give one line for each value of the column")
    sizes = {len(row) for row in forms.values()}
    if len(sizes) > 1:
        raise WrongUse(
            f"hierarchy {name}: lines have {min(sizes)} to {max(sizes)} levels; give every value the same number"
        )
    if sizes == {0} or any(not form for row in forms.values() for form in row):
        raise WrongUse(f"hierarchy {name}: has an empty form; fill the hole, or write * for everything")
    made = Hierarchy(name, {value: tuple(row) for value, row in forms.items()})
    for level in range(1, made.levels):
        finer, wider = made.codes[level - 1], made.codes[level]
        first = np.full(int(finer.max()) + 1, -1, np.int64)
        first[finer] = wider
        if (first[finer] != wider).any():
            raise WrongUse(
                f"hierarchy {name}: level {level} splits what level {level - 1} had put together;"
                " each level must be coarser than the one before"
            )
    return made


def read_hierarchy(path: Path, name: str = "") -> Hierarchy:
    """A hierarchy from CSV, one value a line with its forms after it, as ARX writes them; `;` or `,` between fields.

    Raises WrongUse that names file and line.
    """
    text = path.read_text(encoding="utf-8-sig")
    separator = ";" if text.split("\n", 1)[0].count(";") >= text.split("\n", 1)[0].count(",") else ","
    forms: dict[str, list[str]] = {}
    for line, row in enumerate(csv.reader(text.splitlines(), delimiter=separator), 1):
        if not row:
            continue
        if row[0] in forms and forms[row[0]] != row:
            raise WrongUse(f"{path}, line {line}: the same value as an earlier line, with other forms")
        forms[row[0]] = row
    return hierarchy(name or path.stem, forms)
