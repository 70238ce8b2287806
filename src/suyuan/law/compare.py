"""What changed in a law between two days."""

from dataclasses import dataclass
from datetime import date

from suyuan.law.book import Article, Book, book


@dataclass(frozen=True, slots=True)
class Change:
    """One article of a law on two days; None where it was not in the books on that day."""

    before: Article | None
    after: Article | None

    @property
    def what(self) -> str:
        """`same`, `renumbered`, `changed`, `added` or `gone` (added and gone: among the articles in the books)."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "gone"
        if self.before.text != self.after.text:
            return "changed"
        return "same" if self.before.number == self.after.number else "renumbered"


def compare(name: str, earlier: date, later: date) -> tuple[Book, Book, tuple[Change, ...]]:
    """Both versions of a law and its articles side by side, followed through renumbering.

    Raises UnknownName, UnknownLawDate.

    >>> _, _, changes = compare("cybersecurity-law", date(2025, 1, 1), date(2026, 1, 1))
    >>> [(c.before.number, c.after.number, c.what) for c in changes if c.before and c.after][:2]
    [('42', '44', 'renumbered'), ('44', '46', 'renumbered')]
    """
    old, new = book(name, earlier), book(name, later)
    if old is new:
        return old, new, tuple(Change(a, a) for a in new.articles.values())
    changes, met = [], set()
    for article in new.articles.values():
        number = article.was or article.number
        met.add(number)
        changes.append(Change(old.articles.get(number), article))
    changes += [Change(a, None) for number, a in old.articles.items() if number not in met]
    return old, new, tuple(changes)
