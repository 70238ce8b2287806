"""What is known about a data set from looking at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from suyuan.identify import kinds
from suyuan.identify.findings import FileFindings


@dataclass(frozen=True, slots=True)
class Data:
    """A table as far as grading needs it: which columns hold what, and how much."""

    name: str
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Personal columns by name, with the traits of their kinds."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Kind of each personal column."""
    rows: int = 0
    people: int = 0
    """Most distinct values of a column that identifies; a lower bound on the people."""

    @property
    def traits(self) -> frozenset[str]:
        """All traits that occur."""
        return frozenset().union(*self.columns.values())

    def holding(self, traits: Iterable[str]) -> tuple[str, ...]:
        """Names of the columns that have one of the traits."""
        wanted = frozenset(traits)
        return tuple(name for name, own in self.columns.items() if own & wanted)

    def without(self, names: Iterable[str]) -> "Data":
        """The same data with some columns left out."""
        gone = frozenset(names)
        return replace(
            self,
            columns={name: own for name, own in self.columns.items() if name not in gone},
            kinds={name: kind for name, kind in self.kinds.items() if name not in gone},
        )


def from_findings(found: FileFindings) -> Data:
    """The data set behind the findings of a scan; free text counts as a column of each kind found in it."""
    known = kinds()
    columns: dict[str, str] = {c.name: c.kind for c in found.columns if c.kind in known}
    columns |= {f"text:{kind}": kind for kind, count in found.text.items() if count and kind in known}
    identifying = [
        c.distinct
        for c in found.columns
        if c.kind in known and {"identifies", "document_id"} & known[c.kind].traits
    ]
    return Data(
        name=found.path,
        columns={name: known[kind].traits for name, kind in columns.items()},
        kinds=columns,
        rows=found.rows,
        people=max(identifying, default=0),
    )
