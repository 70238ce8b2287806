"""Lists of records (reports, messages) from tables and JSON alike: fields by the role their names show."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from suyuan.read.statements.cells import clean
from suyuan.read.statements.json import Broken, looks_like_json, objects, text_of
from suyuan.read.statements.pages import Page, pages

Role = Callable[[str], tuple[str, int]]
"""Header -> role and rank (lower is better); an empty role where it means nothing here."""
HEADER_WITHIN = 200
"""Rows in which a header is looked for."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record with its fields by role."""

    file: str
    row: int
    roles: dict[str, tuple[tuple[str, Any], ...]]
    """Role -> (header, value), the best name first, empty ones left out."""
    raw: str

    def text(self, role: str) -> str:
        """The first value of a role as text."""
        return next(
            (text for _header, item in self.roles.get(role, ()) if (text := clean(text_of(item)))), ""
        )


@dataclass(frozen=True, slots=True)
class BadItem:
    """A row that is no record."""

    file: str
    row: int
    reason: str
    raw: str


def items(name: str, data: bytes, role: Role, needed: Sequence[frozenset[str]]) -> Iterator[Item | BadItem]:
    """Every record of a file. A table's header is the row that names the most roles, and one of each set in `needed`.

    Gives nothing where no header is found. Raises Unreadable where the file is damaged or locked.
    """
    if looks_like_json(data):
        yield from _json_items(name, data, role)
        return
    for page in pages(name, data, lambda cells: len(_named(cells, role, needed)) > 1):
        yield from _page_items(page, role, needed)


def _json_items(name: str, data: bytes, role: Role) -> Iterator[Item | BadItem]:
    for found in objects(data):
        if isinstance(found, Broken):
            yield BadItem(name, found.number, "json", found.raw)
            continue
        fields = list(found.fields.items())
        yield Item(
            name, found.number, _by_role(fields, role), ",".join(text_of(value) for _key, value in fields)
        )


def _page_items(page: Page, role: Role, needed: Sequence[frozenset[str]]) -> Iterator[Item | BadItem]:
    top = _header(page, role, needed)
    if top is None:
        return
    names = [clean(cell) for cell in page.rows[top][1]]
    for number, cells in page.rows[top + 1 :]:
        if [clean(cell) for cell in cells] == names or not any(clean(cell) for cell in cells):
            continue
        raw = ",".join(cells)
        if len(cells) > len(names) and any(clean(cell) for cell in cells[len(names) :]):
            yield BadItem(page.name, number, f"columns:{len(cells)}!={len(names)}", raw)
            continue
        yield Item(page.name, number, _by_role(list(zip(names, cells, strict=False)), role), raw)


def _header(page: Page, role: Role, needed: Sequence[frozenset[str]]) -> int | None:
    """Index of the row that names the most roles; None where no row names what is needed."""
    named = [len(_named(cells, role, needed)) for _number, cells in page.rows[:HEADER_WITHIN]]
    most = max(named, default=0)
    return named.index(most) if most > 1 else None


def _named(cells: Sequence[str], role: Role, needed: Sequence[frozenset[str]]) -> set[str]:
    """The roles that a row names; none where one that is needed is missing."""
    found = {role(clean(cell))[0] for cell in cells if clean(cell)} - {""}
    return found if all(found & wanted for wanted in needed) else set()


def _by_role(fields: Sequence[tuple[str, Any]], role: Role) -> dict[str, tuple[tuple[str, Any], ...]]:
    found: dict[str, list[tuple[int, int, str, Any]]] = {}
    for position, (name, value) in enumerate(fields):
        what, rank = role(name)
        if what and (value or value == 0):
            found.setdefault(what, []).append((rank, position, name, value))
    return {
        what: tuple((name, value) for _rank, _position, name, value in sorted(places, key=lambda p: p[:2]))
        for what, places in found.items()
    }
