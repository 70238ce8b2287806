"""Who bought: parties of accounts with evidence of trade in data, ranked by what they paid; the others with the reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from suyuan.case.parties import aliases
from suyuan.case.parties.announce import Announcement, announced, announcements
from suyuan.case.parties.contacts import Finder
from suyuan.case.parties.ledger import Entry, Ledger
from suyuan.case.parties.lines import Line
from suyuan.case.parties.rejected import why_not
from suyuan.case.parties.sellers import Seller
from suyuan.case.parties.trade import Talks, Trade, talks, trade
from suyuan.case.parties.words import words
from suyuan.link import Edge, Party, compatible, keys, parties
from suyuan.model.records import Place
from suyuan.model.text import Text

JUDGED = 100.0
"""Bans of a person's own judgement in `case.toml`: it stands above every reckoning and can be taken back."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """A party that traded in data."""

    id: str
    party: Party
    accounts: tuple[str, ...]
    names: tuple[str, ...]
    entries: tuple[Entry, ...]
    """Its payments that count."""
    refunds: tuple[Entry, ...]
    fen: int
    """Paid less refunds."""
    trade: Trade
    places: dict[str, tuple[Place, ...]]
    """Account -> where it stands, one place a file."""
    named: tuple[tuple[str, Place], ...]
    """Accounts that it names in chats without calling them its own."""

    @property
    def price_fen(self) -> float:
        """Fen a record; 0 where the number of records is unknown."""
        return self.fen / self.trade.records if self.trade.records else 0.0


@dataclass(frozen=True, slots=True)
class Rejected:
    """A party with money or orders that was not taken for a buyer."""

    accounts: tuple[str, ...]
    why: Text
    fen: int
    payments: int


@dataclass(frozen=True, slots=True)
class Market:
    """Everything about the buying side."""

    buyers: tuple[Buyer, ...]
    rejected: tuple[Rejected, ...]
    announcements: tuple[Announcement, ...]
    home: dict[str, str]
    """Node -> the first node of its party."""
    edges: tuple[Edge, ...]
    payers: int
    """Parties that paid anything: the candidates of the question who bought."""


def market(
    book: Ledger,
    lines: Sequence[Line],
    sell: Seller,
    finder: Finder,
    judged: Iterable[tuple[str, str, bool]] = (),
) -> Market:
    """From payments and chats to buyers. Cost: linear in payments and lines but for sorting."""
    base = _edges(book, lines, sell, finder) + [_judgement(*j) for j in judged]
    nodes = {*book.by_node, *(line.speaker for line in lines if not sell.owns(line.speaker))}
    first = _home(parties(nodes, base))
    found = announcements(lines, book, sell.owns)
    edges = base + announced(found, book, lambda node: first.get(node, node))
    joined = parties(nodes, edges)
    said = talks(lines, sell.owns)
    buyers, others = [], []
    ambiguous = {e.node for a in found if len({x.node for x in a.fits}) > 1 for e in a.fits}
    for party in joined:
        money = [e for node in party.nodes for e in book.by_node.get(node, ())]
        dealt = trade(party.nodes, said, _counting(money))
        why = why_not(
            money, dealt, coincident=not ambiguous.isdisjoint(party.nodes), money_known=bool(book.entries)
        )
        if why is None:
            buyers.append(_buyer(party, money, dealt, said, book))
        elif money or dealt.orders:
            others.append(_reject(party, money, why))
    ranked = sorted(buyers, key=lambda b: (-b.fen, -b.trade.records, b.party.nodes))
    return Market(
        buyers=tuple(_numbered(b, f"B{i}") for i, b in enumerate(ranked, 1)),
        rejected=tuple(sorted(others, key=lambda r: (-r.fen, r.accounts))),
        announcements=tuple(found),
        home=_home(joined),
        edges=tuple(edges),
        payers=sum(any(e.incoming for n in p.nodes for e in book.by_node.get(n, ())) for p in joined),
    )


def _edges(book: Ledger, lines: Sequence[Line], sell: Seller, finder: Finder) -> list[Edge]:
    spoken = [line for line in lines if not sell.owns(line.speaker)]
    said = [*aliases.told(spoken, sell.keys), *aliases.memos(book, finder, sell.keys)]
    said += [*aliases.tails(spoken, book), *aliases.nicknames(spoken, book), *aliases.names(book)]
    said += aliases.introduced(spoken)
    nodes = {*book.by_node, *(line.speaker for line in spoken), *(n for e in said for n in (e.a, e.b))}
    places = {node: entries[0].payment.place for node, entries in book.by_node.items()}
    return [*said, *aliases.same_number(nodes), *aliases.masks(nodes, places, _holders(spoken))]


def _holders(spoken: Iterable[Line]) -> dict[str, set[str]]:
    """Names that speakers give to the accounts that they call own, by key of the account."""
    found: dict[str, set[str]] = {}
    for line in spoken:
        for account in line.owns if line.holder else ():
            for key in keys(account):
                found.setdefault(key, set()).add(line.holder)
    return found


def _judgement(a: str, b: str, same: bool) -> Edge:
    says = Text("办案人员认定为同一方" if same else "办案人员认定不是同一方", "judged by an investigator")
    return Edge(a, b, JUDGED if same else -JUDGED, "judgement", "case.toml", says, (Place("case.toml", 0),))


def _home(found: Iterable[Party]) -> dict[str, str]:
    return {node: party.nodes[0] for party in found for node in party.nodes}


def _counting(money: Iterable[Entry]) -> list[Entry]:
    """Payments that can be for data: coming in, no refund, no shop's memo unless it names data."""
    return [
        e
        for e in money
        if e.incoming
        and not e.refund
        and (
            words("memo", "data").search(e.payment.memo.lower())
            or not words("memo", "shop").search(e.payment.memo.lower())
        )
    ]


def _buyer(party: Party, money: list[Entry], dealt: Trade, said: Talks, book: Ledger) -> Buyer:
    entries = tuple(_counting(money))
    refunds = tuple(e for e in money if not e.incoming and e.refund)
    lines = [line for node in party.nodes for line in said.own.get(node, ())]
    known = set(party.nodes)
    named = {a: line.message.place for line in lines for a in (*line.works, *line.named) if a not in known}
    return Buyer(
        id="",
        party=party,
        accounts=_accounts(party),
        names=_names(party, lines, book),
        entries=entries,
        refunds=refunds,
        fen=max(0, sum(e.fen for e in entries) - sum(e.fen for e in refunds)),
        trade=dealt,
        places=_places(party, money, lines),
        named=tuple(sorted(named.items())),
    )


def _places(party: Party, money: Iterable[Entry], lines: Iterable[Line]) -> dict[str, tuple[Place, ...]]:
    """Every file in which an account of the party stands: as payer, as speaker, or as named on a join."""
    found: dict[str, dict[str, Place]] = {}
    for entry in money:
        found.setdefault(entry.node, {}).setdefault(entry.payment.place.file, entry.payment.place)
    for line in lines:
        found.setdefault(line.speaker, {}).setdefault(line.message.place.file, line.message.place)
    for edge in party.edges:
        for node in (edge.a, edge.b):
            for place in edge.places if edge.method in {"told", "memo"} else ():
                found.setdefault(node, {}).setdefault(place.file, place)
    return {node: tuple(by_file.values()) for node, by_file in found.items()}


def _accounts(party: Party) -> tuple[str, ...]:
    """Accounts in normal form; a masked one only where no full one of the party fits it."""
    full = [n for n in party.nodes if "*" not in n and not n.startswith("name:")]
    heads = {n.split("|")[0] for n in party.nodes if "*" in n and not n.startswith("name:")}
    forms = {form for form, _ in aliases.forms(full)}
    hidden = sorted(h for h in heads if not any(compatible(h, form) for form in forms))
    return (*sorted(full), *hidden)


def _names(party: Party, lines: Iterable[Line], book: Ledger) -> tuple[str, ...]:
    paid = {book.by_node[n][0].payment.party for n in party.nodes if n in book.by_node}
    return tuple(sorted({*paid, *(line.message.sender_name for line in lines)} - {""}))


def _reject(party: Party, money: list[Entry], why: Text) -> Rejected:
    accounts = _accounts(party) or tuple(n.rpartition(":")[2] for n in party.nodes)
    paid = [e for e in money if e.incoming and not e.refund]
    return Rejected(accounts, why, sum(e.fen for e in paid), len(money))


def _numbered(buyer: Buyer, id_: str) -> Buyer:
    return replace(buyer, id=id_)
