"""What a shared value is worth: as much as it is rare. A hub links nothing."""

import math
import re

_HUB = re.compile(r"95\d{3,6}|96\d{3,4}|1[01]\d|12[0-3]\d{2,3}|100\d{2,3}|11\d{3}|400\d{7}|800\d{7}|118114")


def is_hub_number(written: str) -> bool:
    """Whether an account is a service or hotline number (95xxx, 96110, 110, 400…), which links nobody.

    >>> is_hub_number("phone:95588"), is_hub_number("phone:13800000000")
    (True, False)
    """
    type_, _, value = written.partition(":")
    return type_ == "phone" and _HUB.fullmatch(value) is not None


def rarity_bans(holders: int, population: int) -> float:
    """Bans that two of `population` sharing a value held by `holders` of them are worth; never negative."""
    if holders < 1 or population < 2:
        return 0.0
    return max(0.0, math.log10(population / holders))


def chance_bans(expected: float, floor: float = 1e-6) -> float:
    """Bans of a coincidence that was to be expected `expected` times by chance; nothing from one on."""
    return max(0.0, -math.log10(max(expected, floor)))
