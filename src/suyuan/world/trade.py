"""Orders of records: what buyer and seller say to each other, and how the buyer pays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from suyuan.model.accounts import parse
from suyuan.world import words
from suyuan.world.cast import Cast, Gang, Purse, Seller, Trader
from suyuan.world.chance import pick
from suyuan.world.events import FIRST_DAY, LAST_DAY, Happened, Pay, Said, moment
from suyuan.world.levels import Level
from suyuan.world.lists import kind

ASK = (
    "在吗，{list}还有吗，要{qty}",
    "老板，{list}有新的没，来{qty}",
    "{list} {qty}多少钱",
    "再来{qty} {list}",
    "要{list} {qty}，要带电话的",
)
OFFER = (
    "有，{price}一条",
    "{qty}的话{price}一条",
    "刚出的一手{list}，{price}一条，一共{yuan}",
    "{price}，{qty} {yuan}块",
)
AGREE = ("行，来{qty}", "好，就要{qty}", "可以，{qty}", "嗯 要了")
TIED = ("转了 {yuan}，查一下", "{yuan} 转过去了", "刚转了{yuan}，看下到没", "付了{yuan}，查收")
LOOSE = ("付过了", "好了，发吧", "弄好了")
GOT = ("收到", "到了", "ok 收到了", "看到了")
SENT = (
    "发你邮箱了，{list}{day}.txt {qty}",
    "文件 {list}{day}.txt {qty}",
    "发你了，{list}{day}.rar {qty}",
    "传给你了 {qty}，收一下",
)
PRICES = {2.0: "两分", 2.5: "两分五", 3.0: "三分", 4.0: "四分", 5.0: "五分", 6.0: "六分"}


@dataclass(frozen=True, slots=True)
class Order:
    """One purchase."""

    number: int
    at: datetime
    records: int
    fen: int
    purse: Purse
    use: int
    """How often this purse paid before."""
    chat: str
    """Written account of the buyer in whose conversation it is agreed; empty where none is left."""


def quantity(records: int) -> str:
    """A number of records as sellers write it.

    >>> quantity(50000), quantity(15000), quantity(1200)
    ('5万条', '1.5万条', '1200条')
    """
    return f"{records / 10_000:g}万条" if records >= 10_000 else f"{records}条"


@dataclass(frozen=True, slots=True)
class Trade:
    """Makes all orders happen."""

    seller: Seller
    level: Level
    rng: np.random.Generator
    happened: Happened

    def run(self, cast: Cast) -> None:
        """Every buyer's orders, and the words that tie gangs to their buyers."""
        gangs = {g.buyer: g for g in cast.gangs}
        for trader in (*cast.big, *cast.small):
            big = trader.id in gangs
            orders = self._orders(trader, big=big)
            for order in orders:
                self._deal(trader, order, big=big)
            self.happened.bought[trader.id] = sum(o.records for o in orders)
            self.happened.first[trader.id] = orders[0].at
            if big:
                self._aside(trader, gangs[trader.id], orders)

    def _orders(self, trader: Trader, *, big: bool) -> list[Order]:
        """Orders in time; every purse pays at least three times for a big buyer."""
        rng, purses = self.rng, trader.purses
        count = max(4 * len(purses), round(trader.paid_fen / 120_000)) if big else int(rng.integers(1, 3))
        weights = rng.dirichlet(np.full(count, 4.0))
        unit = 5_000 if trader.paid_fen / count / trader.price > 20_000 else 1_000
        start = moment(rng, FIRST_DAY + timedelta(days=3), FIRST_DAY + timedelta(days=40))
        times = sorted(moment(rng, start, LAST_DAY - timedelta(days=8)) for _ in range(count))
        orders, uses = [], dict.fromkeys(purses, 0)
        for n, (at, weight) in enumerate(zip(times, weights, strict=True)):
            records = max(round(weight * trader.paid_fen / trader.price / unit), 1) * unit
            purse = purses[n % len(purses)] if n < 4 * len(purses) else pick(rng, purses)
            chat = self._chat(trader, purse, n)
            orders.append(Order(n, at, records, round(records * trader.price), purse, uses[purse], chat))
            uses[purse] += 1
        return orders

    def _chat(self, trader: Trader, purse: Purse, number: int) -> str:
        """Where the order is talked about: mostly the main QQ number, later also the second one or WeChat."""
        chance = self.rng.random()
        if not trader.qq or number < 2:
            return trader.qq
        if purse.channel == "wechat" and chance < 0.5:
            return purse.account
        return trader.alternate if trader.alternate and chance > 0.7 else trader.qq

    def _say(self, at: datetime, chat: str, trader: Trader | None, text: str) -> None:
        """One message; the seller speaks where there is no trader."""
        own = self.seller.wechat if chat.startswith("wechat:") else self.seller.qq
        speaker, nick = (own, self.seller.nick) if trader is None else (chat, trader.nick)
        self.happened.said.append(Said(at, chat, speaker, nick, text))

    def _deal(self, trader: Trader, order: Order, *, big: bool) -> None:
        """Talk, pay, deliver. The payment comes minutes after the agreement, now and then hours."""
        rng, purse = self.rng, order.purse
        fill = {
            "list": kind(trader.list).wanted, "qty": quantity(order.records), "price": PRICES[trader.price],
            "yuan": f"{order.fen / 100:g}" if order.fen < 10**8 else str(order.fen // 100), "day": f"{order.at:%m%d}",
        }  # fmt: skip  # the words that sentences take
        at = order.at
        silent = not order.chat
        for own, sentences in ((False, ASK), (True, OFFER), (False, AGREE)):
            at += timedelta(seconds=int(rng.integers(15, 150)))
            if not silent:
                self._say(at, order.chat, None if own else trader, pick(rng, sentences).format(**fill))
        at += timedelta(seconds=int(min(rng.lognormal(5.5, 1.2), 6 * 3600)))
        self._pay(trader, order, at, telling=silent)
        if silent:
            return
        at += timedelta(seconds=int(rng.integers(20, 60 + 120 * self.level.number)))
        tied = rng.random() < self.level.tied or not purse.named or not big
        self._say(at, order.chat, trader, pick(rng, TIED if tied else LOOSE).format(**fill))
        if big and purse.named and order.use < self.level.repeats:
            self._name(trader, purse, at + timedelta(seconds=12))
        for sentences in (GOT, SENT):
            at += timedelta(seconds=int(rng.integers(30, 400)))
            self._say(at, order.chat, None, pick(rng, sentences).format(**fill))

    def _pay(self, trader: Trader, order: Order, at: datetime, *, telling: bool) -> None:
        """The payment as the seller's export shows it; its memo tells of data where nothing else does."""
        purse, rng = order.purse, self.rng
        memos = words.MEMOS_DATA if telling or rng.random() < 0.5 else words.MEMOS_HARMLESS
        self.happened.pays.append(
            Pay(at, purse.channel, purse.name, purse.shown, order.fen, 1, pick(rng, memos), trader.id)
        )

    def _name(self, trader: Trader, purse: Purse, at: datetime) -> None:
        """Say in the main conversation whose account it was that paid."""
        value = parse(purse.account)[1]
        if purse.channel == "wechat":
            text = f"加我微信 {value}，昵称{purse.name}，刚才就是微信转的"
        elif purse.channel == "bank":
            text = f"用我老婆的卡转的，尾号{value[-4:]}，{purse.name}"
        elif purse.name == trader.real:
            text = f"刚用支付宝 {value} 转的，名字{purse.name}"
        else:
            text = f"我另一个支付宝 {value} 转的，户名{purse.name}，也是我的"
        self._say(at, trader.qq, trader, text)

    def _aside(self, trader: Trader, gang: Gang, orders: Sequence[Order]) -> None:
        """What big buyers say beside their orders: second number, greetings from it, the gang's own accounts."""
        at = orders[1].at - timedelta(hours=1)
        if trader.alternate:
            number = parse(trader.alternate)[1]
            for n in range(self.level.repeats):
                self._say(at + timedelta(days=n), trader.qq, trader, f"我小号 {number}，这个号不在就找那个")
            self._say(at + timedelta(minutes=20), trader.alternate, trader, f"我是{trader.nick}，这是我小号")
        for purse in trader.purses:
            if purse.channel == "wechat":
                self._say(at + timedelta(minutes=50), purse.account, trader, f"我是QQ上的{trader.nick}")
        if "named" in gang.ways:
            self._working(trader, gang, orders)
        if "transfer" in gang.ways:
            self._transfers(trader, gang, orders)

    def _working(self, trader: Trader, gang: Gang, orders: Sequence[Order]) -> None:
        """The buyer names accounts with which the gang works."""
        own = [a for a in gang.accounts if a not in trader.accounts]
        at = orders[len(orders) // 2].at - timedelta(hours=2)
        card = next((parse(a)[1] for a in own if a.startswith("bank:")), "")
        wechat = next((parse(a)[1] for a in own if a.startswith("wechat:")), "")
        if card:
            self._say(at, trader.qq, trader, f"我们收款用 {card}，户名{gang.payee}，别跟平时转你的搞混")
        if wechat and (not card or self.level.number < 3):
            self._say(
                at + timedelta(days=2), trader.qq, trader, f"我们业务微信换成 {wechat} 了，客户都加这个"
            )

    def _transfers(self, trader: Trader, gang: Gang, orders: Sequence[Order]) -> None:
        """The buyer's own card: payments to the seller, and money to and fro with the gang's payee card."""
        purse = next(p for p in trader.purses if p.channel == "bank")
        card = next(parse(a)[1] for a in gang.accounts if a.startswith("bank:"))
        seller = parse(self.seller.bank)[1]
        mine = [p for p in self.happened.pays if p.of == trader.id and p.channel == "bank"]
        out = [Pay(p.at, "bank", self.seller.real, seller, p.fen, -1, p.memo, "seller") for p in mine]
        if card != parse(purse.account)[1]:
            for n in range(6):
                at = moment(self.rng, orders[0].at, LAST_DAY)
                fen = int(self.rng.integers(20, 300)) * 10_000
                out.append(Pay(at, "bank", gang.payee, card, fen, 1 if n % 3 == 0 else -1, "货款", gang.id))
        self.happened.statements[purse.account] = sorted(out)
