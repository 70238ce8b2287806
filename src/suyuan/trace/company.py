"""Who shares people with whom: all candidates' keys merged, so that shared customers can be allowed for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.trace.holders import Holder
from suyuan.trace.lookup import Hashes, Lookup, hashed, masks, patterns

_ONE = np.uint64(1)
FEW = 20
"""Fewer keys of a kind than this say nothing about an overlap."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Candidates whose hashes have the same key."""

    key: np.ndarray
    lookups: Mapping[str, Lookup]


class Company:
    """Every candidate by bit number, and what their tables have in common.

    Tables that rest on different keys (index files of several holders), or that have no kind of identifier in
    common, cannot be compared: their overlap counts as full, so each must be spoken for by people the other lacks.
    """

    def __init__(self, members: Sequence[Holder]) -> None:
        self.members = tuple(members)
        groups: dict[bytes, list[int]] = {}
        for bit, member in enumerate(members):
            groups.setdefault(member.key.tobytes(), []).append(bit)
        self._groups = [self._group(bits) for bits in groups.values()]
        self._patterns = [patterns(lookup) for group in self._groups for lookup in group.lookups.values()]
        self._rates: dict[tuple[int, int, int], float] = {}

    def _group(self, bits: Sequence[int]) -> _Group:
        kinds = {kind for bit in bits for kind in self.members[bit].hashes}
        lookups = {
            kind: masks([(m.hashes[kind], b) for b in bits if kind in (m := self.members[b]).hashes])
            for kind in sorted(kinds)
        }
        return _Group(self.members[bits[0]].key, lookups)

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
        """Whether the two have a kind of identifier in common, hashed with the same key."""
        a, b = self.members[one], self.members[other]
        return np.array_equal(a.key, b.key) and bool(a.hashes.keys() & b.hashes.keys())

    def _rate(self, source: int, target: int, outside: int) -> float:
        rates, left = [], 0
        for sets, counts in self._patterns:
            inside = counts * (
                ((sets >> np.uint64(source)) & _ONE).astype(bool) & ((sets & np.uint64(outside)) == 0)
            )
            total = int(inside.sum())
            left = max(left, total)
            shared = (sets & np.uint64(target)) != 0
            if total >= FEW and shared.any():
                rates.append(float(inside[shared].sum()) / total)
        if left < FEW:
            return 0.0
        return max(rates, default=1.0)
