"""Alipay accounts: a mail address, a mobile number, or the 16 digits from 2088 that the service gives out itself."""

import random
import re

from suyuan.identify.behaviour.accounts import like_alipay
from suyuan.identify.folding import numbers
from suyuan.identify.judging import RESERVED, SEGMENT, form, judged
from suyuan.identify.kinds import email, mobile_phone
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_OWN = re.compile(r"2088[0-9]{12}")


def _own(value: str) -> bool:
    return _OWN.fullmatch(numbers(value)) is not None


def normal(value: str) -> str:
    """As a mail address, a mobile number or the service's own number is written."""
    if _own(value):
        return numbers(value)
    return email.normal(value) if "@" in email.normal(value) else mobile_phone.normal(value)


def _has_form(value: str) -> bool:
    return _own(value) or mobile_phone.check(value) != "no" or email.check(value) != "no"


def _in_plan(value: str) -> bool | None:
    standing = mobile_phone.check(value)
    return None if standing == "no" else standing == "valid"


def _somebodys(value: str) -> bool | None:
    standing = email.check(value)
    return None if standing == "no" else standing == "valid"


def mask(value: str) -> str:
    """As the form that it has."""
    if _own(value):
        return numbers(value)[:4] + "*" * 10 + numbers(value)[-2:]
    return email.mask(value) if "@" in email.normal(value) else mobile_phone.mask(value)


def fake(rng: random.Random) -> str:
    """The service's own form, from a range far above those in use."""
    return f"20889{rng.randrange(10**11):011}"


CHECKS = (
    form(_has_form),
    Check("segment", SEGMENT, _in_plan),
    Check("reserved", RESERVED, _somebodys),
)
check = judged(CHECKS)

KIND = Kind(
    code="alipay_account",
    names=Text("支付宝账号", "Alipay account"),
    traits=frozenset({"reaches", "account_money"}),
    headers=(
        "支付宝", "支付宝号", "支付宝账号", "支付宝帐号", "支付宝账户", "支付宝id", "支付宝用户id", "收款支付宝", "zfb", "zfbzh",
        "zfbh", "alipay", "alipay_account", "alipay_id", "alipay_no",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="behaviour",
    behaves=like_alipay,
    valid=("2088912345678901", "138-0013-8000", "made.up@163.com"),
    suspect=("15400000000", "someone@example.com"),
    invalid=("", "支付宝", "2088123", "123456", "a@b"),
    checks=CHECKS,
    sources=("《解释》第五条第一款：账号密码、财产状况",),
)  # fmt: skip  # headers read better in rows
