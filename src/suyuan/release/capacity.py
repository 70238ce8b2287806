"""How many leaked rows it takes to name the recipient: what each row tells, against what the bound asks."""

import math
from collections.abc import Sequence

LIMIT = 1e-9
"""The bound on accusing anybody innocent that capacities are stated for."""
MIXTURE = 24
"""Tracing averages over 24 settings (share, alteration, decoder) and pays at most ln 24 nats for it."""
FAMILIES = 3
"""The bound is shared evenly by three families of tests: releases, canaries, holders."""


def need(candidates: int, limit: float, turn: int = 1) -> float:
    """Nats that name one of `candidates` in round `turn` of naming, by Markov's inequality and the union bound.

    Round t may spend limit / FAMILIES / 2**t.
    """
    return math.log(max(candidates, 1) * FAMILIES / limit) + turn * math.log(2)


def spent(candidates: int, nats: float, turn: int = 1) -> float:
    """The limit under which a candidate with that many nats would just be named: its stated bound.

    At most 1, and never stated below 1e-300.
    """
    asked = math.log(max(candidates, 1) * FAMILIES) + turn * math.log(2)
    return math.exp(min(0.0, max(asked - nats, math.log(1e-300))))


def capacity(withhold: float, cells: Sequence[tuple[float, float]], candidates: int) -> int:
    """Expected leaked rows, unaltered and all from one copy, that name its recipient at LIMIT; 0 where none do.

    `cells`: for each marked column its entropy in nats and the share of rows that carry it. Canaries are left
    out: they only make it fewer.
    """
    row = -math.log(1 - withhold) + sum(entropy * share for entropy, share in cells)
    return math.ceil((need(candidates, LIMIT) + math.log(MIXTURE)) / row) if row > 0 else 0
