"""How grave a file's content is, by the tiers of 法释〔2017〕10号 over neutral traits."""

from collections.abc import Iterable
from dataclasses import dataclass

from suyuan.identify import FileFindings, kinds
from suyuan.law.book import book
from suyuan.law.reading import OUT, default, read

ORDER = ("A", "B", "C", OUT, "")
"""From the gravest; `out` identifies nobody, and the empty tier has nothing personal."""


@dataclass(frozen=True, slots=True)
class Severity:
    """The tier of a row that holds all that the file holds; whether a court takes it so, it decides itself."""

    tier: str
    """`A`, `B`, `C`, `out`, or empty."""
    heaviest: str
    """The gravest tier that is open to argument."""
    threshold: int
    """Records from which the tier counts as serious; 0 for none."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return ORDER.index(self.tier)


def severity(found: FileFindings) -> Severity:
    """Read the kinds of a file as the kinds of one row."""
    codes = personal_kinds(found)
    if not codes:
        return Severity("", "", 0)
    law, traits = book("interpretation"), _traits(codes)
    tier = read(traits, law, default)
    records = law.data["records"].get(tier, {})
    return Severity(tier, read(traits, law, lambda rule: rule.heaviest()), records.get("serious", 0))


def personal_kinds(found: FileFindings) -> list[str]:
    """Codes of all kinds in a file, in order of first appearance."""
    codes: dict[str, None] = {}
    for column in found.columns:
        codes |= dict.fromkeys(filter(None, (column.kind, *column.also, *column.inside)))
    return list(codes | {code: None for code, count in found.text.items() if count})


def _traits(codes: Iterable[str]) -> frozenset[str]:
    known = kinds()
    return frozenset().union(*(known[code].traits for code in codes if code in known))
