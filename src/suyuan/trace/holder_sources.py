"""Names holders, and groups of holders that cannot be told apart, from what the dump tables hold of each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.model.evidence import Source, Verdict
from suyuan.release.capacity import need, spent
from suyuan.trace.company import Company
from suyuan.trace.naming import LEAD
from suyuan.trace.open_world import CAP, Answer, answer, shares
from suyuan.trace.says import BANS, holder_says
from suyuan.trace.tally import Counted

OWN = 0.9
"""A snapshot and a holder's table that share this much of each other are one table."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What holders are judged on."""

    company: Company
    accusable: int
    """The first so many candidates are holders; the others are ledgers' snapshots."""
    tables: Sequence[Counted]
    explained: Mapping[int, int]
    """Number of a dump table -> snapshots (bit mask) whose named copies explain it."""


@dataclass(frozen=True, slots=True)
class HolderSource:
    """A holder or group, and the dump tables where it speaks."""

    source: Source
    members: int
    """Bit mask."""
    tables: frozenset[int]


def holder_sources(scene: Scene, limit: float) -> list[HolderSource]:
    """Holders named under the limit, then groups, then leads."""
    groups = _groups(scene)
    tests = scene.accusable + len(groups)
    singles = [_judged(scene, 1 << bit, tests, limit) for bit in range(scene.accusable)]
    out = [found for found in singles if found]
    strong = {found.members for found in out if found.source.verdict != "lead"}
    for group in groups:
        if not any(group & member for member in strong) and (found := _judged(scene, group, tests, limit)):
            out = [single for single in out if not single.members & group] + [found]
    return sorted(out, key=lambda found: -found.source.margin)


def _judged(scene: Scene, target: int, tests: int, limit: float) -> HolderSource | None:
    """One holder or group; None where it is not even a lead."""
    answers = _answers(scene, target)
    if not answers:
        return None
    numbers, said = list(answers), [a.nats for a in answers.values()]
    nats = max(said) + math.log(sum(math.exp(n - max(said)) for n in said) / len(scene.tables))
    bound = spent(tests, nats, 0)
    if bound > LEAD:
        return None
    speaking = frozenset(t for t in numbers if answers[t].nats >= math.log(len(scene.tables) / LEAD))
    best = max(numbers, key=lambda t: answers[t].nats)
    verdict: Verdict = "supported" if bound <= limit else "lead"
    bits = [b for b in range(scene.accusable) if target >> b & 1]
    names = tuple(scene.company.members[b].name for b in bits)
    rest = [b for b in range(scene.accusable) if b not in bits]
    part = shares(scene.company, scene.tables[best].people, [*bits, *rest])
    source = Source(
        name="、".join(names),
        type="holder",
        rows=sum(_rows(scene.tables[t], target) for t in speaking),
        margin=(nats - need(tests, limit, 0)) / BANS,
        false_accusation=bound,
        dates=("", ""),
        verdict=verdict,
        candidates=scene.accusable,
        says=holder_says(answers[best], names, sum(part[b] for b in bits), scene.accusable),
    )
    return HolderSource(source, target, speaking)


def _answers(scene: Scene, target: int) -> Mapping[int, Answer]:
    own = _own(scene, target)
    out = {}
    for number, table in enumerate(scene.tables):
        if any(mask & target for mask in table.people):
            outside = scene.explained.get(number, 0) & ~own
            out[number] = answer(scene.company, table.people, target, own, outside)
    return out


def _own(scene: Scene, target: int) -> int:
    """Snapshots that are this holder's own table."""
    company, out = scene.company, 0
    for bit in range(scene.accusable, len(company.members)):
        back = [company.rate(b, 1 << bit) for b in range(scene.accusable) if target >> b & 1]
        if company.rate(bit, target) >= OWN and max(back) >= OWN:
            out |= 1 << bit
    return out


def _groups(scene: Scene) -> list[int]:
    """Holders of whom one lies mostly inside another, joined; settled by the tables alone, before any dump."""
    count = scene.accusable
    near = np.eye(count, dtype=bool)
    for a in range(count):
        for b in range(count):
            near[a, b] |= a != b and scene.company.rate(a, 1 << b) > CAP
    near |= near.T
    for _ in range(count):
        near = near @ near
    masks = {sum(1 << int(b) for b in np.flatnonzero(row)) for row in near}
    return sorted(mask for mask in masks if mask.bit_count() > 1)


def _rows(table: Counted, target: int) -> int:
    return sum(rows for mask, rows in table.rows.items() if mask & target)
