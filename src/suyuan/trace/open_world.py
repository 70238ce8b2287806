"""Which holder a dump came from when the true source may be nobody on the list.

Null hypothesis: the people of the dump are with the holder at a rate of at most w, the ceiling. For a leftover
share n, each person of the dump multiplies e by (1-n)/w if the holder has it and by n/(1-w) if not: its mean is 1
at rate w and less below it. The ceiling is the largest overlap that any other candidate has with the holder, plus
a margin, and never under a floor; candidates above the cap (branches, vendors, parents) have no ceiling.

Shared customers convict nobody: for each other candidate in turn, the people whom it does not have must speak for
the holder too, so that no choice among its own people could have made the dump. The smallest of these e-values
counts. (A holder that lies almost wholly inside another has no such people; against that one the ceiling alone
speaks, so a choice of just these people by the larger one stays possible, and is said.) Besides, the people whom
no other candidate has may speak for the holder alone, whatever mixture of the others the rest came from; the
answer is the mean of the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np

from suyuan.trace.company import Company
from suyuan.trace.score import log_mean

FLOOR = 0.5
MARGIN = 0.05
CAP = 0.8
_LEFT = np.array([0.05, 0.2, 0.5])
"""Leftover shares averaged over, as parts of 1 - ceiling."""

Patterns = Mapping[int, int]
"""Candidates (bit mask) -> distinct people of one dump table whom exactly these hold."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one dump table says about one holder, or a group of them."""

    nats: float
    """ln e."""
    people: int
    """Distinct people of the table."""
    hits: int
    """Those whom the holder has."""
    exclusive: int
    """Those whom no other candidate has."""
    ceiling: float
    inside: tuple[int, ...]
    """Candidates that the holder lies almost wholly inside of."""


def e_value(hits: int, people: int, ceiling: float) -> float:
    """The ln e of so many hits among so many people under a ceiling, averaged over leftover shares."""
    left = _LEFT * (1 - ceiling)
    parts = hits * np.log((1 - left) / ceiling) + (people - hits) * np.log(left / (1 - ceiling))
    return float(log_mean(parts))


def answer(company: Company, seen: Patterns, target: int, own: int, outside: int) -> Answer:
    """Weigh one table for the holders in `target` (a bit mask; one bit, or a group).

    `own`: candidates that are the same people under another name (a holder's own released table).
    `outside`: candidates whose people are already explained (a named release) and are left out.
    """
    bits = range(len(company.members))
    others = [b for b in bits if not (target | own | outside) >> b & 1]
    kin = [b for b in others if company.rate(b, target, outside) > CAP]
    plain, ceiling = _test(company, seen, target, outside, [b for b in others if b not in kin])
    inside = [b for b in others if b not in kin and _inside(company, target, b)]
    for b in [b for b in others if b not in inside]:
        rest = [c for c in others if c not in {*kin, b}]
        plain = min(plain, _test(company, seen, target, outside | 1 << b, rest)[0])
    alone, _ = _test(company, seen, target, outside | _mask(others), [])
    counted = {m: n for m, n in seen.items() if not m & outside}
    return Answer(
        nats=float(np.logaddexp(plain, alone) - np.log(2)),
        people=sum(counted.values()),
        hits=sum(n for m, n in counted.items() if m & target),
        exclusive=sum(n for m, n in counted.items() if m & target and not m & _mask(others)),
        ceiling=ceiling,
        inside=tuple(inside),
    )


def _inside(company: Company, target: int, other: int) -> bool:
    """Whether every holder in the target lies almost wholly inside another candidate."""
    members = [b for b in range(len(company.members)) if target >> b & 1]
    return all(company.rate(b, 1 << other) > CAP for b in members)


def _test(
    company: Company, seen: Patterns, target: int, outside: int, rivals: Sequence[int]
) -> tuple[float, float]:
    """The ln e among the people not in `outside`, under the ceiling that the rivals call for."""
    overlap = max((company.rate(b, target, outside) for b in rivals), default=0.0)
    ceiling = max(FLOOR, overlap + MARGIN)
    left = {m: n for m, n in seen.items() if not m & outside}
    people, hits = sum(left.values()), sum(n for m, n in left.items() if m & target)
    return (e_value(hits, people, ceiling) if ceiling < 0.99 else 0.0), ceiling


def _mask(bits: Sequence[int]) -> int:
    return reduce(or_, (1 << b for b in bits), 0)


def shares(company: Company, seen: Patterns, candidates: Sequence[int]) -> Mapping[int, float]:
    """Share of each candidate in a dump table by expectation-maximisation; the rest is from elsewhere.

    A record speaks for a holder by one over the holder's size, so a shared customer speaks more for the smaller.
    """
    masks = np.array(list(seen), np.uint64)
    counts = np.array(list(seen.values()), float)
    sizes = np.array([max(1, company.members[b].size) for b in candidates], float)
    with_ = np.array([(masks >> np.uint64(b)) & np.uint64(1) for b in candidates], float).T / sizes
    table = np.column_stack([with_, np.full(masks.size, 0.01 / sizes.sum())])
    weights = np.full(table.shape[1], 1 / table.shape[1])
    for _ in range(100):
        parts = table * weights
        weights = (counts[:, None] * parts / parts.sum(axis=1, keepdims=True)).sum(axis=0) / counts.sum()
    return dict(zip(candidates, weights.tolist(), strict=False))
