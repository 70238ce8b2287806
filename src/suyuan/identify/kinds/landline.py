"""Landlines of mainland China: area code, seven or eight digits, perhaps an extension. Service numbers are nobody's."""

import random
import re

from suyuan.identify.areas import areas
from suyuan.identify.behaviour.spread import uncounted
from suyuan.identify.folding import DASHES, hidden, lowered, words
from suyuan.identify.judging import AMBIGUITY, SEGMENT, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(
    r"(?:(?:\(?(?:\+|00)86\)?-?\(?0?|\(?0)(?P<area>10|2[0-9]|[3-9][0-9]{2})\)?-?)?"
    r"(?P<number>[0-9]{3,4}-?[0-9]{4})"
    r"(?:(?:-|转|轉|ext\.?|x|#|,|分机)(?P<extension>[0-9]{1,6}))?"
)
_DASHES = str.maketrans(dict.fromkeys(DASHES, "-"))


def parts(value: str) -> tuple[str, str, str] | None:
    """Area code without zero (empty where none is written), number, extension; None where it has no such form."""
    found = _SHAPE.fullmatch(lowered(words(value)).translate(_DASHES))
    if found is None:
        return None
    area, number = found["area"] or "", found["number"].replace("-", "")
    if not area and found["number"] == number and found["extension"] and len(found["extension"]) == 4:
        return None  # 2024123-1200 is anything
    if (len(area) == 2 and len(number) != 8) or len(number) not in {7, 8}:
        return None
    return area, number, found["extension"] or ""


def normal(value: str) -> str:
    """Zero, area code and number in one; an extension after a dash."""
    found = parts(value)
    if found is None:
        return words(value)
    area, number, extension = found
    return (f"0{area}" if area else "") + number + (f"-{extension}" if extension else "")


def _has_area(value: str) -> bool | None:
    found = parts(value)
    return found[0] in areas() if found and found[0] else None


def _in_segment(value: str) -> bool | None:
    found = parts(value)
    return found[1][0] in "2345678" if found else None


def _unmistakable(value: str) -> bool | None:
    found = parts(value)
    return found[0] != "" if found else None


def mask(value: str) -> str:
    """The first four and the last digit stay."""
    return hidden(normal(value), 4, 1)


def fake(rng: random.Random) -> str:
    """A number of a real area; seven digits after a code of three, where most now have eight."""
    area = rng.choice(sorted(code for code in areas() if len(code) == 3))
    return f"0{area}-{rng.randint(200, 899)}{rng.randrange(10**4):04}"


CHECKS = (
    form(lambda value: parts(value) is not None),
    Check("area_code", Text("长途区号", "area code"), _has_area),
    Check("segment", SEGMENT, _in_segment),
    Check("ambiguity", AMBIGUITY, _unmistakable),
)
check = judged(CHECKS)

KIND = Kind(
    code="landline",
    names=Text("固定电话", "landline number"),
    traits=frozenset({"reaches"}),
    headers=(
        "座机", "座机号", "座机号码", "固话", "固定电话", "家庭电话", "住宅电话", "宅电", "办公电话", "单位电话", "公司电话",
        "家电", "zj", "zjh", "gh", "gddh", "zzdh", "jtdh", "bgdh", "dwdh", "landline", "fixed_phone", "fixed_line",
        "home_phone", "office_phone", "work_phone", "business_phone",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=uncounted,
    valid=("010-62345678", "(0755)2345678", "+86 27 8765 4321", "02787654321", "0311-87654321转8001", "０２１－６２３４５６７８"),
    suspect=("0345-2345678", "010-12345678", "87654321", "026-23456789"),
    invalid=("", "13800138000", "400-800-1234", "95588", "010-1234567", "12345", "abc"),
    checks=CHECKS,
    sources=("电信网编号计划（工业和信息化部）",),
)  # fmt: skip  # headers read better in rows
