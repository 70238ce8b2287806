"""The case at a glance: its figures, each with its evidence, and a summary in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from suyuan.case.report import numbers, order
from suyuan.case.report.evidence import Evidence
from suyuan.case.report.labels import origin_name
from suyuan.case.report.numbers import number
from suyuan.case.report.speak import say, t, word
from suyuan.model.text import clean

VERDICTS = ("corroborated", "supported", "lead")


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: what, how much, and a word of explanation."""

    name: Markup
    figure: Markup
    note: Markup


@dataclass(frozen=True, slots=True)
class Glance:
    """Tiles and sentences."""

    tiles: tuple[Tile, ...]
    sentences: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What is counted over all buyers, gangs and chains."""

    buyers: int
    gangs: int
    reports: int
    inside: float
    loss: float
    paid: float
    verdicts: Mapping[str, int]

    @property
    def split(self) -> Markup:
        """Chains by verdict in words."""
        parts = [
            Markup('<span class="one">{}</span>').format(t(f"split.{v}", n=self.verdicts[v]))
            for v in VERDICTS
            if self.verdicts[v]
        ]
        return Markup(" · ").join(parts)


def sums(summary: Mapping[str, Any]) -> Sums:
    """Adds up what the summary lists; a report that two gangs share counts once."""
    gangs, buyers, chains = (summary.get(k) or [] for k in ("gangs", "buyers", "chains"))
    given = [clean(c.get("verdict") or "lead") for c in chains]
    return Sums(
        buyers=len(buyers),
        gangs=len(gangs),
        reports=len({str(r) for g in gangs for r in g.get("reports") or []}),
        inside=_sum(gangs, "victims_in_dump"),
        loss=_sum(gangs, "loss_cny"),
        paid=_sum(buyers, "paid_cny"),
        verdicts={v: given.count(v) for v in VERDICTS},
    )


def _sum(rows: Sequence[Mapping[str, Any]], field: str) -> float:
    return sum(number(row.get(field)) or 0.0 for row in rows)


def glance(summary: Mapping[str, Any], known: Evidence) -> Glance:
    """The figures that a reader asks for first."""
    total = sums(summary)
    return Glance(tuple(_tiles(summary, total, known)), tuple(_sentences(summary, total)))


def _tiles(summary: Mapping[str, Any], total: Sums, known: Evidence) -> list[Tile]:
    records, sources = summary.get("records") or {}, summary.get("sources") or []
    chains = summary.get("chains") or []
    return [
        Tile(
            t("tile.seized"),
            _fig(known, "records.seized", records.get("seized")),
            numbers.about(records.get("seized")),
        ),
        Tile(
            t("tile.people"),
            _fig(known, "records.distinct_people", records.get("distinct_people")),
            t("tile.duplicates", n=numbers.whole(records.get("duplicates"))),
        ),
        Tile(t("tile.sources"), _fig(known, "sources", len(sources)), _named(sources)),
        Tile(
            t("tile.buyers"),
            _fig(known, "buyers", total.buyers),
            t("tile.paid", n=numbers.yuan(total.paid, 0)),
        ),
        Tile(t("tile.gangs"), _fig(known, "gangs", total.gangs), t("tile.reports", n=f"{total.reports:,}")),
        Tile(t("tile.victims"), _fig(known, "gangs.*.victims_in_dump", total.inside), t("tile.inside")),
        Tile(
            t("tile.loss"),
            known.figure("gangs.*.loss_cny", numbers.yuan(total.loss, 0)),
            numbers.about(total.loss, "元"),
        ),
        Tile(t("tile.chains"), _fig(known, "chains", len(chains)), total.split),
    ]


def _fig(known: Evidence, path: str, value: object) -> Markup:
    return known.figure(path, numbers.whole(value))


def _named(sources: Sequence[Mapping[str, Any]]) -> Markup:
    """The first sources by name."""
    names = [clean(s.get("name") or "", 24) for s in sources[:2]]
    return (
        Markup("、").join(Markup("<bdi>{}</bdi>").format(n) for n in names) if names else t("tile.nosource")
    )


def _sentences(summary: Mapping[str, Any], total: Sums) -> list[Markup]:
    records = summary.get("records") or {}
    return [
        t(
            "sum.records",
            n=numbers.whole(records.get("seized")),
            people=numbers.whole(records.get("distinct_people")),
        ),
        *_found(total),
        *(
            [t("sum.chains", n=sum(total.verdicts.values()), split=total.split)]
            if sum(total.verdicts.values())
            else []
        ),
        *_weakest(summary.get("chains") or []),
    ]


def _found(total: Sums) -> list[Markup]:
    if not total.buyers and not total.gangs:
        return [t("sum.nobody")]
    money = t("sum.buyers", buyers=total.buyers, paid=numbers.yuan(total.paid, 0))
    if not total.gangs:
        return [money, t("sum.nogangs")]
    return [
        money,
        t("sum.gangs", gangs=total.gangs, reports=f"{total.reports:,}", loss=numbers.yuan(total.loss, 0)),
    ]


def _weakest(chains: Sequence[Mapping[str, Any]]) -> list[Markup]:
    """The link that holds back the most chains, and the step expected to gain most a day on it."""
    rows = [c for c in chains if (c.get("weakest") or {}).get("link")]
    if not rows:
        return []
    row = min(rows, key=lambda c: number(c["weakest"].get("margin")) or 0.0)
    weakest, steps = row["weakest"], order.steps(row)
    said = [
        t(
            "sum.weakest",
            who=" → ".join(clean(row[k]) for k in ("buyer", "gang") if row.get(k)),
            link=word("link", weakest["link"]),
            origin=origin_name(weakest.get("rests_on")) or "—",
        )
    ]
    return said + ([t("sum.next", do=say(steps[0].get("do")))] if steps else [])
