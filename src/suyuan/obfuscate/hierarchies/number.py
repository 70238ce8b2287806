"""Whole or decimal numbers, such as ages: bands of 5, 10, 20 and 40."""

import math
import re

CODE = "number"
_NUMBER = re.compile(r"\s*[-+]?[0-9]{1,12}(?:\.[0-9]+)?\s*")


def forms(value: str) -> tuple[str, ...]:
    """A number in ever wider bands; the upper end is not in the band.

    >>> forms("37")
    ('37', '[35,40)', '[30,40)', '[20,40)', '[0,40)', '*')
    """
    if not _NUMBER.fullmatch(value):
        return (value, "?", "?", "?", "?", "*")
    lows = [(math.floor(float(value) / width) * width, width) for width in (5, 10, 20, 40)]
    return (value, *[f"[{low},{low + width})" for low, width in lows], "*")
