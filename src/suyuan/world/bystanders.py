"""Everybody innocent: customers of the seller's phone cases, family, friends, shops, and payments that coincide."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from suyuan.world import words
from suyuan.world.cast import STRANGERS_FROM, Bystander, Cast, Channel, Seller, starred
from suyuan.world.chance import pick
from suyuan.world.events import FIRST_DAY, LAST_DAY, Happened, Pay, Said, moment
from suyuan.world.people import People
from suyuan.world.plan import CAST

SMALL_TALK = (
    "在忙啥",
    "周末打球不",
    "哈哈",
    "晚上吃啥",
    "最近生意咋样",
    "刚下班",
    "好的",
    "明天再说",
    "嗯嗯",
    "发个红包呗",
    "新年好",
    "堵车了",
)
GROUP_TALK = ("有人换资源吗", "求推荐靠谱的", "顶", "路过", "什么价", "私聊", "群里别发广告", "早")
ADVERTS = (
    "出售一手股民 酒客 老年保健品 业主 车主名单，三分起，量大从优，加QQ {qq}",
    "当天股民资料，带电话，实号率高，需要的加 {qq}",
)
GROUP = "资源交流群"


@dataclass(frozen=True, slots=True)
class Bystanders:
    """Makes the innocent part of the world happen."""

    seller: Seller
    people: People
    rng: np.random.Generator
    happened: Happened

    def run(self, cast: Cast, noise: int, talk: int) -> None:
        """All of it, after the trade: `noise` payments of strangers and about `talk` idle messages."""
        announced = [
            p for p in self.happened.pays if p.of in {b.id for b in cast.big} and p.channel != "wechat"
        ]
        for person in cast.bystanders:
            if person.sort == "coincidence":
                self._coincide(person, announced)
            elif person.sort == "wholesale":
                self._wholesale(person)
            else:
                self._monthly(person)
        self._strangers(noise)
        self._household(max(noise // 8, 60))
        friends = [p for p in cast.bystanders if p.sort == "friend"]
        self._talk(friends, talk)

    def _paid(self, person: Bystander, at: datetime, fen: int, memo: str, way: int = 1) -> None:
        purse = person.purse
        self.happened.pays.append(
            Pay(at, purse.channel, purse.name, purse.shown, fen, way, memo, person.sort)
        )

    def _coincide(self, person: Bystander, announced: list[Pay]) -> None:
        """The amount of a chat, within four minutes of the buyer's own payment, from somebody else."""
        fitting = [p for p in announced if p.channel == person.purse.channel] or announced
        true = pick(self.rng, fitting)
        at = true.at + timedelta(seconds=int(self.rng.integers(-200, 200)))
        self._paid(person, at, true.fen, pick(self.rng, ("还钱", "货款", "手机壳尾款", "")))

    def _wholesale(self, person: Bystander) -> None:
        """A regular customer for phone cases, in money the equal of a big buyer; orders over QQ as buyers do."""
        rng = self.rng
        for _ in range(int(rng.integers(16, 26))):
            at = moment(rng, FIRST_DAY, LAST_DAY)
            count = int(rng.integers(20, 60)) * 10
            yuan = count * int(rng.integers(2, 4))
            for own, text in (
                (False, f"手机壳再来{count}个，苹果7的"),
                (True, f"好的，{yuan}块，今天发快递"),
                (False, f"转了 {yuan}，查一下"),
                (True, "收到，单号晚点发你"),
            ):
                at += timedelta(seconds=int(rng.integers(30, 200)))
                self._said(person, at, text, own=own)
                if own and "块" in text:
                    self._paid(person, at + timedelta(seconds=20), yuan * 100, "手机壳货款")

    def _said(self, person: Bystander, at: datetime, text: str, *, own: bool) -> None:
        speaker, nick = (self.seller.qq, self.seller.nick) if own else (person.qq, person.nick)
        self.happened.said.append(Said(at, person.qq, speaker, nick, text))

    def _monthly(self, person: Bystander) -> None:
        """Family, friend, landlord: something every month."""
        rng = self.rng
        for month in range(1, 8):
            at = FIRST_DAY.replace(month=month, day=int(rng.integers(10, 18)), hour=int(rng.integers(9, 22)))
            if person.sort == "landlord":
                self._paid(person, at, 180_000, "房租", way=-1)
            else:
                memo = "还你钱" if person.sort == "friend" else pick(rng, words.MEMOS_FAMILY)
                self._paid(person, at, int(rng.integers(3, 20)) * 10_000, memo)

    def _strangers(self, count: int) -> None:
        """Customers of phone cases over a second-hand platform: many, small, told by the goods."""
        rng = self.rng
        numbers = STRANGERS_FROM + 2 * rng.integers(0, (CAST - STRANGERS_FROM) // 2, count)
        names, phones = self.people.names(numbers).to_pylist(), self.people.phones(numbers).tolist()
        days = rng.integers(0, (LAST_DAY - FIRST_DAY).days * 86_400, count).tolist()
        fen = (rng.integers(5, 60, count) * 100 + rng.choice([0, 80, 90, 99], count)).tolist()
        kinds = rng.random(count).tolist()
        for n in range(count):
            goods, at = words.CASE_GOODS[n % len(words.CASE_GOODS)], FIRST_DAY + timedelta(seconds=days[n])
            nick = words.STRANGERS[phones[n] % len(words.STRANGERS)] + str(phones[n])[-3:]
            if kinds[n] < 0.35:
                pay = Pay(at, "wechat", nick, "", fen[n], 1, goods, "customer")
            else:
                pay = Pay(
                    at, "alipay", names[n], starred(str(phones[n])), fen[n], 1, f"闲鱼-{goods}", "customer"
                )
            self.happened.pays.append(pay)

    def _household(self, count: int) -> None:
        """What the seller spends, gets back, and moves between own pockets."""
        rng, pays = self.rng, self.happened.pays
        for _ in range(count):
            at, chance = moment(rng, FIRST_DAY, LAST_DAY), rng.random()
            shop, _, goods, low, high = pick(rng, words.SHOPS_OUT)
            fen = int(rng.integers(low, high))
            channel: Channel = "alipay" if rng.random() < 0.5 else "wechat"
            if chance < 0.05:
                pays.append(Pay(at, "alipay", shop, "", fen, 0, f"退款-{goods}", "refund"))
            elif chance < 0.12:
                pays.append(
                    Pay(
                        at,
                        channel,
                        "余额宝" if channel == "alipay" else "/",
                        "",
                        fen * 10,
                        0,
                        "转入零钱理财",
                        "own",
                    )
                )
            elif chance < 0.16:
                pays.append(Pay(at, "bank", "支付宝（中国）网络技术有限公司", "", fen * 20, 1, "提现", "own"))
            elif chance < 0.24:
                pays.append(Pay(at, "bank", shop, "", fen, -1, "快捷支付", "shop"))
            else:
                pays.append(Pay(at, channel, shop, "", fen, -1, goods, "shop"))

    def _talk(self, friends: list[Bystander], count: int) -> None:
        """Idle words with friends, and a group in which the seller advertises."""
        rng, said = self.rng, self.happened.said
        number = self.seller.qq.removeprefix("qq:")
        for n in range(count):
            at = moment(rng, FIRST_DAY, LAST_DAY)
            if n % 2 and friends:
                self._said(pick(rng, friends), at, pick(rng, SMALL_TALK), own=bool(rng.random() < 0.5))
            elif n % 10 == 0:
                text = pick(rng, ADVERTS).format(qq=number)
                said.append(Said(at, GROUP, self.seller.qq, self.seller.nick, text))
            else:
                who = int(rng.integers(30))
                speaker, nick = f"qq:99{who:02}{who * 7919 % 10**6:06}", words.STRANGERS[who]
                said.append(Said(at, GROUP, speaker, nick, pick(rng, GROUP_TALK)))
