"""Draws the four charts as SVG: bars beside their words, and months as stacked columns.

Colours are those of Okabe and Ito, told apart by readers who do not see red and green; every chart says its
figures in words beside or below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from suyuan.case.report.numbers import place as _n
from suyuan.case.report.speak import own
from suyuan.model.text import Text, clean

SERIES = 6
"""Colours there are (`s0` … `s5` in the style sheet); what is more is drawn grey, as `other`."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart."""

    label: Markup
    value: float
    shown: Markup
    note: Markup


@dataclass(frozen=True, slots=True)
class Stack:
    """One column of a stacked chart."""

    label: str
    parts: tuple[float, ...]
    """One value for each series, in the order of their styles."""


def bar(value: float, largest: float, style: str = "") -> Markup:
    """One bar, as wide as its share of the largest."""
    share = max(0.6, 100 * value / largest) if largest > 0 and value > 0 else 0.0
    return Markup(
        '<svg class="bar {}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="track" width="100" height="10"/><rect class="fill" width="{}" height="10"/></svg>'
    ).format(style, _n(share))


def bars(rows: Sequence[Bar]) -> Markup:
    """A bar chart as a list: label, bar, figure; it folds by itself on a phone."""
    largest = max((r.value for r in rows), default=0.0)
    line = Markup(
        '<li><span class="what">{}</span>{}<span class="much">{}</span><span class="note">{}</span></li>'
    )
    items = [line.format(r.label, bar(r.value, largest), r.shown, r.note) for r in rows]
    return Markup('<ul class="bars">{}</ul>').format(Markup("").join(items))


def nice(largest: float) -> float:
    """The smallest of 1, 2, 2.5, 5 × 10ⁿ whose quadruple holds the largest value: the step of four grid lines.

    >>> nice(17_300)
    5000.0
    """
    step = 1.0
    while True:
        for factor in (1.0, 2.0, 2.5, 5.0):
            if step * factor * 4 >= largest:
                return step * factor
        step *= 10


LEFT, TOP, WIDTH, HEIGHT = 70.0, 14.0, 720.0, 240.0


def columns(stacks: Sequence[Stack], styles: Sequence[str], unit: Text) -> Markup:
    """Stacked columns over time with a scale of money."""
    step = nice(max((sum(s.parts) for s in stacks), default=1.0))
    top = step * max(1, -(-max(sum(s.parts) for s in stacks) // step))
    slot = (WIDTH - LEFT) / len(stacks)
    grid = [_grid(step * i, top) for i in range(int(top / step) + 1)]
    drawn = [_column(s, styles, (LEFT + slot * i, slot), top) for i, s in enumerate(stacks)]
    every = -(-len(stacks) // 12)
    labels = [
        _text(LEFT + slot * (i + 0.5), TOP + HEIGHT + 20, clean(s.label), "mid")
        for i, s in enumerate(stacks)
        if i % every == 0
    ]
    said = Markup('<text class="axis" lang={} x="0" y="2">{}</text>')
    unit_words = said.format("zh", unit.zh) + said.format("en", unit.en)
    size = f"0 -12 {_n(WIDTH)} {_n(TOP + HEIGHT + 44)}"
    body = Markup("").join([unit_words, *grid, *drawn, *labels])
    return Markup('<svg class="columns" viewBox="{}" aria-hidden="true">{}</svg>').format(size, body)


def _grid(value: float, top: float) -> Markup:
    y = TOP + HEIGHT * (1 - value / top)
    line = Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>')
    return line.format(_n(LEFT), _n(WIDTH), _n(y), _n(y)) + _text(LEFT - 8, y + 4, f"{value:,.0f}", "end")


def _column(stack: Stack, styles: Sequence[str], place: tuple[float, float], top: float) -> Markup:
    x, slot = place
    wide = min(56.0, slot * 0.62)
    ends = [0.0]
    for part in stack.parts:
        ends.append(ends[-1] + max(0.0, part))
    rect = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>')
    return Markup("").join(
        rect.format(
            style,
            _n(x + (slot - wide) / 2),
            _n(TOP + HEIGHT * (1 - high / top)),
            _n(wide),
            _n(HEIGHT * (high - low) / top),
        )
        for style, (low, high) in zip(styles, pairwise(ends), strict=True)
        if high > low
    )


def _text(x: float, y: float, text: str, style: str) -> Markup:
    return Markup('<text class="axis {}" x="{}" y="{}">{}</text>').format(style, _n(x), _n(y), text)


def legend(names: Sequence[Markup], styles: Sequence[str]) -> Markup:
    """Colours and what they stand for."""
    patch = '<svg viewBox="0 0 10 10" aria-hidden="true"><rect class="{}" width="10" height="10"/></svg>'
    item = own(f"<li>{patch}{{}}</li>")
    pairs = zip(styles, names, strict=True)
    return Markup('<ul class="legend">{}</ul>').format(Markup("").join(item.format(*pair) for pair in pairs))


def margins(margin: float | None, surviving: float | None, reach: float) -> Markup:
    """Margin over surviving margin on one scale, the need in the middle as a line."""
    row = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="7"/>')
    parts = []
    for name, value, y in (("all", margin, 3), ("left", surviving, 14)):
        if value is not None:
            wide = 98 * min(1.0, abs(value) / reach) if reach else 0.0
            style = name if value >= 0 else f"{name} short"
            parts.append(row.format(style, _n(100.0 if value >= 0 else 100 - wide), y, _n(max(wide, 0.8))))
    frame = Markup(
        '<svg class="margins" viewBox="0 0 200 24" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="200" height="24"/>'
        '{}<line class="need" x1="100" x2="100" y1="0" y2="24"/></svg>'
    )
    return frame.format(Markup("").join(parts))
