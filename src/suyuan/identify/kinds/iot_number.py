"""Numbers of things: 13 digits from 140, 141, 144, 146, 148. Usually a meter's or a lock's, and nobody's."""

import random
import re

from suyuan.identify.folding import hidden, numbers
from suyuan.identify.judging import SEGMENT, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_PREFIX = re.compile(r"(?:\+86|0086|86)(?=14[0-9]{11}$)")
_SHAPE = re.compile(r"14[0-9]{11}")
SEGMENTS = ("1400", "1410", "1440", "1441", "146", "148")
"""First digits that were given out: telecom, telecom, mobile, mobile, unicom, mobile."""


def normal(value: str) -> str:
    """Thirteen digits, without the country code."""
    return _PREFIX.sub("", numbers(value))


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _in_plan(value: str) -> bool | None:
    return normal(value).startswith(SEGMENTS) if _has_form(value) else None


def mask(value: str) -> str:
    """The first four and the last two digits stay."""
    return hidden(normal(value), 4, 2)


def fake(rng: random.Random) -> str:
    """A number of a segment for things."""
    return f"1441{rng.randrange(10**9):09}"


CHECKS = (form(_has_form), Check("segment", SEGMENT, _in_plan))
check = judged(CHECKS)

KIND = Kind(
    code="iot_number",
    names=Text("物联网号码", "number of a thing (IoT)"),
    traits=frozenset({"device"}),
    headers=(
        "物联网号",
        "物联网号码",
        "物联网卡号",
        "物联卡号",
        "wlwkh",
        "iot_number",
        "iot_no",
        "iot_msisdn",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    valid=("1441234567890", "86 1410 123456789", "1460012345678"),
    suspect=("1421234567890",),
    invalid=("", "13800138000", "144123456789", "14412345678901", "1541234567890"),
    checks=CHECKS,
    sources=("工业和信息化部：物联网号段",),
)
