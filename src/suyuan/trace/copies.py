"""The copies that ledgers know of: snapshots, keys and canaries, opened and proved before anything is traced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from suyuan.model.errors import WrongUse
from suyuan.release.base import Base, read_base
from suyuan.release.canaries import Canary, saved
from suyuan.release.intake import base_path
from suyuan.release.ledger import Entry, Ledger, found, home
from suyuan.release.master import Master, load
from suyuan.release.roles import Mark
from suyuan.trace.holders import Holder
from suyuan.trace.sightings import Sightings, units


@dataclass(frozen=True, slots=True)
class Copy:
    """One release as a candidate."""

    entry: Entry
    key: np.ndarray
    canaries: tuple[Canary, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of a released table, with all its copies."""

    base: Base
    schema: tuple[Mark, ...]
    copies: tuple[Copy, ...]
    sightings: Sightings
    people: Holder
    """The same table as a candidate of the company of holders."""
    taken: Mapping[str, np.ndarray]
    """Its own keys by kind, sorted, uint64."""


def snapshots(
    ledgers: Sequence[Path], key: np.ndarray, key_path: Path | None, passphrase: str | None
) -> list[Snapshot]:
    """Every released table of the ledgers (files, or folders that hold some).

    Raises WrongUse where there is no ledger, BrokenLedger, WrongKey: nothing is traced with a wrong key.
    """
    out = []
    for path in (file for given in ledgers for file in found(given)):
        if not path.exists():
            raise WrongUse(f"no ledger at {path}; check the path")
        ledger = Ledger.open(path)
        if ledger.entries:
            master = load(key_path or home(path) / "key", passphrase)
            ledger.prove(master)
            digests = dict.fromkeys(entry.table["sha256"] for entry in ledger.entries)
            out += [_snapshot(ledger, master, digest, key) for digest in digests]
    return out


def _snapshot(ledger: Ledger, master: Master, digest: str, key: np.ndarray) -> Snapshot:
    entries = [entry for entry in ledger.entries if entry.table["sha256"] == digest]
    schema = entries[0].schema
    base = read_base(base_path(ledger, digest), master)
    found_units, by_kind = units(base, schema, key)
    own = {kind: np.unique(values[values != 0]) for kind, values in by_kind.items()}
    return Snapshot(
        base=base,
        schema=schema,
        copies=tuple(_copy(ledger, master, entry) for entry in entries),
        sightings=Sightings(found_units),
        people=Holder(f"{ledger.path.name}:{entries[0].table['name']}", own),
        taken={kind: np.sort(values.view(np.uint64)) for kind, values in own.items()},
    )


def _copy(ledger: Ledger, master: Master, entry: Entry) -> Copy:
    made = saved(ledger.home / f"canaries-{entry.release_id}.json", master) if entry.canaries else []
    return Copy(entry, master.words(f"release/{entry.release_id}"), tuple(made))
