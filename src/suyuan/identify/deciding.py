"""Decides what one column is from the evidence for every kind; the header is a hint that content can overrule."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from suyuan.identify.behaviour.spread import UNTOLD
from suyuan.identify.catalog import kinds
from suyuan.identify.evidence import Evidence, breadth, evidence, standing
from suyuan.identify.sample import Cells

ENOUGH = 0.5
"""What must speak for a kind that content shows, where no header names it."""
ENOUGH_AGAINST = 0.7
"""The same under a header that names something else."""
ENOUGH_HINTED = 0.25
AGREED = 0.6
"""What behaviour says at least for a kind that single cells show and the header names."""
ENOUGH_TOGETHER = 0.9
"""What several kinds must explain together, where none does alone."""
CERTAIN, NEVER = 0.8, 2.0
SURE = 0.8
"""Behaviour by which a whole column shows its kind without a header; weight that overrules a header."""
ALSO = 0.03
"""Share above which a second kind of a mixed column is tried as well."""
STRAY = 0.002
"""The same for kinds of exact form, in the cells that the column's own kind leaves open."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a column is, and by which evidence."""

    code: str
    weight: float
    """What speaks for the kind and those beside it, 0 to 1; 0 where nothing was recognised."""
    rival: float = 0.0
    """What speaks for the strongest kind that was not chosen, over the same cells."""
    also: tuple[str, ...] = ()
    lies: bool = False


NOTHING = Verdict("", 0.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict together with what it was reached from."""

    verdict: Verdict
    hint: str
    """The kind that the header names."""
    named: bool
    """Whether the header names anything that is known, personal or not."""
    different: int
    """Different filled cells that were looked at."""


def decide(cells: Cells, hint: str, *, named: bool) -> Verdict:
    """Choose the kind of a column.

    `hint` is the kind that its header names, `named` whether the header names anything that is known.
    """
    if len(cells) == 0:
        return NOTHING
    found = {code: _agreed(evidence(cells, code), hint) for code in _candidates(hint)}
    best = _choose(found.values(), hint, named=named)
    if best is None:
        best = _together(found, hint)
    if best is None:
        return Verdict("", 0.0, lies=_lies(hint, "", found, cells))
    also = _also(cells, best.code, hint)
    rest = [e.weight for e in found.values() if e.code not in {best.code, *also}]
    explained = min(1.0, best.weight + sum(found[c].valid if c in found else 0.0 for c in also))
    return Verdict(best.code, explained, max(rest, default=0.0), also, _lies(hint, best.code, found, cells))


def _agreed(found: Evidence, hint: str) -> Evidence:
    """Where the header names the kind, only behaviour that speaks against it is still looked at."""
    if found.code != hint:
        return found
    if kinds()[hint].told_by == "content":
        return replace(found, behaves=max(found.behaves, AGREED))
    return replace(found, behaves=1.0 if found.behaves >= UNTOLD else found.behaves)


def _candidates(hint: str) -> list[str]:
    return [code for code, kind in kinds().items() if kind.told_by != "header" or code == hint]


def _need(found: Evidence, hint: str, *, named: bool) -> float:
    """The weight from which on the kind is believed."""
    kind = kinds()[found.code]
    if found.code == hint:
        return ENOUGH_HINTED
    if kind.told_by == "behaviour":
        return CERTAIN if found.behaves >= SURE else NEVER
    return ENOUGH_AGAINST if named and not _kin(hint, found.code) else ENOUGH


def _kin(one: str, other: str) -> bool:
    """Kinds that stand in each other's columns: a WeChat account may be a phone number. No lie."""
    if not one or not other:
        return False
    shared = kinds()[one].traits & kinds()[other].traits
    return bool(shared & {"reaches", "document_id", "account_money", "locates"})


def _choose(every: Iterable[Evidence], hint: str, *, named: bool) -> Evidence | None:
    """The strongest kind that is believed; one that content shows goes before one that the header names."""
    believed = [e for e in every if e.weight >= _need(e, hint, named=named)]
    shown = [e for e in believed if kinds()[e.code].told_by != "header"]
    told = [e for e in believed if kinds()[e.code].told_by == "header"]
    best = min(shown, key=lambda e: _rank(e, hint), default=None)
    if best is None or (told and not _overrules(best) and not _kin(hint, best.code)):
        return told[0] if told else best
    return best


def _overrules(found: Evidence) -> bool:
    """Whether content is clear enough to go before a header that any content would agree with."""
    return found.weight >= SURE or (is_exact(found.code) and found.behaves >= SURE)


def is_exact(code: str) -> bool:
    """Whether single values show the kind so clearly that even a doubtful one says much."""
    return kinds()[code].told_by == "content" and kinds()[code].suspect_weight > ENOUGH


def _rank(found: Evidence, hint: str) -> tuple[float, ...]:
    """Smaller is better: what speaks for it, a hint counting a little, then the narrower kind."""
    return (-round(found.weight + 0.1 * (found.code == hint), 2), -round(found.valid, 2), breadth(found.code))


def _together(found: dict[str, Evidence], hint: str) -> Evidence | None:
    """The most frequent of several kinds that explain a column together, as names and phones by turns do."""
    parts = [
        e
        for e in found.values()
        if kinds()[e.code].told_by == "content" and e.valid >= 0.1 and e.behaves >= SURE
    ]
    if len(parts) < 2 or sum(e.valid for e in parts) < ENOUGH_TOGETHER * (0.6 if hint else 1.0):
        return None
    return max(parts, key=lambda e: (e.valid, e.code))


def _also(cells: Cells, code: str, hint: str) -> tuple[str, ...]:
    """Further kinds, each in the cells that those before it leave open, most frequent first."""
    total, more = len(cells), list[str]()
    rest = cells.parts[0]
    rest = rest.without(standing(rest, code) > 0)
    while len(rest) and len(more) < 4:
        found = [
            e
            for e in (evidence(rest, c) for c in _candidates(hint) if c != code)
            if _strays(e, rest, total, hint)
        ]
        if not found:
            break
        best = min(found, key=lambda e: _rank(e, hint))
        more.append(best.code)
        rest = rest.without(standing(rest, best.code) > 0)
    return tuple(more)


def _strays(found: Evidence, rest: Cells, total: int, hint: str) -> bool:
    """Whether enough of the cells left open are of a kind; words and bare numbers must explain most of them."""
    cells = found.valid * len(rest)
    kind = kinds()[found.code]
    if is_exact(found.code):
        return cells >= 2 and cells / total >= STRAY and found.behaves > 0
    if found.code != hint and (kind.told_by == "header" or found.behaves < SURE):
        return False
    return cells / total >= ALSO and found.valid >= ENOUGH


def _lies(hint: str, code: str, found: dict[str, Evidence], cells: Cells) -> bool:
    """Whether the header names a kind that its column does not hold."""
    if not hint or hint == code or _kin(hint, code):
        return False
    kind = kinds()[hint]
    if kind.told_by == "content":
        return (bool(code) or is_exact(hint)) and found[hint].fit < 0.2 and (bool(code) or len(cells) >= 3)
    return bool(code) and ("reaches" not in kinds()[code].traits or hint == "password")
