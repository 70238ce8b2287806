"""Canaries met in the dumps, weighed by how likely a foreign dump would meet them by chance.

Each identifier of a canary was drawn evenly from a known range of free numbers. The dump's own numbers in that
range, counted, over the range's size: that is the chance p that a canary which nobody leaked is met all the same.
So 1/p on a hit and 0 on a miss has mean 1 under innocence, and so has every mixture used here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.release.canaries import Canary, Taken
from suyuan.release.fresh import Drawn
from suyuan.trace.lookup import Hashes, Lookup, hashed, masks
from suyuan.trace.score import log_mean

_SHARES = np.array([0.0, 0.001, 0.01, 0.05, 0.2, 0.5, 0.9])
"""Shares of the copy that may have leaked; 0 keeps e at 1/7 at least where no canary came along."""


@dataclass(frozen=True, slots=True)
class Met:
    """What the canaries of one copy say."""

    nats: float
    """ln e."""
    hits: int
    """Canaries met by at least one identifier."""
    chance: float
    """Expected number of them to be met by chance."""
    rows: Mapping[int, int]
    """Rows of each dump table that hold one."""


class CanaryWatch:
    """Looks out for the canaries of all copies while the dumps stream by."""

    def __init__(self, copies: Sequence[Sequence[Canary]], key: np.ndarray) -> None:
        self._copies = copies
        self._rows: list[dict[int, int]] = [{} for _ in copies]
        self._near: dict[str, list[np.ndarray]] = {}
        self._ranges: dict[str, np.ndarray] = {}
        self._own: dict[str, tuple[Lookup, np.ndarray, np.ndarray]] = {}
        drawn = [(owner, d) for owner, made in enumerate(copies) for canary in made for d in canary.drawn]
        for kind in sorted({d.kind for _, d in drawn}):
            mine = [(owner, d) for owner, d in drawn if d.kind == kind]
            self._ranges[kind] = _joined_ranges([d for _, d in mine])
            keys = np.array([d.key for _, d in mine], np.uint64)
            owners = np.array([owner for owner, _ in mine])
            order = np.argsort(keys)
            own = masks([(hashed(key, keys.view(np.int64)), 0)])
            self._own[kind] = (own, keys[order], owners[order])

    def add(self, table: int, keys: Mapping[str, np.ndarray], asked: Mapping[str, Hashes]) -> None:
        """Take note of a chunk."""
        met: list[np.ndarray] = []
        for kind, (own, sorted_keys, owners) in self._own.items():
            if kind not in keys:
                continue
            values = keys[kind].view(np.uint64)
            self._near.setdefault(kind, []).append(_within(values, self._ranges[kind]))
            hit = np.flatnonzero(own.find(asked[kind]))
            low, high = (np.searchsorted(sorted_keys, values[hit], side) for side in ("left", "right"))
            for row, start, end in zip(hit.tolist(), low.tolist(), high.tolist(), strict=True):
                met.extend(np.array([[row, owner]]) for owner in owners[start:end].tolist())
        if met:
            for _, owner in np.unique(np.concatenate(met), axis=0).tolist():
                self._rows[owner][table] = self._rows[owner].get(table, 0) + 1

    def met(self, taken: Taken) -> list[Met]:
        """Weigh the canaries of every copy; `taken` are the released table's own keys, which no canary can have."""
        near = {kind: np.unique(np.concatenate(parts)) for kind, parts in self._near.items()}
        near = {kind: np.setdiff1d(values, taken.get(kind, values[:0])) for kind, values in near.items()}
        return [self._met(copy, near) for copy in range(len(self._copies))]

    def _met(self, copy: int, near: Mapping[str, np.ndarray]) -> Met:
        factors, hits, chance = [], 0, 0.0
        for canary in self._copies[copy]:
            read = [(d, *_chance(d, near[d.kind])) for d in canary.drawn if d.kind in near]
            if read:
                ratios = [hit / p if p > 0 else 0.0 for _, hit, p in read]
                factors.append((float(np.prod(ratios)) + sum(ratios) / len(ratios)) / 2)
                hits += any(hit for _, hit, _ in read)
                chance += 1 - float(np.prod([1 - p for _, _, p in read]))
        if not factors:
            return Met(0.0, 0, 0.0, {})
        parts = np.log1p(_SHARES[:, None] * (np.array(factors)[None, :] - 1)).sum(axis=1)
        return Met(float(log_mean(parts)), hits, chance, self._rows[copy])


def _chance(drawn: Drawn, near: np.ndarray) -> tuple[bool, float]:
    """Whether the dump holds the identifier, and the share of its range's free numbers that the dump holds."""
    ends = np.searchsorted(near, np.array([drawn.low, drawn.high + 1], np.uint64))
    inside = near[slice(*ends)]
    inside = inside[(inside - np.uint64(drawn.low)) % np.uint64(drawn.step) == 0]
    return bool((inside == np.uint64(drawn.key)).any()), min(1.0, inside.size / drawn.size)


def _joined_ranges(drawn: Sequence[Drawn]) -> np.ndarray:
    """Disjoint rising ranges that cover all: uint64 [ranges, 2], ends included."""
    out: list[list[int]] = []
    for low, high in sorted({(d.low, d.high) for d in drawn}):
        if out and low <= out[-1][1]:
            out[-1][1] = max(out[-1][1], high)
        else:
            out.append([low, high])
    return np.array(out, np.uint64)


def _within(values: np.ndarray, ranges: np.ndarray) -> np.ndarray:
    place = np.searchsorted(ranges[:, 0], values, "right") - 1
    return np.unique(values[(place >= 0) & (values <= ranges[np.maximum(place, 0), 1]) & (values != 0)])
