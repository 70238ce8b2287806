"""Rows of the dumps that link to one snapshot, a sample of them kept for reading their marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from suyuan.identify import keys
from suyuan.release.base import Base
from suyuan.release.roles import Mark, layout_of
from suyuan.trace.anchors import anchors
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
class Units:
    """The people of a snapshot and how to find them."""

    tags: np.ndarray
    """Distinct row tags, sorted."""
    row: np.ndarray
    """int64: the one row of each unit; -1 where several rows are about the same person."""
    lookups: Mapping[str, Lookup]
    """Kind -> from key to unit + 1."""


def units(base: Base, schema: tuple[Mark, ...], key: np.ndarray) -> tuple[Units, Mapping[str, np.ndarray]]:
    """Index a snapshot; also its keys by kind, in row order."""
    found: dict[str, list[np.ndarray]] = {}
    done = 0
    for batch in base.texts.rename_columns([mark.name for mark in schema]).to_batches(_BATCH):
        part = anchors(batch_keys(batch, schema))
        for kind in part.keys() | found.keys():
            before = found.setdefault(kind, [np.zeros(done, np.int64)] if done else [])
            before.append(part.get(kind, np.zeros(batch.num_rows, np.int64)))
        done += batch.num_rows
    by_kind = {kind: np.concatenate(arrays) for kind, arrays in found.items()}
    tags, first, place, count = np.unique(
        base.tags, return_index=True, return_inverse=True, return_counts=True
    )
    lookups = {}
    for kind, values in by_kind.items():
        usable = np.where(base.tags == 0, 0, values)
        lookups[kind] = rows(hashed(key, usable), place)
    return Units(tags, np.where(count == 1, first, -1), lookups), by_kind


def batch_keys(batch: pa.RecordBatch, schema: tuple[Mark, ...]) -> pa.RecordBatch:
    """Keys of a batch of the snapshot, understood as at release."""
    return keys(batch, layout_of(schema))


class Sightings:
    """Collects the rows that link to one snapshot."""

    def __init__(self, found: Units) -> None:
        self._units = found
        self._parts: list[Part] = []
        self._kept = 0
        self._below = np.uint64(2**64 - 1)

    def add(self, table: int, data: pa.RecordBatch, asked: Mapping[str, Hashes]) -> np.ndarray:
        """Link a chunk; returns which of its rows are known to the snapshot.

        A row takes the person of its surest key; a key that several people share tells nobody apart.
        """
        unit = np.zeros(data.num_rows, np.uint64)
        known = np.zeros(data.num_rows, bool)
        for kind, hashes in asked.items():
            if kind in self._units.lookups:
                value = self._units.lookups[kind].find(hashes)
                known |= value != 0
                unit = np.where((unit == 0) & (value != MANY), value, unit)
        places = np.flatnonzero(unit)
        owners = unit[places].astype(np.int64) - 1
        keep = self._units.tags[owners] <= self._below
        if keep.any():
            self._parts.append(Part(table, owners[keep], data.take(pa.array(places[keep]))))
            self._kept += int(keep.sum())
        while self._kept > SAMPLE:
            self._thin()
        return known

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
