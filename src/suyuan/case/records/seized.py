"""The stage that reads seized dumps once: records into the store, and where they came from."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from suyuan.case.intake import Intake
from suyuan.case.records.figures import Counted, Loaded, Progress, Watch, counted, load, settle
from suyuan.model.errors import Error
from suyuan.model.evidence import Source
from suyuan.model.records import BadRow, BadRows, Place
from suyuan.model.text import Text
from suyuan.store import Store
from suyuan.trace import Keys, Traced, Tracer


def read(
    store: Store, case: Intake, passphrase: str | None, progress: Progress | None = None
) -> dict[str, Any]:
    """Read the dumps; the result is JSON, so that a later run can take it up again."""
    bad, tracer, unread = BadRows(), None, []
    try:
        tracer = _tracer(case, passphrase)
    except Error as error:
        unread.append({"path": "releases", "reason": str(error)})
    watch = Watch(tracer.add if tracer else None, progress)
    loaded = load(store, case.files["seized"], case.folder, bad, watch)
    settle(store)
    traced = tracer.result() if tracer else Traced((), 0, 0)
    unread += [{"path": u.name, "reason": str(u.error)} for u in traced.unread]
    return {
        "loaded": asdict(loaded),
        "counted": asdict(counted(store)),
        "bad": bad_json(bad),
        "sources": [asdict(s) for s in traced.sources],
        "unexplained": traced.unexplained_rows,
        "from": [[name, list(places)] for name, places in traced.tables],
        "unread": unread,
        "traced": tracer is not None,
    }


def _tracer(case: Intake, passphrase: str | None) -> Tracer | None:
    ledgers = ledger_files(case)
    if not ledgers and not case.files["holders"]:
        return None
    return Tracer(ledgers, case.files["holders"], Keys(passphrase=passphrase))


def ledger_files(case: Intake) -> list[Path]:
    """Ledgers among the files of `releases/`: what has a `NAME.d/` beside it, else every file outside such folders."""
    outside = [
        p
        for p in case.files["releases"]
        if not any(part.endswith(".d") for part in p.relative_to(case.folder).parts)
    ]
    return [p for p in outside if p.with_name(p.name + ".d").is_dir()] or outside


def bad_json(bad: BadRows) -> dict[str, Any]:
    """Bad rows as JSON."""
    rows = [[r.place.file, r.place.row, r.reason, r.raw] for r in bad.rows]
    return {"rows": rows, "counts": bad.counts}


def bad_rows(kept: dict[str, Any], into: BadRows) -> None:
    """Put bad rows back into a ledger of bad rows."""
    into.rows += [BadRow(Place(file, row), reason, raw) for file, row, reason, raw in kept["rows"]]
    for file, by_reason in kept["counts"].items():
        into.counts.setdefault(file, {}).update(by_reason)


def sources(kept: dict[str, Any]) -> list[Source]:
    """The sources that a kept result names."""
    return [Source(**{**s, "dates": tuple(s["dates"]), "says": Text(**s["says"])}) for s in kept["sources"]]


def figures(kept: dict[str, Any]) -> Counted:
    """The figures of a kept result."""
    found = kept["counted"]
    whole = {
        name: {int(k): v for k, v in found[name].items()}
        for name in ("rows", "masks", "same_masks", "suspect_masks")
    }
    return Counted(**{**found, **whole})


def listed(kept: dict[str, Any]) -> Loaded:
    """The tables of a kept result."""
    return Loaded(**kept["loaded"])


def duty_tables(kept: dict[str, Any], holders: Sequence[str]) -> list[int]:
    """Numbers of the tables in which a named source of one of these holders speaks."""
    named = {
        i
        for i, s in enumerate(kept["sources"])
        if s["verdict"] != "lead" and any(h and (h in s["name"] or s["name"] in h) for h in holders)
    }
    by_name = {t["file"]: n for n, t in enumerate(kept["loaded"]["tables"])}
    return [by_name[name] for name, places in kept["from"] if named & set(places) and name in by_name]
