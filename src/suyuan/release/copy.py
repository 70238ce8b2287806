"""One recipient's copy: rows withheld, writings picked, canaries put in, all drawn from the release's key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.identify import keys
from suyuan.release.base import Base
from suyuan.release.canaries import Canary, Taken
from suyuan.release.cell_mark import cell_marks, pick
from suyuan.release.output import Row
from suyuan.release.roles import Mark, anchor_kinds, layout_of
from suyuan.release.symbols import PRESENCE, Keyed, kept, nats, single, uniforms

_BATCH = 1 << 16


@dataclass(frozen=True, slots=True)
class Plan:
    """What the copy of one recipient carries."""

    key: np.ndarray
    """The release's key as two words."""
    withhold: float
    """Share of people left out."""
    delta: float
    """Chance that a marked number moves; 0 where cells stay as they are."""
    canaries: tuple[Canary, ...]
    places: Keyed
    """Where canaries stand."""


class Copy:
    """The rows of a copy, streamed once, and what was counted on the way."""

    def __init__(self, base: Base, schema: Sequence[Mark], plan: Plan) -> None:
        self.written = self.withheld = 0
        self.changed: dict[str, int] = {}
        self._base, self._schema, self._plan = base, schema, plan
        self._able = single(base.tags)

    def rows(self) -> Iterator[Row]:
        """The copy, in the table's order, canaries at random places."""
        total = self._base.tags.size
        spots = sorted((self._plan.places.randrange(total + 1), c.texts) for c in self._plan.canaries)
        queue = iter(spots)
        spot = next(queue, None)
        for start in range(0, total, _BATCH):
            for place, row in self._batch(start):
                while spot is not None and spot[0] <= place:
                    yield spot[1]
                    spot = next(queue, None)
                yield row
        if spot is not None:
            yield spot[1]
        yield from (texts for _, texts in queue)

    def _batch(self, start: int) -> Iterator[tuple[int, Row]]:
        tags = self._base.tags[start : start + _BATCH]
        keep = kept(uniforms(self._plan.key, tags, PRESENCE), tags, self._plan.withhold)
        places = np.flatnonzero(keep)
        part = self._base.texts.slice(start, _BATCH).take(places)
        columns = [column.to_pylist() for column in part.columns]
        self.withheld += tags.size - places.size
        self.written += places.size
        if self._plan.delta > 0:
            mask = self._able[start : start + _BATCH][places]
            for texts, mark in zip(columns, self._schema, strict=True):
                if mark.mark:
                    changed = self._write(texts, mark, tags[places], mask)
                    self.changed[mark.mark] = self.changed.get(mark.mark, 0) + changed
        return zip((places + start).tolist(), zip(*columns, strict=True), strict=True)

    def _write(self, texts: list[str | None], mark: Mark, tags: np.ndarray, able: np.ndarray) -> int:
        """Put one column's marks in; returns how many cells changed."""
        rule, delta, changed = cell_marks()[mark.mark], self._plan.delta, 0
        draws = uniforms(self._plan.key, tags, mark.id)
        for i in np.flatnonzero(able & (draws >= rule.untouched(delta))).tolist():
            text = texts[i]
            if not text:
                continue
            forms = rule.writings(text, mark.unit)
            if len(forms) > 1:
                texts[i] = forms[pick(draws[i], len(forms), rule.first(len(forms), delta))]
                changed += texts[i] != text
        return changed

    def told(self) -> list[tuple[float, float]]:
        """For each marked column: nats of a cell that carries a mark, and the share of rows that do (by sample)."""
        able = np.flatnonzero(self._able)
        places, out = able[:2000], []
        for index, mark in enumerate(self._schema):
            if mark.mark and places.size and self._plan.delta > 0:
                rule = cell_marks()[mark.mark]
                texts = self._base.rows([index], places)[0]
                counts = [n for text in texts if (n := len(rule.writings(text or "", mark.unit))) > 1]
                nats_ = [_entropy(rule.first(count, self._plan.delta), count) for count in counts]
                share = len(counts) / places.size * able.size / self._base.tags.size
                out.append((sum(nats_) / max(len(nats_), 1), share))
        return out


def taken(base: Base, schema: Sequence[Mark]) -> Taken:
    """The table's identifiers by kind, sorted: what no canary may hold."""
    kinds = [kind for kind in anchor_kinds() if any(mark.kind == kind for mark in schema)]
    parts: dict[str, list[np.ndarray]] = {kind: [] for kind in kinds}
    for batch in base.texts.rename_columns([mark.name for mark in schema]).to_batches(_BATCH):
        found = keys(batch, layout_of(schema))
        for kind in kinds:
            parts[kind].append(found.column(kind).to_numpy().view(np.uint64))
    return {kind: np.unique(np.concatenate(arrays)) for kind, arrays in parts.items()}


def _entropy(first: float, count: int) -> float:
    return nats([first, *[(1 - first) / (count - 1)] * (count - 1)])
