"""Addresses in China: a division that exists, then a street, a house, a village."""

import random

from suyuan.identify.divisions import names, sorted_counties
from suyuan.identify.folding import words
from suyuan.identify.judging import form
from suyuan.identify.lexicon import DIGIT, STOP, STREET, UNIT
from suyuan.identify.surnames import BODIES
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

LONGEST = 120
LONGEST_NAME = 15
MOST_LEVELS = 4


def normal(value: str) -> str:
    """Full width folded, blanks gone, 號 written 号."""
    return words(value).replace("號", "号")


def divisions_length(text: str) -> tuple[int, int]:
    """How many division names stand at the front, and how many characters they take."""
    levels = start = 0
    while levels < MOST_LEVELS:
        longest = min(LONGEST_NAME, len(text) - start)
        size = next((n for n in range(longest, 1, -1) if text[start : start + n] in names()), 0)
        if size == 0:
            break
        levels, start = levels + 1, start + size
    return levels, start


def check(value: str) -> Standing:
    """`valid` with a known division and a place in it; `suspect` with only one of the two."""
    text = normal(value)
    if not 4 <= len(text) <= LONGEST or any(c in STOP for c in text):
        return "no"
    levels, start = divisions_length(text)
    rest = text[start:]
    house = _house(text)
    if text[-2:] in BODIES and not house:
        return "no"
    street = any(c in STREET for c in rest)
    if levels and rest and (street or house) and len(text) >= 6:
        return "valid"
    return "suspect" if levels > 1 or (street and house) else "no"


def _house(text: str) -> bool:
    """Whether a number is followed by a unit or a dash and another number, as in 12号 or 12-1-904."""
    if not any(c in DIGIT for c in text):
        return False
    for place in range(1, len(text)):
        if text[place - 1] in DIGIT and text[place] in UNIT:
            return True
        if text[place] == "-" and text[place - 1] in DIGIT and text[place + 1 : place + 2] in DIGIT:
            return True
    return False


def _has_division(value: str) -> bool | None:
    return divisions_length(normal(value))[0] > 0 if check(value) != "no" else None


def _has_place(value: str) -> bool | None:
    """Street or house after the divisions; too short an address can't be told."""
    text = normal(value)
    if check(value) == "no":
        return None
    rest = text[divisions_length(text)[1] :]
    return bool(rest) and (any(c in STREET for c in rest) or _house(text))


def mask(value: str) -> str:
    """The divisions stay, at most six characters of them and at most a third of the whole."""
    text = normal(value)
    keep = min(6, len(text) // 3, max(1, divisions_length(text)[1]))
    return text[:keep] + "*" * (len(text) - keep)


def fake(rng: random.Random) -> str:
    """A known division with made-up street, house and room."""
    division = rng.choice(sorted_counties())
    street = rng.choice(("青年", "解放", "文化", "滨江", "光明", "和平")) + rng.choice(("路", "街", "巷"))
    return f"{division}{street}{rng.randint(1, 1999)}号{rng.randint(1, 40)}栋{rng.randint(101, 2904)}室"


CHECKS = (
    form(lambda value: check(value) != "no"),
    Check("division", Text("行政区划名称", "name of an administrative division"), _has_division),
    Check("place", Text("有路名、门牌或小区", "street, house or estate"), _has_place),
)


KIND = Kind(
    code="address",
    names=Text("地址", "address"),
    traits=frozenset({"locates"}),
    headers=(
        "地址", "住址", "家庭住址", "家庭地址", "联系地址", "通讯地址", "收货地址", "收件地址", "户籍地址", "户籍地",
        "居住地址", "现住址", "详细地址", "单位地址", "房屋地址", "小区地址", "dz", "zz", "jtzz", "address", "addr", "home_address",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    valid=("湖北省武汉市洪山区珞喻路1号3栋201室", "武汉洪山区珞喻路１２９号", "青岛市胶州市长安北路12-1-904", "隆回县太平街道东岭社区"),
    suspect=("湖北省武汉市洪山区", "阳光花园12栋3单元", "青年路128號"),
    invalid=("", "武汉", "武汉市新华路医药公司", "今天下午在珞喻路1号见面。好吗？", "13800138000", "张三丰是谁"),
    checks=CHECKS,
    sources=("GB/T 2260",),
)  # fmt: skip  # headers read better in rows
