"""Counts rows and distinct people of each dump table by the candidates that hold them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Counted:
    """One dump table."""

    name: str
    rows: Mapping[int, int]
    """Candidates (bit mask) -> rows."""
    people: Mapping[int, int]
    """The same for distinct people; rows about nobody identified are left out."""


class Tally:
    """Collects masks row by row: 16 bytes a row until they are counted."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._rows = 0
        self._people: list[list[np.ndarray]] = []
        self._masks: list[list[np.ndarray]] = []
        self._numbers: dict[str, int] = {}

    def table(self, name: str) -> int:
        """The number of a dump table."""
        if name not in self._numbers:
            self._numbers[name] = len(self.names)
            self.names.append(name)
            self._people.append([])
            self._masks.append([])
        return self._numbers[name]

    def add(self, table: int, people: np.ndarray, masks: np.ndarray) -> None:
        """Take note of a chunk: the person key and the candidates of each row."""
        self._people[table].append(people)
        self._masks[table].append(masks)
        self._rows += people.size

    @property
    def rows(self) -> int:
        """Rows seen."""
        return self._rows

    def counted(self) -> list[Counted]:
        """All tables, in the order they came."""
        return [self._counted(number) for number in range(len(self.names))]

    def _counted(self, number: int) -> Counted:
        people = np.concatenate([*self._people[number], np.zeros(0, np.int64)])
        masks = np.concatenate([*self._masks[number], np.zeros(0, np.uint64)])
        order = np.argsort(people)
        sorted_people = people[order]
        new = np.flatnonzero(np.diff(sorted_people, prepend=sorted_people[:1] - 1))
        joined = np.bitwise_or.reduceat(masks[order], new) if new.size else masks
        return Counted(self.names[number], _count(masks), _count(joined[sorted_people[new] != 0]))


def _count(masks: np.ndarray) -> Mapping[int, int]:
    sets, counts = np.unique(masks, return_counts=True)
    return dict(zip(sets.tolist(), counts.tolist(), strict=True))
