"""From the traits of a row to its tier: rules as data, and a choice where a rule is open.

Articles 1 (does the row identify anybody?) and 5(1)(三) to (五) (which tier?) of 法释〔2017〕10号. The heaviest tier
that is present in the row counts, and only in a row that identifies somebody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from suyuan.law.book import Book
from suyuan.model.text import Text

TIERS = ("A", "B", "C")
OUT = "out"
WEIGHTY = ("A", "B", "C", "in", OUT)
"""Choices from the heaviest to the lightest."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the tables `scope` and `tier`."""

    id: str
    choice: str
    """The reading taken by default: a tier, `in` or `out`."""
    others: tuple[str, ...]
    """Readings that are open besides; empty where the text or a guiding case fixes it."""
    all: frozenset[str]
    each: tuple[frozenset[str], ...]
    none: frozenset[str]
    unless: tuple[frozenset[str], ...]
    article: str
    words: str
    """The words of the article relied on."""
    status: str
    says: Text
    question: Text
    effect: Text

    def fits(self, traits: frozenset[str]) -> bool:
        """Whether a row with these traits falls under the rule."""
        return (
            self.all <= traits
            and all(any_ & traits for any_ in self.each)
            and not self.none & traits
            and not any(group <= traits for group in self.unless)
        )

    def lightest(self) -> str:
        """The open reading that counts least."""
        return max((self.choice, *self.others), key=WEIGHTY.index)

    def heaviest(self) -> str:
        """The open reading that counts most."""
        return min((self.choice, *self.others), key=WEIGHTY.index)


Choose = Callable[[Rule], str]
"""Which reading of a rule to take."""


def default(rule: Rule) -> str:
    """The reading that does not widen beyond the text."""
    return rule.choice


def taking(rule: Rule, choice: str) -> Choose:
    """One rule read in another way, all others by default."""
    return lambda other: choice if other.id == rule.id else other.choice


@cache
def rules(book: Book) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The scope rules and the tier rules of a book, in its order."""
    return tuple(map(_rule, book.data["scope"])), tuple(map(_rule, book.data["tier"]))


def scope(traits: frozenset[str], book: Book) -> Rule:
    """The rule that decides whether a row with these traits counts at all."""
    return next(rule for rule in rules(book)[0] if rule.fits(traits))


def read(traits: frozenset[str], book: Book, choose: Choose = default) -> str:
    """The tier of a row with these traits, or `out`."""
    if choose(scope(traits, book)) == OUT:
        return OUT
    tiers = [choose(rule) for rule in rules(book)[1] if rule.fits(traits)]
    return min(tiers, key=WEIGHTY.index, default="C")


def open_rules(book: Book) -> Iterator[Rule]:
    """The rules that leave judgement, scope first."""
    for table in rules(book):
        yield from (rule for rule in table if rule.others)


def _rule(entry: dict[str, Any]) -> Rule:
    def text(key: str) -> Text:
        return Text(**entry[key]) if key in entry else Text("", "")

    return Rule(
        id=entry["id"],
        choice=entry["choice"],
        others=tuple(entry.get("others", ())),
        all=frozenset(entry.get("all", ())),
        each=tuple(map(frozenset, entry.get("each", ()))),
        none=frozenset(entry.get("none", ())),
        unless=tuple(map(frozenset, entry.get("unless", ()))),
        article=entry.get("article", "1"),
        words=entry.get("words", ""),
        status=entry.get("status", "verified"),
        says=text("says"),
        question=text("question"),
        effect=text("effect"),
    )
