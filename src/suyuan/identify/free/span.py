"""One stretch of text that holds personal information."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where it stands, what it is, what it says."""

    start: int
    """First character, counted in the input."""
    end: int
    """One past the last character."""
    kind: str
    """Code of the kind; besides those of `kinds()` also `url` and `alipay_account`."""
    value: str
    """As written."""
    normal: str
    """Normal form, evasion undone."""
    evasive: bool
    """Whether more than plain separators had to be undone: other digits, homophones, split characters."""
    valid: bool = True
    """False where it looks like the kind and a check fails: check digit, division, segment."""
    confidence: float = 0.0
    """How often such a hit is right, from 0 to 1, as measured; 0 where it was not measured."""
    cue: str = ""
    """The words beside it that speak for the kind, as written; empty where it is told by its form alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a finder found, counted in characters of the folded text."""

    start: int
    end: int
    kind: str
    normal: str
    evasive: bool = False
    """Whether the finder itself had to undo something; folded characters are seen without it."""
    valid: bool = True
    cue: tuple[int, int] = (0, 0)
    """Where its cue stands; empty where there is none."""
    confidence: float = 0.0
    """How often such a hit is right; 0 where it was not measured."""
