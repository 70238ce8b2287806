"""What a scan found, gathered for showing: findings, bad rows, masked examples, severity, unread files."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from suyuan.cli.scanned.severity import Severity, personal_kinds, severity
from suyuan.engine import Engine
from suyuan.identify import FileFindings, Sample, samples, scan
from suyuan.identify.spread import scan_on
from suyuan.model.records import BadRows
from suyuan.read import Meter, Unread
from suyuan.store.server import address_of


@dataclass(frozen=True, slots=True)
class Seen:
    """One table with all that is shown of it."""

    found: FileFindings
    bad: Mapping[str, int]
    """Rows that could not be read, by reason."""
    severity: Severity
    samples: Sequence[Sample] = ()
    """One a column; a single one for text."""

    @property
    def values(self) -> int:
        """Personal values, checks passed or not."""
        cells = sum(c.valid + c.unverified + sum(c.inside.values()) for c in self.found.columns if c.kind)
        inside = sum(sum(c.inside.values()) for c in self.found.columns if not c.kind)
        return cells + inside + sum(self.found.text.values())

    @property
    def kinds(self) -> list[str]:
        """Codes of what it holds."""
        return personal_kinds(self.found)

    def json(self) -> dict[str, Any]:
        """The findings as `--json` prints them, with bad rows, tier and examples."""
        told = self.found.json()
        if self.found.text:
            told["text_samples"] = dict(self.samples[0].values) if self.samples else {}
        else:
            for column, sample in zip(told["columns"], self.samples, strict=False):
                column |= {"samples": dict(sample.values), "failed": dict(sample.failed)}
        return told | {"bad": dict(self.bad), "tier": self.severity.tier}


@dataclass(frozen=True, slots=True)
class Scanned:
    """A whole scan, files in the order of reading."""

    files: list[Seen] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @property
    def personal(self) -> list[Seen]:
        """The files that hold anything personal."""
        return [seen for seen in self.files if seen.kinds]

    @property
    def examples(self) -> int:
        """How many examples are held."""
        return sum(len(v) for seen in self.files for sample in seen.samples for v in sample.values.values())

    def ranked(self) -> list[Seen]:
        """The personal ones, the gravest first, then those with most values."""
        return sorted(self.personal, key=lambda s: (s.severity.rank, -s.values, s.found.path))

    def totals(self) -> dict[str, tuple[int, int, int]]:
        """Kind -> (values that pass their checks, that look like it only, files), the most frequent first.

        Cells of the further kinds of a mixed column are taken to be among its valid ones.
        """
        valid, other, files = Counter[str](), Counter[str](), Counter[str]()
        for seen in self.files:
            files.update(seen.kinds)
            valid.update(seen.found.text)
            for column in seen.found.columns:
                valid.update(column.inside)
                valid.update(column.also)
                if column.kind:
                    valid[column.kind] += max(column.valid - sum(column.also.values()), 0)
                    other[column.kind] += column.unverified
        return {
            code: (valid[code], other[code], files[code]) for code, _ in (valid + other + files).most_common()
        }

    def json(self) -> dict[str, Any]:
        """As `suyuan scan --json` prints it; files in the order of reading."""
        return {
            "files": [seen.json() for seen in self.files],
            "unread": [{"path": item.name, "reason": str(item.error)} for item in self.unread],
        }


def collect(
    paths: Sequence[Path], *, clear: bool = False, meter: Meter | None = None, on: Engine | None = None
) -> Scanned:
    """Scan the paths, large files on an engine where one is given, then take examples, masked unless `clear`, from the files that hold anything."""
    whole = Scanned()
    for path in paths:
        base, bad, found = path if path.is_dir() else path.parent, BadRows(keep=0), []
        for item in (
            scan_on(on, path, base=base, bad=bad)
            if on and not address_of(path)
            else scan([path], base=base, bad=bad, meter=meter)
        ):
            if isinstance(item, Unread):
                whole.unread.append(item)
            else:
                found.append(item)
        examples = _examples(path, base, found, clear=clear)
        whole.files.extend(
            Seen(f, dict(bad.counts.get(f.path, {})), severity(f), examples.get(f.path, ())) for f in found
        )
    return whole


def _examples(
    path: Path, base: Path, found: Sequence[FileFindings], *, clear: bool
) -> dict[str, list[Sample]]:
    by_file: dict[Path, list[FileFindings]] = defaultdict(list)
    for findings in found:
        file = path if address_of(path) else _on_disk(base, findings.path)
        if file and personal_kinds(findings):
            by_file[file].append(findings)
    taken: dict[str, list[Sample]] = {}
    for file, tables in by_file.items():
        taken |= samples(file, base, tables, clear=clear)
    return taken


def _on_disk(base: Path, name: str) -> Path | None:
    """The file that a table's name starts with."""
    parts = name.split("!")
    return next((f for n in range(len(parts), 0, -1) if (f := base / "!".join(parts[:n])).is_file()), None)
