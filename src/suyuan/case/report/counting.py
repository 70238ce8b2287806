"""The count under 法释〔2017〕10号 as shown: tiers against their limits, grounds with their text, both ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from suyuan.case.report import numbers
from suyuan.case.report.articles import Article, cited, quoted
from suyuan.case.report.evidence import Evidence
from suyuan.case.report.numbers import number
from suyuan.case.report.speak import say, t
from suyuan.law import books
from suyuan.law.reading import TIERS


@dataclass(frozen=True, slots=True)
class Line:
    """One tier, or the points, against its limits."""

    name: Markup
    figure: Markup
    low: Markup
    high: Markup
    serious: Markup
    extreme: Markup
    reached: str
    """`extreme`, `serious` or empty: which limit the figure reaches."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question that the law leaves open, and the count under each other answer."""

    question: Markup
    effect: Markup
    rows: Markup
    otherwise: tuple[tuple[Markup, Markup], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """The whole count."""

    lines: tuple[Line, ...]
    grounds: tuple[tuple[Markup, Markup], ...]
    only_at_most: tuple[tuple[Markup, Markup], ...]
    """Grounds reached only at the upper end of the range."""
    judgement: tuple[Question, ...]
    outside: tuple[tuple[Markup, Markup], ...]
    """Rows that are not counted, with the reason."""
    articles: tuple[Article, ...]


def counting(count: Mapping[str, Any], known: Evidence) -> Count | None:
    """What the page says of the count; None where there is none."""
    if not count:
        return None
    low, high = ((count.get("range") or {}).get(end) for end in ("min", "max"))
    grounds = [str(g) for g in count.get("grounds") or []]
    extra = high.get("grounds") or [] if isinstance(high, Mapping) else []
    return Count(
        lines=tuple(_lines(count, (low, high), known)),
        grounds=tuple(cited(g) for g in grounds),
        only_at_most=tuple(cited(str(g)) for g in extra if str(g) not in grounds),
        judgement=tuple(_question(q) for q in count.get("judgement") or []),
        outside=tuple(
            (numbers.whole(o.get("rows")), say(o.get("reason"))) for o in count.get("out_of_scope") or []
        ),
        articles=tuple(quoted(count.get("articles") or [])),
    )


def limits(law: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Serious and especially serious, by tier and for the points, as the law in force says."""
    data = next(book.data for book in books(_day(law.get("in_force"))) if book.name == "interpretation")
    times = data["extreme"]["times"]
    serious = {tier: data["records"][tier]["serious"] for tier in TIERS}
    return {key: (n, n * times) for key, n in {**serious, "points": max(serious.values())}.items()}


def _day(written: object) -> date | None:
    """A day as the count writes it; None, which means today's law, where it writes none."""
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def _lines(count: Mapping[str, Any], ends: tuple[object, object], known: Evidence) -> Iterator[Line]:
    tiers = count.get("tiers") or {}
    for key, (serious, extreme) in limits(count.get("law") or {}).items():
        value = count.get("points") if key == "points" else tiers.get(key)
        amount = number(value) or 0
        yield Line(
            name=t(f"tier.{key}"),
            figure=known.figure(_path(key), numbers.whole(value)),
            low=numbers.whole(_end(ends[0], key)),
            high=numbers.whole(_end(ends[1], key)),
            serious=numbers.whole(serious),
            extreme=numbers.whole(extreme),
            reached="extreme" if amount >= extreme else "serious" if amount >= serious else "",
        )


def _path(key: str) -> str:
    return "count.points" if key == "points" else f"count.tiers.{key}"


def _end(end: object, key: str) -> object:
    """One end of the range for a tier or the points; a bare number is of the points."""
    if isinstance(end, Mapping):
        return end.get("points") if key == "points" else (end.get("tiers") or {}).get(key)
    return end if key == "points" else None


def _question(row: object) -> Question:
    if not isinstance(row, Mapping):
        return Question(say(row), Markup(""), Markup(""), ())
    otherwise = [(say(o.get("choice")), _totals(o)) for o in row.get("tiers_if") or []]
    rows = numbers.whole(row.get("rows")) if row.get("rows") else Markup("")
    return Question(say(row.get("question")), say(row.get("effect")), rows, tuple(otherwise))


def _totals(found: Mapping[str, Any]) -> Markup:
    """Tiers and points in one line."""
    tiers = found.get("tiers") or {}
    shown = {tier.lower(): numbers.whole(tiers.get(tier)) for tier in TIERS}
    return t("count.totals", **shown, points=numbers.whole(found.get("points")))
