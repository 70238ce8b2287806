"""Books of law: one folder of data for each law and date, found by itself.

A folder `books/NAME-YYYY-MM-DD/` holds `book.toml` (title, number, source, status), `articles.toml` (text, which
governs, and the gist in English) and, where a count is made from it, tables over traits. Every entry says how
well it was checked: `verified` (the text was read), `secondary` (a report of it was read), `memory`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from suyuan.model.errors import UnknownLawDate, UnknownName
from suyuan.model.text import Text

STATUSES = ("verified", "secondary", "memory")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it stood in one version."""

    law: str
    """The law's official number, such as 法释〔2017〕10号."""
    number: str
    since: date
    """Day on which this version came into force."""
    text: str
    """The Chinese text, which governs."""
    gist: str
    """What it is about, in English; no translation."""
    status: str
    """`verified`, `secondary` or `memory`."""
    source: Text
    paraphrase: bool = False
    """Whether `text` tells the content in other words, not the wording of the norm."""
    was: str = ""
    """Its number in the version before, where the articles were renumbered."""

    def json(self) -> dict[str, Any]:
        """The article with its version and status, for reports."""
        return {
            "law": self.law,
            "article": self.number,
            "in_force": self.since.isoformat(),
            "text": self.text,
            "gist": self.gist,
            "status": self.status,
            "paraphrase": self.paraphrase,
            "source": asdict(self.source),
        }


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """One law in one version."""

    name: str
    """The law's short name, the same for all its versions, such as `interpretation`."""
    since: date
    """Day on which this version came into force."""
    number: str
    title: Text
    status: str
    source: Text
    articles: Mapping[str, Article]
    data: Mapping[str, Any]
    """Every other table of the folder, by its own key."""


def books(day: date | None = None) -> tuple[Book, ...]:
    """The version of each law that was in force on a day (today's newest for None), sorted by name.

    Raises UnknownLawDate where no book goes back that far.
    """
    newest: dict[str, Book] = {}
    for book in _all():
        if day is None or book.since <= day:
            newest[book.name] = book
    if not newest:
        raise UnknownLawDate(
            f"no law in the books was in force on {day}; the earliest is of {_all()[0].since}"
        )
    return tuple(newest[name] for name in sorted(newest))


def book(name: str, day: date | None = None) -> Book:
    """One law as it stood on a day.

    Raises UnknownName for a law that is not in the books, UnknownLawDate where no version was in force.
    """
    versions = [b for b in _all() if b.name == name]
    if not versions:
        raise UnknownName(f"no law named {name!r}; there are {', '.join(sorted({b.name for b in _all()}))}")
    in_force = [b for b in versions if day is None or b.since <= day]
    if not in_force:
        raise UnknownLawDate(
            f"{versions[0].number} was not in force on {day}; its first version is of {versions[0].since}"
        )
    return in_force[-1]


def article(name: str, number: str, day: date | None = None) -> Article:
    """One article as it stood on a day.

    Raises UnknownName, UnknownLawDate.

    >>> article("interpretation", "12").status
    'verified'
    """
    found = book(name, day)
    if number not in found.articles:
        raise UnknownName(f"{found.number} of {found.since} has no article {number!r} in the books")
    return found.articles[number]


def versions(name: str) -> tuple[Book, ...]:
    """Every version of one law, oldest first. Raises UnknownName."""
    book(name)
    return tuple(b for b in _all() if b.name == name)


@cache
def _all() -> tuple[Book, ...]:
    """Every version of every law, oldest first."""
    home = resources.files("suyuan.law").joinpath("books")
    folders = [f for f in home.iterdir() if f.is_dir() and f.joinpath("book.toml").is_file()]
    return tuple(sorted((_read(f) for f in folders), key=lambda b: (b.since, b.name)))


def _read(folder: Traversable) -> Book:
    name, since = folder.name[:-11], date.fromisoformat(folder.name[-10:])
    data: dict[str, Any] = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            data |= tomllib.loads(file.read_text(encoding="utf-8"))
    source = Text(**data["source"])
    articles = {
        a["number"]: Article(
            law=data["number"],
            number=a["number"],
            since=since,
            text=a["text"],
            gist=a["gist"],
            status=a.get("status", data["status"]),
            source=source,
            paraphrase=a.get("paraphrase", False),
            was=a.get("was", ""),
        )
        for a in data.get("article", [])
    }
    return Book(name, since, data["number"], Text(**data["title"]), data["status"], source, articles, data)
