"""Where a dump came from: reads dumps once, chunk by chunk, against ledgers and holders opened before."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from suyuan.model.errors import WrongUse
from suyuan.model.evidence import Source
from suyuan.read import Unread
from suyuan.trace.anchors import NAME, anchors
from suyuan.trace.canary_hits import CanaryWatch
from suyuan.trace.company import Company
from suyuan.trace.copies import snapshots
from suyuan.trace.copy_sources import CopySource, Inquiry, copy_sources
from suyuan.trace.holder_sources import HolderSource, Scene, holder_sources
from suyuan.trace.holders import MOST, holders, is_index_key, run_key
from suyuan.trace.lookup import hashed
from suyuan.trace.says import BANS
from suyuan.trace.sightings import Asked
from suyuan.trace.tally import Counted, Tally


@dataclass(frozen=True, slots=True)
class Traced:
    """Where the rows came from; sources are empty where nobody could be named: that is an answer."""

    sources: tuple[Source, ...]
    unexplained_rows: int
    """Rows of the dumps that no named source (leads left out) accounts for."""
    rows: int
    unread: tuple[Unread, ...] = ()
    """Dump files and holders' files that could not be read."""
    tables: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Each dump table with the places in `sources` of those that speak in it."""

    def json(self) -> dict[str, Any]:
        """As the command line prints it."""
        return {
            "sources": [asdict(source) for source in self.sources],
            "unexplained_rows": self.unexplained_rows,
            "rows": self.rows,
            "unread": [{"file": item.name, "reason": str(item.error)} for item in self.unread],
        }


@dataclass(frozen=True, slots=True)
class Keys:
    """Where the secrets are."""

    file: Path | None = None
    """Key file of the ledgers, or of the holders' indexes, whichever it is; by default `F.d/key` beside each ledger
    `F` and `INDEX.key` beside each index."""
    passphrase: str | None = None
    """Opens sealed ledgers."""


class Tracer:
    """Open it with ledgers and holders, `add` every chunk of the dumps, then ask for the `result`."""

    def __init__(
        self, ledgers: Sequence[Path] = (), holders_: Sequence[Path] = (), keys: Keys | None = None
    ) -> None:
        """Raises WrongUse, BrokenLedger, WrongKey; a holder's unreadable file is kept in `unread`."""
        keys = keys or Keys()
        self._run = run_key()
        ledger_key = keys.file if keys.file and not is_index_key(keys.file) else None
        self._snapshots = snapshots(ledgers, self._run, ledger_key, keys.passphrase)
        found, self.unread = holders(holders_, keys.file)
        self._holders = len(found)
        if len(found) + len(self._snapshots) > MOST:
            raise WrongUse(
                f"{len(found)} holders and {len(self._snapshots)} released tables; at most {MOST} together"
            )
        self._company = Company([*found, *(snapshot.people for snapshot in self._snapshots)], self._run)
        self._watches = [CanaryWatch([c.canaries for c in s.copies], self._run) for s in self._snapshots]
        self._tally = Tally()

    def add(self, name: str, data: pa.RecordBatch, keys: pa.RecordBatch) -> None:
        """Take one chunk of the dump table `name`: its texts, and what `suyuan.identify.keys` made of them."""
        table = self._tally.table(name)
        values = anchors(keys)
        asked = Asked(
            {kind: hashed(self._run, ints) for kind, ints in values.items()}, keys.column(NAME).to_numpy()
        )
        masks = np.zeros(keys.num_rows, np.uint64)
        if values:
            masks |= self._company.held(values, self._run, asked.hashes) & np.uint64((1 << self._holders) - 1)
        for place, (snapshot, watch) in enumerate(zip(self._snapshots, self._watches, strict=True)):
            known = snapshot.sightings.add(table, data, asked)
            masks |= known.astype(np.uint64) << np.uint64(self._holders + place)
            watch.add(table, values, asked.hashes)
        self._tally.add(table, keys.column("person").to_numpy(), masks)

    def result(self, limit: float = 1e-9) -> Traced:
        """Name sources under a limit on the chance that anybody innocent is named in the whole run."""
        if not 0 < limit < 1:
            raise WrongUse("the limit is a chance between 0 and 1, such as 1e-9")
        tables = self._tally.counted()
        copies, explained, proved = self._copies(tables, limit)
        scene = Scene(self._company, self._holders, tables, explained, proved)
        named = holder_sources(scene, limit) if self._holders and tables else []
        every: list[CopySource | HolderSource] = [*copies, *named]
        both = sorted(every, key=lambda found: (found.source.verdict == "lead", -found.source.margin))
        return Traced(
            sources=tuple(found.source for found in both),
            unexplained_rows=_unexplained(tables, explained, copies, named),
            rows=self._tally.rows,
            unread=tuple(self.unread),
            tables=tuple(
                (table.name, tuple(i for i, found in enumerate(both) if number in found.tables))
                for number, table in enumerate(tables)
            ),
        )

    def _copies(
        self, tables: Sequence[Counted], limit: float
    ) -> tuple[list[CopySource], dict[int, int], dict[int, float]]:
        """Sources among the copies, the snapshots that explain each dump table, and how well each is proved."""
        out: list[CopySource] = []
        explained: dict[int, int] = {}
        proved: dict[int, float] = {}
        candidates = sum(len(snapshot.copies) for snapshot in self._snapshots)
        for place, (snapshot, watch) in enumerate(zip(self._snapshots, self._watches, strict=True)):
            bit = self._holders + place
            found = copy_sources(snapshot, watch.met(snapshot.taken), Inquiry(tables, bit, candidates, limit))
            out += found
            for number in {t for source in found for t in source.tables}:
                explained[number] = explained.get(number, 0) | 1 << bit
            margins = [
                f.source.margin * BANS for f in found if f.source.type == "release" and f.source.margin >= 0
            ]
            proved |= {bit: max(margins)} if margins else {}
        return out, explained, proved


def _unexplained(
    tables: Sequence[Counted],
    explained: Mapping[int, int],
    copies: Sequence[CopySource],
    named: Sequence[HolderSource],
) -> int:
    """Rows of no named source: canary rows are in no candidate's table, so they are taken off apart."""
    left = 0
    for number, table in enumerate(tables):
        mask = explained.get(number, 0)
        for found in named:
            if found.source.verdict != "lead" and number in found.tables:
                mask |= found.members
        left += sum(rows for held, rows in table.rows.items() if not held & mask)
    canaries = sum(c.source.rows for c in copies if c.source.type == "canary" and c.source.verdict != "lead")
    return max(0, left - canaries)
