"""Chat lines that announce a payment, matched with the payments that fit: amount, minutes, and how many others would."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from suyuan.case.caps import method
from suyuan.case.parties.aliases import shown
from suyuan.case.parties.ledger import CHINA, Entry, Ledger, minute
from suyuan.case.parties.lines import Line
from suyuan.link import Edge, chance_bans
from suyuan.link.parties import NEEDED_BANS
from suyuan.model.records import Place
from suyuan.model.text import Text

BEFORE, AFTER = 30, 15
"""Minutes before and after the line in which its payment may stand."""
QUOTE_MINUTES = 120
"""A line without an amount refers to a price quoted so long ago at most."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A line that says that money went, with the payments that fit it."""

    speaker: str
    place: Place
    fen: tuple[int, ...]
    minute: int
    fits: tuple[Entry, ...]


def announcements(
    lines: Sequence[Line], ledger: Ledger, sellers: Callable[[str], bool]
) -> list[Announcement]:
    """Every announcement of a buyer, and every confirmation by the seller in a conversation of two."""
    talks: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        talks[line.message.place.file, line.message.chat].append(line)
    return [found for talk in talks.values() for found in _in_talk(talk, ledger, sellers)]


def _in_talk(talk: list[Line], ledger: Ledger, sellers: Callable[[str], bool]) -> Iterator[Announcement]:
    others = {line.speaker for line in talk if not sellers(line.speaker)}
    quoted: tuple[int, tuple[int, ...]] = (0, ())
    for line in sorted(talk, key=lambda one: (one.message.at, one.message.place)):
        own, now = sellers(line.speaker), minute(line.message.at)
        sums = sums_of(line)
        paid = line.announces and not own
        if paid or (own and line.confirms and len(others) == 1):
            fen = sums or (quoted[1] if now - quoted[0] <= QUOTE_MINUTES else ())
            if fen:
                who = line.speaker if paid else next(iter(others))
                yield Announcement(who, line.message.place, fen, now, _fits(line, fen, ledger))
        if priced := _asked(line):
            quoted = (now, priced)


def sums_of(line: Line) -> tuple[int, ...]:
    """Amounts of money (fen) that a line about a payment can mean; amounts below one yuan are none."""
    numbers = line.amounts
    if numbers.money:
        return numbers.money
    return tuple(round(n * 100) for n in (*numbers.bare, *numbers.quantities) if n >= 5)[:3]


def _asked(line: Line) -> tuple[int, ...]:
    """Sums that a line asks for: said as money, or quantity times price."""
    numbers = line.amounts
    product = tuple(round(q * p) for q in numbers.quantities[:1] for p in numbers.prices[:1])
    return numbers.money + product


def _fits(line: Line, fen: Iterable[int], ledger: Ledger) -> tuple[Entry, ...]:
    now = minute(line.message.at)
    local = line.message.at.astimezone(CHINA)
    midnight = now - local.hour * 60 - local.minute
    found: dict[Place, Entry] = {}
    for amount in fen:
        for entry in ledger.fitting(amount, midnight, midnight + 1439):
            if entry.day_only or now - BEFORE <= entry.minute <= now + AFTER:
                found[entry.payment.place] = entry
        for entry in ledger.fitting(amount, now - BEFORE, now + AFTER):
            found[entry.payment.place] = entry
    return tuple(found.values())


def coincidence(ledger: Ledger, party: Callable[[str], str]) -> Callable[[Entry], float]:
    """Bans of one fit: how seldom another payer's payment of this amount would stand in the window by chance."""
    payers: dict[int, Counter[str]] = {}

    def bans(entry: Entry) -> float:
        fen = entry.payment.fen
        if fen not in payers:
            payers[fen] = Counter(party(e.node) for e in ledger.incoming[fen])
        others = payers[fen].total() - payers[fen][party(entry.node)]
        window = 1440 if entry.day_only else BEFORE + AFTER
        return chance_bans((others + 0.5) * window / ledger.span, floor=1e-4)

    return bans


def announced(found: Sequence[Announcement], ledger: Ledger, party: Callable[[str], str]) -> list[Edge]:
    """Edges between speakers and payers, in rounds: what is explained leaves the field to the rest.

    An announcement that a payment of the speaker's own party fits is explained and tells nothing new. For the
    others, a pair's weight is the sum over its announcements less the strongest rival on the same announcements
    or payments: where two payers fit equally, nothing is left. Cost: rounds x fits.
    """
    bans = coincidence(ledger, party)
    open_ = [a for a in found if a.fits and all(party(e.node) != party(a.speaker) for e in a.fits)]
    edges: list[Edge] = []
    while open_:
        pairs = _pairs(open_, bans, party)
        best = {pair: margin for pair, margin in _margins(pairs) if margin >= NEEDED_BANS}
        if not best:
            return edges
        edges += [_edge(pair, pairs[pair], best[pair]) for pair in sorted(best)]
        done = {place for pair in best for place, _, _ in pairs[pair]}
        open_ = [a for a in open_ if a.place not in done]
    return edges


_Pair = tuple[str, str]
_Fits = list[tuple[Place, Entry, float]]


def _pairs(
    open_: Iterable[Announcement], bans: Callable[[Entry], float], party: Callable[[str], str]
) -> dict[_Pair, _Fits]:
    pairs: dict[_Pair, _Fits] = defaultdict(list)
    for one in open_:
        for payer, entry in {party(e.node): e for e in one.fits}.items():
            pairs[party(one.speaker), payer].append((one.place, entry, bans(entry)))
    return pairs


def _margins(pairs: dict[_Pair, _Fits]) -> Iterator[tuple[_Pair, float]]:
    """Total of each pair less the strongest rival on its announcements (other payers) or payments (other speakers)."""
    at: dict[Place, list[tuple[_Pair, float]]] = defaultdict(list)
    for pair, fits in pairs.items():
        for place, entry, weight in fits:
            at[place].append((pair, weight))
            at[entry.payment.place].append((pair, weight))
    for pair, fits in pairs.items():
        rival: dict[_Pair, float] = defaultdict(float)
        for place, entry, _ in fits:
            beside = {
                other: w for spot in (place, entry.payment.place) for other, w in at[spot] if other != pair
            }
            for other, weight in beside.items():
                rival[other] += weight
        yield pair, sum(weight for _, _, weight in fits) - max(rival.values(), default=0.0)


def _edge(pair: tuple[str, str], fits: list[tuple[Place, Entry, float]], margin: float) -> Edge:
    count = len({place for place, _, _ in fits})
    says = Text(
        f"{shown(pair[0])} 在聊天中说的 {count} 笔付款，金额和时间与 {shown(pair[1])} 的付款相符，别人不符",
        f"{count} payments announced by {shown(pair[0])} fit payments of {shown(pair[1])} in amount and time, and nobody else's",
    )
    places = tuple(p for place, entry, _ in fits for p in (place, entry.payment.place))
    weight = min(margin, max(method("announced").cap, NEEDED_BANS))
    return Edge(pair[0], fits[0][1].node, weight, "announced", f"file:{fits[0][0].file}", says, places[:200])
