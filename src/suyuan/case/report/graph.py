"""What the drawing of the chain shows: who stands in which column, and which links hold them together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from suyuan.case.report import order
from suyuan.case.report.accounts import hidden, named
from suyuan.case.report.numbers import number
from suyuan.case.report.speak import plain
from suyuan.case.report.words import words
from suyuan.model.text import Text, clean

COLUMNS = ("source", "seller", "buyer", "gang", "victim")
RANK = {"none": 0, "lead": 1, "supported": 2, "corroborated": 3}
MOST = 10
"""Nodes of one column; the rest become one node that says how many."""
FEW = 5
"""Buyers drawn where fewer than these stand in a chain."""


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the drawing."""

    key: str
    column: int
    title: Text
    lines: tuple[Text, ...]
    small: tuple[Text, Text]
    """Name and the one figure that a small box has room for."""
    href: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """One link between two boxes."""

    start: str
    end: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Graph:
    """All boxes, top to bottom in each column, and all links."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def column(self, index: int) -> list[Node]:
        """Boxes of one column, in order."""
        return [n for n in self.nodes if n.column == index]

    @property
    def drawable(self) -> bool:
        """Whether there is any link to draw."""
        return bool(self.edges)


def said(key: str, **values: object) -> Text:
    """A catalogue message as plain text for a drawing."""
    return words()[key].with_(**{k: clean(v) for k, v in values.items()})


def build(summary: Mapping[str, Any], evidence: Mapping[str, Any]) -> Graph:
    """The drawing of a case: every source and gang, and the buyers who paid most."""
    nodes = [*_sources(summary), _seller(summary), *_buyers(summary), *_gangs(summary)]
    known = {n.key for n in nodes}
    edges = {(e.start, e.end): e for e in _edges(summary, evidence) if e.start in known and e.end in known}
    linked = {key for pair in edges for key in pair}
    return Graph(tuple(n for n in nodes if n.key in linked), tuple(edges.values()))


def _sources(summary: Mapping[str, Any]) -> list[Node]:
    """One box a name: a copy and a canary may point at the same recipient."""
    named: dict[str, list[Mapping[str, Any]]] = {}
    for source in order.sources(summary):
        named.setdefault(str(source.get("name")), []).append(source)
    return [_source(name, found) for name, found in list(named.items())[:MOST]] or [_unknown("source:", 0)]


def _source(key: str, found: Sequence[Mapping[str, Any]]) -> Node:
    """A source by the rows that its strongest sign explains."""
    types = [words().get(f"source.{s.get('type')}", plain(s.get("type"))) for s in found]
    type_ = Text("、".join(x.zh for x in types), ", ".join(x.en for x in types))
    rows, name = said("chain.rows", n=_int(found[0].get("rows"))), plain(found[0].get("name"))
    return Node(f"source:{key}", 0, name, (type_, rows), (name, rows), "#sources")


def _unknown(key: str, column: int) -> Node:
    name = said(f"chain.unknown.{COLUMNS[column]}")
    return Node(key, column, name, (), (name, Text("", "")), "#missing", known=False)


def _seller(summary: Mapping[str, Any]) -> Node:
    accounts = [a for s in summary.get("sellers") or [] for a in s.get("accounts") or []]
    seized = said("chain.seized", n=_int((summary.get("records") or {}).get("seized")))
    lines = (named(accounts[0]), seized) if accounts else (seized,)
    name = said("chain.seller")
    return Node("seller", 1, name, lines, (name, seized), "#glance")


def _buyers(summary: Mapping[str, Any]) -> list[Node]:
    rows, most = order.buyers(summary), _drawn(summary)
    nodes = [_buyer(b, n) for n, b in enumerate(rows[:most])]
    if rest := rows[most:]:
        paid = sum(number(b.get("paid_cny")) or 0 for b in rest)
        title = said("chain.others", n=len(rest))
        small = (_same(f"+{len(rest)}"), _short(paid))
        nodes.append(Node("buyer:+", 2, title, (_paid(paid),), small, "#buyers"))
    return nodes


def _drawn(summary: Mapping[str, Any]) -> int:
    """Buyers with a box of their own: those of chains and gangs, the biggest besides."""
    linked = {c.get("buyer") for c in summary.get("chains") or []}
    return max(FEW, min(MOST, len(linked)))


def _buyer(buyer: Mapping[str, Any], place: int) -> Node:
    accounts = buyer.get("accounts") or []
    paid = number(buyer.get("paid_cny")) or 0
    name = f"{clean(buyer.get('id'))} {hidden(accounts[0]) if accounts else ''}".strip()
    bought = [said("chain.bought", n=_int(n))] if (n := number(buyer.get("records_bought"))) else []
    count = said("chain.payments", n=_int(buyer.get("payments")))
    money = Text(f"{_paid(paid).zh} · {count.zh}", f"{_paid(paid).en} · {count.en}")
    return Node(
        f"buyer:{buyer.get('id')}",
        2,
        _same(name),
        (money, *bought),
        (plain(buyer.get("id")), _short(paid)),
        f"#buyer-{place}",
    )


def _gangs(summary: Mapping[str, Any]) -> list[Node]:
    rows = order.gangs(summary)[:MOST]
    return [node for n, gang in enumerate(rows) for node in (_gang(gang, n), _victims(gang, n))]


def _gang(gang: Mapping[str, Any], place: int) -> Node:
    types = [plain(x) for x in gang.get("types") or []]
    many = _int(len(gang.get("accounts") or []))
    accounts, few = said("chain.accounts", n=many), said("chain.accounts.few", n=many)
    lines = (types[0], accounts) if types else (accounts,)
    name = plain(gang.get("id"))
    return Node(f"gang:{gang.get('id')}", 3, name, lines, (name, few), f"#gang-{place}")


def _victims(gang: Mapping[str, Any], place: int) -> Node:
    reports = said("chain.reports", n=_int(len(gang.get("reports") or [])))
    inside = said("chain.inside", n=_int(gang.get("victims_in_dump")))
    loss = number(gang.get("loss_cny")) or 0
    lines = (said("chain.loss", n=f"{loss:,.0f}"), inside)
    small = (said("chain.few", n=_int(len(gang.get("reports") or []))), _short(loss))
    return Node(f"victim:{gang.get('id')}", 4, reports, lines, small, f"#gang-{place}")


def _edges(summary: Mapping[str, Any], evidence: Mapping[str, Any]) -> list[Edge]:
    """Links of chains first; then those that only a party's own verdict speaks for."""
    sources, buyers, gangs = (summary.get(k) or [] for k in ("sources", "buyers", "gangs"))
    found: dict[tuple[str, str], str] = {}
    for place, chain in enumerate(summary.get("chains") or []):
        for pair, verdict in _of_chain(chain, _verdicts(evidence.get("links") or [], place)):
            found[pair] = min(found.get(pair, verdict), verdict, key=lambda v: RANK.get(v, 0))
    own = [(f"source:{s.get('name')}", "seller", s.get("verdict")) for s in sources]
    own += [("source:", "seller", "none")] if (buyers or gangs) and not sources else []
    own += [("seller", f"buyer:{b.get('id')}", b.get("verdict")) for b in buyers]
    own += [("seller", "buyer:+", "none")] if len(buyers) > _drawn(summary) else []
    own += [
        (f"buyer:{b}", f"gang:{g.get('id')}", g.get("verdict")) for g in gangs for b in g.get("buyers") or []
    ]
    own += [
        (f"gang:{g.get('id')}", f"victim:{g.get('id')}", g.get("verdict")) for g in gangs if g.get("reports")
    ]
    for start, end, verdict in own:
        found.setdefault((start, end), clean(verdict or "lead"))
    return [Edge(s, e, v) for (s, e), v in found.items()]


def _verdicts(links: Sequence[Mapping[str, Any]], chain: int) -> dict[str, str]:
    return {str(x.get("kind")): clean(x.get("verdict") or "lead") for x in links if x.get("chain") == chain}


def _of_chain(chain: Mapping[str, Any], verdict: Mapping[str, str]) -> list[tuple[tuple[str, str], str]]:
    source, buyer, gang = (chain.get(k) or "" for k in ("source", "buyer", "gang"))
    whole = clean(chain.get("verdict") or "lead")
    pairs = [
        ((f"source:{source}", "seller"), "source-seller", source),
        (("seller", f"buyer:{buyer}"), "seller-buyer", buyer),
        ((f"buyer:{buyer}", f"gang:{gang}"), "buyer-gang", buyer and gang),
        ((f"gang:{gang}", f"victim:{gang}"), "gang-victim", gang),
    ]
    return [(pair, verdict.get(kind, whole)) for pair, kind, there in pairs if there]


def _same(text: str) -> Text:
    return Text(text, text)


def _paid(amount: float) -> Text:
    return said("chain.paid", n=f"{amount:,.0f}")


def _short(amount: float) -> Text:
    """An amount short enough for a phone: 1.2万元."""
    zh = f"{amount / 1e4:.1f}万元" if amount >= 1e4 else f"{amount:.0f}元"
    en = (
        f"¥{amount / 1e6:.1f}M"
        if amount >= 1e6
        else f"¥{amount / 1e3:.1f}k"
        if amount >= 1e3
        else f"¥{amount:.0f}"
    )
    return Text(zh, en)


def _int(value: object) -> str:
    known = number(value)
    return "—" if known is None else f"{known:,.0f}"
