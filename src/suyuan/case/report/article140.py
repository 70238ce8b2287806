"""Article 140's table of one chain: links as rows, the five conditions as columns, the weakest row named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from suyuan.case.report import order
from suyuan.case.report.accounts import hidden
from suyuan.case.report.charts import margins
from suyuan.case.report.evidence import Evidence
from suyuan.case.report.labels import origin_name
from suyuan.case.report.numbers import number, signed
from suyuan.case.report.speak import plain, say, word
from suyuan.model.text import clean

CHAINS = 16
"""Chains shown at most, the strongest first as the case gives them."""
REACH = 4.0
"""Bans at the ends of the bars; what is more is drawn to the end, its figure stands beside it."""
STATES = ("holds", "open", "fails")


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the table."""

    kind: Markup
    question: Markup
    answer: Markup
    candidates: int | None
    verdict: str
    cells: tuple[tuple[str, Markup], ...]
    """State and reason of each of the five conditions."""
    margin: Markup
    surviving: Markup
    need: Markup
    bars: Markup
    weighed: bool
    """Whether weights apply; the row of time and custody has none."""
    weakest: bool
    rests_on: str
    rivals: tuple[tuple[str, Markup], ...]
    origins: tuple[tuple[str, Markup, Markup, Markup], ...]
    """Origin, weight, counted, items."""
    gates: tuple[tuple[str, Markup, Markup], ...]
    """`pass`, `fail` or `unknown`; what; why."""

    @property
    def alike(self) -> bool:
        """Whether one and the same reason stands for all five conditions."""
        return bool(self.cells[0][1]) and len(set(self.cells)) == 1


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain with its table and what to do next."""

    number: int
    names: tuple[Markup, ...]
    """Source, seller, buyer and gang, those that are known."""
    verdict: str
    links: tuple[Link, ...]
    weakest: Markup
    rests_on: str
    margin: Markup
    next: tuple[Mapping[str, Any], ...]
    reports: int


def chains(summary: Mapping[str, Any], evidence: Mapping[str, Any], known: Evidence) -> Iterator[Chain]:
    """The chains to show, in the case's order."""
    for place, chain in enumerate((summary.get("chains") or [])[:CHAINS]):
        links = [x for x in evidence.get("links") or [] if x.get("chain") == place]
        yield _chain(place, chain, links, known)


def _chain(
    place: int, chain: Mapping[str, Any], links: Sequence[Mapping[str, Any]], known: Evidence
) -> Chain:
    weakest = chain.get("weakest") or {}
    values = [abs(number(x.get(k)) or 0) for x in links for k in ("margin", "surviving")]
    reach = min(max([*values, 1.0]), REACH)
    return Chain(
        number=place + 1,
        names=tuple(_name(k, chain[k]) for k in ("source", "seller", "buyer", "gang") if chain.get(k)),
        verdict=clean(chain.get("verdict") or "lead"),
        links=tuple(_link(x, weakest.get("link") == x.get("kind"), reach, known) for x in links),
        weakest=word("link", weakest["link"]) if weakest.get("link") else Markup(""),
        rests_on=origin_name(weakest.get("rests_on")),
        margin=signed(weakest.get("margin")),
        next=tuple(map(_step, order.steps(chain))),
        reports=len(chain.get("reports") or []),
    )


def _name(role: str, name: object) -> Markup:
    """A party of the chain; a seller is known by an account, which is masked."""
    return say(hidden(name)) if role == "seller" else say(name)


def _link(link: Mapping[str, Any], weakest: bool, reach: float, known: Evidence) -> Link:
    margin, surviving = number(link.get("margin")), number(link.get("surviving"))
    return Link(
        kind=word("link", link.get("kind")),
        question=say(link.get("question")),
        answer=say(link.get("answer_says") or link.get("answer")),
        candidates=int(number(link.get("candidates")) or 0) or None,
        verdict=clean(link.get("verdict") or "lead"),
        cells=tuple(_conditions(link.get("conditions") or [])),
        margin=signed(margin),
        surviving=signed(surviving),
        need=signed(link.get("need")),
        bars=margins(margin, surviving, reach),
        weighed=bool(link.get("origins")) or (number(link.get("need")) or 0.0) > 0,
        weakest=weakest,
        rests_on=origin_name(link.get("rests_on")),
        rivals=tuple(
            (clean(r.get("answer") or ""), signed(r.get("total"))) for r in link.get("rivals") or []
        ),
        origins=tuple(_origin(o, known) for o in link.get("origins") or []),
        gates=tuple(
            (_gate(g.get("holds")), say(g.get("name")), say(g.get("says"))) for g in link.get("gates") or []
        ),
    )


def _gate(holds: object) -> str:
    return "unknown" if holds is None else "pass" if holds else "fail"


def _conditions(given: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Markup]]:
    """Exactly five cells; a condition that the case says nothing about is open."""
    for place in range(5):
        one = given[place] if place < len(given) else {}
        state = one.get("state") if one.get("state") in STATES else "open"
        yield str(state), say(one.get("says"))


def _origin(origin: Mapping[str, Any], known: Evidence) -> tuple[str, Markup, Markup, Markup]:
    return (
        origin_name(origin.get("origin")),
        signed(origin.get("weight")),
        signed(origin.get("counted")),
        known.refer([str(i) for i in origin.get("items") or []]),
    )


def _step(step: Mapping[str, Any]) -> dict[str, Any]:
    """One next step: what, which paper it needs, what it is expected to add, how long it takes."""
    return {
        "do": plain(step.get("do")),
        "paper": plain(step.get("paper")),
        "gain": signed(step.get("gain")),
        "days": number(step.get("days")),
        "daily": signed(order.a_day(step)),
    }
