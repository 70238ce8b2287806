"""Scores `suyuan.find` and `suyuan.scan` on the unseen set and lists what is missed, by kind and form.

    python benchmarks/unseen/score.py              # the tables
    python benchmarks/unseen/score.py --misses 3   # and examples of what was missed or made up

A hit is the same kind and the exact span (addresses: overlap of at least half); only spans that pass their checks
are asked. `alipay_account` may be found as the phone or mailbox that it is.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from make import EACH, texts
from tables import score_tables

from suyuan.identify import Span, find

SAME = {("alipay_account", "mobile_phone"), ("alipay_account", "email")}
UNASKED = {"ip", "url", "order_number", "birth_date"}
"""Kinds that a trap may hold without harm."""


@dataclass(slots=True)
class Tally:
    """Counts of one cell of the table."""

    hit: int = 0
    missed: int = 0
    false: int = 0

    def line(self) -> str:
        """Precision, recall and their mean."""
        precision = self.hit / max(self.hit + self.false, 1)
        recall = self.hit / max(self.hit + self.missed, 1)
        f1 = 2 * self.hit / max(2 * self.hit + self.false + self.missed, 1)
        return (
            f"{precision:.3f} / {recall:.3f} / {f1:.3f}" if self.hit + self.missed else f"{self.false} false"
        )


@dataclass(slots=True)
class Score:
    """Everything that is counted."""

    cells: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    forms: dict[tuple[str, str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    missed: dict[tuple[str, str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    false: dict[tuple[str, str, str], list[str]] = field(default_factory=lambda: defaultdict(list))


def fits(span: Span, gold: dict[str, Any]) -> bool:
    """Whether a span is the gold value."""
    if span.kind != gold["kind"] and (gold["kind"], span.kind) not in SAME:
        return False
    if gold["kind"] not in {"address", "address_en"}:
        return (span.start, span.end) == (gold["start"], gold["end"]) or keycap(span, gold)
    shared = min(span.end, gold["end"]) - max(span.start, gold["start"])
    return shared >= 0.5 * (max(span.end, gold["end"]) - min(span.start, gold["start"]))


def keycap(span: Span, gold: dict[str, Any]) -> bool:
    """Whether only the sign that frames the last digit is left out."""
    return span.start == gold["start"] and gold["form"] == "keycap digits" and 0 < gold["end"] - span.end <= 2


def judge(made: dict[str, Any], spans: list[Span], score: Score) -> None:
    """Enter one text."""
    level, left = made["level"], list(spans)
    for gold in made["gold"]:
        hit = next((span for span in left if fits(span, gold)), None)
        if hit:
            left.remove(hit)
        if gold["optional"]:
            left = [s for s in left if s.end <= gold["start"] or s.start >= gold["end"]]
            continue
        key = (level, gold["kind"], gold["form"])
        value = made["text"][gold["start"] : gold["end"]]
        for tally in (score.cells[level, gold["kind"]], score.forms[key]):
            tally.hit += hit is not None
            tally.missed += hit is None
        if not hit:
            score.missed[key].append(
                f"{value!r} in {made['text'][max(0, gold['start'] - 8) : gold['end'] + 4]!r}"
            )
    for span in left:
        if level == "trap" and span.kind in UNASKED:
            continue
        score.cells[level, span.kind].false += 1
        score.false[level, span.kind, made["register"]].append(repr(span.value))


def score_texts(seed: int) -> tuple[Score, float]:
    """(score, texts a CPU second)."""
    made, score = texts(seed, EACH), Score()
    find(made[0]["text"])
    begun = time.process_time()
    found = [[span for span in find(one["text"]) if span.valid] for one in made]
    used = time.process_time() - begun
    for one, spans in zip(made, found, strict=True):
        judge(one, spans, score)
    return score, len(made) / max(used, 1e-9)


def say(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(text + "\n")


def print_texts(score: Score, examples: int) -> None:
    """The table of kinds by level, then the forms that are not always found."""
    say("| kind | " + " | ".join(EACH) + " |\n|" + "---|" * (len(EACH) + 1))
    for kind in sorted({kind for _, kind in score.cells}):
        say(f"| {kind} | " + " | ".join(score.cells[level, kind].line() for level in EACH) + " |")
    say("\nmissed, by level, kind and way of writing (found of all):")
    for key, tally in sorted(score.forms.items(), key=lambda item: -item[1].missed):
        if tally.missed:
            say(f"  {tally.hit}/{tally.hit + tally.missed}  {' · '.join(key)}")
            for example in score.missed[key][:examples]:
                say(f"      {example}")
    say("\nmade up, by level, kind and register:")
    for key, values in sorted(score.false.items(), key=lambda item: -len(item[1])):
        say(f"  {len(values)}  {' · '.join(key)}")
        for value, _ in Counter(values).most_common(examples):
            say(f"      {value}")


def main() -> None:
    """Score texts, then tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=20261125)
    asked.add_argument("--misses", type=int, default=0)
    asked.add_argument("--only", choices=("texts", "tables"))
    given = asked.parse_args()
    if given.only != "tables":
        score, speed = score_texts(given.seed)
        print_texts(score, given.misses)
        say(f"\n{speed:,.0f} texts a CPU second")
    if given.only != "texts":
        say("\n" + score_tables(given.seed))


if __name__ == "__main__":
    main()
