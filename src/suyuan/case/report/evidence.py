"""Evidence by number: which items a figure rests on, how each item counts, how many rows are shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from suyuan.case.report import numbers
from suyuan.case.report.labels import origin_name
from suyuan.case.report.scale import meaning, times
from suyuan.case.report.speak import say, t
from suyuan.model.text import clean

ITEMS = 800
"""Items shown at most; with ROWS it keeps the report below 3 MB. All of them stand in case.duckdb."""
ROWS = 2_400
"""Source rows shown at most over all items."""
MOST, LEAST = 30, 2
"""Source rows shown of one item."""
EXCERPT = 120


@dataclass(frozen=True, slots=True)
class Rows:
    """Source rows of one file that stand one after another: line and masked text of each."""

    file: str
    lines: tuple[tuple[Markup, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence as shown."""

    id: str
    anchor: str
    says: Markup
    weight: Markup
    counted: Markup
    method: Markup
    origin: str
    rows: tuple[Rows, ...]
    shown: int
    total: int
    """Rows it rests on, shown or not."""
    counts: bool
    """Whether it adds to a link."""


class Evidence:
    """Looks evidence up by figure; figures are paths into the summary, such as `buyers.B1.paid_cny`."""

    def __init__(self, evidence: Mapping[str, Any]) -> None:
        self._items = {str(k): v or {} for k, v in (evidence.get("items") or {}).items()}
        self.figures: dict[str, list[str]] = {
            str(path): [i for i in ids or [] if i in self._items]
            for path, ids in (evidence.get("figures") or {}).items()
        }
        links = evidence.get("links") or []
        self._shown = {name: f"e{n}" for n, name in enumerate(self._wanted(links))}
        self._index = {path: f"f{n}" for n, path in enumerate(self.figures)}
        self._strong = self._strongest(links)
        self._rows = max(LEAST, min(MOST, ROWS // max(1, len(self._shown))))

    def _wanted(self, links: Sequence[Mapping[str, Any]]) -> list[str]:
        """Items in their order; where there are too many, those of links and those that figures name first are kept."""
        if len(self._items) <= ITEMS:
            return list(self._items)
        held = [
            str(i)
            for link in links
            for origin in link.get("origins") or []
            for i in origin.get("items") or []
        ]
        first = [ids[0] for ids in self.figures.values() if ids]
        ranked = [i for i in dict.fromkeys([*held, *first, *self._items]) if i in self._items]
        kept = set(ranked[:ITEMS])
        return [i for i in self._items if i in kept]

    def _strongest(self, links: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        """For each item the one from the same origin, in the same link, that counted in its place."""
        found: dict[str, str] = {}
        for link in links:
            for origin in link.get("origins") or []:
                ids = [i for i in origin.get("items") or [] if i in self._items]
                best = max(
                    ids, key=lambda i: numbers.number(self._items[i].get("counted")) or 0.0, default=""
                )
                found |= {i: best for i in ids if i != best}
        return found

    @property
    def total(self) -> int:
        """Items there are."""
        return len(self._items)

    @property
    def shown(self) -> int:
        """Items that the report shows."""
        return len(self._shown)

    def of(self, path: str) -> list[str]:
        """Items of a figure: of the figure itself, or of all below it, or matching `gangs.*.loss_cny`."""
        if path in self.figures:
            return self.figures[path]
        front, star, back = path.partition("*")
        end = back if star else ""
        head = front if star else f"{path}."
        hits = (ids for p, ids in self.figures.items() if p.startswith(head) and p.endswith(end))
        return list(dict.fromkeys(i for ids in hits for i in ids))

    def refer(self, ids: Sequence[str], most: int = 12) -> Markup:
        """Links to items by their numbers."""
        links = [self._link(i) for i in ids[:most]]
        more = t("more", n=f"{len(ids) - most:,}") if len(ids) > most else ""
        return (
            Markup("<span class='refs'>{}{}</span>").format(Markup(" ").join(links), more)
            if ids
            else Markup("")
        )

    def _link(self, name: str) -> Markup:
        if name not in self._shown:
            return Markup("<span class='ref'>{}</span>").format(clean(name))
        return Markup('<a class="ref" href="#{}">{}</a>').format(self._shown[name], clean(name))

    def figure(self, path: str, shown: object) -> Markup:
        """A figure that leads to the rows it rests on; bare where the case gives none."""
        ids = [i for i in self.of(path) if i in self._shown]
        if not ids:
            return escape(shown)
        several = len(ids) > 1 and path in self._index
        target = self._index[path] if several else self._shown[ids[0]]
        note = clean(ids[0]) + (f"+{len(ids) - 1}" if len(ids) > 1 else "")
        return Markup('<a class="fig" href="#{}" data-items="{}" data-ref="{}">{}</a>').format(
            target, " ".join(self._shown[i] for i in ids[:20]), note, shown
        )

    def source(self, name: object, place: int, field: str, shown: object) -> Markup:
        """A figure of a source, which a case may name by its name or by its place in the list."""
        paths = (f"sources.{name}.{field}", f"sources.{place}.{field}", f"sources.{name}", f"sources.{place}")
        return self.figure(next((p for p in paths if p in self.figures), paths[0]), shown)

    def index(self, most: int = 400) -> Iterator[tuple[str, str, Markup]]:
        """Anchor, path and items of the figures, for readers on paper or without scripts.

        A party's figures stand under its name and under its place in the list; the name is enough.
        """
        parts = {path: path.split(".") for path in self.figures}
        named = {p[0] for p in parts.values() if len(p) > 1 and not p[1].isdigit()}
        paths = [p for p, x in parts.items() if x[0] not in named or len(x) < 2 or not x[1].isdigit()]
        for path in paths[:most]:
            yield self._index[path], path, self.refer(self.figures[path], 12)

    def items(self) -> Iterator[Item]:
        """The items to show, in their order."""
        for name, anchor in self._shown.items():
            yield self._item(name, anchor, self._items[name])

    def _item(self, name: str, anchor: str, raw: Mapping[str, Any]) -> Item:
        places = raw.get("places") or []
        counted = numbers.number(raw.get("counted"))
        return Item(
            id=clean(name),
            anchor=anchor,
            says=say(raw.get("says")),
            weight=_weight(raw),
            counted=self._why(name, raw),
            method=say(raw.get("method_says") or raw.get("method")),
            origin=origin_name(raw.get("origin")),
            rows=_rows(places[: self._rows]),
            shown=min(len(places), self._rows),
            total=len(places) + int(numbers.number(raw.get("more")) or 0),
            counts=counted is not None and counted != 0,
        )

    def _why(self, name: str, raw: Mapping[str, Any]) -> Markup:
        """Whether an item counted, how far, and why not further."""
        weight, counted = numbers.number(raw.get("weight")), numbers.number(raw.get("counted"))
        cap = raw.get("cap")
        if weight is None or counted is None:
            return say(cap) if cap else t("counted.fact")
        if counted == weight:
            return t("counted.full")
        if counted == 0:
            same = self._strong.get(name)
            why = say(cap) if cap else t("counted.same", item=self._link(same)) if same else t("counted.not")
            return t("counted.zero", why=why)
        return t("counted.part", counted=numbers.signed(counted), why=say(cap) if cap else t("counted.cap"))


def _weight(raw: Mapping[str, Any]) -> Markup:
    """A weight with its meaning; nothing for a plain fact."""
    weight = numbers.number(raw.get("weight"))
    if weight is None:
        return Markup("")
    return t("weight.full", bans=numbers.signed(weight), times=times(weight), words=meaning(weight))


def _rows(places: Sequence[Mapping[str, Any]]) -> tuple[Rows, ...]:
    """Rows as shown, the file named once for all that follow each other in it."""
    files = groupby(places, key=lambda p: str(p.get("file") or ""))
    return tuple(Rows(clean(file), tuple(map(_line, rows))) for file, rows in files)


def _line(place: Mapping[str, Any]) -> tuple[Markup, str]:
    row = numbers.number(place.get("row")) or 0
    return numbers.whole(row) if row else t("row.whole"), clean(place.get("text") or "", EXCERPT)
