"""Whose statement it is, where rows name both sides; and the other side of each row."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from suyuan.read.statements.lines import Line, Side
from suyuan.read.statements.totals import Way

LEAST_SHARE = 0.1
"""Share of the rows that an account must stand in to be taken for one of the owner's."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A row seen from its owner."""

    owner: Side
    party: Side
    way: Way | None
    """What the sides show of the direction."""


def seen(lines: Sequence[Line], owner: Side, owners: Collection[str]) -> list[Seen]:
    """Every row from its owner's side. `owners` are accounts known to be the owner's.

    Where rows name payer and payee, the owner is the side that is known, else the one that stands in every
    row, else the few that together stand in all; a row with none of them is seen from its payer.
    """
    both = any(line.payer.key and line.payee.key for line in lines)
    known = {*owners, owner.account, owner.name} - {""}
    own = _own_keys(lines, known) if both else ()
    return [
        _seen_both(line, own, known) if line.payer.key and line.payee.key else _seen(line, owner)
        for line in lines
    ]


def _seen(line: Line, owner: Side) -> Seen:
    """A row that names one other side: the counterparty, or the payer or payee alone."""
    own = Side(line.own.name or owner.name, line.own.account or owner.account)
    if line.party.key or not (line.payer.key or line.payee.key):
        return Seen(own, line.party, None)
    if line.payer.key:
        return Seen(own, line.payer, "in")
    return Seen(own, line.payee, "out")


def _seen_both(line: Line, own: Sequence[str], known: Collection[str]) -> Seen:
    """A row that names both sides; between two accounts known to be the owner's it counts as neither."""
    if line.payer.key in known and line.payee.key in known:
        return Seen(line.payer, line.payee, "neutral")
    ranks = {key: rank for rank, key in enumerate(own)}
    payer, payee = ranks.get(line.payer.key, len(own)), ranks.get(line.payee.key, len(own))
    if line.way == "in" and payer == payee == len(own):
        return Seen(line.payee, line.payer, "in")
    return Seen(line.payer, line.payee, "out") if payer <= payee else Seen(line.payee, line.payer, "in")


def _own_keys(lines: Sequence[Line], known: Collection[str]) -> list[str]:
    """Sides taken for the owner's, the surest first."""
    pairs = [(line.payee.key, line.payer.key) for line in lines if line.payer.key and line.payee.key]
    found = [key for key in dict.fromkeys(key for pair in pairs for key in pair) if key in known]
    left = [pair for pair in pairs if not (pair[0] in known or pair[1] in known)]
    while left:
        counts = Counter(key for pair in left for key in dict.fromkeys(pair))
        key, rows = counts.most_common(1)[0]
        if rows < len(pairs) and rows < max(3, LEAST_SHARE * len(pairs)):
            break
        found.append(key)
        left = [pair for pair in left if key not in pair]
    return found
