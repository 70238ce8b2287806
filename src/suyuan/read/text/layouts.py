"""Learning how delimited text is laid out, from a sample of its lines."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from suyuan.read.quoted import QUOTABLE, fields_of, joined

BLANKS = " "
"""Stands for a run of blanks or tabs."""

STRONG = ("\t", "|", "\x01", "\x1f", "~", "^")
"""Separators that seldom stand inside a value; runs such as `----` and `||` come beside them. Those of one sign
give way to a comma or semicolon that cuts the lines into more fields."""

SPARING = ("，", "；", ":", "：", BLANKS)
"""Separators that prose, times and addresses hold too: nearly all lines must agree on them."""

RUNS = re.compile(r"([-|~^:;&$%@+*=#])\1+")
LATE = frozenset("*=#")
"""Runs of these also mask or pad values, so they are tried last."""
LONGEST = 32
"""Signs in a run that separates; a longer one is a rule drawn across the page."""

MOST_FIELDS = 1024
LINES = 6000
"""Lines looked at."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which lines of a file are laid out."""

    separator: str
    """Empty where the line is the only field."""
    fields: int


TEXT = Layout("", 1)
"""Lines without any layout."""


def learn(lines: Sequence[str]) -> list[Layout]:
    """The layouts of a text, long separators first; one field a line where there is none.

    Each layout must fit several lines: a few odd lines are bad rows, not a layout. Where telling separators
    explain a good part and the rest is prose, the rest is lines of text.
    """
    lines = [line for line in logical(lines) if line.strip(" \t")]
    lines = lines[:: len(lines) // LINES + 1]
    left = lines
    found: list[Layout] = []
    for tier in tiers(lines):
        separators = tier.separators
        while left and (best := _best(left, len(lines), replace(tier, separators=separators))):
            found.extend(best)
            fits = {layout.fields for layout in best}
            left = [line for line in left if len(fields_of(line, best[0].separator)) not in fits]
            separators = tuple(sep for sep in separators if sep != best[0].separator)
    found.sort(key=lambda layout: -len(layout.separator))
    if len(left) > 0.5 * len(lines) and not _block(lines, left, found):
        telling = len(left) < 0.8 * len(lines) and max((layout.fields for layout in found), default=0) > 2
        return [*found, TEXT] if telling else [TEXT]
    return found or [TEXT]


@dataclass(frozen=True, slots=True)
class Tier:
    """Separators that are tried together."""

    separators: tuple[str, ...]
    weak: bool
    """Whether most lines must agree."""
    least: int = 2
    """Fields that a line must have."""


def tiers(lines: Sequence[str]) -> list[Tier]:
    """Separators to try, the most telling first."""
    runs = _runs(lines)
    late = tuple(run for run in runs if run[0] in LATE)
    strong = (
        *(run for run in runs if run[0] not in LATE),
        *(sep for sep in STRONG if any(sep in x for x in lines)),
    )
    return [
        Tier(strong, False),
        Tier((",", ";"), True),
        Tier(late, False, 3),
        Tier(SPARING, True),
        Tier(late, False),
    ]


def _block(lines: Sequence[str], left: Sequence[str], found: Sequence[Layout]) -> bool:
    """Whether what was explained is one block of wide rows, as under a long preamble."""
    odd = set(left)
    at = [i for i, line in enumerate(lines) if line not in odd]
    wide = bool(found) and min(layout.fields for layout in found) >= 5
    return wide and len(lines) < 200 and len(at) >= 2 and len(at) >= 0.9 * (at[-1] - at[0] + 1)


def logical(lines: Sequence[str]) -> list[str]:
    """Lines, those joined that one quoted field runs over."""
    quoted = [line for line in lines if '"' in line]
    if not quoted:
        return list(lines)
    separator = max(
        QUOTABLE, key=lambda sep: sum(line.count(sep + '"') + line.count('"' + sep) for line in quoted)
    )
    return [record for _, record in joined(lines, separator)]


def _best(left: Sequence[str], all_: int, tier: Tier) -> list[Layout]:
    """The layouts of the separator that explains most lines; none where no separator explains enough."""
    ranked: list[tuple[float, int, list[Layout]]] = []
    for separator in tier.separators:
        counts = {n: lines for n, lines in widths(left, separator).items() if n >= tier.least}
        layouts = _layouts(separator, counts, all_)
        explained = sum(counts[layout.fields] for layout in layouts)
        if (
            layouts
            and (not tier.weak or _agreed(counts, layouts, (len(left), all_)))
            and not _adorns(separator, left)
        ):
            rank = layouts[0].fields if tier.weak else len(separator)
            ranked.append((round(explained / len(left), 1), rank, layouts))
    return max(ranked, key=lambda item: item[:2], default=(0, 0, []))[2]


def _adorns(separator: str, lines: Sequence[str]) -> bool:
    """Whether a tab or bar only stands beside commas, as some exports write them to keep numbers from a spreadsheet."""
    if separator not in STRONG:
        return False
    with_it = [line for line in lines if separator in line]
    beside = [line for line in with_it if re.search(rf'{re.escape(separator)}[\s"]*[,;]', line)]
    return len(beside) * 2 > len(with_it) and all(line.count(",") >= line.count(separator) for line in beside)


def _layouts(separator: str, counts: dict[int, int], all_: int) -> list[Layout]:
    """Numbers of fields that enough lines have, the most frequent first."""
    order = sorted(counts, key=lambda n: -counts[n])
    first = 1 if all_ < 8 else max(3, 0.01 * all_)
    further = max(4, 0.05 * all_)
    return [Layout(separator, n) for i, n in enumerate(order) if counts[n] >= (further if i else first)]


def _agreed(counts: dict[int, int], layouts: Sequence[Layout], lines: tuple[int, int]) -> bool:
    """Whether the lines agree on a weak separator as prose does not; what others left over needs more fields."""
    left, all_ = lines
    separator = layouts[0].separator
    top = [counts[layout.fields] for layout in layouts[:2]]
    holding = sum(counts.values())
    enough = 0.05 if layouts[0].fields > 2 else 0.25
    if left < all_ and (separator in SPARING or sum(top) < enough * all_):
        return False
    if separator in SPARING:
        return top[0] >= 0.8 * left
    return (top[0] >= 0.6 * holding or sum(top) >= 0.9 * holding) and sum(top) >= 0.3 * left


def _runs(lines: Sequence[str]) -> list[str]:
    """Runs of one sign that stand in several lines, those left out that are shorter ones with empty fields between."""
    found = ({match.group() for match in RUNS.finditer(line)} for line in lines)
    counts = Counter(run for runs in found for run in runs if len(run) <= LONGEST)
    common = [run for run, number in counts.most_common(12) if number >= 0.01 * len(lines)]
    return [
        run
        for run in common
        if not any(_repeats(run, other, counts) for other in common) and not _single(run, lines)
    ]


def _repeats(run: str, other: str, counts: Counter[str]) -> bool:
    times = len(run) // len(other)
    return run != other and run == other * times and counts[other] >= counts[run]


def _single(run: str, lines: Sequence[str]) -> bool:
    """Whether the run's sign stands alone just as often, so that the run is an empty field."""
    if run[0] not in "|~^":
        return False
    alone = re.compile(rf"(?<!{re.escape(run[0])}){re.escape(run[0])}(?!{re.escape(run[0])})")
    return sum(bool(alone.search(x)) for x in lines) >= sum(run in x for x in lines)


def widths(lines: Sequence[str], separator: str) -> Counter[int]:
    """How many lines have how many fields."""
    counts = Counter(len(fields_of(line, separator)) for line in lines)
    return Counter({fields: number for fields, number in counts.items() if fields <= MOST_FIELDS})
