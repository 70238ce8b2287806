"""What is said of whom: statements with their origin, and the verdicts that rest on them."""

from dataclasses import dataclass
from typing import Literal

from suyuan.model.records import Place
from suyuan.model.text import Text

Verdict = Literal["lead", "supported", "corroborated"]
"""`lead` does not reach the need; `supported` does; `corroborated` still does without its strongest origin."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One item of evidence for one answer to one closed question."""

    link: str
    """The question, such as `seller-buyer:B1`."""
    answer: str
    """The candidate that it speaks for."""
    weight: float
    """Bans (log10 of the likelihood ratio), before any cap."""
    method: str
    """How the weight was found; the cap by validation hangs on it."""
    origin: str
    """The one place that it really comes from, such as `file:payments/a.csv` or `ledger`."""
    says: Text
    """The finding in words, values masked."""
    places: tuple[Place, ...]
    """Where it can be read, at most a few hundred."""


@dataclass(frozen=True, slots=True)
class Source:
    """A release, holder or canary that a dump may come from."""

    name: str
    type: Literal["release", "holder", "canary"]
    rows: int
    """Rows of the dump that it explains."""
    margin: float
    """Bans above what the bound on false accusation asks for."""
    false_accusation: float
    """Bound on the chance that anyone innocent among the candidates is named."""
    dates: tuple[str, str]
    """First and last day on which the leak can have happened, ISO 8601; empty strings where unknown."""
    verdict: Verdict
    candidates: int
    """How many candidates the bound was shared over."""
    says: Text
    """How it was found and what would overturn it."""
