"""Who shares people with whom: all candidates' keys merged, so that shared customers can be allowed for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.trace.holders import Holder
from suyuan.trace.lookup import Hashes, Lookup, hashed, masks, patterns

_ONE = np.uint64(1)
_NONE: frozenset[str] = frozenset()
FEW = 20
"""Fewer keys of a kind than this say nothing about an overlap."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Everybody who can be hashed with one key."""

    key: np.ndarray
    lookups: Mapping[str, Lookup]
    kinds: Mapping[int, frozenset[str]]
    """Candidate -> kinds of identifiers that it has here."""
    patterns: Mapping[str, tuple[np.ndarray, np.ndarray]]


class Company:
    """Every candidate by bit number, and what their tables have in common.

    Two indexes that rest on different keys, and tables that have no kind of identifier in common, cannot be
    compared: their overlap counts as full, so each must be spoken for by people the other lacks.
    """

    def __init__(self, members: Sequence[Holder], run: np.ndarray) -> None:
        self.members = tuple(members)
        keys = {member.key.tobytes(): member.key for member in members if member.hashes}
        self._groups = [self._group(key) for key in {run.tobytes(): run, **keys}.values()]
        self._rates: dict[tuple[int, int, int], float] = {}

    def _group(self, key: np.ndarray) -> _Group:
        under = {bit: hashes for bit, member in enumerate(self.members) if (hashes := member.under(key))}
        kinds = sorted({kind for hashes in under.values() for kind in hashes})
        lookups = {kind: masks([(h[kind], bit) for bit, h in under.items() if kind in h]) for kind in kinds}
        return _Group(
            key,
            lookups,
            {bit: frozenset(hashes) for bit, hashes in under.items()},
            {kind: patterns(lookup) for kind, lookup in lookups.items()},
        )

    def held(
        self, keys: Mapping[str, np.ndarray], run: np.ndarray, asked: Mapping[str, Hashes]
    ) -> np.ndarray:
        """For each row the candidates that hold any of its keys, as a bit mask."""
        rows = next(iter(keys.values())).size if keys else 0
        out = np.zeros(rows, np.uint64)
        for group in self._groups:
            same = np.array_equal(group.key, run)
            for kind, lookup in group.lookups.items():
                if kind in keys:
                    out |= lookup.find(asked[kind] if same else hashed(group.key, keys[kind]))
        return out

    def rate(self, source: int, target: int, outside: int = 0) -> float:
        """Share of `source`'s people who are also with `target` (a mask), leaving out whoever is in `outside`.

        The largest over kinds of identifiers, so that a rival is never taken for less than it is; 1 where the
        two cannot be compared, 0 where fewer than FEW people are left.
        """
        asked = (source, target, outside)
        if asked not in self._rates:
            self._rates[asked] = self._rate(source, target, outside)
        return self._rates[asked]

    def comparable(self, one: int, other: int) -> bool:
        """Whether the two have a kind of identifier in common under one key."""
        return any(group.kinds.get(one, _NONE) & group.kinds.get(other, _NONE) for group in self._groups)

    def _rate(self, source: int, target: int, outside: int) -> float:
        """The same, not remembered."""
        rates, left = [], 0
        for group in self._groups:
            theirs = {k for bit, found in group.kinds.items() if target >> bit & 1 for k in found}
            for kind in group.kinds.get(source, _NONE):
                sets, counts = group.patterns[kind]
                mine = ((sets >> np.uint64(source)) & _ONE).astype(bool) & ((sets & np.uint64(outside)) == 0)
                total = int(counts[mine].sum())
                left = max(left, total)
                if total >= FEW and kind in theirs:
                    rates.append(float(counts[mine & ((sets & np.uint64(target)) != 0)].sum()) / total)
        if left < FEW:
            return 0.0
        return max(rates, default=1.0)
