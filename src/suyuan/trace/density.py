"""How likely what was leaked is: under one copy's key, and under nobody's.

y is the leaked cell's place among its writings (-1: unreadable, an erasure), x the one that a key picks. With a
an alteration rate and u = 1/writings: f = (1-a)[x=y] + a u under the copy, b = (1-a) p(y) + a u under nobody's;
averaged over keys f is b, for every y. All the bounds rest on that line.
"""

from dataclasses import dataclass

import numba as nb
import numpy as np

from suyuan.release.siphash import word
from suyuan.release.symbols import PRESENCE

ALPHAS = np.array([0.02, 0.3])
"""Shares of altered cells that the score averages over."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Leaked rows linked to one snapshot, ready for scoring."""

    tags: np.ndarray
    """uint64 tag of each linked person (unit)."""
    starts: np.ndarray
    """int64: observations of unit i are starts[i] to starts[i+1]; at least one each."""
    columns: np.ndarray
    """uint64 numbers of the marked columns."""
    counts: np.ndarray
    """int64 [units, columns]: writings of the cell; 0 where it carries no mark."""
    y: np.ndarray
    """int64 [observations, columns]."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How densely some copies are marked."""

    withhold: float
    delta: float
    """0: cells carry nothing."""
    firsts: np.ndarray
    """float64 [units, columns]: probability of a cell's first writing."""


@dataclass(frozen=True, slots=True)
class Density:
    """Probabilities of the leak, for each alteration rate."""

    row: np.ndarray
    """[alphas, observations]: the whole row, presence included."""
    cell: np.ndarray
    """[alphas, observations, columns]; 1 at erasures."""
    presence: np.ndarray
    """[units]: that the copy holds the person."""


def nobody(leak: Leak, profile: Profile) -> Density:
    """The leak's density where the copy's key has nothing to do with it."""
    return _density(leak, profile, np.zeros(2, np.uint64), known=False)


def density(leak: Leak, profile: Profile, key: np.ndarray) -> Density:
    """The leak's density under the copy of one key."""
    return _density(leak, profile, key, known=True)


def arrays(leak: Leak, profile: Profile) -> tuple:
    """A leak as the compiled loops take it; cells that copies of this profile leave alone count as unmarked."""
    marked = leak.counts if profile.delta > 0 else np.zeros_like(leak.counts)
    return leak.tags, leak.starts, leak.columns, marked, leak.y, profile.firsts


def _density(leak: Leak, profile: Profile, key: np.ndarray, *, known: bool) -> Density:
    return Density(*_densities(arrays(leak, profile), ALPHAS, key, profile.withhold, known))


@nb.njit(cache=True)
def chosen(key: np.ndarray, tag: np.uint64, column: np.uint64, cell: tuple[int, float]) -> int:
    """The writing that a key picks for a cell of (count, first); the same rule as `cell_mark.pick`."""
    count, first = cell
    draw = (word(key[0], key[1], tag, column) >> np.uint64(11)) * 2.0**-53
    if draw < first:
        return 0
    return min(count - 1, 1 + int((draw - first) / (1.0 - first) * (count - 1)))


@nb.njit(cache=True)
def holds(key: np.ndarray, tag: np.uint64, withhold: float) -> bool:
    """Whether a key's copy holds the person."""
    draw = (word(key[0], key[1], tag, np.uint64(PRESENCE)) >> np.uint64(11)) * 2.0**-53
    return bool(draw >= withhold)


@nb.njit(cache=True)
def likelihoods(y: int, x: int, cell: tuple[int, float], alpha: float) -> tuple[float, float]:
    """Density f under the copy and b under nobody's, of one readable cell."""
    count, first = cell
    even = alpha / count
    prior = first if y == 0 else (1.0 - first) / (count - 1)
    return (1.0 - alpha) * (x == y) + even, (1.0 - alpha) * prior + even


@nb.njit(cache=True, nogil=True)
def _densities(
    data: tuple, alphas: np.ndarray, key: np.ndarray, withhold: float, known: bool
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    tags, starts, columns, counts, y, firsts = data
    row = np.ones((alphas.size, y.shape[0]))
    cell = np.ones((alphas.size, y.shape[0], columns.size))
    presence = np.empty(tags.size)
    for i in range(tags.size):
        presence[i] = (1.0 if holds(key, tags[i], withhold) else 0.0) if known else 1.0 - withhold
        row[:, starts[i] : starts[i + 1]] = presence[i]
        for j in range(columns.size):
            kind = (counts[i, j], firsts[i, j])
            if kind[0] < 2:
                continue
            x = chosen(key, tags[i], columns[j], kind) if known else -1
            for o in range(starts[i], starts[i + 1]):
                if y[o, j] >= 0:
                    for a in range(alphas.size):
                        f, b = likelihoods(y[o, j], x, kind, alphas[a])
                        cell[a, o, j] = f if known else b
                        row[a, o] *= cell[a, o, j]
    return row, cell, presence
