"""The closed questions of a case, with their items: source to seller, seller to buyer, buyer to gang, gang to victim."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from suyuan.case.chain.weighing import Item, Link
from suyuan.case.gangs.communities import Gang, Shared
from suyuan.case.gangs.reports import Told
from suyuan.case.gangs.victims import Victim
from suyuan.case.parties.aliases import shown
from suyuan.case.parties.announce import Announcement, coincidence
from suyuan.case.parties.buyers import Buyer, Market
from suyuan.case.parties.ledger import Entry, Ledger, minute
from suyuan.case.parties.trade import ROUNDING
from suyuan.case.parties.words import words
from suyuan.link import chance_bans, keys
from suyuan.model.accounts import mask
from suyuan.model.evidence import Source
from suyuan.model.records import Payment, Place
from suyuan.model.text import Text

LIKELY = 0.9
"""Share of a gang's victims who stand in the list that it works with, if it does; the project's estimate."""
MOST_PLACES = 200
_HOW = {
    "own": Text("使用", "uses"),
    "named": Text("在聊天中提到", "names in a chat"),
    "transfer": Text("在本人账户流水中往来", "has transfers on an own statement with"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """What the stages before found, as the chain needs it."""

    market: Market
    ledger: Ledger
    gangs: Sequence[Gang]
    lone: int
    """Reports that stand alone."""
    sources: Sequence[Source]
    victims: Mapping[str, Victim]
    base_rate: float
    """Share of reporters unrelated to any buyer who stand in the data all the same."""
    files: int
    """Seized files with records."""
    foreign: Sequence[Payment] = ()
    """Payments of statements that are not the seller's."""
    shared_by_others: tuple[int, int] = (0, 0)
    """Accounts of parties without trade in data that a gang's reports name, of how many such accounts."""
    broken: frozenset[str] = field(default=frozenset())
    """Origins whose custody hash does not hold."""


def base_rate(gangs: Iterable[Gang], lone: Iterable[Told], victims: Mapping[str, Victim]) -> float:
    """How often a reporter who has nothing to do with the buyers stands in the data, from the reports themselves."""
    strangers = [t for g in gangs if not g.buyers for t in g.told] + list(lone)
    asked = [t.report.id for t in strangers if t.report.victim_phone]
    return (sum(r in victims for r in asked) + 0.5) / (len(asked) + 1)


def source_link(case: Case) -> Link:
    """Which of the recipients and holders, or none of them, the seized data comes from."""
    candidates = max((s.candidates for s in case.sources), default=1)
    ranked = sorted(case.sources, key=lambda s: ({"release": 0, "canary": 1, "holder": 2}[s.type], -s.rows))
    items = []
    if ranked:
        best = ranked[0]
        for source in ranked:
            if source is best or _related(source.name, best.name):
                weight = chance_bans(source.false_accusation, floor=1e-30)
                items.append(Item(best.name, weight, "trace", f"{source.type}:{source.name}", source.says))
    question = Text(
        f"查获数据出自 {candidates} 个接收方、持有方中的哪一个，还是都不是？",
        f"Which of {candidates} recipients and holders does the seized data come from, or none of them?",
    )
    return Link("source-seller", question, candidates, _checked(items, case))


def _related(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def buyer_link(case: Case, buyer: Buyer) -> Link:
    """Which of the payers in the seller's ledger, or none, the party is that ordered data."""
    items = [
        *_orders(buyer),
        *_memos(case, buyer),
        *_announced(case, buyer),
        *_priced(case, buyer),
        *_mirrored(case, buyer),
    ]
    question = Text(
        f"向卖方付款的 {case.market.payers} 方中，订购数据的是不是 {buyer.id}，还是都不是？",
        f"Of {case.market.payers} parties that paid the seller, is {buyer.id} the one that ordered data, or none of them?",
    )
    return Link("seller-buyer", question, max(1, case.market.payers), _checked(items, case))


def _by_file(places: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place.file].append(place)
    return found


def _orders(buyer: Buyer) -> Iterable[Item]:
    for file, places in _by_file([*buyer.trade.orders, *buyer.trade.deliveries]).items():
        ordered = sum(p in set(buyer.trade.orders) for p in places)
        says = Text(
            f"聊天中有 {ordered} 次订购、{len(places) - ordered} 次交货",
            f"{ordered} orders and {len(places) - ordered} deliveries in chats",
        )
        yield Item(buyer.id, 1.0, "order", f"file:{file}", says, tuple(places[:MOST_PLACES]))


def _memos(case: Case, buyer: Buyer) -> Iterable[Item]:
    if not buyer.trade.memos:
        return
    traders = {n for b in case.market.buyers for n in b.party.nodes}
    others = [e for e in case.ledger.entries if e.incoming and e.node not in traders]
    telling = sum(bool(words("memo", "data").search(e.payment.memo.lower())) for e in others)
    weight = chance_bans((telling + 0.5) / (len(others) + 1))
    for file, places in _by_file(buyer.trade.memos).items():
        says = Text(
            f"{len(places)} 笔付款的附言提到数据、名单或资料；无关付款中有 {telling}/{len(others)} 笔如此",
            f"{len(places)} payment memos name data or lists; {telling} of {len(others)} unrelated payments do",
        )
        yield Item(buyer.id, weight, "memo-words", f"file:{file}", says, tuple(places[:MOST_PLACES]))


def _announced(case: Case, buyer: Buyer) -> Iterable[Item]:
    """Announced payments found with this party alone; what a payment file shows hangs on the chat file as well."""
    home = case.market.home
    bans = coincidence(case.ledger, lambda n: home.get(n, n))
    mine = home.get(buyer.party.nodes[0], buyer.party.nodes[0])
    found: dict[tuple[str, str], dict[Place, tuple[Announcement, Entry]]] = defaultdict(dict)
    for one in case.market.announcements:
        fits = {home.get(e.node, e.node): e for e in one.fits}
        if home.get(one.speaker, one.speaker) == mine and set(fits) == {mine}:
            entry = fits[mine]
            found[entry.payment.place.file, one.place.file].setdefault(entry.payment.place, (one, entry))
    for (file, chat), pairs in found.items():
        weight = sum(bans(entry) for _, entry in pairs.values())
        says = Text(
            f"聊天中说到的 {len(pairs)} 笔付款在流水中找到，金额、时间相符且别人均不符",
            f"{len(pairs)} payments announced in chats stand in the ledger; amount and time fit, nobody else's do",
        )
        places = tuple(p for one, entry in pairs.values() for p in (entry.payment.place, one.place))
        yield Item(
            buyer.id,
            weight,
            "announced",
            f"file:{file}",
            says,
            places[:MOST_PLACES],
            frozenset({f"file:{chat}"}),
        )


def _priced(case: Case, buyer: Buyer) -> Iterable[Item]:
    """Payments that equal an order's quantity times its price, against how many sums would do so by chance."""
    if not buyer.trade.priced:
        return
    fen = sorted(e.payment.fen for e in case.ledger.entries if e.incoming)
    priced = set(buyer.trade.priced)
    chats = {p.file for p in buyer.trade.orders}
    needs = frozenset({f"file:{next(iter(chats))}"}) if len(chats) == 1 else frozenset()
    for file, places in _by_file(buyer.trade.priced).items():
        sums = [
            e.payment.fen for e in buyer.entries if e.payment.place in priced and e.payment.place.file == file
        ]
        weight = sum(chance_bans(_share(fen, one)) for one in sums)
        says = Text(
            f"{len(sums)} 笔付款等于聊天中的数量乘单价",
            f"{len(sums)} payments equal quantity times price in the chats",
        )
        yield Item(buyer.id, weight, "priced", f"file:{file}", says, tuple(places[:MOST_PLACES]), needs)


def _share(fen: Sequence[int], one: int) -> float:
    near = bisect_right(fen, one * (1 + ROUNDING)) - bisect_left(fen, one * (1 - ROUNDING))
    return near / max(1, len(fen))


def _mirrored(case: Case, buyer: Buyer) -> Iterable[Item]:
    """The other end: a statement of the buyer's own account shows the same payments going out."""
    own = frozenset().union(*(keys(a) for a in buyer.accounts)) if buyer.accounts else frozenset()
    paid = Counter((e.payment.fen, e.minute // 1440) for e in buyer.entries)
    found: dict[str, list[Place]] = defaultdict(list)
    for p in case.foreign:
        if p.direction == "out" and not keys(p.owner).isdisjoint(own) and paid[p.fen, minute(p.at) // 1440]:
            found[p.place.file].append(p.place)
    for file, places in found.items():
        says = Text(
            f"买方自己的账户流水中有 {len(places)} 笔相同付款",
            f"the buyer's own statement shows {len(places)} of the payments",
        )
        weight = len(places) * chance_bans(1 / max(2, case.market.payers))
        yield Item(buyer.id, weight, "both-ends", f"file:{file}", says, tuple(places[:MOST_PLACES]))


def gang_link(case: Case, buyer: Buyer) -> Link:
    """Which of the gangs, or none, worked with what the buyer bought."""
    k, n = case.shared_by_others
    weight = chance_bans((k + 0.5) / (n + 1))
    items = [_shared(gang, s, weight) for gang in case.gangs for s in gang.shared if s.buyer == buyer.id]
    candidates = len(case.gangs) + case.lone
    question = Text(
        f"{candidates} 个团伙（含单独举报）中，与 {buyer.id} 相连的是哪一个，还是都不是？",
        f"Which of {candidates} gangs (lone reports included) does {buyer.id} lead to, or none of them?",
    )
    return Link("buyer-gang", question, max(1, candidates), _checked(items, case))


def _shared(gang: Gang, s: Shared, weight: float) -> Item:
    """An account on both sides: one coincidence, whatever the number of files that show it.

    It falls with the only file that ties it to the buyer, and with the only report that names it.
    """
    how = _HOW[s.kind]
    says = Text(
        f"{s.buyer} {how.zh}的 {shown(s.buyer_account)} 就是 {len(s.reports)} 份举报中的 {mask(s.gang_account)}",
        f"{s.buyer} {how.en} {shown(s.buyer_account)}, which {len(s.reports)} reports give as {mask(s.gang_account)}",
    )
    named = set(s.reports)
    places = tuple(t.report.place for t in gang.told if t.report.id in named)
    files = {f"file:{place.file}" for place in s.at}
    needs = (files if len(files) == 1 else set()) | ({f"report:{s.reports[0]}"} if len(named) == 1 else set())
    return Item(
        gang.id, weight, "shared-account", f"account:{mask(s.key)}", says, (*s.at, *places), frozenset(needs)
    )


def victim_link(case: Case, buyer: Buyer, gang: Gang) -> Link:
    """Whether the gang's victims come from the seized data, sold before they were called, or from elsewhere."""
    items = []
    for told in gang.told:
        victim = case.victims.get(told.report.id)
        if victim is None or before_sale(minute(told.report.at) if told.report.at else None, buyer):
            continue
        weight = chance_bans(case.base_rate / LIKELY) * (0.3 if victim.names_agree is False else 1.0)
        says = Text(
            "被害人的号码在查获数据中"
            + {True: "，姓名相符", False: "，但姓名不符（可能为家庭共用号码）", None: ""}[victim.names_agree],
            "the victim's number stands in the seized data"
            + {True: "; the name agrees", False: "; the name differs (a family's number?)", None: ""}[
                victim.names_agree
            ],
        )
        places = (told.report.place, *victim.places)
        items.append(Item("seized", weight, "victim", f"report:{told.report.id}", says, places))
    question = Text(
        f"{gang.id} 的被害人是否出自查获的 {case.files} 份数据，还是出自别处？",
        f"Do the victims of {gang.id} come from the {case.files} seized files, or from elsewhere?",
    )
    return Link("gang-victim", question, max(1, case.files), _checked(items, case))


def before_sale(contact: int | None, buyer: Buyer) -> bool:
    """Whether a victim reported before the buyer had anything."""
    return bool(contact and buyer.trade.first_delivery and contact < buyer.trade.first_delivery)


def _checked(items: Iterable[Item], case: Case) -> tuple[Item, ...]:
    """Items that rest on an origin whose hash does not hold are kept and count nothing."""
    return tuple(
        replace(i, verified=False) if i.origin in case.broken or i.needs & case.broken else i for i in items
    )
