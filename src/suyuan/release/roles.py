"""What each column of a released table may carry: which are exact for ever, which may hold a mark."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from suyuan.identify import Column, Layout, kinds
from suyuan.release.cell_mark import cell_marks

EXACT = frozenset({"identifies", "names", "reaches", "document_id", "credential", "account_money", "vehicle"})
"""Traits of kinds whose values stay byte for byte."""
_FIRST = ("id_card", "mobile_phone")


@dataclass(frozen=True, slots=True)
class Mark:
    """One column of a released table."""

    name: str
    """Its header, made unique."""
    kind: str
    """Kind of personal information, empty where none."""
    mark: str
    """Class of cell marks it carries (`suyuan.release.cell_mark`), empty where it stays as it is."""
    unit: str
    """The mark's setting."""
    also: tuple[str, ...] = ()
    """Further kinds, where a column is mixed."""

    @property
    def id(self) -> int:
        """The column's number for drawing symbols: depends on the name alone, so it survives new columns."""
        return int.from_bytes(hashlib.blake2b(self.name.encode(), digest_size=8).digest(), "little")


def anchor_kinds() -> tuple[str, ...]:
    """Codes of kinds that point to one person, surest first: what rows are linked by."""
    strong = {
        code for code, kind in kinds().items() if kind.traits & {"identifies", "reaches", "document_id"}
    }
    strong |= {code for code, kind in kinds().items() if "account_money" in kind.traits}
    return (*(code for code in _FIRST if code in strong), *sorted(strong - set(_FIRST)))


def roles(sample: pa.RecordBatch, layout: Layout, *, cells: bool) -> tuple[Mark, ...]:
    """The role of every column; cell marks only where `cells` and the rows can be linked without them."""
    linkable = any(code in anchor_kinds() for column in layout.columns for code in column.kinds)
    seen: dict[str, int] = {}
    out = []
    for column in layout.columns:
        seen[column.name] = seen.get(column.name, 0) + 1
        name = column.name if seen[column.name] == 1 else f"{column.name}#{seen[column.name]}"
        values = [text for text in sample.column(column.index).to_pylist() if text]
        mark, unit = _mark(values, column.kinds) if cells and linkable else ("", "")
        out.append(Mark(name, column.kind, mark, unit, column.also))
    return tuple(out)


def layout_of(schema: Sequence[Mark]) -> Layout:
    """The layout as it was understood at release, so that later programs read the snapshot the same way."""
    return Layout(
        tuple(
            Column(index=i, name=mark.name, kind=mark.kind, confidence=1.0, lies=False, also=tuple(mark.also))
            for i, mark in enumerate(schema)
        )
    )


def _mark(values: Sequence[str], codes: Sequence[str]) -> tuple[str, str]:
    traits = frozenset(trait for code in codes for trait in kinds()[code].traits)
    if traits & EXACT:
        return "", ""
    for name, mark in cell_marks().items():
        unit = mark.unit(values, traits)
        if unit is not None:
            return name, unit
    return "", ""
