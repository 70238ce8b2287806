"""Dates inside numbers."""

from datetime import date


def real_date(digits: str) -> date | None:
    """The date that eight digits write as yyyymmdd; None where the calendar has no such day.

    >>> real_date("19900229") is None
    True
    """
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def looks_like_date(digits: str) -> bool:
    """Whether eight digits may well be a day between 1900 and 2099."""
    return len(digits) == 8 and digits[:2] in {"19", "20"} and real_date(digits) is not None
