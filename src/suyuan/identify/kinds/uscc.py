"""Unified social credit codes (GB 32100-2015): department, class, region, organisation code, check by MOD 31-3.

A code names an organisation, not a person, except a trader's own (class 92), which points to one.
"""

import random
import re

from suyuan.identify.divisions import codes, provinces
from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import CHECK_DIGIT, DIVISION, REGISTER, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
DEPARTMENTS = {
    "1": "1239", "2": "19", "3": "123459", "4": "19", "5": "1239", "6": "129", "7": "129", "8": "19", "9": "123",
    "A": "19", "N": "1239", "Y": "1",
}  # fmt: skip  # a row reads better
"""Classes by department of registration."""
_SHAPE = re.compile(rf"[{''.join(DEPARTMENTS)}][1-59][0-9]{{6}}[{CHARACTERS}]{{10}}")
NATION = "100000"


def check_character(first17: str) -> str:
    """The last character for the first 17.

    >>> check_character("91350100M000100Y4")
    '3'
    """
    total = sum(CHARACTERS.index(c) * w for c, w in zip(first17, WEIGHTS, strict=True))
    return CHARACTERS[-total % 31]


def inner_character(first8: str) -> str:
    """The check character of an organisation code (GB 11714) for its first eight; letters count from A = 10."""
    total = sum(int(c, 36) * w for c, w in zip(first8, INNER_WEIGHTS, strict=True))
    return "0123456789X0"[(11 - total % 11)]


def normal(value: str) -> str:
    """Capitals and digits."""
    return raised(numbers(value))


def _shaped(value: str) -> str:
    """The code; digits alone must at least have a class that there is, as identity numbers look much the same."""
    text = normal(value)
    shaped = _SHAPE.fullmatch(text) and (not text.isdigit() or text[1] in DEPARTMENTS[text[0]])
    return text if shaped else ""


def _registered(value: str) -> bool | None:
    text = _shaped(value)
    return text[1] in DEPARTMENTS[text[0]] if text else None


def _divided(value: str) -> bool | None:
    """A province that there is; a county that the table lacks can't be told."""
    text = _shaped(value)
    if not text:
        return None
    if text[2:8] == NATION:
        return True
    return (text[2:8] in codes() or text[4:8] == "0000" or None) if text[2:4] in provinces() else False


def _inner(value: str) -> bool | None:
    text = _shaped(value)
    return text[16] == inner_character(text[8:16]) if text else None


def _checked(value: str) -> bool | None:
    text = _shaped(value)
    return text[17] == check_character(text[:17]) if text else None


def mask(value: str) -> str:
    """The first two and the last two characters stay."""
    return hidden(normal(value), 2, 2)


def fake(rng: random.Random) -> str:
    """A company under the national register with an organisation code of MADE…, checks right."""
    while True:
        inner = "MADE" + "".join(rng.choices("0123456789", k=4))
        if (last := inner_character(inner)) in CHARACTERS:
            return (first17 := f"91{NATION}{inner}{last}") + check_character(first17)


CHECKS = (
    form(lambda value: _shaped(value) != ""),
    Check("register", REGISTER, _registered),
    Check("division", DIVISION, _divided),
    Check("organisation", Text("组织机构代码校验码", "check digit of the organisation code"), _inner),
    Check("check_digit", CHECK_DIGIT, _checked),
)
check = judged(CHECKS)

KIND = Kind(
    code="uscc",
    names=Text("统一社会信用代码", "unified social credit code"),
    traits=frozenset({"body"}),
    headers=(
        "统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "营业执照号", "营业执照号码", "营业执照注册号", "税号",
        "纳税人识别号", "tyshxydm", "shxydm", "xydm", "nsrsbh", "uscc", "credit_code", "social_credit_code", "tax_id", "tax_no",
        "license_no",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    suspect_weight=0.45,
    valid=("91350100M000100Y43", "91350100m000100y43"),
    suspect=("91350100M000100Y44", "91990100M000100Y43", "94350100M000100Y43"),
    invalid=("", "91350100M000100Y4", "91350100I000100Y43", "440308199901101512", "公司"),
    checks=CHECKS,
    sources=("GB 32100-2015", "GB 11714-1997"),
)  # fmt: skip  # headers read better in rows
