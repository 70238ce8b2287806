"""Says what a weight of evidence means: words from `scale.toml`, and how many times more likely."""

import tomllib
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from suyuan.case.report.numbers import NONE, number, power
from suyuan.case.report.speak import both, t
from suyuan.model.text import Text


@cache
def bands() -> tuple[tuple[float, Text], ...]:
    """Lower ends in bans with their words, ascending."""
    data = tomllib.loads(files(__package__).joinpath("scale.toml").read_text("utf-8"))
    return tuple((band["from"], Text(band["zh"], band["en"])) for band in data["band"])


def meaning(bans: object) -> Markup:
    """The verbal meaning of a weight; a negative weight speaks for the alternative."""
    weight = number(bans)
    if weight is None:
        return NONE
    words = max((band for band in bands() if band[0] <= abs(weight)), key=lambda band: band[0])[1]
    if weight < 0 and words != bands()[0][1]:
        return t("weight.against", words=both(words.zh, words.en))
    return both(words.zh, words.en)


def times(bans: object) -> Markup:
    """A weight as a likelihood ratio in words: 约 1,600 倍; the number of times is at most six figures long."""
    weight = number(bans)
    if weight is None:
        return NONE
    ratio = 10 ** min(abs(weight), 300.0)
    if ratio >= 1e6:
        return t("weight.times", n=power(ratio))
    return t("weight.times", n=f"{float(f'{ratio:.2g}'):,.0f}" if ratio >= 10 else f"{ratio:.1f}")
