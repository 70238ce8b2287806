"""Dates: day, month, year, five years, ten years."""

import re

CODE = "date"
_DATE = re.compile(r"\s*([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?(?:[ T].*)?\s*")


def forms(value: str) -> tuple[str, ...]:
    """A date in ever wider forms; a time of day is left out from the month on.

    >>> forms("1990-03-07")
    ('1990-03-07', '1990-03', '1990', '1990-1994', '1990-1999', '*')
    """
    match = _DATE.fullmatch(value)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return (value, "?", "?", "?", "?", "*")
    year = int(match[1])
    five, ten = year // 5 * 5, year // 10 * 10
    return (value, f"{year}-{int(match[2]):02}", f"{year}", f"{five}-{five + 4}", f"{ten}-{ten + 9}", "*")
