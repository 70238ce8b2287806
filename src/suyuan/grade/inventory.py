"""Every table of a folder with its owner, kinds, volume and grade, and what changed since last time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suyuan.grade.data import from_findings
from suyuan.grade.decide import GRADES, Decision, decide
from suyuan.grade.facts import Facts
from suyuan.grade.say import decision_json
from suyuan.identify import scan
from suyuan.identify.findings import FileFindings
from suyuan.read import Unread


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the inventory."""

    path: str
    owner: str
    rows: int
    people: int
    kinds: Mapping[str, str]
    decision: Decision

    def json(self) -> dict[str, Any]:
        """The entry as data."""
        return {
            "path": self.path,
            "owner": self.owner,
            "rows": self.rows,
            "people": self.people,
            "kinds": dict(self.kinds),
            **decision_json(self.decision),
        }


def grade(paths: Iterable[Path], facts: Facts | None = None) -> tuple[Entry, ...]:
    """Grade every table of files, folders and archives, those in the way of a trade first.

    Raises Unreadable for the first file that cannot be read, UnknownLawDate for days before the law.
    """
    found = []
    for item in scan(paths):
        if isinstance(item, Unread):
            raise item.error
        found.append(item)
    return inventory(found, facts or Facts())


def inventory(found: Iterable[FileFindings], facts: Facts) -> tuple[Entry, ...]:
    """Grade every table, those in the way of a trade first."""
    entries = []
    for file in found:
        data = from_findings(file)
        entries.append(Entry(data.name, facts.owner, data.rows, data.people, data.kinds, decide(data, facts)))
    return tuple(sorted(entries, key=lambda e: (GRADES.index(e.decision.grade), e.path)))


def changes(before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What differs between two inventories: tables added and gone, and changes of grade, kinds and rows."""
    old = {e["path"]: e for e in before}
    new = {e["path"]: e for e in after}
    found: list[dict[str, Any]] = [{"path": p, "what": "added"} for p in sorted(new.keys() - old.keys())]
    found += [{"path": p, "what": "gone"} for p in sorted(old.keys() - new.keys())]
    for path in sorted(old.keys() & new.keys()):
        found += [
            {"path": path, "what": key, "before": old[path][key], "after": new[path][key]}
            for key in ("grade", "level", "owner", "kinds", "rows")
            if old[path][key] != new[path][key]
        ]
    return found
