"""`summary.json` and `evidence.json`, put together from what the stages found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from suyuan.case import evidence as ev
from suyuan.case.chain.assembly import Told
from suyuan.case.chain.links import Case
from suyuan.case.chain.nextstep import advice
from suyuan.case.chain.weighing import Weighed
from suyuan.case.evidence import Evidence, both
from suyuan.case.gangs.communities import Gang
from suyuan.case.parties.buyers import Buyer
from suyuan.case.parties.sellers import Seller
from suyuan.case.records.figures import Counted, Loaded
from suyuan.identify import kinds
from suyuan.model.evidence import Source
from suyuan.model.records import BadRows, Place
from suyuan.model.text import Text


@dataclass(frozen=True, slots=True)
class Found:
    """All results of a case."""

    counted: Counted
    loaded: Loaded
    bad: BadRows
    count: dict[str, Any]
    sell: Seller
    case: Case
    sold: Mapping[str, Weighed]
    chains: Sequence[Told]
    broken: Sequence[dict[str, str]]
    lone: Sequence[str]
    """Reports that belong to no gang."""


def records_json(found: Found) -> dict[str, Any]:
    """Records as in the summary."""
    files = [
        {**table, "rows": found.counted.rows.get(n, 0), "bad_rows": found.bad.total(table["file"])}
        for n, table in enumerate(found.loaded.tables)
    ]
    return {
        "seized": found.counted.seized,
        "duplicates": found.counted.duplicates,
        "suspected_unreal": found.counted.suspected_unreal,
        "distinct_people": found.counted.people,
        "same_person": found.counted.same_person,
        "by_kind": found.counted.by_kind,
        "by_file": files,
    }


def source_json(source: Source) -> dict[str, Any]:
    """A source as in the summary."""
    return {
        "name": source.name,
        "type": source.type,
        "rows": source.rows,
        "margin": round(source.margin, 3),
        "false_accusation": source.false_accusation,
        "candidates": source.candidates,
        "verdict": source.verdict,
        "dates": list(source.dates),
        "says": both(source.says),
    }


def buyer_json(buyer: Buyer, sold: Weighed) -> dict[str, Any]:
    """A buyer as in the summary."""
    return {
        "id": buyer.id,
        "accounts": list(buyer.accounts),
        "names": list(buyer.names),
        "paid_cny": buyer.fen / 100,
        "records_bought": buyer.trade.records,
        "payments": len(buyer.entries),
        "price_per_record_cny": round(buyer.price_fen / 100, 4),
        "files": sorted(set(buyer.trade.files)),
        "verdict": sold.verdict,
        "margin": round(sold.margin, 3),
        "surviving": round(sold.surviving, 3),
    }


def gang_json(gang: Gang, case: Case) -> dict[str, Any]:
    """A gang as in the summary."""
    reports = [t.report.id for t in gang.told]
    return {
        "id": gang.id,
        "accounts": list(gang.accounts),
        "buyers": list(gang.buyers),
        "types": list(gang.types),
        "reports": reports,
        "victims_in_dump": sum(r in case.victims for r in reports),
        "loss_cny": gang.loss_fen / 100,
    }


def chain_json(told: Told, seller: Seller) -> dict[str, Any]:
    """A chain as in the summary."""
    weakest = told.chain.weakest
    return {
        "source": told.source.name if told.source else "",
        "seller": (seller.accounts or seller.names or ("",))[0],
        "buyer": told.buyer.id,
        "gang": told.gang.id,
        "reports": list(told.reports),
        "verdict": told.chain.verdict,
        "doubt_at_most": round(told.chain.doubt, 6),
        "weakest": {
            "link": weakest.link.kind,
            "margin": round(weakest.surviving, 3),
            "rests_on": weakest.rests_on,
        },
        "next": [
            {
                "do": both(a.step.do),
                "paper": both(a.step.paper),
                "link": a.link,
                "gain": round(a.gain, 3),
                "days": a.step.days,
            }
            for a in advice(told.chain)
        ],
    }


def summary(found: Found, custody: Mapping[str, Any]) -> dict[str, Any]:
    """The whole of `summary.json`."""
    return {
        "records": records_json(found),
        "count": found.count,
        "sources": [source_json(s) for s in found.case.sources],
        "sellers": [{"accounts": list(found.sell.accounts), "names": list(found.sell.names)}]
        if found.sell.accounts or found.sell.names
        else [],
        "buyers": [buyer_json(b, found.sold[b.id]) for b in found.case.market.buyers],
        "gangs": [gang_json(g, found.case) for g in found.case.gangs],
        "chains": [chain_json(t, found.sell) for t in found.chains],
        "rejected": [
            {
                "accounts": list(r.accounts),
                "why": both(r.why),
                "paid_cny": r.fen / 100,
                "payments": r.payments,
            }
            for r in found.case.market.rejected[:1000]
        ],
        "lone_reports": list(found.lone),
        "custody": {
            "root": custody.get("root", ""),
            "files": len(custody.get("files", [])),
            "broken": list(found.broken),
        },
    }


def evidence(found: Found, head: dict[str, Any]) -> tuple[dict[str, Any], Evidence]:
    """`evidence.json` but for the texts of places, with the builder that fills them in."""
    known = Evidence()
    _records(known, found)
    _sources(known, found)
    for place, buyer in enumerate(found.case.market.buyers):
        ev.enter_buyer(known, buyer, place, found.sold[buyer.id])
    for place, gang in enumerate(found.case.gangs):
        ev.enter_gang(known, gang, place, list(found.case.victims))
    links = []
    for number, told in enumerate(found.chains):
        rows = [ev.link_json(known, told, w, number) for w in told.chain.links]
        links += [*rows, ev.time_json(told, number)]
        known.figure(
            f"chains.{number}.verdict", *(i for row in rows for o in row["origins"] for i in o["items"])
        )
    result = {
        "case": head,
        "items": known.items,
        "figures": known.figures,
        "links": links,
        "timeline": ev.timeline(found.case.market.buyers),
        "rejected": ev.rejected_json(found.case.market.rejected),
        "bad_rows": [
            {"file": file, "reason": reason, "rows": rows}
            for file, by_reason in sorted(found.bad.counts.items())
            for reason, rows in sorted(by_reason.items())
        ],
        "unread": _named(found.broken, "unread"),
        "changed": _named(found.broken, "changed"),
    }
    return result, known


def _named(broken: Sequence[dict[str, str]], what: str) -> list[dict[str, str]]:
    return [{"file": b["path"], "reason": b["reason"]} for b in broken if b["what"] == what]


def _records(known: Evidence, found: Found) -> None:
    files = [Place(t["file"], 0) for t in found.loaded.tables]
    rows = found.counted.seized
    read = known.add(
        Text(f"{len(files)} 张表共 {rows} 行", f"{rows} rows in {len(files)} tables"), "seized", files
    )
    for key in ("seized", "duplicates", "distinct_people", "suspected_unreal", "same_person", "by_kind"):
        known.figure(f"records.{key}", read)
    for key in ("tiers.A", "tiers.B", "tiers.C", "points", "grounds", "range"):
        known.figure(f"count.{key}", read)
    for code, number in found.counted.by_kind.items():
        names = kinds()[code].names
        item = known.add(
            Text(f"{number} 行含{names.zh}", f"{number} rows hold: {names.en}"),
            "seized",
            _having(found, code),
        )
        known.figure(f"records.by_kind.{code}", item)


def _having(found: Found, code: str) -> list[Place]:
    return [Place(t["file"], 0) for t in found.loaded.tables if any(c["kind"] == code for c in t["columns"])]


def _sources(known: Evidence, found: Found) -> None:
    for n, source in enumerate(found.case.sources):
        item = known.add(source.says, f"{source.type}:{source.name}", [], "trace")
        for key in ("name", "rows", "verdict", "false_accusation", "dates"):
            known.figure(f"sources.{n}.{key}", item)
