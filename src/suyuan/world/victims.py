"""Victims and what they report: who was called, by whom, what it cost."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from suyuan.model.accounts import parse
from suyuan.world.cast import Cast, Gang
from suyuan.world.chance import pick
from suyuan.world.dumps import Dumps
from suyuan.world.events import CHINA, Happened
from suyuan.world.levels import Level
from suyuan.world.people import People
from suyuan.world.plan import Plan
from suyuan.world.writing import write_csv, write_sheet

OPENINGS = {
    "stock_tips": (
        "有人自称证券公司客户经理，说有内幕消息带我炒股，赚了五五分成",
        "一个自称某证券公司老师的人推荐股票，说亏了包赔",
    ),
    "fake_wine": ("自称酒业公司搞活动，说老客户特价买名酒", "接到卖酒的电话，说以前买过他们的酒，现在内部价"),
    "health_products": (
        "自称康复中心的专家打电话，说我的病能治好，让买他们的药",
        "说是养生中心回访，送体检，让我母亲买保健品",
    ),
    "refund": (
        "自称网店客服，说我买的东西质量有问题要退款",
        "说我的订单丢件了要给我理赔，报得出我的订单和地址",
    ),
    "loan": ("说我有房可以办低息贷款，先交手续费和保证金", "自称贷款公司，说无抵押马上放款，让先交解冻费"),
    "part_time_job": ("网上找兼职刷单，说每单返佣金",),
    "game_trading": ("卖游戏账号，买家让去一个平台交易，说账户冻结",),
    "dating": ("网上认识的男朋友说有内幕投资平台",),
}
TYPES = {
    "stock_tips": "虚假投资理财", "fake_wine": "虚假购物", "health_products": "保健品诈骗", "refund": "冒充客服退款", "loan": "贷款诈骗",
    "part_time_job": "刷单返利", "game_trading": "网游交易", "dating": "网络交友",
}  # fmt: skip  # pairs read better in lines
WORDS = {
    "phone": ("打电话来的号码是{v}", "对方手机{v}", "后来用{v}联系我"),
    "wechat": ("让我加微信{v}", "加了他微信 {v}", "微信号{v}，现在把我拉黑了"),
    "qq": ("还加了QQ {v}", "QQ号{v}跟我说的"),
    "bank": ("让我把钱转到卡号{v}，户名{payee}", "收款账户{v} {payee}"),
}
ENDINGS = ("一共损失{loss}元。", "前后转了{loss}元，现在联系不上了。", "被骗{loss}元，请帮帮我。")
NOTES = (
    "打了96110咨询。",
    "已拨打110报警。",
    "银行客服95588说已经转出去了。",
    "支付宝客服95188说不是他们的人。",
    "",
)
REGIONS = (
    "湖北武汉",
    "湖南长沙",
    "河南郑州",
    "江西南昌",
    "安徽合肥",
    "四川成都",
    "江苏南京",
    "广东广州",
    "山东济南",
    "陕西西安",
)
HELPER = 150_000
"""Person number of somebody innocent who helps victims to report."""
DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
LOSSES = {"stock_tips": 30_000, "fake_wine": 1_200, "health_products": 6_000, "refund": 5_000, "loan": 8_000}


@dataclass(frozen=True, slots=True)
class Told:
    """One report."""

    id: str
    at: datetime
    name: str
    phone: str
    region: str
    scheme: str
    loss_fen: int
    accounts: tuple[str, ...]
    """In a field of their own; empty where the reporter left it."""
    text: str
    gang: str
    listed: bool
    """Whether the victim stands in the dumps."""
    doubled: bool
    """Whether in two of them."""


@dataclass(frozen=True, slots=True)
class Victim:
    """Who was called."""

    number: int
    """Person number."""
    listed: bool
    doubled: bool


@dataclass(frozen=True, slots=True)
class Reporting:
    """Makes all reports."""

    people: People
    rng: np.random.Generator
    level: Level

    def run(self, cast: Cast, dumps: Dumps, plan: Plan, happened: Happened) -> list[Told]:
        """Reports about the five gangs and the foreign ones, by date; ids follow it."""
        total = min(max(plan.rows // 2600, 110), 10_000)
        helper = self.people.person(HELPER)[1]
        away = plan.spans["away"].people()[self.people.clean(plan.spans["away"].people())]
        told: list[Told] = []
        for number, gang in enumerate((*cast.gangs, *cast.foreign)):
            count = round(total * (0.16 if gang.buyer else 0.2 / max(len(cast.foreign), 1)))
            first = happened.first.get(gang.buyer, datetime(2017, 2, 1, tzinfo=CHINA))
            for n, victim in enumerate(self._victims(gang, dumps, away[number * 11_000 :], count)):
                at = first + timedelta(days=float(self.rng.uniform(4, 80)), seconds=n)
                aid = helper if n % 5 == 4 and self._helps(gang) else ""
                told.append(self._one(gang, n, at, victim, aid))
        told.sort(key=lambda t: (t.at, t.phone))
        return [replace(t, id=f"R{n:05}") for n, t in enumerate(told, 1)]

    def _helps(self, gang: Gang) -> bool:
        """The helper's own number stands in reports about the third gang, from level 2 on about the fifth too."""
        return gang.id == "G3" or (gang.id == "G5" and self.level.number > 1)

    def _victims(self, gang: Gang, dumps: Dumps, away: np.ndarray, count: int) -> list[Victim]:
        """People of the sold list, some of whom stand in two dumps, and people of elsewhere."""
        listed = dumps.present.get(gang.list, np.array([], dtype=np.int64))
        want = min(round(count * 0.85), len(listed) * 4 // 5) if gang.buyer else 0
        doubled = np.intersect1d(dumps.doubled.get(gang.list, listed[:0]), listed)[: want // 5]
        rest = np.setdiff1d(listed, doubled)
        rest = rest[self.rng.permutation(len(rest))[: want - len(doubled)]]
        outside = away[: max(count - want, 2)]
        groups = ((doubled, True, True), (rest, True, False), (outside, False, False))
        return [Victim(int(n), inside, twice) for numbers, inside, twice in groups for n in numbers]

    def _one(self, gang: Gang, number: int, at: datetime, victim: Victim, helper: str) -> Told:
        """What one victim writes."""
        rng = self.rng
        name, phone, _ = self.people.person(victim.number)
        yuan = max(round(LOSSES.get(gang.scheme, 4_000) * float(rng.lognormal(0, 0.7)) / 10) * 10, 100)
        named = self._named(gang, number)
        parts = [pick(rng, OPENINGS[gang.scheme])]
        parts += [pick(rng, WORDS[parse(a)[0]]).format(v=self._written(a), payee=gang.payee) for a in named]
        if rng.random() < 0.3:
            parts.append(f"让我打开网站{parse(gang.url)[1]}")
        text = "，".join(parts) + "，" + pick(rng, ENDINGS).format(loss=yuan) + pick(rng, NOTES)
        if helper:
            text += f"我年纪大不会弄，村里小李帮我报的，他电话{helper}。"
        own = named if rng.random() < self.level.own_column else ()
        region = pick(rng, REGIONS)
        return Told(
            "",
            at,
            name,
            phone,
            region,
            gang.scheme,
            yuan * 100,
            own,
            text,
            gang.id,
            victim.listed,
            victim.doubled,
        )

    def _named(self, gang: Gang, number: int) -> tuple[str, ...]:
        """Two or three of the gang's accounts; neighbours in turn, so that all hang together."""
        count = len(gang.accounts)
        places = {number % count, (number + 1) % count}
        if self.rng.random() < 0.4:
            places.add(int(self.rng.integers(count)))
        return tuple(gang.accounts[p] for p in sorted(places))

    def _written(self, written: str) -> str:
        """An account as the victim writes it: mostly plain, sometimes with blanks or in Chinese digits."""
        type_, value = parse(written)
        if self.rng.random() >= self.level.evasive or not value.isdigit():
            return value
        if self.level.number > 1 and type_ == "phone" and self.rng.random() < 0.5:
            return value.translate(DIGITS)
        first = 3 if type_ == "phone" else 4
        return " ".join([value[:first], *(value[n : n + 4] for n in range(first, len(value), 4))])


SAID = {"phone": "手机:", "wechat": "微信:", "qq": "QQ:", "bank": "银行卡:"}
CSV_HEAD = (
    "编号",
    "报案时间",
    "报案人",
    "联系电话",
    "地区",
    "渠道",
    "诈骗类型",
    "损失金额",
    "对方账号",
    "案情",
)


def write_reports(folder: Path, told: Sequence[Told], level: int) -> None:
    """The reports, shared out over CSV, JSON lines and, from level 2 on, a sheet."""
    folder.mkdir(parents=True, exist_ok=True)
    ways = 3 if level > 1 else 2
    first, second, third = told[0::ways], told[1::ways], told[2::ways] if ways == 3 else []
    write_csv(folder / "报案登记.csv", [CSV_HEAD, *map(_row, first)], "utf-8-sig")
    with (folder / "platform.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(_object(t), ensure_ascii=False) + "\n" for t in second)
    if third:
        write_sheet(folder / "协查.xlsx", "报案", [CSV_HEAD, *map(_row, third)])


def _row(told: Told) -> tuple[str, ...]:
    loss = f"{told.loss_fen / 100:.2f}"
    when = f"{told.at:%Y-%m-%d %H:%M}"
    accounts = ";".join(SAID[type_] + value for type_, value in map(parse, told.accounts))
    return (
        told.id,
        when,
        told.name,
        told.phone,
        told.region,
        "电话",
        TYPES[told.scheme],
        loss,
        accounts,
        told.text,
    )


def _object(told: Told) -> dict[str, object]:
    return {
        "id": told.id,
        "reported_at": told.at.isoformat(timespec="minutes"),
        "text": told.text,
        "loss_cny": told.loss_fen / 100,
        "channel": "平台",
        "region": told.region,
        "type": TYPES[told.scheme],
        "accounts": list(told.accounts),
        "reporter": {"name": told.name, "phone": told.phone},
    }
