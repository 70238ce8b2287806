"""Learning how delimited text is laid out, from a sample of its lines."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from suyuan.read.quoted import fields_of, joined

BLANKS = " "
"""Stands for a run of blanks or tabs."""

STRONG = ("\t", "|", "\x01", "\x1f", "~", "^")
"""Separators that seldom stand inside a value; runs such as `----` and `||` come beside them. Those of one sign
give way to a comma or semicolon that cuts the lines into more fields."""

WEAK = (",", ";", "，", "；", ":", "：", BLANKS)
"""Separators that values also hold: most of a file must agree on them."""

SPARING = "：: ，；"
"""Weak separators that nearly all lines must agree on, since prose and times hold them too."""

QUOTABLE = frozenset(",;\t|")
"""Separators whose fields may be quoted."""

RUNS = re.compile(r"([-|~^:;&$%@+*=#])\1+")
LATE = frozenset("*=#")
"""Runs of these also mask or pad values, so they are tried last."""

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

    Each layout must fit several lines: a few odd lines are bad rows, not a layout.
    """
    lines = [line for line in logical(lines) if line.strip(" \t")]
    lines = lines[:: len(lines) // LINES + 1]
    left = lines
    found: list[Layout] = []
    for separators, is_weak in ((strong(lines), False), (WEAK, True), (late(lines), False)):
        while left and (best := _best(left, len(lines), separators, weak=is_weak)):
            found.extend(best)
            fits = {layout.fields for layout in best}
            left = [line for line in left if len(fields_of(line, best[0].separator)) not in fits]
            separators = [sep for sep in separators if sep != best[0].separator]
    if len(left) > 0.5 * len(lines) and not _block(lines, left, found):
        return [TEXT]
    return sorted(found, key=lambda layout: -len(layout.separator)) or [TEXT]


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
    separator = max(",\t;|", key=lambda sep: sum(line.count(sep + '"') + line.count('"' + sep) for line in quoted))
    return [record for _, record in joined(lines, separator)]


def _best(left: Sequence[str], all_: int, separators: Sequence[str], *, weak: bool) -> list[Layout]:
    """The layouts of the separator that explains most lines; none where no separator explains enough."""
    ranked: list[tuple[float, int, list[Layout]]] = []
    for separator in separators:
        counts = {n: lines for n, lines in widths(left, separator).items() if n > 1}
        layouts = _layouts(separator, counts, all_)
        explained = sum(counts[layout.fields] for layout in layouts)
        if layouts and (not weak or _agreed(counts, layouts, (len(left), all_))) and not _adorns(separator, left):
            ranked.append((round(explained / len(left), 1), layouts[0].fields if weak else len(separator), layouts))
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
    if left < all_ and (layouts[0].fields < 3 or separator not in ",;" or sum(top) < 0.05 * all_):
        return False
    if separator in SPARING:
        return top[0] >= 0.8 * left
    return (top[0] >= 0.6 * holding or sum(top) >= 0.9 * holding) and sum(top) >= 0.3 * left


def strong(lines: Sequence[str]) -> list[str]:
    """Strong separators that occur, runs first."""
    return [*(run for run in _runs(lines) if run[0] not in LATE), *(s for s in STRONG if any(s in x for x in lines))]


def late(lines: Sequence[str]) -> list[str]:
    """Runs that may also mask or pad values."""
    return [run for run in _runs(lines) if run[0] in LATE]


def _runs(lines: Sequence[str]) -> list[str]:
    """Runs of one sign that stand in several lines, those left out that are shorter ones with empty fields between."""
    counts = Counter(run for line in lines for run in {match.group() for match in RUNS.finditer(line)})
    common = [run for run, number in counts.most_common(12) if number >= 0.01 * len(lines)]
    return [run for run in common if not any(_repeats(run, other, counts) for other in common) and not _single(run, lines)]


def _repeats(run: str, other: str, counts: Counter[str]) -> bool:
    times = len(run) // len(other)
    return run != other and run == other * times and counts[other] >= counts[run]


def _single(run: str, lines: Sequence[str]) -> bool:
    """Whether the run's sign stands alone just as often, so that the run is an empty field."""
    if run[0] not in "|;:~^":
        return False
    alone = re.compile(rf"(?<!{re.escape(run[0])}){re.escape(run[0])}(?!{re.escape(run[0])})")
    return sum(bool(alone.search(x)) for x in lines) >= sum(run in x for x in lines)


def widths(lines: Sequence[str], separator: str) -> Counter[int]:
    """How many lines have how many fields."""
    counts = Counter(len(fields_of(line, separator)) for line in lines)
    return Counter({fields: number for fields, number in counts.items() if fields <= MOST_FIELDS})
