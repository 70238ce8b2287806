"""The kinds of lists that are sold and kept: which columns, and what stands in them for each person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from suyuan.world import words
from suyuan.world.digits import as_text, decimal
from suyuan.world.people import People, decimal_short, join, money, take

Columns = list[pa.Array]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one list, column by column, and how many cells of them are wrong on purpose."""

    columns: Columns
    spoiled: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list."""

    code: str
    wanted: str
    """What buyers call it in chats."""
    headers: tuple[str, ...]
    tier: str
    """Tier of 法释〔2017〕10号 article 5(1) that a row most likely falls under: A, B or C."""
    make: Callable[[People, np.ndarray], Rows]


def _fen(people: People, index: np.ndarray, trait: str, low: float, high: float) -> np.ndarray:
    """Amounts in fen between 10^low and 10^high yuan, small ones common."""
    return np.floor(10 ** (low + (high - low) * people.chance(index, trait)) * 100).astype(np.int64)


def _days(first: date, count: int) -> pa.Array:
    return pa.array([f"{first + timedelta(days=n)}" for n in range(count)])


def assets(people: People, index: np.ndarray, salt: str = "asset") -> pa.Array:
    """Market value of a securities account in yuan, 1,000 to 1,000,000."""
    return money(_fen(people, index, salt, 3, 6))


def opened(people: People, index: np.ndarray) -> pa.Array:
    """The day on which the account was opened, 2008 to 2016."""
    return people.choose(index, "opened", _days(date(2008, 1, 1), 3280))


def _stock(people: People, index: np.ndarray) -> Rows:
    phones, bad = people.spoiled_phones(index)
    ids, wrong = people.spoiled_ids(index)
    branch = people.choose(index, "branch", pa.array([f"{b}营业部" for b in words.BRANCHES]))
    columns = [people.names(index), phones, ids, assets(people, index), opened(people, index), branch]
    return Rows(columns, int(bad.sum() + wrong.sum()))


def _wine(people: People, index: np.ndarray) -> Rows:
    phones, bad = people.spoiled_phones(index)
    wine = people.choose(index, "wine", pa.array(words.WINES))
    day = people.choose(index, "wine day", _days(date(2015, 1, 1), 730))
    spent = money(_fen(people, index, "wine fen", 2, 3.7))
    return Rows([people.names(index), phones, people.addresses(index), wine, spent, day], int(bad.sum()))


def _elder(people: People, index: np.ndarray) -> Rows:
    phones, bad = people.spoiled_phones(index)
    age = decimal_short(60 + people.number(index, "age", 26))
    ill = people.choose(index, "ill", pa.array(words.ILLS))
    return Rows([people.names(index), age, phones, people.addresses(index), ill], int(bad.sum()))


def _order(people: People, index: np.ndarray) -> Rows:
    phones, bad = people.spoiled_phones(index)
    number = decimal(20170000000000 + people.number(index, "order", 10**10), 14)
    goods = people.choose(index, "goods", pa.array(words.GOODS))
    spent = money(_fen(people, index, "order fen", 1, 3))
    return Rows([number, people.names(index), phones, people.addresses(index), goods, spent], int(bad.sum()))


def _owner(people: People, index: np.ndarray) -> Rows:
    phones, bad = people.spoiled_phones(index)
    area = join(decimal_short(60 + people.number(index, "area", 120)), "平米")
    return Rows([people.names(index), phones, people.addresses(index), area], int(bad.sum()))


def _plates(people: People, index: np.ndarray) -> pa.Array:
    letters = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    number = people.number(index, "plate", 34**2 * 1000)
    pair, digits = np.divmod(number, 1000)
    tail = np.frombuffer(letters, dtype=np.uint8)
    ends = np.stack([tail[10 + pair // 34 % 24], tail[pair % 34]], axis=1)
    heads = pa.array([p + q for p in words.BLANK_PLATES for q in words.BLANK_LETTERS])
    return join(people.choose(index, "province", heads), as_text(ends), decimal(digits, 3))


def _car(people: People, index: np.ndarray) -> Rows:
    phones, bad = people.spoiled_phones(index)
    ids, wrong = people.spoiled_ids(index)
    car = people.choose(index, "car", pa.array(words.CARS))
    columns = [people.names(index), _plates(people, index), car, phones, ids]
    return Rows(columns, int(bad.sum() + wrong.sum()))


def qq_numbers(people: People, index: np.ndarray) -> pa.Array:
    """Ten-digit QQ numbers that begin with 9."""
    return decimal(9_000_000_000 + people.number(index, "qq", 10**9), 10)


def mails(people: People, index: np.ndarray) -> pa.Array:
    """Addresses under names reserved for examples (RFC 2606)."""
    letters = pa.array([f"{a}{b}" for a in "bcdfghjklmnpqrstwxyz" for b in "aeiou"])
    host = people.choose(index, "host", pa.array(["@example.com", "@example.net", "@example.org"]))
    first, second = people.choose(index, "mail a", letters), people.choose(index, "mail b", letters)
    return join(first, second, decimal(people.number(index, "mail", 10**5), 5), host)


def _contact(people: People, index: np.ndarray) -> Rows:
    phones, bad = people.spoiled_phones(index)
    letters = pa.array([f"{a}{b}_" for a in "bcdfghjklmnpqrstwxyz" for b in "aeiou"])
    wechat = join(people.choose(index, "wx", letters), decimal(people.number(index, "wx no", 10**8), 8))
    columns = [people.names(index), phones, qq_numbers(people, index), wechat, mails(people, index)]
    return Rows(columns, int(bad.sum()))


def _bulk(people: People, index: np.ndarray) -> Rows:
    phones, bad = people.spoiled_phones(index)
    ids, wrong = people.spoiled_ids(index)
    columns = [people.names(index), ids, phones, people.cards(index), people.addresses(index)]
    return Rows(columns, int(bad.sum() + wrong.sum()))


KINDS: Sequence[Kind] = (
    Kind("stock", "股民", ("姓名", "手机号", "身份证号", "资产市值", "开户日期", "营业部"), "A", _stock),
    Kind("wine", "酒客", ("姓名", "手机", "收货地址", "商品", "金额", "下单日期"), "B", _wine),
    Kind("elder", "老年保健品客户", ("姓名", "年龄", "电话", "地址", "病史"), "B", _elder),
    Kind("order", "网购订单", ("订单号", "收件人", "手机", "地址", "商品", "金额"), "B", _order),
    Kind("owner", "业主", ("姓名", "电话", "地址", "面积"), "C", _owner),
    Kind("car", "车主", ("车主", "车牌", "车型", "电话", "身份证号"), "C", _car),
    Kind("contact", "网购客户", ("姓名", "手机", "QQ", "微信", "邮箱"), "C", _contact),
    Kind("bulk", "综合名单", ("姓名", "身份证号", "手机", "银行卡号", "地址"), "C", _bulk),
)


def kind(code: str) -> Kind:
    """The kind of list of that code."""
    return next(k for k in KINDS if k.code == code)


def customers(people: People, index: np.ndarray, salt: str) -> tuple[tuple[str, ...], Columns]:
    """A holder's own table of its customers: nothing wrong in it, amounts its own. Headers and columns."""
    headers = ("客户号", "姓名", "手机号", "身份证号", "资产市值", "开户日期", "营业部")
    number = decimal(people.number(index, salt + "no", 10**10), 10)
    phones, ids = decimal(people.phones(index), 11), as_text(people.ids(index))
    branch = people.choose(index, "branch", pa.array([f"{b}营业部" for b in words.BRANCHES]))
    day = people.choose(index, salt + "day", _days(date(2008, 1, 1), 3280))
    return headers, [number, people.names(index), phones, ids, assets(people, index, salt), day, branch]


def shoppers(people: People, index: np.ndarray, salt: str) -> tuple[tuple[str, ...], Columns]:
    """A shop's or club's own table of its members. Headers and columns."""
    headers = ("会员号", "姓名", "手机", "地址", "累计消费", "入会日期")
    number = decimal(people.number(index, salt + "no", 10**10), 10)
    day = people.choose(index, salt + "day", _days(date(2010, 1, 1), 2500))
    spent = money(_fen(people, index, salt, 1, 4))
    phones = decimal(people.phones(index), 11)
    return headers, [number, people.names(index), phones, people.addresses(index), spent, day]


def chosen(columns: Columns, order: np.ndarray) -> Columns:
    """The same columns with the rows at these places."""
    return [take(column, order) for column in columns]
