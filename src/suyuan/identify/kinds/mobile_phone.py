"""Mobile numbers of mainland China, by the segments that the ministry had allocated in March 2023."""

import random
import re
from functools import cache

from suyuan.identify.behaviour.spread import uncounted
from suyuan.identify.folding import hidden, numbers
from suyuan.identify.judging import SEGMENT, form
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

SEGMENTS = (
    "133 149 153 162 1700-1702 173 17400-17405 177 180 181 189 190 191 193 199 13492 13493 13499 "
    "1340-1348 135-139 147 148 150-152 157-159 165 1703 1705 1706 172 178 182-184 187 188 195 197 198 "
    "130-132 145 146 155 156 166 167 1704 1707-1709 171 175 176 185 186 196 "
    "192 1619 17406-17409 17410-17412 1749"
)
"""First digits of allocated numbers; a dash joins the first and last of a range."""
_PREFIX = re.compile(r"(?:\+86|0086|86)(?=1[0-9]{10}$)")
_SHAPE = re.compile(r"1[3-9][0-9]{9}")


@cache
def allocated() -> frozenset[str]:
    """The allocated first five digits."""
    found: set[str] = set()
    for word in SEGMENTS.split():
        first, _, last = word.partition("-")
        for start in range(int(first), int(last or first) + 1):
            free = 5 - len(first)
            found.update(f"{start}{rest:0{free}}" if free else str(start) for rest in range(10**free))
    return frozenset(found)


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(allocated()))


def normal(value: str) -> str:
    """Eleven digits, without the country code."""
    return _PREFIX.sub("", numbers(value))


def check(value: str) -> Standing:
    """`suspect` where the form is right and the segment was not allocated in the table."""
    text = normal(value)
    if not _SHAPE.fullmatch(text):
        return "no"
    return "valid" if text[:5] in allocated() else "suspect"


def in_plan(value: str) -> bool | None:
    """Whether the segment was allocated; None for what has no such form."""
    standing = check(value)
    return None if standing == "no" else standing == "valid"


def mask(value: str) -> str:
    """The first three and last two digits stay."""
    return hidden(normal(value), 3, 2)


def fake(rng: random.Random) -> str:
    """A number of an allocated segment; the plan leaves no room for numbers that cannot belong to anyone."""
    return f"{rng.choice(_in_order())}{rng.randrange(10**6):06}"


CHECKS = (form(lambda value: check(value) != "no"), Check("segment", SEGMENT, in_plan))


KIND = Kind(
    code="mobile_phone",
    names=Text("手机号", "mobile number"),
    traits=frozenset({"identifies", "reaches"}),
    headers=(
        "手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式", "移动电话", "联系号码", "本机号码",
        "对方号码", "主叫号码", "被叫号码", "号码", "sjh", "sjhm", "lxdh", "dh", "phone", "mobile", "tel", "telephone",
        "cellphone", "msisdn", "phone_number", "phoneno", "mobileno", "mobile_no", "mobilephone", "cell", "contact",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=uncounted,
    suspect_weight=0.6,
    checked=True,
    valid=("13800138000", "+86 138-0013-8000", "008613800138000", "１３８００１３８０００", "13493000000", "16190000000"),
    suspect=("15400000000", "17413000000", "13490000000"),
    invalid=("", "12800138000", "1380013800", "138001380001", "abc", "2024060713800"),
    checks=CHECKS,
    sources=("工业和信息化部电信网码号（2023-03）",),
)  # fmt: skip  # headers read better in rows
