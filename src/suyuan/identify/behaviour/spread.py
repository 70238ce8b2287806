"""How numbers are spread: handed out one after the other, within a few years, over the whole range."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from suyuan.identify.folding import is_digits, numbers

UNTOLD, HARDLY_TOLD = 0.5, 0.75
ENOUGH = 8
"""Different numbers from which on gaps are compared."""
DENSE = 2000
"""Mean gap up to which numbers may be handed out in order; numbers of people lie further apart."""


def figures(values: Sequence[str]) -> np.ndarray:
    """The different whole numbers of a column, sorted (float64); cells with other signs are left out."""
    texts = {numbers(value) for value in values}
    return np.array(sorted(float(text) for text in texts if is_digits(text) and len(text) < 40))


def is_counted(values: Sequence[str]) -> bool:
    """Whether numbers lie side by side at even steps, as numbers of orders do.

    Gaps between numbers that were drawn at random vary as much as their mean; those of a count vary less.
    """
    found = figures(values)
    if len(found) < ENOUGH:
        return False
    gaps = np.diff(found)
    if np.mean(gaps) > DENSE:
        return False
    _, repeats = np.unique(gaps, return_counts=True)
    even = repeats.max() >= 0.5 * len(gaps) or gaps.std() < 0.6 * gaps.mean()
    return bool(even)


def uncounted(values: Sequence[str]) -> float:
    """For numbers that are handed out at random: 0 where they are counted."""
    if is_counted(values):
        return 0.0
    return 1.0 if len(set(values)) >= ENOUGH else HARDLY_TOLD


def different(values: Sequence[str]) -> float:
    """Share of cells that repeat no other."""
    return len(set(values)) / max(len(values), 1)


def as_day(text: str) -> date | None:
    """The day that yyyymmdd names; None for other texts."""
    if len(text) != 8 or not is_digits(text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def share_of_days(values: Sequence[str]) -> float:
    """Share of cells that are days of the last and this century, written yyyymmdd."""
    days = [as_day(numbers(value)) for value in values]
    return sum(day is not None and 1900 <= day.year < 2050 for day in days) / max(len(days), 1)


def dashed(values: Sequence[str]) -> float:
    """For numbers that only their dashes show."""
    return 1.0 if sum("-" in value.strip()[1:-1] for value in values) > 0.8 * len(values) else UNTOLD


def lettered(values: Sequence[str]) -> float:
    """For numbers that hold letters, all but a few of them."""
    return 1.0 if sum(any(c.isalpha() for c in value) for value in values) > 0.8 * len(values) else 0.0


def of_fifteen(values: Sequence[str]) -> float:
    """For numbers that show themselves by their fifteen digits alone: longer ones may be any."""
    fifteen = sum(len(numbers(value)) == 15 for value in values) > 0.5 * len(values)
    return uncounted(values) if fifteen else 0.4
