"""Which way the money of each row went: by the export's words, the sign, the balance, the state of the order."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from suyuan.model.text import Text
from suyuan.read.statements.lines import Line
from suyuan.read.statements.totals import Way

CLOSED = re.compile(
    r"关闭|失败|撤销|撤回|取消|未支付|未付款|待付款|待支付|等待(?:买家)?付款|全额退款|已退还|已退回|退票|过期"
    r"|^否$|closed|fail|cancel|revers|void|unpaid|pending|declin|reject|expired|refunded in full",
    re.IGNORECASE,
)
"""States of an order in which no money stayed moved."""
REFUND = re.compile(r"^退款(?!失败|中|关闭)|-退款$|^refund", re.IGNORECASE)
OPPOSITE: dict[Way, Way] = {"in": "out", "out": "in", "neutral": "neutral"}

BY_BALANCE = Text("{n} 行的收支方向由余额变动推定", "the direction of {n} rows was told by the balance")
FLIPPED = Text(
    "金额正负号与余额变动相反（{n} 行），方向以余额为准",
    "signs contradict the balance in {n} rows; the balance was followed",
)
BREAKS = Text(
    "{n} 行的余额与前后行接不上，可能有缺行", "the balance does not follow in {n} rows; rows may be missing"
)
UNKNOWN = Text(
    "导出未写明收支方向，{n} 行按收入计",
    "the export does not say which way money went; {n} rows are taken as income",
)
CANCELLED = Text(
    "{n} 行订单已关闭、失败或全额退款，不计收支",
    "{n} rows are of orders closed, failed or refunded in full and count as neither",
)


@dataclass(frozen=True, slots=True)
class Directed:
    """Directions of all rows of a statement."""

    ways: tuple[Way, ...]
    """What really moved, seen from the owner."""
    own: tuple[Way, ...]
    """What the export itself counts the row as."""
    notes: tuple[Text, ...]


def directed(lines: Sequence[Line], sides: Sequence[Way | None]) -> Directed:
    """Decide every row. `sides` is the direction that payer and payee show, None where they do not."""
    own, notes = _by_words(lines, sides)
    ways = [_moved(line, way) for line, way in zip(lines, own, strict=True)]
    _settle_refunds(lines, ways)
    closed = sum(way == "neutral" != said for way, said in zip(ways, own, strict=True))
    notes += [CANCELLED.with_(n=closed)] if closed else []
    return Directed(tuple(ways), tuple(own), tuple(notes))


def _by_words(lines: Sequence[Line], sides: Sequence[Way | None]) -> tuple[list[Way], list[Text]]:
    """What each row counts as: in the export's words, else by sides, sign, balance, in this order."""
    by_balance = balanced(lines)
    usual = _usual_signs(lines)
    signed = any(line.fen < 0 for line in lines)
    found: list[Way] = []
    told = guessed = 0
    for line, side, balance in zip(lines, sides, by_balance, strict=True):
        way = line.way or side
        if way is not None:
            found.append(
                OPPOSITE[way] if line.fen and (line.fen < 0) != usual.get(way, line.fen < 0) else way
            )
        elif signed or line.plus:
            found.append("out" if line.fen < 0 else "in")
        elif balance is not None:
            found.append(balance)
            told += 1
        else:
            found.append("in")
            guessed += 1
    notes = [BY_BALANCE.with_(n=told)] if told else []
    notes += [UNKNOWN.with_(n=guessed)] if guessed else []
    return _followed(lines, found, by_balance, notes)


def _usual_signs(lines: Sequence[Line]) -> dict[Way, bool]:
    """Whether amounts of a direction are usually written negative; the others are reversals."""
    negative: Counter[Way] = Counter()
    for line in lines:
        if line.way and line.fen:
            negative[line.way] += 1 if line.fen < 0 else -1
    return {way: excess > 0 for way, excess in negative.items() if excess}


def _followed(
    lines: Sequence[Line], found: list[Way], by_balance: Sequence[Way | None], notes: list[Text]
) -> tuple[list[Way], list[Text]]:
    """Turn a sign convention round that the balance contradicts almost everywhere."""
    clear = [(way, told) for way, told in zip(found, by_balance, strict=True) if told and way != "neutral"]
    against = sum(way != told for way, told in clear)
    if against >= 3 and against * 10 >= len(clear) * 9:
        return [OPPOSITE[way] for way in found], [*notes, FLIPPED.with_(n=against)]
    held = sum(line.balance is not None for line in lines)
    missing = held - 1 - sum(told is not None for told in by_balance)
    return found, [*notes, BREAKS.with_(n=missing)] if held > 2 and missing > 0 else notes


def balanced(lines: Sequence[Line]) -> list[Way | None]:
    """The direction that the change of balance shows, for each row that follows from its neighbour.

    Equal amounts may follow in both orders alike: then the times say which end of the list is the newer.
    """
    newer_below = [_change(lines, i, i - 1) for i in range(len(lines))]
    newer_above = [_change(lines, i, i + 1) for i in range(len(lines))]
    gaps = newer_below.count(None) - newer_above.count(None)
    above = gaps > 0 or (gaps == 0 and bool(lines) and lines[0].at > lines[-1].at)
    return newer_above if above else newer_below


def _change(lines: Sequence[Line], index: int, before: int) -> Way | None:
    """Whether a row's amount leads from the balance before to its own."""
    if not 0 <= before < len(lines):
        return None
    line, last = lines[index], lines[before].balance
    if line.balance is None or last is None or not line.fen:
        return None
    gap = line.balance - last
    return None if abs(gap) != abs(line.fen) else "in" if gap > 0 else "out"


def _moved(line: Line, own: Way) -> Way:
    """What moved: nothing for an order that was closed; else what the export counts the row as."""
    if CLOSED.search(line.status) or (line.refunded and line.refunded >= abs(line.fen)):
        return "neutral"
    return own


def is_refund(line: Line) -> bool:
    """Whether a row gives money back for an order."""
    return bool(REFUND.search(line.status) or REFUND.search(line.type) or REFUND.search(line.memo))


def _settle_refunds(lines: Sequence[Line], ways: list[Way]) -> None:
    """A refund stated as income, of an order that counts as neither, is neither too: the two cancel out.

    The order is known by its number: the refund's begins with it, or the merchant's is the same. Where one of
    the orders with that number stands as paid, the refund stays income.
    """
    orders: dict[str, set[Way]] = {}
    for line, way in zip(lines, ways, strict=True):
        if not is_refund(line):
            for number in {line.reference, line.order} - {""}:
                orders.setdefault(number, set()).add(way)
    for index, line in enumerate(lines):
        if ways[index] == "in" and is_refund(line):
            numbers = {line.reference, line.reference.partition("_")[0], line.order} - {""}
            met = set().union(*(orders.get(number, set()) for number in numbers))
            ways[index] = "neutral" if met == {"neutral"} else "in"
