"""Reads the marks of sampled rows: which writing stands in the leak, whatever became of its columns."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.release.base import Base
from suyuan.release.cell_mark import cell_marks
from suyuan.release.roles import Mark
from suyuan.trace.density import Leak
from suyuan.trace.sightings import Part, Sightings

_LOOK = 500
_SHARE = 0.3
"""A dump's column is taken for a marked one where this share of its cells are writings of the linked rows'."""

Writings = Mapping[int, Mapping[Hashable, int]]
"""Unit -> what a writing says -> its place."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A leak and where its observations stand."""

    leak: Leak
    tables: np.ndarray
    """int64 [observations]: number of the dump's table."""


def read(sightings: Sightings, base: Base, schema: Sequence[Mark], most: int) -> Reading:
    """The leak of the sampled rows, of at most `most` people (those with the lowest tags).

    Which column of the dump holds which mark is found from the snapshot alone, never from any copy's key.
    """
    units = sightings.units
    parts = list(sightings.parts())
    seen = np.unique(np.concatenate([part.units for part in parts])) if parts else np.zeros(0, np.int64)
    seen = seen[seen < np.partition(seen, most)[most]] if seen.size > most else seen  # units are in tag order
    marked = [index for index, mark in enumerate(schema) if mark.mark]
    forms = {index: _writings(base, schema[index], index, (seen, units.row)) for index in marked}
    owners, tables, columns = [], [], []
    for part in parts:
        keep = np.flatnonzero(np.isin(part.units, seen))
        owners.append(np.searchsorted(seen, part.units[keep]))
        tables.append(np.full(keep.size, part.table))
        columns.append(_columns(part, schema, forms)[keep])
    return _assembled(
        (units.tags[seen], np.array([schema[i].id for i in marked], np.uint64)),
        _counts(seen, marked, forms),
        (
            _joined(owners),
            _joined(tables),
            np.concatenate(columns) if columns else np.zeros((0, len(marked)), int),
        ),
    )


def _joined(parts: Sequence[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)


def _assembled(
    names: tuple[np.ndarray, np.ndarray],
    counts: np.ndarray,
    observed: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> Reading:
    (tags, columns), (owners, tables, y) = names, observed
    order = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[order], np.arange(tags.size + 1))
    leak = Leak(tags, starts.astype(np.int64), columns, counts, y[order].astype(np.int64))
    return Reading(leak, tables[order])


def _writings(base: Base, mark: Mark, index: int, people: tuple[np.ndarray, np.ndarray]) -> Writings:
    """What may stand in a marked column for each person of one row."""
    seen, row = people
    alone = seen[row[seen] >= 0]
    rule, out = cell_marks()[mark.mark], {}
    for unit, text in zip(alone.tolist(), base.rows([index], row[alone])[0], strict=True):
        forms = rule.writings(text, mark.unit) if text else ()
        if len(forms) > 1:
            out[unit] = {rule.read(form, mark.unit): place for place, form in enumerate(forms)}
    return out


def _counts(seen: np.ndarray, marked: Sequence[int], forms: Mapping[int, Writings]) -> np.ndarray:
    out = np.zeros((seen.size, len(marked)), np.int64)
    for place, index in enumerate(marked):
        out[:, place] = [len(forms[index].get(unit, ())) for unit in seen.tolist()]
    return out


def _columns(part: Part, schema: Sequence[Mark], forms: Mapping[int, Writings]) -> np.ndarray:
    """For each row and marked column the place of the writing, -1 where none can be read."""
    out = np.full((part.units.size, len(forms)), -1)
    owners = part.units.tolist()
    for place, (index, writings) in enumerate(forms.items()):
        if not writings:
            continue
        best, share = np.zeros(0), _SHARE
        for column in part.data.columns:
            head = _places(column.slice(0, _LOOK).to_pylist(), owners, schema[index], writings)
            known = [unit in writings for unit in owners[:_LOOK]]
            agreed = float((head >= 0).sum()) / max(1, sum(known))
            if agreed > share:
                best, share = _places(column.to_pylist(), owners, schema[index], writings), agreed
        if best.size:
            out[:, place] = best
    return out


def _places(texts: Sequence[str | None], owners: Sequence[int], mark: Mark, writings: Writings) -> np.ndarray:
    read, unit = cell_marks()[mark.mark].read, mark.unit
    return np.array(
        [
            writings[owner].get(read(text, unit), -1) if text and owner in writings else -1
            for text, owner in zip(texts, owners, strict=False)
        ],
        np.int64,
    )
