"""Rows of the dumps that link to one snapshot, a sample of them kept for reading their marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from suyuan.identify import keys
from suyuan.release.base import Base
from suyuan.release.roles import Mark, anchor_kinds, layout_of
from suyuan.trace.anchors import NAME, PERSON, anchors
from suyuan.trace.lookup import MANY, Hashes, Lookup, hashed, rows

SAMPLE = 100_000
"""Rows kept; people are taken by their tag, so all sightings of one person stay together."""
_BATCH = 1 << 16


@dataclass(frozen=True, slots=True)
class Part:
    """Kept rows of one chunk of a dump."""

    table: int
    """Number of the dump's table."""
    units: np.ndarray
    """int64: the person of each row, as a place in the snapshot's units."""
    data: pa.RecordBatch


@dataclass(frozen=True, slots=True)
class Asked:
    """Keys of a chunk of a dump."""

    hashes: Mapping[str, Hashes]
    """Kind -> keyed hashes, surest kind first."""
    names: np.ndarray
    """int64 key of the person's name, 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Units:
    """The people of a snapshot and how to find them."""

    tags: np.ndarray
    """Distinct row tags, sorted."""
    row: np.ndarray
    """int64: the one row of each unit; -1 where several rows are about the same person."""
    names: np.ndarray
    """int64: key of each unit's name (of its first row), 0 where there is none."""
    lookups: Mapping[str, Lookup]
    """Kind -> from key to unit + 1."""


def units(base: Base, schema: tuple[Mark, ...], key: np.ndarray) -> tuple[Units, Mapping[str, np.ndarray]]:
    """Index a snapshot; also its keys by kind, in row order."""
    batches = base.texts.rename_columns([mark.name for mark in schema]).to_batches(_BATCH)
    read = [keys(batch, layout_of(schema)) for batch in batches]
    parts = [anchors(batch) for batch in read]
    by_kind = {
        kind: np.concatenate(
            [p.get(kind, np.zeros(r.num_rows, np.int64)) for p, r in zip(parts, read, strict=True)]
        )
        for kind in (*anchor_kinds(), PERSON)
        if any(kind in part for part in parts)
    }
    names = np.concatenate([np.zeros(0, np.int64), *(batch.column(NAME).to_numpy() for batch in read)])
    tags, first, place, count = np.unique(
        base.tags, return_index=True, return_inverse=True, return_counts=True
    )
    lookups = {
        kind: rows(hashed(key, np.where(base.tags == 0, 0, values)), place)
        for kind, values in by_kind.items()
    }
    return Units(tags, np.where(count == 1, first, -1), names[first], lookups), by_kind


class Sightings:
    """Collects the rows that link to one snapshot."""

    def __init__(self, found: Units) -> None:
        self._units = found
        self._parts: list[Part] = []
        self._kept = 0
        self._below = np.uint64(2**64 - 1)

    def add(self, table: int, data: pa.RecordBatch, asked: Asked) -> np.ndarray:
        """Link a chunk; returns which of its rows are known to the snapshot.

        A row takes the person of its surest key; a key that several people share tells nobody apart. Where a surer
        key of the row is unknown, a weaker one counts only if the name agrees: numbers pass from hand to hand.
        """
        unit, known = self._linked(asked)
        places = np.flatnonzero(unit)
        owners = unit[places].astype(np.int64) - 1
        keep = self._units.tags[owners] <= self._below
        if keep.any():
            self._parts.append(Part(table, owners[keep], data.take(pa.array(places[keep]))))
            self._kept += int(keep.sum())
        while self._kept > SAMPLE:
            self._thin()
        return known

    def _linked(self, asked: Asked) -> tuple[np.ndarray, np.ndarray]:
        """Each row's unit + 1 (0 for none), and whether the snapshot knows it at all."""
        unit = np.zeros(asked.names.size, np.uint64)
        known, missed = np.zeros(unit.size, bool), np.zeros(unit.size, bool)
        for kind, hashes in asked.hashes.items():
            if kind not in self._units.lookups:
                continue
            value = self._units.lookups[kind].find(hashes)
            owner = np.where((value == 0) | (value == MANY), 0, value).astype(np.int64) - 1
            agrees = (owner >= 0) & (asked.names != 0) & (self._units.names[owner] == asked.names)
            good = (value != 0) & (~missed | agrees)
            known |= good
            unit = np.where((unit == 0) & good & (owner >= 0), value, unit)
            missed |= hashes.present & (value == 0)
        return unit, known

    def _thin(self) -> None:
        """Halve the sample: people of the lower half of the tags stay."""
        self._below = self._below >> np.uint64(1)
        parts = []
        for part in self._parts:
            keep = np.flatnonzero(self._units.tags[part.units] <= self._below)
            if keep.size:
                parts.append(Part(part.table, part.units[keep], part.data.take(pa.array(keep))))
        self._parts, self._kept = parts, sum(part.units.size for part in parts)

    def parts(self) -> Iterator[Part]:
        """The kept rows."""
        yield from self._parts

    @property
    def units(self) -> Units:
        """The snapshot's people."""
        return self._units
