"""Names holders, and groups of holders that cannot be told apart, from what the dump tables hold of each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from suyuan.model.evidence import Source
from suyuan.release.capacity import need, spent
from suyuan.trace.company import Company
from suyuan.trace.naming import LEAD
from suyuan.trace.open_world import CAP, Answer, answer, shares
from suyuan.trace.says import BANS, Finding, holder_says
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
    proved: Mapping[int, float] = field(default_factory=dict)
    """Snapshot (bit number) -> nats above what was asked of its best named copy, and so of its owner."""


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
    own = _own(scene, target)
    answers = _answers(scene, target, own)
    if not answers:
        return None
    said = {number: found.nats for number, found in answers.items()}
    top = max(said.values())
    nats = top + math.log(sum(math.exp(n - top) for n in said.values()) / len(scene.tables))
    above, bound = nats - need(tests, limit, 0), spent(tests, nats, 0)
    copies = max((over for bit, over in scene.proved.items() if own >> bit & 1), default=-math.inf)
    through = {t for t, held in scene.explained.items() if held & own and copies >= 0}
    if copies > above:  # the same event as naming the copy: nothing more of the limit is spent
        above, bound = copies, limit * math.exp(-min(copies, 600.0))
    if bound > LEAD:
        return None
    tables = frozenset(through | {t for t, n in said.items() if n >= math.log(len(scene.tables) / LEAD)})
    best = max(answers, key=lambda t: (t in through, said[t]))
    finding = Finding(answers[best], _shares(scene, target, best), scene.accusable, bool(through))
    return HolderSource(_source(scene, target, tables, (above, bound), finding), target, tables)


def _source(
    scene: Scene, target: int, tables: frozenset[int], strength: tuple[float, float], finding: Finding
) -> Source:
    names = tuple(scene.company.members[b].name for b in _bits(scene, target))
    above, bound = strength
    return Source(
        name="、".join(names),
        type="holder",
        rows=sum(_rows(scene.tables[t], target) for t in tables),
        margin=above / BANS,
        false_accusation=bound,
        dates=("", ""),
        verdict="supported" if above >= 0 else "lead",
        candidates=scene.accusable,
        says=holder_says(finding, names),
    )


def _bits(scene: Scene, target: int) -> list[int]:
    return [b for b in range(scene.accusable) if target >> b & 1]


def _shares(scene: Scene, target: int, table: int) -> float:
    """Estimated share of the target in one dump table."""
    parts = shares(scene.company, scene.tables[table].people, range(scene.accusable))
    return sum(parts[b] for b in _bits(scene, target))


def _answers(scene: Scene, target: int, own: int) -> Mapping[int, Answer]:
    out = {}
    for number, table in enumerate(scene.tables):
        if any(mask & target for mask in table.people):
            outside = scene.explained.get(number, 0) & ~own
            out[number] = answer(scene.company, table.people, target, own, outside)
    return out


def _own(scene: Scene, target: int) -> int:
    """Snapshots that are the table of a holder in the target: of all holders it alone comes nearest."""
    company, out = scene.company, 0
    for bit in range(scene.accusable, len(company.members)):
        near = [
            min(company.rate(b, 1 << bit), company.rate(bit, 1 << b)) if company.comparable(b, bit) else 0.0
            for b in range(scene.accusable)
        ]
        best = max(near, default=0.0)
        if best >= OWN and near.count(best) == 1 and target >> near.index(best) & 1:
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
