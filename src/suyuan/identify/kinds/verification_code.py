"""Codes that a service sends to prove who one is: four to eight digits, told by a header or a cue alone."""

import random
import re

from suyuan.identify.calendar_dates import looks_like_date
from suyuan.identify.folding import numbers, raised
from suyuan.identify.judging import AMBIGUITY, form, judged
from suyuan.identify.topics import starred
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(r"(?=.*[0-9])[A-Z0-9]{4,8}")


def normal(value: str) -> str:
    """Digits, or capitals and digits."""
    return raised(numbers(value))


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _unmistakable(value: str) -> bool | None:
    return not looks_like_date(normal(value)) if _has_form(value) else None


def fake(rng: random.Random) -> str:
    """Six digits."""
    return f"{rng.randrange(10**6):06}"


CHECKS = (form(_has_form), Check("ambiguity", AMBIGUITY, _unmistakable))
check = judged(CHECKS)

KIND = Kind(
    code="verification_code",
    names=Text("验证码", "verification code"),
    traits=frozenset({"credential"}),
    headers=(
        "验证码", "短信验证码", "动态码", "动态密码", "动态口令", "校验码", "短信码", "yzm", "dxyzm", "verification_code", "verify_code",
        "sms_code", "captcha", "otp", "auth_code",
    ),
    check=check,
    normal=normal,
    mask=starred,
    fake=fake,
    valid=("123456", "0000", "8A3K", "12345678"),
    suspect=("19900101",),
    invalid=("", "123", "ABCD", "123456789", "验证码"),
    checks=CHECKS,
    sources=("最高人民法院指导性案例 195 号",),
)  # fmt: skip  # headers read better in rows
