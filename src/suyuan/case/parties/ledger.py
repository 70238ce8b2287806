"""The seller's money, under the node that paid or was paid."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from suyuan.link import keys
from suyuan.model.records import Payment

CHINA = timezone(timedelta(hours=8))
_CLOSED = re.compile(r"关闭|失败|撤销|未付款|等待付款|待付款|冲正|已取消|拒收")
_ALL_BACK = re.compile(r"全额退款|已全部退款|退款成功|对方已退还")
_PART_BACK = re.compile(r"已退款\D{0,3}([\d,]+(?:\.\d+)?)")
_REFUND = re.compile(r"退款|退还|退回|退钱|refund", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One payment as it counts."""

    payment: Payment
    node: str
    """The other side: its account, its masked account with the name, or its name within the channel."""
    fen: int
    """What stayed after a refund that the export states, never negative."""
    incoming: bool
    refund: bool
    """Money going back: no purchase, and taken off the buyer's sum where the seller pays it."""
    minute: int
    """Minutes since 1970."""
    day_only: bool
    """The export gives no time of day."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All payments with another party."""

    entries: tuple[Entry, ...]
    by_node: dict[str, list[Entry]]
    incoming: dict[int, list[Entry]]
    """Amount in fen -> money that came in, by minute."""
    minutes: dict[int, list[int]] = field(repr=False)
    span: int
    """Minutes from the first to the last payment, at least a day."""

    def fitting(self, fen: int, start: int, end: int) -> list[Entry]:
        """Money of this amount that came in between two minutes, ends included. Cost: log(payments) + hits."""
        when = self.minutes.get(fen)
        if not when:
            return []
        return self.incoming[fen][bisect_left(when, start) : bisect_right(when, end)]


def node(payment: Payment) -> str:
    """What the other side of a payment is called in the case; empty where the export says nothing of it."""
    if payment.party_account and "*" not in payment.party_account:
        return payment.party_account
    if payment.party_account:
        return f"{payment.party_account}|{payment.party}"
    name = payment.party.strip().strip("/-")
    return f"name:{payment.channel}:{name}" if name else ""


def ledger(payments: Iterable[Payment], own: Collection[str] = ()) -> Ledger:
    """Sort payments by the other side; own accounts (keys) and closed orders are left out.

    Each payment is taken to be given once: the reader leaves out what a second export repeats.
    """
    found = [entry for payment in payments if (entry := _entry(payment)) and keys(entry.node).isdisjoint(own)]
    return _index(tuple(found))


def _entry(payment: Payment) -> Entry | None:
    name = node(payment)
    if payment.direction == "neutral" or not name or _CLOSED.search(payment.status):
        return None
    return Entry(
        payment=payment,
        node=name,
        fen=max(0, payment.fen - _gone(payment)),
        incoming=payment.direction == "in",
        refund=_is_refund(payment.memo),
        minute=minute(payment.at),
        day_only=(payment.at.timestamp() + 8 * 3600) % 86_400 == 0,
    )


def _gone(payment: Payment) -> int:
    """Fen that the export says went back."""
    if _ALL_BACK.search(payment.status):
        return payment.fen
    back = _PART_BACK.search(payment.status)
    return round(float(back[1].replace(",", "")) * 100) if back else 0


@lru_cache(maxsize=100_000)
def _is_refund(memo: str) -> bool:
    return bool(_REFUND.search(memo))


def minute(at: datetime) -> int:
    """Minutes since 1970."""
    return int(at.timestamp() // 60)


def _index(entries: tuple[Entry, ...]) -> Ledger:
    by_node: dict[str, list[Entry]] = {}
    incoming: dict[int, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (e.minute, e.payment.place)):
        by_node.setdefault(entry.node, []).append(entry)
        if entry.incoming and not entry.refund:
            incoming.setdefault(entry.payment.fen, []).append(entry)
    minutes = {fen: [e.minute for e in found] for fen, found in incoming.items()}
    times = [e.minute for e in entries]
    span = max(1440, max(times, default=0) - min(times, default=0))
    return Ledger(entries, by_node, incoming, minutes, span)
