"""Victims who stand in the seized data: found by phone, with the name's agreement, and in which files."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from suyuan.case.gangs.reports import Told
from suyuan.identify import keys, layout
from suyuan.model.records import Place
from suyuan.store import Store

MOST_PLACES = 20
"""Places kept for one victim."""


@dataclass(frozen=True, slots=True)
class Victim:
    """A reporter whose number stands in the seized data."""

    report: str
    names_agree: bool | None
    """Whether a row with the number bears the name; None where either side gives none."""
    files: tuple[int, ...]
    """File numbers, each once."""
    places: tuple[Place, ...]


def victims(store: Store, told: Sequence[Told], files: Sequence[str]) -> dict[str, Victim]:
    """Look the reporters up in table `records`; report number -> victim. Cost: one join over the rows."""
    asked = [t for t in told if t.report.victim_phone]
    if not asked:
        return {}
    _write_asked(store, asked)
    rows = store.rows(
        "SELECT a.n, r.file, r.row, CASE WHEN a.name = 0 OR r.person_name = 0 THEN NULL ELSE a.name = r.person_name END"
        " FROM asked_victims a JOIN records r ON r.mobile_phone = a.phone WHERE a.phone <> 0 ORDER BY ALL"
    )
    store.run("DROP TABLE asked_victims")
    hits: dict[int, list[tuple[int, int, bool | None]]] = defaultdict(list)
    for n, file, row, agrees in rows:
        hits[int(n)].append((int(file), int(row), agrees))
    return {asked[n].report.id: _victim(asked[n].report.id, found, files) for n, found in hits.items()}


def _write_asked(store: Store, asked: Sequence[Told]) -> None:
    """Turn names and numbers into the same keys that the records have."""
    names, phones = (
        [t.report.victim_name for t in asked],
        [t.report.victim_phone.rpartition(":")[2] for t in asked],
    )
    batch = pa.RecordBatch.from_arrays(
        [pa.array(names, pa.string()), pa.array(phones, pa.string())], ["姓名", "手机号"]
    )
    found = keys(batch, layout(batch, ["姓名", "手机号"], has_header=True))
    columns = [
        pa.array(range(len(asked)), pa.int32()),
        found.column("person_name"),
        found.column("mobile_phone"),
    ]
    table = pa.RecordBatch.from_arrays(columns, ["n", "name", "phone"])
    store.write("asked_victims", table.schema, [table])


def _victim(report: str, hits: Iterable[tuple[int, int, bool | None]], files: Sequence[str]) -> Victim:
    found = list(hits)
    opinions = {agrees for _, _, agrees in found}
    agree = True if True in opinions else False if False in opinions else None
    kept = [hit for hit in found if hit[2] is not False] if agree else found
    places = tuple(Place(files[file], row) for file, row, _ in kept[:MOST_PLACES])
    return Victim(report, agree, tuple(sorted({file for file, _, _ in kept})), places)
