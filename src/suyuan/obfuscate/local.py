"""Local recoding: each group of rows gets forms of its own, for tables where one level for a whole column loses too much.

Strict Mondrian (LeFevre, DeWitt and Ramakrishnan 2006): the rows are cut in two in the column that spans most, again and
again, as long as both halves reach what is wanted. A cut lies where the widest form that still differs changes, nearest to
the median, so that it never tears apart what a hierarchy puts together. Every column of a group then takes the least level
at which all its values agree. Not the optimum, but close to what the rows allow, and fast.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.model.errors import CannotFinish
from suyuan.obfuscate.hierarchy import Hierarchy
from suyuan.obfuscate.search import Wanted

MOST_EDGES = 8
"""Cuts that are tried in one column."""


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """Groups of rows and the levels that each takes."""

    groups: np.ndarray
    """int64: the group of each row."""
    levels: np.ndarray
    """int64 (groups, columns): the level of each column in each group."""
    names: tuple[str, ...]
    loss: float
    """Mean over all cells, 0 to 1."""


def recode(
    columns: Mapping[str, np.ndarray],
    used: Mapping[str, Hierarchy],
    wanted: Wanted,
    own: np.ndarray | None = None,
) -> Local:
    """Cut a table into groups that reach what is wanted, without suppressing any row.

    `columns` hold codes into each hierarchy's `values`. Raises CannotFinish where even the whole table does not reach it.
    """
    names = tuple(columns)
    lines = [_line(used[name]) for name in names]
    table = np.stack([line.places[columns[name]] for name, line in zip(names, lines, strict=True)])
    rows = table.shape[1]
    everything = np.arange(rows)
    judge = _Judge(wanted, own)
    if not judge.holds(everything):
        raise CannotFinish(
            f"these {rows:,} rows do not reach k={wanted.k}, l={wanted.l}, t={wanted.t} even as one group; ask for less"
        )
    groups = np.empty(rows, np.int64)
    parts = list(_parts(table, lines, judge))
    for number, part in enumerate(parts):
        groups[part] = number
    levels, loss = _levels(columns, [used[name] for name in names], parts)
    return Local(groups, levels, names, loss / max(1, rows))


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """The values of a hierarchy on a line, such that those that any level puts together lie side by side."""

    places: np.ndarray
    """int64: the place of each value."""
    forms: np.ndarray
    """int64 (levels, places): the form at each place, widest level first."""


def _line(one: Hierarchy) -> _Line:
    """Numbers lie by size, other values as they sort."""
    try:
        first = np.array([float(value) for value in one.values])
    except ValueError:
        first = one.codes[0].astype(float)
    order = np.lexsort([first, *one.codes[1:]])
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return _Line(places, np.stack([code[order] for code in reversed(one.codes)]))


class _Judge:
    """Whether a group of rows reaches what is wanted."""

    def __init__(self, wanted: Wanted, own: np.ndarray | None) -> None:
        self._wanted, self._own = wanted, own
        self._whole = None if own is None else np.bincount(own) / len(own)

    def holds(self, part: np.ndarray) -> bool:
        wanted = self._wanted
        if len(part) < wanted.k:
            return False
        if self._own is None or self._whole is None or (wanted.l <= 1 and wanted.t >= 1):
            return True
        counts = np.bincount(self._own[part], minlength=len(self._whole))
        far = np.abs(counts / len(part) - self._whole).sum() / 2
        return bool((counts > 0).sum() >= wanted.l and far <= wanted.t + 1e-12)


def _parts(table: np.ndarray, lines: Sequence[_Line], judge: _Judge) -> Iterator[np.ndarray]:
    waiting = [np.arange(table.shape[1])]
    while waiting:
        part = waiting.pop()
        halves = _cut(table, part, lines, judge)
        if halves is None:
            yield part
        else:
            waiting += halves


def _cut(
    table: np.ndarray, part: np.ndarray, lines: Sequence[_Line], judge: _Judge
) -> list[np.ndarray] | None:
    """Two halves that both hold, cut in the column that spans most; None where no column allows it."""
    seen = table[:, part]
    lows, highs = seen.min(axis=1), seen.max(axis=1)
    spans = (highs - lows) / np.array([max(1, len(line.places) - 1) for line in lines])
    for column in np.argsort(-spans, kind="stable").tolist():
        if spans[column] == 0:
            break
        for edge in _edges(seen[column], lines[column].forms):
            low = seen[column] < edge
            left, right = part[low], part[~low]
            if judge.holds(left) and judge.holds(right):
                return [left, right]
    return None


def _edges(values: np.ndarray, forms: np.ndarray) -> list[int]:
    """Places to cut at, nearest to the median first: where the widest form that differs within the values changes."""
    there = np.unique(values)
    level = int(np.argmax(forms[:, there[0]] != forms[:, there[-1]]))
    changes = np.flatnonzero(np.diff(forms[level, there])) + 1
    edges = there[changes]
    middle = np.median(values)
    near = np.argsort(np.abs(edges - 0.5 - middle), kind="stable")[:MOST_EDGES]
    return [int(edge) for edge in edges[near]]


def _levels(
    columns: Mapping[str, np.ndarray], used: Sequence[Hierarchy], parts: Sequence[np.ndarray]
) -> tuple[np.ndarray, float]:
    """The least level of each column at which a group agrees, and the sum of the rows' losses."""
    levels, loss = np.zeros((len(parts), len(used)), np.int64), 0.0
    for place, (codes, one) in enumerate(zip(columns.values(), used, strict=True)):
        for number, part in enumerate(parts):
            values = np.unique(codes[part])
            level = next(
                n
                for n in range(one.levels)
                if n == one.levels - 1 or len(np.unique(one.codes[n][values])) == 1
            )
            levels[number, place] = level
            loss += len(part) * float(one.shares[level][values[0]]) / len(used)
    return levels, loss
