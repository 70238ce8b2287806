"""How well a table hides its people: k-anonymity, l-diversity, t-closeness.

k-anonymity: Samarati and Sweeney 1998. l-diversity (distinct, entropy): Machanavajjhala and others 2007.
t-closeness with the equal and the ordered distance: Li, Li and Venkatasubramanian 2007.
"""

from dataclasses import dataclass

import numpy as np

from suyuan.obfuscate.coded import Classes, classes


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """How a sensitive column is spread over classes: one entry for each class and value that occur together."""

    which: np.ndarray
    """int64: the class."""
    value: np.ndarray
    """int64: code of the value."""
    count: np.ndarray
    """int64: rows."""
    found: Classes
    overall: np.ndarray
    """float64: share of each value in the whole table."""

    @property
    def share(self) -> np.ndarray:
        """float64: share of the value in its class."""
        shares: np.ndarray = self.count / self.found.sizes[self.which]
        return shares


def k_anonymity(found: Classes) -> int:
    """Rows in the smallest class; 0 for an empty table."""
    return int(found.sizes.min()) if len(found.sizes) else 0


def spread(found: Classes, sensitive: np.ndarray) -> Spread:
    """How the codes of a sensitive column lie in the classes."""
    pairs = classes([found.ids, sensitive])
    overall = np.bincount(sensitive) / max(1, len(sensitive))
    return Spread(found.ids[pairs.firsts], sensitive[pairs.firsts], pairs.sizes, found, overall)


def l_diversity(seen: Spread) -> int:
    """Distinct sensitive values in the class that has the fewest."""
    return int(np.bincount(seen.which).min()) if len(seen.which) else 0


def entropy_l_diversity(seen: Spread) -> float:
    """The largest l such that every class has at least entropy log(l): the exponential of the least entropy."""
    entropy = np.bincount(seen.which, -seen.share * np.log(seen.share))
    return float(np.exp(entropy.min())) if len(entropy) else 0.0


def t_closeness(seen: Spread) -> float:
    """Largest distance between a class and the whole table, all values equally far apart (total variation)."""
    beyond = np.maximum(0.0, seen.share - seen.overall[seen.value])
    return float(np.bincount(seen.which, beyond).max(initial=0.0))


def t_closeness_ordered(seen: Spread) -> float:
    """Largest distance where the values lie in the order of their codes, neighbours 1 / (m - 1) apart.

    Memory: classes in blocks of a few thousand at a time.
    """
    values, largest = len(seen.overall), 0.0
    if values < 2:
        return 0.0
    order = np.argsort(seen.which, kind="stable")
    which, value, share = seen.which[order], seen.value[order], seen.share[order]
    step = max(1, (1 << 22) // values)
    for first in range(0, len(seen.found.sizes), step):
        begin, end = np.searchsorted(which, [first, first + step])
        dense = np.zeros((min(step, len(seen.found.sizes) - first), values))
        dense[which[begin:end] - first, value[begin:end]] = share[begin:end]
        moved = np.abs(np.cumsum(dense - seen.overall, axis=1)).sum(axis=1) / (values - 1)
        largest = max(largest, float(moved.max(initial=0.0)))
    return largest
