"""New forms for the quasi-identifiers of a whole table, by the optimal levels or group by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from suyuan.obfuscate.coded import coded as coded_values
from suyuan.obfuscate.hierarchy import Hierarchy
from suyuan.obfuscate.intake import Coded
from suyuan.obfuscate.local import recode
from suyuan.obfuscate.plan import Plan
from suyuan.obfuscate.search import Lattice, encode, optimum


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The new form of a column in every row."""

    forms: pa.Array
    """Every form that may occur."""
    which: np.ndarray
    """int64: for each row the place of its form."""

    def codes(self) -> np.ndarray:
        """Equal codes for equal forms (int64), a row each."""
        codes: np.ndarray = coded_values(self.forms)[0][self.which]
        return codes


@dataclass(frozen=True, slots=True, eq=False)
class Recoded:
    """The outcome of a search."""

    forms: Mapping[str, Forms]
    hidden: np.ndarray
    """bool: rows that are suppressed."""
    loss: float
    levels: Mapping[str, int]
    """The level of each column; empty for local recoding, where each group has its own."""
    nodes: int = 0
    tried: int = 0
    groups: int = 0
    """Groups of local recoding."""


def recoded(plan: Plan, coded: Coded, used: Mapping[str, Hierarchy], *, local: bool) -> Recoded:
    """Find new forms that reach what the plan wants. Raises CannotFinish where none do."""
    nobody = np.zeros(coded.rows, np.bool_)
    if not used:
        return Recoded({}, nobody, 0.0, {})
    codes = {
        name: encode(np.array(coded.values[name], dtype=str), one)[coded.codes[name]]
        for name, one in used.items()
    }
    own = _sensitive(plan, coded)
    if local:
        cut = recode(codes, used, plan.wanted, own)
        forms = {
            name: _at(used[name], codes[name], cut.levels[cut.groups, place])
            for place, name in enumerate(cut.names)
        }
        return Recoded(forms, nobody, cut.loss, {}, groups=len(cut.levels))
    lattice = Lattice(codes, used, own)
    found = optimum(lattice, plan.wanted)
    hidden = lattice.cost([found.levels[name] for name in lattice.names], plan.wanted)[2]
    forms = {name: _at(used[name], codes[name], found.levels[name]) for name in used}
    return Recoded(forms, hidden[lattice.alike], found.loss, found.levels, found.nodes, found.tried)


def _sensitive(plan: Plan, coded: Coded) -> np.ndarray | None:
    """Codes of the sensitive column, where l or t are wanted."""
    if plan.wanted.l <= 1 and plan.wanted.t >= 1:
        return None
    return coded.codes[plan.of("sensitive")[0].column]


def _at(one: Hierarchy, codes: np.ndarray, level: np.ndarray | int) -> Forms:
    """Forms of the rows at a level each, or at one level for all."""
    flat: Sequence[str] = [form for value in one.values for form in one.forms[value]]
    return Forms(pa.array(flat, pa.string()), codes * one.levels + level)
