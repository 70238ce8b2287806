"""What needs saying about a file besides its figures: lying headers, mixtures, failed checks, bad rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from suyuan.cli.scanned.result import Seen
from suyuan.cli.scanned.veil import veiled_columns
from suyuan.cli.scanned.words import check_name, counted, kind_name, reason, t
from suyuan.identify import ColumnFindings, Sample
from suyuan.model.text import Text


@dataclass(frozen=True, slots=True)
class Note:
    """One remark."""

    warns: bool
    """Whether a person should act on it."""
    says: Text


def notes(seen: Seen) -> list[Note]:
    """All remarks on a file, those on columns in the order of columns, bad rows last."""
    names = veiled_columns([column.name for column in seen.found.columns])
    made: list[Note] = []
    for place, (name, column) in enumerate(zip(names, seen.found.columns, strict=True)):
        sample = seen.samples[place] if place < len(seen.samples) and not seen.found.text else Sample()
        made += _column(name, column, sample)
    if seen.bad:
        reasons = counted((reason(code), count) for code, count in seen.bad.items())
        made.append(Note(warns=True, says=t("bad", n=f"{sum(seen.bad.values()):,}", reasons=reasons)))
    return made


def _column(name: str, column: ColumnFindings, sample: Sample) -> Iterator[Note]:
    if column.lies:
        yield Note(warns=True, says=t("lies", column=name, kind=kind_name(column.kind)))
    if column.also:
        yield Note(warns=False, says=t("also", column=name, kinds=_kinds(dict(column.also))))
    if column.inside:
        yield Note(warns=True, says=t("inside", column=name, kinds=_kinds(dict(column.inside))))
    if sample.failed:
        checks = counted((check_name(column.kind, check), count) for check, count in sample.failed.items())
        yield Note(warns=False, says=t("failed", column=name, looked=f"{sample.looked:,}", checks=checks))


def _kinds(counts: dict[str, int]) -> Text:
    return counted((kind_name(code), count) for code, count in counts.items())
