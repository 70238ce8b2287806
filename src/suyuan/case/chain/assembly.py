"""From closed questions to chains: gates first, then the links, one chain for each buyer and gang."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from suyuan.case.chain.links import Case, before_sale, buyer_link, gang_link, source_link, victim_link
from suyuan.case.chain.weighing import Chain, Gate, Weighed, weigh
from suyuan.case.gangs.communities import Gang
from suyuan.case.parties.buyers import Buyer
from suyuan.case.parties.ledger import CHINA, minute
from suyuan.model.evidence import Source
from suyuan.model.text import Text

_CUSTODY = Text("保管链完整", "custody holds")
_ORDER = Text("先出售、后联系", "sale before contact")
_RELEASE = Text("先流出、后出售", "release before sale")


@dataclass(frozen=True, slots=True)
class Told:
    """A chain with those it is about."""

    chain: Chain
    source: Source | None
    buyer: Buyer
    gang: Gang
    reports: tuple[str, ...]
    """Reports whose victims stand in the data and were called after the sale."""


def chains(case: Case, sold: dict[str, Weighed]) -> list[Told]:
    """One chain for each buyer and the gang that its accounts lead to first; `sold` holds the buyers' links.

    Further gangs of a buyer stand among the rivals of its link.
    """
    source = weigh(source_link(case))
    named = next((s for s in case.sources if s.name == source.answer), None)
    found: list[Told] = []
    for buyer in case.market.buyers:
        gangs = [g for g in case.gangs if buyer.id in g.buyers]
        answer = weigh(gang_link(case, buyer))
        gang = min(gangs, key=lambda g: (g.id != answer.answer, len(g.id), g.id), default=None)
        if gang is not None:
            links = (source, sold[buyer.id], answer, weigh(victim_link(case, buyer, gang)))
            reports = tuple(sorted(o.removeprefix("report:") for o in links[3].origins))
            found.append(Told(Chain(links, gates(case, named, buyer, gang)), named, buyer, gang, reports))
    return sorted(found, key=lambda t: (-t.chain.weakest.surviving, t.buyer.id, t.gang.id))


def gates(case: Case, source: Source | None, buyer: Buyer, gang: Gang) -> tuple[Gate, ...]:
    """Conditions before any number: custody, sale before contact, release before sale."""
    custody = Gate(
        _CUSTODY,
        not case.broken,
        Text("所有输入的校验值与登记一致", "every input matches its registered hash")
        if not case.broken
        else Text(
            f"{len(case.broken)} 个来源的校验值不符", f"{len(case.broken)} origins do not match their hashes"
        ),
    )
    return (custody, _contact_gate(case, buyer, gang), _release_gate(source, buyer))


def _contact_gate(case: Case, buyer: Buyer, gang: Gang) -> Gate:
    dated = [t for t in gang.told if t.report.at is not None and t.report.id in case.victims]
    early = [t for t in dated if t.report.at and before_sale(minute(t.report.at), buyer)]
    if not dated or not buyer.trade.first_delivery:
        return Gate(
            _ORDER,
            None,
            Text("缺少交货时间或举报时间，无法判断", "times of delivery or of reports are missing"),
        )
    says = Text(
        f"{len(dated) - len(early)} 份举报晚于首次交货（{_day(buyer)}），{len(early)} 份早于首次交货",
        f"{len(dated) - len(early)} reports are later than the first delivery ({_day(buyer)}), {len(early)} earlier",
    )
    return Gate(_ORDER, len(early) * 2 < len(dated), says)


def _release_gate(source: Source | None, buyer: Buyer) -> Gate:
    first = _parsed(source.dates[0]) if source else None
    if first is None or not buyer.trade.first_delivery:
        return Gate(
            _RELEASE, None, Text("缺少流出或交货时间，无法判断", "times of leak or delivery are missing")
        )
    holds = first <= _when(buyer).date()
    says = Text(
        f"最早流出时间 {first.isoformat()}，首次交货 {_day(buyer)}",
        f"earliest leak {first.isoformat()}, first delivery {_day(buyer)}",
    )
    return Gate(_RELEASE, holds, says)


def _parsed(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _when(buyer: Buyer) -> datetime:
    return datetime.fromtimestamp(buyer.trade.first_delivery * 60, UTC).astimezone(CHINA)


def _day(buyer: Buyer) -> str:
    return _when(buyer).date().isoformat()


def sales(case: Case) -> dict[str, Weighed]:
    """The seller-buyer link of every buyer, by buyer."""
    return {buyer.id: weigh(buyer_link(case, buyer)) for buyer in case.market.buyers}
