"""Days of birth, alone and inside identity numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from suyuan.identify.behaviour.spread import UNTOLD
from suyuan.identify.folding import is_digits, numbers

FEW = 5
SPREAD = 20
"""Years that the births of a list of people reach over; dates of business hardly do."""
LATEST = 2012
"""Lists of people hold few small children; other dates run up to the present."""


def of_several_ages(values: Sequence[str]) -> float:
    """0 where 18-digit numbers hold days of two neighbouring years only, as numbers of cases do."""
    years = Counter(
        int(text[6:10]) for text in map(numbers, values) if len(text) == 18 and is_digits(text[:17])
    )
    total = years.total()
    if total < FEW:
        return 1.0 if not total else UNTOLD + 0.4
    most = max(years[year] + years[year + 1] for year in years)
    return 0.0 if most > 0.9 * total else 1.0


def like_births(values: Sequence[str]) -> float:
    """Days over many years that end well before today, without hours."""
    years = sorted(
        int(found.group()) for found in (re.search(r"(?:19|20)[0-9]{2}", v) for v in values) if found
    )
    if len(years) < 3 * FEW or any(":" in value for value in values):
        return UNTOLD
    low, high = (years[int(share * (len(years) - 1))] for share in (0.05, 0.98))
    return 1.0 if high - low >= SPREAD and high <= LATEST else UNTOLD
