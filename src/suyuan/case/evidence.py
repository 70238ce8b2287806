"""`evidence.json`: what every figure and every link of the summary rests on, masked, in both languages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from suyuan.case.caps import method
from suyuan.case.chain.article140 import conditions
from suyuan.case.chain.assembly import Told
from suyuan.case.chain.weighing import Gate, Item, Weighed
from suyuan.case.gangs.communities import Gang
from suyuan.case.parties.buyers import Buyer, Rejected
from suyuan.case.parties.ledger import CHINA
from suyuan.model.accounts import mask
from suyuan.model.records import Place
from suyuan.model.text import Text

LISTED = 20
"""Places listed with an item; the number of the others stands beside them."""


def both(text: Text) -> dict[str, str]:
    """A text as JSON."""
    return {"zh": text.zh, "en": text.en}


@dataclass(slots=True)
class Evidence:
    """Items under way, each with its number, and the figures that rest on them."""

    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    figures: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    """Item -> places listed; their texts are filled in at the end."""

    def add(self, says: Text, origin: str, places: Sequence[Place], how: str = "count") -> str:
        """An item that only says where a figure stands; returns its number."""
        return self._enter(
            says,
            origin,
            places,
            {
                "weight": None,
                "counted": None,
                "cap": None,
                "method": how,
                "method_says": both(method(how).says),
            },
        )

    def add_item(self, item: Item) -> str:
        """An item of evidence with its weight."""
        way = method(item.method)
        capped = item.weight > item.counted
        weighed = {
            "weight": round(item.weight, 3),
            "counted": round(item.counted, 3),
            "cap": both(way.explain()) if capped else None,
            "method": item.method,
            "method_says": both(way.says),
        }
        return self._enter(item.says, item.origin, item.places, weighed)

    def figure(self, path: str, *items: str) -> None:
        """Tie a figure of the summary to its items."""
        self.figures.setdefault(path, []).extend(i for i in items if i not in self.figures.get(path, []))

    def texts(self, found: Mapping[Place, str]) -> None:
        """Fill in what stands at the places."""
        for name, places in self.places.items():
            self.items[name]["places"] = [
                {"file": p.file, "row": p.row, "text": found.get(p, "")} for p in places
            ]

    def _enter(self, says: Text, origin: str, places: Sequence[Place], weighed: dict[str, Any]) -> str:
        name = f"E{len(self.items) + 1}"
        listed = list(dict.fromkeys(places))
        self.places[name] = listed[:LISTED]
        more = max(0, len(listed) - LISTED)
        self.items[name] = {"says": both(says), **weighed, "origin": origin, "places": [], "more": more}
        return name


def link_json(known: Evidence, told: Told, weighed: Weighed, number: int) -> dict[str, Any]:
    """One row of a chain, its items entered."""
    by_origin: dict[str, list[Item]] = defaultdict(list)
    for item in weighed.link.items:
        if item.answer == weighed.answer:
            by_origin[item.origin].append(item)
    origins = [
        {
            "origin": origin,
            "weight": round(max(i.weight for i in items), 3),
            "counted": round(weighed.origins[origin].counted, 3) if origin in weighed.origins else 0.0,
            "items": [known.add_item(i) for i in items],
        }
        for origin, items in sorted(by_origin.items())
    ]
    return {
        "id": f"{told.buyer.id}-{told.gang.id}-{weighed.link.kind}",
        "chain": number,
        "kind": weighed.link.kind,
        "question": both(weighed.link.question),
        "answer": weighed.answer,
        "answer_says": both(_answer(weighed)),
        "candidates": weighed.link.candidates,
        "origins": origins,
        "rivals": [{"answer": a, "total": round(t, 3)} for a, t in weighed.rivals],
        "need": round(weighed.need, 3),
        "margin": round(weighed.margin, 3),
        "surviving": round(weighed.surviving, 3),
        "verdict": weighed.verdict,
        "rests_on": weighed.rests_on,
        "gates": [],
        "conditions": [{"state": s, "says": both(t)} for s, t in conditions(weighed, told.chain.gates)],
    }


def _answer(weighed: Weighed) -> Text:
    if not weighed.answer:
        return Text("尚无证据指向任何一个", "no evidence points to any of them yet")
    if weighed.link.kind == "gang-victim":
        count = len(weighed.origins)
        return Text(
            f"{count} 名被害人的号码在查获数据中", f"{count} victims' numbers stand in the seized data"
        )
    return Text(f"指向 {weighed.answer}", f"points to {weighed.answer}")


def time_json(told: Told, number: int) -> dict[str, Any]:
    """The row of time and custody: gates, no weights."""
    gates = told.chain.gates
    failed = any(g.holds is False for g in gates)
    state = "fails" if failed else "open" if any(g.holds is None for g in gates) else "holds"
    says = [both(Text("；".join(g.says.zh for g in gates), "; ".join(g.says.en for g in gates)))] * 5
    verdict = "lead" if failed else "supported" if state == "open" else "corroborated"
    return {
        "id": f"{told.buyer.id}-{told.gang.id}-time",
        "chain": number,
        "kind": "time",
        "question": both(
            Text("各环节的时间先后和保管链是否成立？", "Do the order in time and the custody hold?")
        ),
        "answer": state,
        "answer_says": both(_state(state)),
        "candidates": 0,
        "origins": [],
        "rivals": [],
        "need": 0.0,
        "margin": 0.0,
        "surviving": 0.0,
        "verdict": verdict,
        "rests_on": "",
        "gates": [gate_json(g) for g in gates],
        "conditions": [{"state": state, "says": one} for one in says],
    }


def _state(state: str) -> Text:
    return {
        "fails": Text("有一项不成立", "one of them does not hold"),
        "open": Text("有的尚无法判断", "some cannot be told yet"),
        "holds": Text("均成立", "all hold"),
    }[state]


def gate_json(gate: Gate) -> dict[str, Any]:
    """A gate: true, false, or null where it cannot be told yet."""
    return {"name": both(gate.name), "holds": gate.holds, "says": both(gate.says)}


def timeline(buyers: Iterable[Buyer]) -> list[dict[str, Any]]:
    """Money by month and buyer."""
    months: dict[str, dict[str, Any]] = {}
    for buyer in buyers:
        for entry in buyer.entries:
            name = entry.payment.at.astimezone(CHINA).strftime("%Y-%m")
            month = months.setdefault(name, {"month": name, "fen": 0, "payments": 0, "buyers": {}})
            month["fen"] += entry.fen
            month["payments"] += 1
            month["buyers"][buyer.id] = month["buyers"].get(buyer.id, 0) + entry.fen
    return [months[name] for name in sorted(months)]


def rejected_json(rejected: Sequence[Rejected], most: int = 200) -> list[dict[str, Any]]:
    """Parties looked at and not taken, the largest first."""
    return [
        {
            "accounts": [mask(a) for a in r.accounts],
            "why": both(r.why),
            "paid_cny": r.fen / 100,
            "payments": r.payments,
        }
        for r in rejected[:most]
    ]


def enter_buyer(known: Evidence, buyer: Buyer, place: int, sold: Weighed) -> None:
    """The figures of a buyer."""
    by_file: dict[str, list[Place]] = defaultdict(list)
    for entry in (*buyer.entries, *buyer.refunds):
        by_file[entry.payment.place.file].append(entry.payment.place)
    paid = [
        known.add(
            Text(f"{len(found)} 笔付款及退款", f"{len(found)} payments and refunds"), f"file:{file}", found
        )
        for file, found in sorted(by_file.items())
    ]
    joins = [
        known.add_item(Item(buyer.id, e.weight, e.method, e.origin, e.says, e.places))
        for e in buyer.party.edges[:30]
    ]
    trade = [known.add_item(i) for i in sold.link.items]
    for name in (f"buyers.{buyer.id}", f"buyers.{place}"):
        known.figure(f"{name}.paid_cny", *paid)
        known.figure(f"{name}.payments", *paid)
        known.figure(f"{name}.accounts", *joins)
        known.figure(f"{name}.records_bought", *trade, *paid)
        known.figure(f"{name}.price_per_record_cny", *trade, *paid)
        known.figure(f"{name}.verdict", *trade)


def enter_gang(known: Evidence, gang: Gang, place: int, victims: Sequence[str]) -> None:
    """The figures of a gang."""
    places = [t.report.place for t in gang.told]
    again = sum(len(t.copies) for t in gang.told)
    says = Text(
        f"{len(places)} 份举报（另有 {again} 份同一事件的重复举报，不重复计损失）",
        f"{len(places)} reports ({again} more of the same events do not count again)",
    )
    loss = known.add(says, "reports", places)
    found = [t.report.place for t in gang.told if t.report.id in set(victims)]
    inside = known.add(
        Text(f"{len(found)} 名举报人的号码在查获数据中", f"{len(found)} reporters stand in the data"),
        "seized",
        found,
    )
    for name in (f"gangs.{gang.id}", f"gangs.{place}"):
        for key in ("loss_cny", "reports", "accounts", "types"):
            known.figure(f"{name}.{key}", loss)
        known.figure(f"{name}.victims_in_dump", inside)
