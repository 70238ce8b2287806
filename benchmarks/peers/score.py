"""Scores spans against gold: same type and exact place; addresses by an overlap of at least half."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Span = tuple[int, int, str]


@dataclass(slots=True)
class Tally:
    """Counts of one type."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.hit / (self.found + self.gold) if self.found + self.gold else 0.0


def score(
    found: Iterable[Sequence[Span]], gold: Iterable[Sequence[Span]], known: frozenset[str]
) -> Mapping[str, Tally]:
    """By type; a peer that knows no landlines has them counted as phones."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for spans, truth in zip(found, gold, strict=False):
        wanted = [_as_known(span, known) for span in truth]
        for span in wanted:
            tallies[span[2]].gold += 1
        for span in {tuple(span) for span in spans}:
            tallies[span[2]].found += 1
            if hit := next((w for w in wanted if _fits(span, w)), None):
                tallies[span[2]].hit += 1
                wanted.remove(hit)
    return tallies


def _as_known(span: Span, known: frozenset[str]) -> Span:
    start, end, kind = span
    return (
        (start, end, "PHONE")
        if kind == "LANDLINE" and kind not in known and "PHONE" in known
        else (start, end, kind)
    )


def _fits(span: Span, gold: Span) -> bool:
    if span[2] != gold[2]:
        return False
    if span[2] != "ADDRESS":
        return span[:2] == gold[:2]
    shared = min(span[1], gold[1]) - max(span[0], gold[0])
    return shared >= 0.5 * (max(span[1], gold[1]) - min(span[0], gold[0]))
