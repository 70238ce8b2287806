"""The one order in which parties and next steps stand, in drawings, tables and sentences alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from suyuan.case.report.numbers import number


def sources(summary: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Sources by the rows they explain."""
    return most(summary.get("sources") or [], "rows")


def buyers(summary: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Buyers in a chain first, then by money."""
    chained = {c.get("buyer") for c in summary.get("chains") or []}
    return sorted(most(summary.get("buyers") or [], "paid_cny"), key=lambda b: b.get("id") not in chained)


def gangs(summary: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Gangs in the order of their buyers, so that the drawing's lines cross little, then by loss."""
    place = {b.get("id"): n for n, b in enumerate(buyers(summary))}
    by_loss = most(summary.get("gangs") or [], "loss_cny")
    return sorted(by_loss, key=lambda g: min((place.get(b, 999) for b in g.get("buyers") or []), default=999))


def steps(chain: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Next steps of a chain by what they are expected to add a day."""
    return sorted(chain.get("next") or [], key=lambda s: -a_day(s))


def a_day(step: Mapping[str, Any]) -> float:
    """Bans that a step is expected to add for each day it takes; 0 where the case does not say."""
    return (number(step.get("gain")) or 0.0) / (number(step.get("days")) or float("inf"))


def most(rows: Sequence[Mapping[str, Any]], by: str) -> list[Mapping[str, Any]]:
    """Rows by a figure of theirs, the largest first."""
    return sorted(rows, key=lambda r: -(number(r.get(by)) or 0.0))
