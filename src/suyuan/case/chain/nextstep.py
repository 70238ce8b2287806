"""Which evidence to look for next: what a lawful step is expected to add to the shortfall, a day."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from suyuan.case.chain.weighing import Chain, Weighed
from suyuan.model.text import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One lawful step of the catalogue."""

    links: tuple[str, ...]
    origin: str
    do: Text
    paper: Text
    """The legal paper that it needs."""
    chance: float
    weight: float
    days: float


@dataclass(frozen=True, slots=True)
class Advice:
    """A step with what it is expected to add."""

    step: Step
    link: str
    gain: float
    """Bans: chance of success x the smaller of its weight and the link's shortfall."""

    @property
    def a_day(self) -> float:
        """Expected bans a day of work."""
        return self.gain / self.step.days


@cache
def steps() -> tuple[Step, ...]:
    """The catalogue, from `next.toml`."""
    table = tomllib.loads(files("suyuan.case.chain").joinpath("next.toml").read_text("utf-8"))
    return tuple(
        Step(
            links=tuple(s["links"]),
            origin=s["origin"],
            do=Text(s["zh"], s["en"]),
            paper=Text(s["paper"], s["paper_en"]),
            chance=float(s["chance"]),
            weight=float(s["weight"]),
            days=float(s["days"]),
        )
        for s in table["step"]
    )


def advice(chain: Chain, most: int = 5) -> list[Advice]:
    """The best next steps for a chain, best first. A step whose origin a link already uses adds nothing to it."""
    found = [
        Advice(step, weighed.link.kind, step.chance * min(step.weight, weighed.shortfall))
        for weighed in _short(chain.links)
        for step in steps()
        if weighed.link.kind in step.links and step.origin not in weighed.origins
    ]
    best: dict[str, Advice] = {}
    for one in found:
        if one.step.origin not in best or one.gain > best[one.step.origin].gain:
            best[one.step.origin] = one
    return sorted(best.values(), key=lambda a: (-a.a_day, a.step.origin))[:most]


def _short(links: Iterable[Weighed]) -> list[Weighed]:
    return [w for w in links if w.shortfall > 0]
