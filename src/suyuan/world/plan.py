"""How many rows lie where, and which people stand in them."""

from dataclasses import dataclass

import numpy as np

from suyuan.world.levels import Level

CAST = 4_000_000
"""People kept for the cast and for strangers who pay; only even numbers, so that nobody shares a phone."""
SMALL_FORMAT = 20_000
"""Most rows of a sheet, a JSON lines file, an SQL dump."""
COPY_ROWS = 500_000
"""Most customers of the leaking holder: every recipient's copy is made in full."""
HOLDER_ROWS = 2_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """A run of person numbers."""

    start: int
    size: int

    def people(self) -> np.ndarray:
        """All numbers of the run (int64)."""
        return np.arange(self.start, self.start + self.size, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Plan:
    """Rows of each part of a world, and its people."""

    rows: int
    """Seized records in all."""
    spans: dict[str, Span]
    """By name: the lists `wine`, `elder`, `order`, `owner`, `car`, `contact`, `mixed`, and `leaky` for the leaking
    holder's customers, `bulk`, `other` and `away` for people of unknown origin, `holder N` for other holders' own."""

    def size(self, name: str) -> int:
        """Rows of that part."""
        return self.spans[name].size


def plan(rows: int, level: Level) -> Plan:
    """Share out the rows. The bulk file takes what the others leave."""
    small = min(rows // 20, SMALL_FORMAT)
    sizes = {
        "leaky": min(max(rows * 12 // 100, 300), COPY_ROWS),
        "wine": rows // 10,
        "owner": rows // 10,
        "mixed": min(rows * 3 // 100, 100_000),
        "elder": small,
        "order": small,
        "car": small,
        "contact": min(rows // 20, 200_000),
        "bulk": rows,
        "other": rows,
        "away": 200_000,
    }
    sizes |= {f"holder {n}": holder_rows(rows, n) for n in range(1, level.holders)}
    spans, start = {}, CAST
    for name, size in sizes.items():
        spans[name] = Span(start, size)
        start += size + size % 2
    return Plan(rows, spans)


def holder_rows(rows: int, number: int) -> int:
    """Rows of another holder's table; the affiliate (number 1) is half the leaking holder's size."""
    if number == 1:
        return min(max(rows * 6 // 100, 200), COPY_ROWS // 2)
    percent = (10, 4, 3, 10, 6, 5)[(number - 2) % 6]
    return min(max(rows * percent // 100, 200), HOLDER_ROWS)
