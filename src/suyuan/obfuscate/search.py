"""The best full-domain generalisation: one level for each column, globally optimal, proven by bounds.

Nodes of the lattice are taken in the order of a lower bound of their loss (the loss without suppression); the search ends
where the bound passes the best found, so what it gives is the optimum. A node is skipped where two or three of its columns
alone leave more rows in small classes than may be suppressed: more columns only make classes smaller (the subset property
of LeFevre, DeWitt and Ramakrishnan 2005). Loss: the mean share of the domain that a cell covers, 1 for suppressed rows.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.model.errors import CannotFinish, WrongUse
from suyuan.obfuscate.coded import Classes, classes
from suyuan.obfuscate.hierarchy import Hierarchy
from suyuan.obfuscate.kernel import node_keys, node_loss, small
from suyuan.obfuscate.measure import spread

MOST_NODES = 4_000_000
"""Nodes of a lattice that are still searched completely."""
SUBSETS = (2, 3)
"""Sizes of the column sets that are tried before a whole node."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a table must reach."""

    k: int = 1
    l: int = 1  # noqa: E741  # the name of the model
    """Distinct sensitive values in each class."""
    t: float = 1.0
    """Largest distance of a class from the whole, all values equally far apart."""
    suppressed: float = 0.0
    """Share of rows that may be suppressed."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The node with the least loss."""

    levels: Mapping[str, int]
    loss: float
    """Mean over all cells, 0 to 1."""
    suppressed: int
    nodes: int
    """Nodes of the lattice."""
    tried: int
    """Nodes whose classes were counted; the others are settled by bounds."""


class Lattice:
    """A table laid out for the search; rows that are alike stand once."""

    def __init__(
        self,
        columns: Mapping[str, np.ndarray],
        hierarchies: Mapping[str, Hierarchy],
        sensitive: np.ndarray | None = None,
    ) -> None:
        """`columns` hold codes into each hierarchy's `values` (see `encode`). Raises WrongUse."""
        if not columns:
            raise WrongUse("no quasi-identifier is named; name the columns that an attacker could know")
        self.names = list(columns)
        self.used = [hierarchies[name] for name in self.names]
        self.rows = len(next(iter(columns.values())))
        alike = classes([*columns.values(), *([] if sensitive is None else [sensitive])])
        self.alike = alike.ids
        """int64: the distinct row that stands for each row."""
        self.weights = alike.sizes
        self.table = np.stack([columns[name][alike.firsts] for name in self.names])
        self.own = None if sensitive is None else sensitive[alike.firsts]
        self.maps, self.shares = self._forms()
        self.means = [self._means(place) for place in range(len(self.names))]
        self.worst = self._worst()
        places = range(len(self.names))
        self._subsets = [chosen for size in SUBSETS for chosen in itertools.combinations(places, size)]
        self._known: dict[tuple[object, ...], int] = {}

    def _forms(self) -> tuple[np.ndarray, np.ndarray]:
        levels = max(h.levels for h in self.used)
        shape = (len(self.used), levels, max(len(h.values) for h in self.used))
        maps, shares, place = np.zeros(shape, np.int64), np.zeros(shape), 1
        for column, one in enumerate(self.used):
            for level in range(one.levels):
                maps[column, level, : len(one.values)] = one.codes[level] * place
                shares[column, level, : len(one.values)] = one.shares[level]
            place *= len(one.values)
            if place >= 1 << 62:
                raise WrongUse(
                    "the quasi-identifiers have too many values together; generalise some of them first"
                )
        return maps, shares

    def _means(self, column: int) -> np.ndarray:
        """Mean loss of a column over all rows, for each level: the least that a node with this level loses there."""
        found = [
            float((self.weights * self.shares[column, level][self.table[column]]).sum()) / max(1, self.rows)
            for level in range(self.used[column].levels)
        ]
        return np.array(found)

    def _worst(self) -> list[np.ndarray]:
        """The largest loss of one cell of a column, for each level."""
        return [
            np.array(
                [
                    self.shares[column, level][self.table[column]].max(initial=0.0)
                    for level in range(one.levels)
                ]
            )
            for column, one in enumerate(self.used)
        ]

    def least(self, node: Sequence[int], bound: float, small_rows: int) -> float:
        """A lower bound of the loss that knows of rows that must be suppressed: each loses what it had left."""
        worst = sum(float(self.worst[place][level]) for place, level in enumerate(node)) / len(node)
        return bound + small_rows / max(1, self.rows) * (1.0 - worst)

    def nodes(self) -> Iterator[tuple[tuple[int, ...], float]]:
        """Every node with its lower bound, least first."""
        sizes = [h.levels for h in self.used]
        count = int(np.prod(sizes))
        if count > MOST_NODES:
            raise WrongUse(
                f"{count:,} combinations of levels are too many for the complete search (at most {MOST_NODES:,});"
                " leave out levels or columns"
            )
        bounds = np.zeros(())
        for means in self.means:
            bounds = np.add.outer(bounds, means)
        flat = bounds.ravel() / len(sizes)
        for at in np.argsort(flat, kind="stable").tolist():
            yield tuple(int(level) for level in np.unravel_index(at, sizes)), float(flat[at])

    def must_hide(self, node: Sequence[int], k: int, most: int) -> int:
        """Rows in classes smaller than `k` by two or three of the columns alone; the whole node leaves at least as many.

        The first number beyond `most`, or the largest.
        """
        largest = 0
        for chosen in self._subsets:
            mark = (k, chosen, *[node[place] for place in chosen])
            if mark not in self._known:
                self._known[mark] = self._small_of(chosen, node, k)
            largest = max(largest, self._known[mark])
            if largest > most:
                return largest
        return largest

    def _small_of(self, chosen: tuple[int, ...], node: Sequence[int], k: int) -> int:
        rows = list(chosen)
        keys, hidden = np.empty(len(self.weights), np.int64), np.empty(len(self.weights), np.bool_)
        node_keys(self.table[rows], self.maps[rows], np.array([node[place] for place in rows]), keys)
        return int(small(keys, self.weights, k, hidden))

    def cost(self, node: Sequence[int], wanted: Wanted) -> tuple[int, float, np.ndarray]:
        """Rows suppressed, the loss, and which of the distinct rows are hidden."""
        levels = np.array(node, np.int64)
        keys, hidden = np.empty(len(self.weights), np.int64), np.empty(len(self.weights), np.bool_)
        node_keys(self.table, self.maps, levels, keys)
        small(keys, self.weights, wanted.k, hidden)
        if self.own is not None and (wanted.l > 1 or wanted.t < 1.0):
            hidden |= self._alike(keys, wanted)
        loss = node_loss(self.table, self.shares, levels, self.weights, hidden)
        return int(self.weights[hidden].sum()), float(loss) / max(1, self.rows), hidden

    def _alike(self, keys: np.ndarray, wanted: Wanted) -> np.ndarray:
        """Which rows lie in classes whose sensitive values are too few or too far from the whole."""
        assert self.own is not None
        found = classes([keys])
        sizes = np.bincount(found.ids, self.weights).astype(np.int64)
        seen = spread(Classes(found.ids, found.firsts, sizes), self.own)
        pairs = classes([found.ids, self.own])
        counts = np.bincount(pairs.ids, self.weights)
        overall = np.bincount(self.own, self.weights) / self.rows
        share = counts / sizes[seen.which]
        few = np.bincount(seen.which) < wanted.l
        far = np.bincount(seen.which, np.maximum(0.0, share - overall[seen.value])) > wanted.t + 1e-12
        chosen: np.ndarray = (few | far)[found.ids]
        return chosen


def encode(values: Sequence[str] | np.ndarray, into: Hierarchy) -> np.ndarray:
    """Codes of a column's values in a hierarchy (int64).

    Raises WrongUse with the row of the first value that the hierarchy does not know.
    """
    known, given = np.array(into.values), np.asarray(values)
    codes = np.searchsorted(known, given).clip(max=len(known) - 1)
    wrong = np.flatnonzero(known[codes] != given)
    if len(wrong):
        raise WrongUse(
            f"hierarchy {into.name}: the value in row {int(wrong[0]) + 1} (and {len(wrong) - 1} more) has no line;"
            " add one for each value that the column holds"
        )
    return codes.astype(np.int64)


def optimum(lattice: Lattice, wanted: Wanted) -> Optimum:
    """The node with the least loss that reaches what is wanted. Equal losses: the first in order of bound.

    Raises CannotFinish where no node does, not even the widest.
    """
    most = int(wanted.suppressed * lattice.rows + 1e-9)
    best: tuple[float, tuple[int, ...], int] | None = None
    tried = nodes = 0
    for node, bound in lattice.nodes():
        nodes += 1
        if best is not None and bound >= best[0]:
            break
        hidden = lattice.must_hide(node, wanted.k, most) if wanted.k > 1 else 0
        if hidden > most or (best is not None and lattice.least(node, bound, hidden) >= best[0]):
            continue
        tried += 1
        suppressed, loss, _ = lattice.cost(node, wanted)
        if suppressed <= most and (best is None or loss < best[0] - 1e-15):
            best = (loss, node, suppressed)
    if best is None:
        raise CannotFinish(
            f"no generalisation of these {lattice.rows:,} rows reaches k={wanted.k}, l={wanted.l}, t={wanted.t} with at"
            f" most {most:,} rows suppressed; lower k, allow more suppression, or give hierarchies with wider levels"
        )
    loss, node, suppressed = best
    whole = int(np.prod([h.levels for h in lattice.used]))
    return Optimum(dict(zip(lattice.names, node, strict=True)), loss, suppressed, whole, tried)
