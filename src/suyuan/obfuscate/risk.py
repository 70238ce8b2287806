"""What an attacker may hope for: prosecutor, journalist and marketer risk.

The three attackers and their figures: El Emam, Guide to the De-Identification of Personal Health Information (2013),
chapters 15 to 17, as ARX computes them. Prosecutor: knows that a person is in the table. Journalist: does not, but has a
register of the population. Marketer: wants to re-identify as many as possible, and how many he gets is what counts.
"""

from dataclasses import dataclass

import numpy as np

from suyuan.obfuscate.coded import Classes, classes


@dataclass(frozen=True, slots=True)
class Risk:
    """Risks of one table, each between 0 and 1."""

    prosecutor_highest: float
    prosecutor_average: float
    at_risk: float
    """Share of rows whose own risk is above the limit."""
    journalist_highest: float
    journalist_average: float
    marketer: float
    """Expected share of rows that a marketer re-identifies."""
    unique: float
    """Share of rows that nobody else looks like."""
    smallest: int
    """Rows in the smallest class."""
    classes: int


def risk(found: Classes, *, limit: float = 0.2, population: np.ndarray | None = None) -> Risk:
    """Risks of the rows in classes; `population` gives the size of each class in the population (at least the sample's).

    Without a population the journalist knows no more than the table: his risk is the prosecutor's.
    """
    sizes = found.sizes
    rows = int(sizes.sum())
    if rows == 0:
        return Risk(0, 0, 0, 0, 0, 0, 0, 0, 0)
    wider = sizes if population is None else np.maximum(population, sizes)
    own = 1.0 / sizes
    return Risk(
        prosecutor_highest=float(own.max()),
        prosecutor_average=len(sizes) / rows,
        at_risk=float(sizes[own > limit].sum() / rows),
        journalist_highest=float((1.0 / wider).max()),
        journalist_average=float(max(len(wider) / wider.sum(), (sizes / wider).sum() / rows)),
        marketer=float((sizes / wider).sum() / rows),
        unique=float((sizes == 1).sum() / rows),
        smallest=int(sizes.min()),
        classes=len(sizes),
    )


def population_sizes(sample: list[np.ndarray], register: list[np.ndarray]) -> np.ndarray:
    """How many people of a register look like each class of the sample; columns coded alike in both."""
    both = classes([np.concatenate([own, other]) for own, other in zip(sample, register, strict=True)])
    rows = len(sample[0])
    in_register = np.bincount(both.ids[rows:], minlength=len(both.sizes))
    found = classes(sample)
    counted: np.ndarray = in_register[both.ids[found.firsts]]
    return counted
