"""Which text applied on the day of the act: the old one, unless the new is lighter (Criminal Law art. 12)."""

from datetime import date
from typing import Any

from suyuan.law.book import Book, book
from suyuan.model.errors import UnknownLawDate

NAME = "interpretation"


def applied(day: date | None) -> Book:
    """The interpretation to count by for an act on that day (the newest for None).

    Where the act is older than the interpretation, the interpretation itself says, in its table `before`, from
    when on it is used for cases still open. Raises UnknownLawDate for acts before the crime existed.
    """
    try:
        return book(NAME, day)
    except UnknownLawDate:
        first = _first()
        if earlier(day, first) is None:
            raise UnknownLawDate(
                f"on {day} there was no article {first.data['crime']} of the Criminal Law (in force since "
                f"{min(b['from'] for b in first.data['before'])}); check the day of the act (--date, case.toml)"
            ) from None
        return first


def earlier(day: date | None, law: Book) -> dict[str, Any] | None:
    """The interpretation's entry for acts before its own day; None where it was in force."""
    if day is None:
        return None
    return next((entry for entry in law.data["before"] if entry["from"] <= day < entry["until"]), None)


def crime(day: date | None) -> Book:
    """The Criminal Law as it stood on the day."""
    return book("criminal-law", day)


def _first() -> Book:
    """The oldest interpretation: no day before it has another."""
    found = book(NAME)
    while True:
        try:
            found = book(NAME, date.fromordinal(found.since.toordinal() - 1))
        except UnknownLawDate:
            return found
