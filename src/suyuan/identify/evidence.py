"""What speaks for each kind in one column: shares of valid and suspect cells, and how the whole column behaves."""

import random
from dataclasses import dataclass
from functools import cache

import numpy as np

from suyuan.identify.catalog import kinds
from suyuan.identify.cells import FORMS, blank, recognise
from suyuan.identify.cells import cells as view
from suyuan.identify.kernel import Seen
from suyuan.identify.sample import PROBE, Cells, evenly
from suyuan.model.kind import Kind, Standing

OVERLAYS = 12
"""Made-up values that a starred cell is laid over."""
HALF_SEEN = 0.7
"""What a starred cell that fits says, beside 1 for a cell that can be seen whole."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a column's filled cells stand towards one kind."""

    code: str
    valid: float
    """Share of the cells that pass every check."""
    suspect: float
    """Share that looks like the kind and fails a check, or hides a part."""
    behaves: float
    """How the whole column behaves, 0 to 1."""

    @property
    def fit(self) -> float:
        """What single cells say for the kind, 0 to 1."""
        return self.valid + kinds()[self.code].suspect_weight * self.suspect

    @property
    def weight(self) -> float:
        """What speaks for the kind in all, 0 to 1."""
        return self.fit * self.behaves


def standing(cells: Cells, code: str) -> np.ndarray:
    """0, 1 valid or 2 suspect for every cell.

    Kinds without compiled form are tried on some cells first, and dropped where nothing is found.
    """
    seen: Seen = blank(len(cells))
    kind = kinds()[code]
    if code not in FORMS and not _probed(cells, kind):
        return seen.standing
    recognise(cells.values, view(cells.values), code, seen)
    return seen.standing


def _probed(cells: Cells, kind: Kind) -> bool:
    return any(kind.check(value) != "no" for value in evenly(cells.different, PROBE))


def evidence(cells: Cells, code: str) -> Evidence:
    """Hold a column against one kind; hidden cells count by what they show, where most are hidden."""
    whole, hidden = cells.parts
    if len(hidden) > len(whole):
        return _hidden(hidden, kinds()[code], len(cells))
    seen = standing(whole, code)
    valid, suspect = (float((seen == s).sum()) / max(len(whole), 1) for s in (1, 2))
    return Evidence(code, valid, suspect, _behaves(whole, seen, kinds()[code]))


def _behaves(cells: Cells, seen: np.ndarray, kind: Kind) -> float:
    """By the cells that look like the kind; a column where none does is not asked."""
    if kind.behaves is None:
        return 1.0
    looks = [text for text, found in zip(cells.texts, seen.tolist(), strict=True) if found]
    return kind.behaves(looks) if looks else 0.0


def _hidden(cells: Cells, kind: Kind, total: int) -> Evidence:
    """Starred cells laid over made-up values of the kind: what they show must fit one of them."""
    some = evenly(cells.different, PROBE)
    fits = [_fits(value, kind) for value in some]
    part = len(cells) / max(total, 1) / max(len(some), 1)
    return Evidence(kind.code, HALF_SEEN * part * fits.count("valid"), part * fits.count("suspect"), 1.0)


def _fits(value: str, kind: Kind) -> Standing:
    shown = _unrounded(value)
    found = {kind.check(_laid(shown, made)) for made in _made(kind.code) if len(made) == len(shown)}
    return "valid" if "valid" in found else "suspect" if "suspect" in found else "no"


def _laid(shown: str, made: str) -> str:
    return "".join(m if s == "*" else s for s, m in zip(shown, made, strict=True))


def _unrounded(value: str) -> str:
    """`1.38001E+10` as `13800******`: a spreadsheet rounds the last figure that it shows."""
    head, plus, power = value.strip().partition("E+")
    digits = head.replace(".", "")
    if not plus or not power.isdigit() or not digits.isdigit():
        return value.strip()
    return digits[:-1].ljust(int(power) + 1, "*")


@cache
def _made(code: str) -> tuple[str, ...]:
    rng = random.Random(code)  # noqa: S311  # made-up values, the same every time
    kind = kinds()[code]
    made = [kind.normal(kind.fake(rng)) for _ in range(40)]
    by_length: dict[int, list[str]] = {}
    for value in (*made, *map(kind.normal, kind.valid)):
        by_length.setdefault(len(value), []).append(value)
    return tuple(value for values in by_length.values() for value in values[:OVERLAYS])


@cache
def breadth(code: str) -> float:
    """How many made-up values of other kinds this kind would take as valid: narrow kinds win over broad ones."""
    check = kinds()[code].check
    others = [value for other in kinds() if other != code for value in _made(other)]
    return sum(check(value) == "valid" for value in others) / max(len(others), 1)
