"""The rules on trading that the law of a day holds, from the `trade.toml` of its books."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from suyuan.law import Article, Book, books
from suyuan.model.errors import UnknownLawDate
from suyuan.model.text import Text

CURES = ("deidentified", "anonymised", "removed")


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition on trading."""

    id: str
    article: Article
    why: Text
    about: str | tuple[str, ...]
    """What must be there for the rule to ask: everything (empty), `personal`, `sensitive`, `direct`, `treated`
    (data said to be de-identified or anonymised), or traits."""
    rows: int
    """From how many rows on."""
    place: str
    """Where it applies; empty for everywhere."""
    fact: str
    """The fact that settles it; empty where the data alone do."""
    wants: str
    unless: str
    cure: str
    """What makes the rule fall silent: one of CURES, or empty."""
    judgement: Text | None


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All that the law of a day says about trading and sorting data."""

    rules: tuple[Rule, ...]
    sensitive: frozenset[str]
    sensitive_by: Article
    direct: frozenset[str]
    impersonal: frozenset[str]
    """Traits that speak of no person."""
    levels: dict[str, int]
    levels_by: Article
    duties: tuple[tuple[Article, int, Text], ...]
    """Article, number of people from which it applies, what it says."""


def rule_book(day: date | None) -> RuleBook:
    """The rules in force on a day.

    Raises UnknownLawDate for days before the Personal Information Protection Law and the standards in the books.
    """
    found = {b.name: b for b in books(day)}
    missing = {"pipl", "data-security-law", "gbt35273", "gbt37964"} - found.keys()
    if missing:
        raise UnknownLawDate(
            f"grading needs {', '.join(sorted(missing))}, not yet in force on {day}; give a day from 2021-11-01 on"
        )
    sensitive = found.get("gbt45574", found["gbt35273"])
    levels = found.get("gbt43697")
    newest = {b.name: b for b in books(None)}
    ranks = levels or newest["gbt43697"]
    return RuleBook(
        rules=tuple(_rule(b, entry) for b in found.values() for entry in b.data.get("trade", [])),
        sensitive=frozenset(sensitive.data["sensitive"]["traits"]),
        sensitive_by=sensitive.articles[sensitive.data["sensitive"]["article"]],
        direct=frozenset(found["gbt37964"].data["identifiers"]["direct"]),
        impersonal=frozenset(found["gbt37964"].data["identifiers"]["impersonal"]),
        levels={k: v for k, v in ranks.data["levels"].items() if k != "article"},
        levels_by=ranks.articles[ranks.data["levels"]["article"]],
        duties=tuple(
            (b.articles[d["article"]], d["people"], Text(**d["says"]))
            for b in found.values()
            for d in b.data.get("duty", [])
        ),
    )


def _rule(book: Book, entry: dict[str, Any]) -> Rule:
    about = entry.get("about", "")
    return Rule(
        id=entry["id"],
        article=book.articles[entry["article"]],
        why=Text(**entry["why"]),
        about=tuple(about) if isinstance(about, list) else about,
        rows=entry.get("rows", 0),
        place=entry.get("place", ""),
        fact=entry.get("fact", ""),
        wants=entry.get("wants", ""),
        unless=entry.get("unless", ""),
        cure=entry.get("cure", ""),
        judgement=Text(**entry["judgement"]) if "judgement" in entry else None,
    )
