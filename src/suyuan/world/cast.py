"""Who takes part: the seller, five big buyers and the gangs behind them, small buyers, and the innocent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from suyuan.model.accounts import account
from suyuan.world import words
from suyuan.world.chance import pick, some
from suyuan.world.levels import Level
from suyuan.world.people import People

Channel = Literal["alipay", "wechat", "bank"]
LISTS = ("stock", "wine", "elder", "order", "owner")
"""The list that each big buyer buys and each gang works with."""
SCHEMES = ("stock_tips", "fake_wine", "health_products", "refund", "loan")
FOREIGN = ("part_time_job", "game_trading", "dating")
CAST_FROM, STRANGERS_FROM = 2, 200_000
"""Person numbers of the cast and of the many strangers who buy phone cases."""


@dataclass(frozen=True, slots=True)
class Purse:
    """An account that pays, and how an export shows it."""

    channel: Channel
    account: str
    """Written in normal form."""
    shown: str
    """As the seller's export prints it: in full or with stars; empty where it prints none."""
    name: str
    """The name that the export prints."""
    named: bool = True
    """Whether a chat says outright whose it is."""


@dataclass(frozen=True, slots=True)
class Trader:
    """Somebody who buys records."""

    id: str
    nick: str
    real: str
    qq: str
    """Written account of the QQ number from which the buyer chats; empty where no chat is left."""
    alternate: str
    """A second QQ number; empty where there is none."""
    purses: tuple[Purse, ...]
    list: str
    price: float
    """Fen a record."""
    paid_fen: int
    """About what the buyer spends in all."""

    @property
    def accounts(self) -> tuple[str, ...]:
        """All accounts of the buyer that stand in the evidence."""
        return tuple(a for a in (self.qq, self.alternate, *(p.account for p in self.purses)) if a)


@dataclass(frozen=True, slots=True)
class Gang:
    """People who defraud by phone."""

    id: str
    scheme: str
    list: str
    accounts: tuple[str, ...]
    """What reports name: phones, WeChat, QQ, payee cards."""
    url: str
    payee: str
    """Name on the cards."""
    buyer: str
    """Id of the buyer who supplies it; empty for a gang that bought nothing here."""
    ways: frozenset[str]
    """How it shows that the buyer belongs to it: `shared`, `named`, `transfer`."""


@dataclass(frozen=True, slots=True)
class Bystander:
    """Somebody innocent who looks otherwise at first sight."""

    sort: str
    """`wholesale`, `family`, `friend`, `landlord`, `coincidence`."""
    purse: Purse
    qq: str
    """Written account; empty where the seller never chatted with them."""
    nick: str


@dataclass(frozen=True, slots=True)
class Seller:
    """The seller and the accounts that were seized."""

    nick: str
    real: str
    qq: str
    alipay: str
    wechat: str
    bank: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody."""

    seller: Seller
    big: tuple[Trader, ...]
    small: tuple[Trader, ...]
    gangs: tuple[Gang, ...]
    foreign: tuple[Gang, ...]
    bystanders: tuple[Bystander, ...]


class Casting:
    """Hands out people, nicknames and numbers, none twice."""

    def __init__(self, people: People, rng: np.random.Generator) -> None:
        self.people, self.rng = people, rng
        self._next = iter(range(CAST_FROM, STRANGERS_FROM, 2))
        self._nicks: Iterator[str] = iter(some(rng, words.NICKS, len(words.NICKS)))

    def person(self) -> tuple[str, str, str]:
        """Name, phone, bank card."""
        return self.people.person(next(self._next))

    def nick(self) -> str:
        """A nickname that nobody else has."""
        return next(self._nicks)

    def qq(self) -> str:
        """A QQ account."""
        return account("qq", f"9{self.rng.integers(10**8, 10**9)}")

    def wechat(self) -> str:
        """A WeChat account."""
        letters = "".join(pick(self.rng, "bcdfghjklmnpqrstwxyz") + pick(self.rng, "aeiou") for _ in range(2))
        return account("wechat", f"{letters}_{self.rng.integers(10**5, 10**6)}")

    def mail(self) -> str:
        """A mail address under a name reserved for examples."""
        letters = "".join(pick(self.rng, "bcdfghjklmnpqrstwxyz") + pick(self.rng, "aeiou") for _ in range(3))
        return f"{letters}{self.rng.integers(100, 1000)}@{pick(self.rng, ('example.com', 'example.net', 'example.org'))}"

    def alipay(self, *, hidden: bool, named: bool = True) -> Purse:
        """An Alipay account: a phone number or a mail address."""
        name, phone, _ = self.person()
        value = phone if self.rng.random() < 0.6 else self.mail()
        return Purse("alipay", account("alipay", value), starred(value) if hidden else value, name, named)

    def bank(self, *, named: bool = True) -> Purse:
        """A bank card; statements print name and number."""
        name, _, card = self.person()
        return Purse("bank", account("bank", card), card, name, named)

    def wechat_purse(self, nick: str) -> Purse:
        """A WeChat account; its export prints only the nickname."""
        return Purse("wechat", self.wechat(), "", nick)


def starred(value: str) -> str:
    """An account as payment exports hide it.

    >>> starred("19200001234"), starred("wangxi@example.com")
    ('192****1234', 'wan***@example.com')
    """
    name, at, host = value.partition("@")
    return f"{name[:3]}***@{host}" if at else f"{value[:3]}****{value[-4:]}"


def cast(people: People, rng: np.random.Generator, level: Level) -> Cast:
    """Choose everybody."""
    casting = Casting(people, rng)
    real, phone, card = casting.person()
    nick = f"{real[0]}哥数据"
    seller = Seller(
        nick, real, casting.qq(), account("alipay", phone), casting.wechat(), account("bank", card)
    )
    totals = spending(level.small)
    big = tuple(_big(casting, level, n, totals[n]) for n in range(5))
    small = tuple(_small(casting, level, n, totals[5 + n]) for n in range(level.small))
    gangs = tuple(_gang(casting, level, buyer, n) for n, buyer in enumerate(big))
    foreign = tuple(_foreign(casting, n) for n in range(level.foreign_gangs))
    return Cast(seller, big, small, gangs, foreign, tuple(_bystanders(casting, level)))


def spending(small: int) -> list[int]:
    """What each buyer spends (fen), the big five first.

    Shares fall by a power law whose steepness is set so that the top tenth holds 51% of the money, as in the
    real seller's ledger CDNOW; a gap separates the five from the rest.
    """
    ranks = np.array([1, 2, 3, 4, 5, *range(13, 13 + small)], dtype=float)
    top = max(round(len(ranks) / 10), 1)
    low, high = 0.3, 3.0
    for _ in range(40):
        middle = (low + high) / 2
        held = ranks**-middle
        low, high = (middle, high) if held[:top].sum() / held.sum() < 0.51 else (low, middle)
    return [int(4_000_000 * share) for share in ranks**-low]


def _big(casting: Casting, level: Level, number: int, paid_fen: int) -> Trader:
    """A big buyer with several paying accounts; WeChat is among them wherever a gang is to share it."""
    nick, rng = casting.nick(), casting.rng
    count = int(rng.integers(level.purses[0], level.purses[1] + 1))
    kinds = _purse_kinds(rng, count, number, level)
    further = [n for n in range(1, count) if kinds[n] != "wechat"]
    silent = set(further[len(further) - round(len(further) * (1 - level.named)) :])
    purses: list[Purse] = []
    for n, channel in enumerate(kinds):
        named = n not in silent
        if channel == "wechat":
            purses.append(casting.wechat_purse(nick))
        elif channel == "bank":
            purses.append(casting.bank(named=named))
        else:
            purses.append(casting.alipay(hidden=named and rng.random() < level.hidden, named=named))
    alternate = casting.qq() if number < round(5 * level.alternate_qq) else ""
    price = float(pick(rng, (2.0, 2.5, 3.0, 4.0)))
    qq = casting.qq()
    return Trader(
        f"B{number + 1}", nick, purses[0].name, qq, alternate, tuple(purses), LISTS[number], price, paid_fen
    )


def _purse_kinds(rng: np.random.Generator, count: int, number: int, level: Level) -> list[Channel]:
    """Channels of a big buyer's purses: Alipay first, then WeChat, bank and a second Alipay account."""
    second: Channel = "bank" if "transfer" in level.ways[number] or number % 2 else "wechat"
    rest: list[Channel] = ["wechat" if second == "bank" else "bank", "alipay"]
    if rng.random() < 0.5:
        rest.reverse()
    return ["alipay", second, *rest][:count]


def _small(casting: Casting, level: Level, number: int, paid_fen: int) -> Trader:
    """A small buyer: one account, one or two payments."""
    nick, rng = casting.nick(), casting.rng
    silent = rng.random() < level.chatless
    channel = pick(rng, ("alipay", "alipay", "wechat", "bank"))
    if channel == "wechat":
        purse = casting.wechat_purse(nick)
    else:
        purse = (
            casting.bank()
            if channel == "bank"
            else casting.alipay(hidden=rng.random() < level.hidden and not silent)
        )
    list_ = pick(rng, ("bulk", "car", "owner", "wine", "stock", "elder"))
    price = float(pick(rng, (4.0, 5.0, 6.0)))
    return Trader(
        f"S{number + 1}",
        nick,
        purse.name,
        "" if silent else casting.qq(),
        "",
        (purse,),
        list_,
        price,
        paid_fen,
    )


def _gang(casting: Casting, level: Level, buyer: Trader, number: int) -> Gang:
    """A gang; where the way is `shared` one of its accounts is one of the buyer's own."""
    ways = frozenset(level.ways[number].split("+"))
    shared = next(p.account for p in reversed(buyer.purses) if p.channel in {"wechat", "bank"})
    payee, _, card = casting.person()
    phones = [account("phone", casting.person()[1]) for _ in range(2)]
    own = [*phones, casting.wechat(), casting.qq(), account("bank", card)]
    if "shared" in ways:
        place = 2 if shared.startswith("wechat:") else 4
        payee = payee if place == 2 else next(p.name for p in buyer.purses if p.account == shared)
        own[place] = shared
    url = account("url", f"www.{_host(casting.rng)}.example")
    return Gang(f"G{number + 1}", SCHEMES[number], LISTS[number], tuple(own), url, payee, buyer.id, ways)


def _host(rng: np.random.Generator) -> str:
    return "".join(pick(rng, "abcdefghjkmnpqrstuvwxyz") for _ in range(6)) + str(rng.integers(10, 99))


def _foreign(casting: Casting, number: int) -> Gang:
    """A gang that bought nothing here."""
    payee, _, card = casting.person()
    own = (account("phone", casting.person()[1]), casting.wechat(), casting.qq(), account("bank", card))
    url = account("url", f"www.{_host(casting.rng)}.example")
    return Gang(f"F{number + 1}", FOREIGN[number], "", own, url, payee, "", frozenset())


def _bystanders(casting: Casting, level: Level) -> Iterator[Bystander]:
    for _ in range(level.wholesale):
        nick = casting.nick()
        yield Bystander("wholesale", casting.alipay(hidden=False), casting.qq(), f"{nick}批发")
    yield Bystander("family", casting.alipay(hidden=False), "", "妈")
    yield Bystander("family", casting.bank(), "", "姐")
    yield Bystander("friend", casting.alipay(hidden=False), casting.qq(), casting.nick())
    yield Bystander("landlord", casting.alipay(hidden=False), "", "房东")
    for n in range(level.coincidences):
        purse = casting.bank() if n % 3 == 2 else casting.alipay(hidden=level.number > 1 and n % 2 == 1)
        yield Bystander("coincidence", purse, "", purse.name)
