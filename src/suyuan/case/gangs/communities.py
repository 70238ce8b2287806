"""Gangs: reports that share accounts, and the buyers with whom those accounts are shared."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from suyuan.case.gangs.reports import Told
from suyuan.case.parties.aliases import fitting, forms
from suyuan.case.parties.buyers import Buyer
from suyuan.link import keys
from suyuan.model.records import Payment, Place

HUB_TYPES = 3
"""An account in otherwise unrelated reports of so many different types is a hub and links nobody."""

BRIDGE_GROUP = 3
"""Reports that make a group of its own."""


Side = Literal["own", "named", "transfer"]
"""The buyer uses an account; names it in a chat; had money to or from it by a statement of his own."""


@dataclass(frozen=True, slots=True)
class Shared:
    """An account that stands on both sides: with a buyer and in reports."""

    buyer: str
    key: str
    buyer_account: str
    gang_account: str
    reports: tuple[str, ...]
    """Numbers of the reports that name it."""
    at: tuple[Place, ...]
    """Where it stands on the buyer's side, one place a file."""
    kind: Side
    """How it stands there."""


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


def gangs(
    told: Sequence[Told], buyers: Sequence[Buyer], foreign: Iterable[Payment] = ()
) -> tuple[list[Gang], list[Told]]:
    """Join reports by shared accounts, also through the accounts of one buyer; returns gangs and lone reports.

    `foreign` are payments of statements that are not the seller's, such as a buyer's own. A gang has two reports
    at least, or an account shared with a buyer. Cost: linear in accounts but for sorting.
    """
    sides = _sides(buyers, foreign)
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


_Sides = dict[str, list[tuple[str, str, tuple[Place, ...], Side]]]
"""Key of an account -> (buyer, account as the buyer's side writes it, places, how)."""


def _sides(buyers: Iterable[Buyer], foreign: Iterable[Payment]) -> _Sides:
    sides: _Sides = defaultdict(list)
    owner: dict[str, str] = {}
    for buyer in buyers:
        for account in buyer.accounts:
            for key in keys(account):
                owner[key] = buyer.id
                sides[key].append((buyer.id, account, buyer.places.get(account, ()), "own"))
        for account, place in buyer.named:
            for key in keys(account):
                sides[key].append((buyer.id, account, (place,), "named"))
    for payment in foreign:
        for one in sorted({owner[k] for k in keys(payment.owner) if k in owner}):
            for key in keys(payment.party_account) - owner.keys():
                sides[key].append((one, payment.party_account, (payment.place,), "transfer"))
    return {k: found for k, found in sides.items() if _telling(found)}


def _telling(found: Iterable[tuple[str, str, tuple[Place, ...], Side]]) -> bool:
    """Whether an account points to one buyer; what several merely name or pay points to nobody."""
    whole = list(found)
    return len({buyer for buyer, *_ in whole}) == 1 or any(kind == "own" for *_, kind in whole)


def _hubs(told: Sequence[Told]) -> frozenset[str]:
    """Accounts that stand in reports of several types and hold together what nothing else does.

    Either the reports share hardly anything else, or without the account they fall into groups of their own, of
    different types, in each of which few name it: somebody who helps victims, a mule, a number of a platform.
    """
    users: dict[frozenset[str], set[int]] = defaultdict(set)
    for i, one in enumerate(told):
        for account in one.accounts:
            users[keys(account)].add(i)
    several = {known: {told[i].type for i in rows} - {""} for known, rows in users.items()}
    hubs: set[str] = set()
    for known in sorted(users, key=lambda k: (-len(several[k]), sorted(k))):
        loose = len(several[known]) >= HUB_TYPES and _scattered(users[known], told, known)
        if loose or (len(several[known]) > 1 and _bridges(users[known], told, hubs | known)):
            hubs |= known
    return frozenset(hubs)


def _scattered(rows: Collection[int], told: Sequence[Told], known: frozenset[str]) -> bool:
    """Whether most of the reports with an account share nothing else."""
    beside = {i: {k for a in told[i].accounts if known.isdisjoint(keys(a)) for k in keys(a)} for i in rows}
    shared = Counter(k for found in beside.values() for k in found)
    tied = sum(any(shared[k] > 1 for k in found) for found in beside.values())
    return tied < len(rows) / 2


def _bridges(rows: Collection[int], told: Sequence[Told], without: Collection[str]) -> bool:
    """Whether an account joins groups of different types that stand on their own."""
    groups = [set(g) for g in _groups(told, {}, without)]
    joined = [
        g
        for g in groups
        if not g.isdisjoint(rows) and len(g) > len(g & set(rows)) * 2 and len(g) >= BRIDGE_GROUP
    ]
    return len({Counter(told[i].type for i in g).most_common(1)[0][0] for g in joined}) > 1


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
                own = [b for b, _, _, kind in sides.get(key, ()) if kind == "own"]
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
    shared: dict[tuple[str, str, Side], Shared] = {}
    for mine in sorted(users):
        for key in sorted(keys(mine)):
            for buyer, account, places, kind in sides.get(key, ()):
                known = shared.get((buyer, mine, kind))
                at = tuple({p.file: p for p in (*places, *(known.at if known else ()))}.values())
                shared[buyer, mine, kind] = Shared(
                    buyer, key, account, mine, tuple(sorted(users[mine])), at, kind
                )
    types = Counter(t.type for t in told if t.type)
    main = [t for t, n in types.most_common() if n * 5 >= len(told)]
    ordered = (
        sorted(told, key=lambda t: (t.report.at is None, t.report.at, t.report.id))
        if all(t.report.at for t in told)
        else told
    )
    return Gang("", tuple(sorted(users)), tuple(main), tuple(ordered), tuple(shared.values()))


def innocents(gangs: Iterable[Gang], nodes: Iterable[str], traders: Collection[str]) -> tuple[int, int]:
    """How many accounts of parties without trade in data a gang's reports name, or may under their mask; of how many."""
    used = sorted({account for gang in gangs for account in gang.accounts})
    known = {key for account in used for key in keys(account)}
    asked = [n for n in nodes if n not in traders and not n.startswith("name:")]
    hidden = [n for n in asked if "*" in n]
    shared = sum(not known.isdisjoint(keys(n)) for n in asked) + sum(1 for _ in fitting(hidden, forms(used)))
    return shared, len(asked)
