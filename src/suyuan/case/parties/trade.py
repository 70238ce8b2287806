"""Whether a party traded in data, and how many records: orders, deliveries, memos, sums that equal quantity x price."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from suyuan.case.parties.ledger import Entry, minute
from suyuan.case.parties.lines import Line
from suyuan.case.parties.words import words
from suyuan.model.records import Place

ROUNDING = 0.03
"""Share by which a paid sum may differ from quantity x price: traders round."""


@dataclass(slots=True)
class Trade:
    """What speaks for trade in data, with the places where it can be read."""

    orders: list[Place] = field(default_factory=list)
    deliveries: list[Place] = field(default_factory=list)
    memos: list[Place] = field(default_factory=list)
    priced: list[Place] = field(default_factory=list)
    """Payments that equal a quantity times a price of the chat."""
    prices: set[float] = field(default_factory=set)
    records: int = 0
    ordered: int = 0
    delivered: int = 0
    first_delivery: int = 0
    """Minute of the first delivery or, without one, of the first payment; 0 where there was none."""
    files: list[str] = field(default_factory=list)
    """Names of files that were sent, as the chat gives them."""

    @property
    def positive(self) -> bool:
        """Whether anything speaks for trade in data."""
        return bool(self.orders or self.deliveries or self.memos or self.priced)


@dataclass(frozen=True, slots=True)
class Talks:
    """Chat lines by the party that they concern."""

    own: dict[str, list[Line]]
    """Lines that a node speaks."""
    seller: dict[str, list[Line]]
    """Lines that the seller speaks to the only other speaker of a conversation."""


def talks(lines: Sequence[Line], sellers: Callable[[str], bool]) -> Talks:
    """Who says what, and to whom the seller speaks. Cost: one pass."""
    by_talk: dict[tuple[str, str], list[Line]] = defaultdict(list)
    own: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_talk[line.message.place.file, line.message.chat].append(line)
        if not sellers(line.speaker):
            own[line.speaker].append(line)
    seller: dict[str, list[Line]] = defaultdict(list)
    for talk in by_talk.values():
        others = {line.speaker for line in talk if not sellers(line.speaker)}
        if len(others) == 1:
            seller[next(iter(others))] += [line for line in talk if sellers(line.speaker)]
    return Talks(own, seller)


@dataclass(slots=True)
class _Open:
    """The order under way."""

    quantity: int = 0
    price: float = 0.0


def trade(nodes: Iterable[str], said: Talks, entries: Iterable[Entry]) -> Trade:
    """Follow one party through its chats and payments in time order."""
    found, order = Trade(), _Open()
    events: list[tuple[int, int, bool, Line | Entry]] = []
    for name in nodes:
        events += [(minute(line.message.at), 0, False, line) for line in said.own.get(name, ())]
        events += [(minute(line.message.at), 0, True, line) for line in said.seller.get(name, ())]
    events += [(entry.minute + (1439 if entry.day_only else 0), 1, False, entry) for entry in entries]
    for when, _, by_seller, event in sorted(events, key=lambda e: (e[0], e[1], _place(e[3]))):
        if isinstance(event, Line):
            _hear(event, by_seller, order, found)
            if by_seller and event.deliver and not found.first_delivery:
                found.first_delivery = when
        elif event.incoming and not event.refund:
            _pay(event, order, found)
            found.first_delivery = found.first_delivery or when
    if not found.records:
        found.records = found.delivered or found.ordered
    return found


def _place(event: Line | Entry) -> Place:
    return event.message.place if isinstance(event, Line) else event.payment.place


def _hear(line: Line, by_seller: bool, order: _Open, found: Trade) -> None:
    numbers = line.amounts
    if line.goods and not words("trade", "data").search(line.message.text):
        return
    quantity = sum(numbers.quantities) or _counted(line)
    about = line.data or line.offer or bool(numbers.prices)
    if numbers.prices:
        order.price = numbers.prices[0]
        found.prices.update(numbers.prices)
    if by_seller and line.deliver and (quantity or line.data or _files(line)):
        found.deliveries.append(line.message.place)
        found.delivered += quantity
        found.files += _files(line)
    elif quantity and about and not line.announces and not line.confirms:
        order.quantity = quantity
        if not by_seller:
            found.orders.append(line.message.place)
            found.ordered += quantity


def _counted(line: Line) -> int:
    """A bare number of a hundred or more is a quantity beside a word for data, or where a price and asking stand.

    “股民 5000，三分”, “三毛五的那种要八百”.
    """
    asked = line.amounts.prices and words("trade", "ask").search(line.message.text)
    large = [n for n in line.amounts.bare if n >= 100] if (line.data or asked) and not line.announces else []
    return round(large[0]) if large else 0


def _files(line: Line) -> list[str]:
    return [m[0] for m in words("trade", "file").finditer(line.message.text)]


def _pay(entry: Entry, order: _Open, found: Trade) -> None:
    if words("memo", "data").search(entry.payment.memo.lower()):
        found.memos.append(entry.payment.place)
    expected = order.quantity * order.price
    if expected and abs(entry.payment.fen - expected) <= max(100.0, ROUNDING * expected):
        found.priced.append(entry.payment.place)
        found.records += order.quantity
    elif order.price:
        found.records += round(entry.fen / order.price)
    else:
        found.records += order.quantity
    order.quantity = 0
