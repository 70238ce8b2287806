"""A chain of closed questions, scored by what survives. Weights are bans: log10 of a likelihood ratio.

Method: items count once an origin, at the strongest, capped by the validation of their method; the need grows
with the number of candidates; the surviving margin strikes out any one origin. No probability of guilt is formed.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from suyuan.case.caps import method
from suyuan.model.evidence import Verdict
from suyuan.model.records import Place
from suyuan.model.text import Text

DOUBT = 0.05
"""Doubt allowed for a whole chain, shared over its links: a working gate, no legal standard."""
LINKS = 4
MOST_BANS = 300.0
"""Weights beyond this are cut where they stand in an exponent."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence for one answer."""

    answer: str
    weight: float
    method: str
    origin: str
    """The one place it really comes from."""
    says: Text
    places: tuple[Place, ...] = ()
    needs: frozenset[str] = frozenset()
    """Other origins without which it is worth nothing, such as the ledger that a chat line is matched with."""
    verified: bool = True
    """Whether the custody hashes of its origins hold; if not, it counts nothing."""

    @property
    def counted(self) -> float:
        """Bans that count, after the cap."""
        cap = method(self.method).cap
        return max(-cap, min(cap, self.weight)) if self.verified else 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """A closed question: which of the candidates is it, or none of them."""

    kind: str
    question: Text
    candidates: int
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A link with its answer."""

    link: Link
    answer: str
    """The best candidate; empty where no evidence speaks."""
    total: float
    rivals: tuple[tuple[str, float], ...]
    need: float
    margin: float
    surviving: float
    rests_on: str
    """The origin whose loss costs most."""
    origins: dict[str, Item] = field(default_factory=dict)
    """Strongest item of each origin for the answer."""

    @property
    def verdict(self) -> Verdict:
        """Lead, supported or corroborated."""
        return "lead" if self.margin < 0 else "supported" if self.surviving < 0 else "corroborated"

    @property
    def shortfall(self) -> float:
        """Bans that are missing until the answer stands without any one origin."""
        return max(0.0, -self.surviving)


def need(candidates: int, doubt: float = DOUBT / LINKS) -> float:
    """Bans to be reached by one of N candidates, with "none of these" as one candidate more."""
    return math.log10((1 - doubt) / doubt) + math.log10(max(1, candidates))


def once(items: Iterable[Item]) -> dict[str, Item]:
    """The strongest verified item of each origin; of two as strong, the one that speaks against."""
    kept: dict[str, Item] = {}
    for item in items:
        best = kept.get(item.origin)
        if item.verified and (best is None or _strength(item) > _strength(best)):
            kept[item.origin] = item
    return kept


def _strength(item: Item) -> tuple[float, float]:
    return abs(item.counted), -item.counted


def total(items: Iterable[Item]) -> float:
    """Bans of items together, each origin once."""
    return math.fsum(item.counted for item in once(items).values())


def weigh(link: Link) -> Weighed:
    """Answer a closed question and say what the answer rests on."""
    by_answer: dict[str, list[Item]] = defaultdict(list)
    for item in link.items:
        by_answer[item.answer].append(item)
    ranked = sorted(
        ((total(items), answer) for answer, items in by_answer.items()), key=lambda r: (-r[0], r[1])
    )
    needed = need(link.candidates)
    if not ranked or ranked[0][0] <= 0:
        return Weighed(link, "", 0.0, tuple((a, t) for t, a in ranked), needed, -needed, -needed, "")
    best, answer = ranked[0]
    rival = max([0.0, *(t for t, _ in ranked[1:])])
    bar = rival + needed
    left = {
        o: total(i for i in by_answer[answer] if o != i.origin and o not in i.needs)
        for o in _origins(by_answer[answer])
    }
    weakest = min(left, key=lambda o: (left[o], o))
    return Weighed(
        link=link,
        answer=answer,
        total=best,
        rivals=tuple((a, t) for t, a in ranked[1:6]),
        need=needed,
        margin=best - bar,
        surviving=min(best, left[weakest]) - bar,
        rests_on=weakest,
        origins=once(by_answer[answer]),
    )


def _origins(items: Sequence[Item]) -> set[str]:
    return {o for i in items if i.verified for o in (i.origin, *i.needs)}


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that no weight can make up for."""

    name: Text
    holds: bool | None
    """None where the case does not say."""
    says: Text


@dataclass(frozen=True, slots=True)
class Chain:
    """Links in a row, with the gates in front of them."""

    links: tuple[Weighed, ...]
    gates: tuple[Gate, ...]

    @property
    def weakest(self) -> Weighed:
        """The link with the least surviving margin."""
        return min(self.links, key=lambda w: (w.surviving, w.margin))

    @property
    def verdict(self) -> Verdict:
        """The least of the links' verdicts; a failed gate leaves a lead."""
        order: tuple[Verdict, ...] = ("lead", "supported", "corroborated")
        if any(gate.holds is False for gate in self.gates):
            return "lead"
        return min((w.verdict for w in self.links), key=order.index)

    @property
    def doubt(self) -> float:
        """Upper bound on the doubt of the whole: the sum of the links' doubts, whatever their dependence."""
        base = math.log10((1 - DOUBT / LINKS) / (DOUBT / LINKS))
        return min(1.0, sum(1 / (1 + 10 ** min(w.margin + base, MOST_BANS)) for w in self.links))
