"""Gangs: reports that share accounts, and the buyers with whom those accounts are shared."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from suyuan.case.buyers import Buyer
from suyuan.case.reports import Told
from suyuan.link import keys
from suyuan.model.records import Place

HUB_TYPES = 3
"""An account in otherwise unrelated reports of so many different types is a hub and links nobody."""


@dataclass(frozen=True, slots=True)
class Shared:
    """An account that stands on both sides: with a buyer and in reports."""

    buyer: str
    key: str
    buyer_account: str
    gang_account: str
    reports: tuple[str, ...]
    """Numbers of the reports that name it."""
    at: Place | None
    """Where it stands on the buyer's side."""
    named: bool
    """The buyer only names it in a chat; it is not one of his own."""


@dataclass(frozen=True, slots=True)
class Gang:
    """Reports on the same fraudsters."""

    id: str
    accounts: tuple[str, ...]
    types: tuple[str, ...]
    told: tuple[Told, ...]
    shared: tuple[Shared, ...]

    @property
    def loss_fen(self) -> int:
        """Sum of the losses, each event once."""
        return sum(t.report.loss_fen for t in self.told)

    @property
    def buyers(self) -> tuple[str, ...]:
        """Buyers with a shared account, the one with most first."""
        count = Counter(s.buyer for s in self.shared)
        return tuple(sorted(count, key=lambda b: (-count[b], len(b), b)))


def gangs(told: Sequence[Told], buyers: Sequence[Buyer]) -> tuple[list[Gang], list[Told]]:
    """Join reports by shared accounts, also through the accounts of one buyer; returns gangs and lone reports.

    A gang has two reports at least, or an account shared with a buyer. Cost: linear in accounts but for sorting.
    """
    sides = _sides(buyers)
    hubs = _hubs(told)
    groups = _groups(told, sides, hubs)
    found: list[Gang] = []
    lone: list[Told] = []
    for members in groups:
        gang = _gang([told[i] for i in members], sides, hubs)
        if len(gang.told) > 1 or gang.shared:
            found.append(gang)
        else:
            lone += gang.told
    ranked = sorted(found, key=lambda g: (-len(g.told), -g.loss_fen, g.accounts))
    return [Gang(f"G{i}", g.accounts, g.types, g.told, g.shared) for i, g in enumerate(ranked, 1)], lone


_Sides = dict[str, list[tuple[str, str, Place | None, bool]]]
"""Key of an account -> (buyer, account as the buyer's side writes it, place, only named)."""


def _sides(buyers: Iterable[Buyer]) -> _Sides:
    sides: _Sides = defaultdict(list)
    for buyer in buyers:
        places = {e.node: e.payment.place for e in buyer.entries}
        for edge in buyer.party.edges:
            for node in (edge.a, edge.b):
                if edge.places:
                    places.setdefault(node, edge.places[0])
        for account in buyer.accounts:
            for key in keys(account):
                sides[key].append((buyer.id, account, places.get(account), False))
        for account, place in buyer.named:
            for key in keys(account):
                sides[key].append((buyer.id, account, place, True))
    return {
        key: found
        for key, found in sides.items()
        if len({b for b, *_ in found}) == 1 or not all(n for *_, n in found)
    }


def _hubs(told: Sequence[Told]) -> frozenset[str]:
    """Accounts in reports of many types that nothing else holds together."""
    users: dict[str, set[int]] = defaultdict(set)
    for i, one in enumerate(told):
        for account in one.accounts:
            for key in keys(account):
                users[key].add(i)
    suspects = {
        key for key, rows in users.items() if len({told[i].type for i in rows if told[i].type}) >= HUB_TYPES
    }
    return frozenset(key for key in suspects if _scattered(users[key], told, key))


def _scattered(rows: Collection[int], told: Sequence[Told], key: str) -> bool:
    """Whether the reports with an account share hardly anything else."""
    others = Counter(
        k for i in rows for k in {k for a in told[i].accounts for k in keys(a) if key not in keys(a)}
    )
    tied = sum(
        any(others[k] > 1 for a in told[i].accounts for k in keys(a) if key not in keys(a)) for i in rows
    )
    return tied < len(rows) / 2


def _groups(told: Sequence[Told], sides: _Sides, hubs: Collection[str]) -> list[list[int]]:
    parent = list(range(len(told)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[str, int] = {}
    for i, one in enumerate(told):
        for account in one.accounts:
            for key in keys(account) - set(hubs):
                own = [b for b, _, _, named in sides.get(key, ()) if not named]
                for word in (key, *(f"buyer:{b}" for b in own)):
                    parent[root(i)] = root(first.setdefault(word, i))
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(told)):
        groups[root(i)].append(i)
    return list(groups.values())


def _gang(told: list[Told], sides: _Sides, hubs: Collection[str]) -> Gang:
    users: dict[str, list[str]] = defaultdict(list)
    for one in told:
        for account in one.accounts:
            if keys(account).isdisjoint(hubs):
                users[account].append(one.report.id)
    shared = {
        (buyer, account): Shared(buyer, key, account, mine, tuple(sorted(users[mine])), place, named)
        for mine in sorted(users)
        for key in sorted(keys(mine))
        for buyer, account, place, named in sides.get(key, ())
    }
    types = Counter(t.type for t in told if t.type)
    main = [t for t, n in types.most_common() if n * 5 >= len(told)]
    ordered = (
        sorted(told, key=lambda t: (t.report.at is None, t.report.at, t.report.id))
        if all(t.report.at for t in told)
        else told
    )
    return Gang("", tuple(sorted(users)), tuple(main), tuple(ordered), tuple(shared.values()))
