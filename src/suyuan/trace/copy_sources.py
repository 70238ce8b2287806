"""Names copies of one snapshot and their canaries, and says which dump tables each copy explains."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.model.evidence import Source, Verdict
from suyuan.release.capacity import need, spent
from suyuan.release.cell_mark import cell_marks
from suyuan.trace.canary_hits import Met
from suyuan.trace.copies import Snapshot
from suyuan.trace.density import Leak
from suyuan.trace.naming import LEAD, Named, Suspect, Trial, name, table_nats
from suyuan.trace.reading import Reading, read
from suyuan.trace.says import BANS, canary_says, release_says
from suyuan.trace.tally import Counted

_WORK = 30_000_000
"""Copies x people scored at most, about 25 CPU seconds; fewer people are read where there are many copies."""
_SPEAKS = math.log(100)
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class CopySource:
    """A named copy, or its canaries, and the dump tables that it explains."""

    source: Source
    tables: frozenset[int]
    """Empty for canaries and leads."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What copies are judged on."""

    tables: Sequence[Counted]
    bit: int
    """The snapshot's place among the candidates of `tables`."""
    candidates: int
    """Copies of all ledgers."""
    limit: float


@dataclass(frozen=True, slots=True)
class _Bench:
    """One snapshot's trial and the inquiry that it is part of."""

    snapshot: Snapshot
    trial: Trial
    reading: Reading
    inquiry: Inquiry


def copy_sources(snapshot: Snapshot, met: Sequence[Met], inquiry: Inquiry) -> list[CopySource]:
    """Copies named under the limit, canaries met, and leads."""
    most = max(2000, _WORK // max(1, len(snapshot.copies)))
    reading = read(snapshot.sightings, snapshot.base, snapshot.schema, most)
    suspects = [
        Suspect(copy.key, float(copy.entry.profile["withhold"]), float(copy.entry.profile["delta"]), hit.nats)
        for copy, hit in zip(snapshot.copies, met, strict=True)
    ]
    trial = Trial(reading.leak, suspects, _Firsts(snapshot, reading.leak), inquiry.candidates)
    bench = _Bench(snapshot, trial, reading, inquiry)
    found = name(trial, inquiry.limit)
    whole = sum(named.share for named in found) or 1.0
    out = [_named(bench, named, named.share / whole) for named in found]
    return out + [_canary(bench, place, hit) for place, hit in enumerate(met) if _worth(hit, inquiry)]


class _Firsts:
    """From delta to the probability of each cell's first writing."""

    def __init__(self, snapshot: Snapshot, leak: Leak) -> None:
        self._rules = [cell_marks()[mark.mark] for mark in snapshot.schema if mark.mark]
        self._counts = leak.counts

    def __call__(self, delta: float) -> np.ndarray:
        out = np.ones(self._counts.shape)
        for place, rule in enumerate(self._rules):
            for count in np.unique(self._counts[:, place]).tolist():
                if count > 1:
                    out[self._counts[:, place] == count, place] = rule.first(count, delta)
        return out


def _named(bench: _Bench, named: Named, part: float) -> CopySource:
    copy, inquiry = bench.snapshot.copies[named.place], bench.inquiry
    lead = named.bound > inquiry.limit
    explained = frozenset() if lead else _explained(bench, named.place)
    linked = sum(_linked(inquiry.tables[t], inquiry.bit) for t in explained)
    source = Source(
        name=copy.entry.to,
        type="release",
        rows=round(linked * part),
        margin=(named.nats - need(inquiry.candidates, inquiry.limit, named.turn)) / BANS,
        false_accusation=named.bound,
        dates=(copy.entry.at[:10], ""),
        verdict="lead" if lead else _verdict(bench, named),
        candidates=inquiry.candidates,
        says=release_says(copy.entry, named, bench.trial.leak.tags.size, inquiry.candidates),
    )
    return CopySource(source, explained)


def _verdict(bench: _Bench, named: Named) -> Verdict:
    """Corroborated where the need is met without canaries as well as by canaries alone, apart from each other."""
    candidates, limit = bench.inquiry.candidates, bench.inquiry.limit
    extra = bench.trial.suspects[named.place].extra
    asked = need(candidates, limit, named.turn)
    return "corroborated" if extra >= asked and named.nats - extra >= asked else "supported"


def _explained(bench: _Bench, place: int) -> frozenset[int]:
    """Dump tables whose rows speak for the copy: clearly, or mildly where most of their rows are in the snapshot."""
    tables, bit = bench.inquiry.tables, bench.inquiry.bit
    nats = table_nats(bench.trial, place, bench.reading.tables)
    return frozenset(
        number
        for number, said in nats.items()
        if said >= _SPEAKS
        or (said > 0 and _linked(tables[number], bit) >= _MOST * sum(tables[number].rows.values()))
    )


def _linked(table: Counted, bit: int) -> int:
    return sum(rows for mask, rows in table.rows.items() if mask >> bit & 1)


def _worth(hit: Met, inquiry: Inquiry) -> bool:
    return hit.hits > 0 and spent(inquiry.candidates, hit.nats, 0) <= LEAD


def _canary(bench: _Bench, place: int, hit: Met) -> CopySource:
    copy, inquiry = bench.snapshot.copies[place], bench.inquiry
    bound = spent(inquiry.candidates, hit.nats, 0)
    source = Source(
        name=copy.entry.to,
        type="canary",
        rows=sum(hit.rows.values()),
        margin=(hit.nats - need(inquiry.candidates, inquiry.limit, 0)) / BANS,
        false_accusation=bound,
        dates=(copy.entry.at[:10], ""),
        verdict="supported" if bound <= inquiry.limit else "lead",
        candidates=inquiry.candidates,
        says=canary_says(copy.entry, hit, inquiry.candidates),
    )
    return CopySource(source, frozenset())
