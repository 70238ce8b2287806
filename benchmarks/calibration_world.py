"""The world in which confidence is measured: values of every kind and ordinary ones, drawn by a stated prior.

The prior is an assumption, and the figures hold under it alone. Of the values met without a cue, half are personal,
spread over the kinds by PERSONAL (others weigh 1); half are ordinary, spread evenly over the families of ORDINARY.
After a cue nine in ten values are what the cue says; the tenth is any other value of the world. Of the personal
values one in 33 is mistyped in one place, one in seven has another of the kind's forms (its examples), one in fifty
is among its examples of what fails a check, which people carry all the same.
"""

import random
import string
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from suyuan.identify import kinds
from suyuan.identify.confidence import evidence
from suyuan.identify.divisions import names
from suyuan.identify.examine import examine

PERSONAL = {
    "person_name": 10,
    "mobile_phone": 10,
    "id_card": 6,
    "address": 6,
    "bank_card": 4,
    "email": 4,
    "landline": 2,
}
ORDINARY_SHARE = 0.5
CUE_IS_RIGHT = 0.9
MISTYPED = 0.03
OTHER_FORMS = 0.15
FAILING = 0.02

Draw = Callable[[random.Random], str]


def one_of(rng: random.Random, words: str) -> str:
    return rng.choice(words.split())


def digits(rng: random.Random, first: int, last: int) -> str:
    return "".join(rng.choices(string.digits, k=rng.randint(first, last)))


def moment(rng: random.Random) -> datetime:
    return datetime(2015, 1, 1, tzinfo=UTC) + timedelta(seconds=rng.randrange(11 * 365 * 86400))


def order(rng: random.Random) -> str:
    day = moment(rng)
    return rng.choice(
        (
            f"{day:%Y%m%d%H%M%S}{digits(rng, 2, 8)}",
            f"{day:%Y%m%d}{digits(rng, 4, 12)}",
            rng.choice(("SF", "YT", "ZTO", "JD", "DD", "NO")) + digits(rng, 8, 15),
            digits(rng, 12, 20).replace("0", "1", 1),
        )
    )


def stamp(rng: random.Random) -> str:
    day = moment(rng)
    seconds = int(day.timestamp())
    return rng.choice(
        (
            str(seconds),
            f"{seconds}{digits(rng, 3, 3)}",
            f"{day:%Y-%m-%d %H:%M:%S}",
            f"{day:%Y-%m-%d}",
            f"{day:%Y%m%d}",
            f"{day:%Y%m%d%H%M%S}",
            f"{day:%H:%M}",
            f"{day.year}年{day.month}月{day.day}日",
        )
    )


def amount(rng: random.Random) -> str:
    yuan = rng.expovariate(1 / 3000)
    return rng.choice(
        (
            f"{yuan:.2f}",
            f"{yuan:,.2f}",
            f"{yuan:.0f}",
            f"¥{yuan:.2f}",
            f"{yuan:.0f}元",
            f"{rng.randrange(100)}%",
        )
    )


def serial(rng: random.Random) -> str:
    letters = string.ascii_uppercase + string.digits
    return rng.choice(
        (
            "".join(rng.choices(letters, k=rng.randint(6, 20))),
            f"{''.join(rng.choices(string.ascii_uppercase, k=rng.randint(1, 3)))}{digits(rng, 5, 10)}",
            f"{rng.getrandbits(128):032x}",
            f"{rng.getrandbits(48):012x}",
            "-".join(("".join(rng.choices(letters, k=4))) for _ in range(rng.randint(2, 4))),
        )
    )


def version(rng: random.Random) -> str:
    return ".".join(str(rng.randrange(30)) for _ in range(rng.randint(2, 4)))


def word(rng: random.Random) -> str:
    return one_of(
        rng,
        "产品 服务 客户 今天 明天 已完成 处理中 北京 上海 男 女 汉族 大专 本科 经理 工程师 "
        "销售部 技术部 已发货 高血压 红酒 手机 电脑 苹果 质量 数量 合计 说明 备注 普通 会员 "
        "银卡 金卡 管理员 默认 正常 异常 武汉某某科技有限公司 阳光小学 人民医院 中国银行 招商证券",
    )


def english(rng: random.Random) -> str:
    return one_of(
        rng,
        "hello world order status Success Failed pending United States Android iPhone "
        "Windows New York Los Angeles user admin test true false null male female active "
        "http error index home login config default Product Name Total Price",
    ) + rng.choice(("", "", f" {rng.randrange(100)}", f"_{rng.randrange(1000)}", " Street", " name"))


def place(rng: random.Random, known: list[str] = sorted(names())) -> str:  # noqa: B008
    return rng.choice(known)


def number_of_usual_length(rng: random.Random) -> str:
    """As long as phones, cards and documents are, and none of them."""
    return (
        str(rng.randint(1, 9))
        + digits(rng, 1, 1)
        + "".join(rng.choices(string.digits, k=rng.choice((4, 6, 7, 9, 10, 13, 14, 16, 17))))
    )


def word_like_a_name(rng: random.Random) -> str:
    """Words whose first character is a surname as well."""
    return one_of(
        rng,
        "高兴 方便 马上 白天 黄金 金额 温度 常见 安全 平安 和平 时间 华为 成功 明显 毛巾 江苏 "
        "江西 石油 严重 钱包 余额 路由器 黄牛 高血压 胡萝卜 向日葵 万能 全部 全国 党员 牛肉 "
        "牛奶 花生 水果 水平 谷物 车辆 房屋 应用 易碎品 关闭 连接 终止 单价 包装 通知 计算机 "
        "项目 经理 段落 于是 汤圆 白色 黑色 红色 任务 章节 文件 文字 伍佰元 陆军 海军",
    )


def institution(rng: random.Random, known: list[str] = sorted(names())) -> str:  # noqa: B008
    """A place and who sits there."""
    return rng.choice(known) + rng.choice(
        (
            "人民政府",
            "街道办事处",
            "第一小学",
            "中心医院",
            "新华路派出所",
            "解放路支行",
            "12号店",
            "分公司",
            "长途汽车站",
            "3号线",
            "工业园",
            "农村信用社",
        )
    )


def digits_of_any_length(rng: random.Random) -> str:
    return digits(rng, 4, 24)


def counted(rng: random.Random) -> str:
    return str(rng.randrange(10 ** rng.randint(1, 7)))


ORDINARY: dict[str, Draw] = {
    one.__name__: one
    for one in (
        digits_of_any_length,
        number_of_usual_length,
        word_like_a_name,
        institution,
        order,
        stamp,
        amount,
        serial,
        version,
        word,
        english,
        place,
        counted,
    )
}


def mistyped(rng: random.Random, value: str) -> str:
    """One character another of its sort."""
    at = rng.randrange(len(value))
    sort = next((s for s in (string.digits, string.ascii_letters) if value[at] in s), value)
    return value[:at] + rng.choice(sort) + value[at + 1 :]


def personal(code: str) -> Draw:
    """Values of a kind as people write them, now and then mistyped."""

    def draw(rng: random.Random) -> str:
        kind, luck = kinds()[code], rng.random()
        if luck < OTHER_FORMS:
            return rng.choice(kind.valid)
        if kind.suspect and luck < OTHER_FORMS + FAILING:
            return rng.choice(kind.suspect)
        value = kind.fake(rng)
        return mistyped(rng, value) if rng.random() < MISTYPED else value

    return draw


def priors() -> dict[str, float]:
    """Share of each family in the world without cues; kinds by their codes."""
    weights = {code: float(PERSONAL.get(code, 1)) for code in kinds()}
    whole = sum(weights.values())
    shares = {code: (1 - ORDINARY_SHARE) * weight / whole for code, weight in weights.items()}
    return shares | dict.fromkeys(ORDINARY, ORDINARY_SHARE / len(ORDINARY))


@dataclass(slots=True)
class Hits:
    """Weighted hits of one kind with one evidence, form alone."""

    own: float = 0.0
    """Of values that are the kind."""
    other: float = 0.0
    drawn: int = 0

    def share(self, own_prior: float, *, cue: bool, unseen: float = 0.0) -> float:
        """Share that is right; after a cue the kind and the rest of the world have other priors.

        `unseen` is the weight of wrong hits that the draws may have missed.
        """
        own, other = self.own, self.other + unseen
        if cue:
            own, other = CUE_IS_RIGHT * own / own_prior, (1 - CUE_IS_RIGHT) * other / (1 - own_prior)
        return own / (own + other) if own else 0.0


@dataclass(slots=True)
class Measured:
    """All hits of a drawn world."""

    hits: dict[str, dict[str, Hits]] = field(default_factory=dict)
    """By kind, then by evidence; the key of a standing holds its sum."""
    values: Counter[str] = field(default_factory=Counter)


def measured(seed: int, draws: int) -> Measured:
    """Draw every family equally often, look at each value as each kind, and weigh by the prior."""
    found = Measured({code: {} for code in kinds()})
    for family, share in priors().items():
        rng = random.Random(f"{seed} {family}")
        draw = ORDINARY.get(family) or personal(family)
        for value in (draw(rng) for _ in range(draws)):
            found.values[family] += 1
            for code, kind in kinds().items():
                if kind.check(value) != "no":
                    _enter(found.hits[code], code, value, share / draws, own=code == family)
    return found


def _enter(hits: dict[str, Hits], code: str, value: str, weight: float, *, own: bool) -> None:
    told = examine(code, value)
    for key in (evidence(told), told.standing):
        one = hits.setdefault(key, Hits())
        one.drawn += 1
        if own:
            one.own += weight
        else:
            one.other += weight
