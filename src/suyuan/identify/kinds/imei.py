"""IMEI: what a mobile device calls itself (3GPP TS 23.003): type code 8, serial 6, Luhn; 16 digits with the software version."""

import random
import re

from suyuan.identify.behaviour.spread import of_fifteen
from suyuan.identify.folding import hidden, is_digits, numbers
from suyuan.identify.judging import CHECK_DIGIT, REGISTER, form, judged
from suyuan.identify.kinds.bank_card import luhn
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

BODIES = (
    "01",
    "10",
    "30",
    "33",
    "35",
    "44",
    "45",
    "49",
    "50",
    "51",
    "52",
    "53",
    "54",
    "86",
    "91",
    "98",
    "99",
)
"""Bodies that give out type codes, by the first two digits; 00 is for tests."""
_GAPS = re.compile(r"[/.]")


def normal(value: str) -> str:
    """Digits only."""
    return _GAPS.sub("", numbers(value))


def _has_form(value: str) -> bool:
    text = normal(value)
    return is_digits(text) and len(text) in {15, 16}


def _registered(value: str) -> bool | None:
    return normal(value)[:2] in BODIES if _has_form(value) else None


def _checked(value: str) -> bool | None:
    text = normal(value)
    return luhn(text) if _has_form(value) and len(text) == 15 else None


def _varied(value: str) -> bool | None:
    """Serial numbers of one digit repeated are placeholders."""
    return len(set(normal(value)[:14])) > 2 if _has_form(value) else None


def mask(value: str) -> str:
    """The first three and the last two digits stay."""
    return hidden(normal(value), 3, 2)


def fake(rng: random.Random) -> str:
    """A device of the type 35000000, which no maker is known to have."""
    body = f"35000000{rng.randint(1, 10**6 - 1):06}"
    return body + next(d for d in "0123456789" if luhn(body + d))


CHECKS = (
    form(_has_form),
    Check("register", REGISTER, _registered),
    Check("check_digit", CHECK_DIGIT, _checked),
    Check("placeholder", Text("非占位号码", "no placeholder"), _varied),
)
check = judged(CHECKS)

KIND = Kind(
    code="imei",
    names=Text("手机串号（IMEI）", "IMEI"),
    traits=frozenset({"device"}),
    headers=("imei", "imei1", "imei2", "imeisv", "串号", "手机串号", "串码", "手机串码", "设备串号", "移动设备识别码", "imei号", "imei码"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=of_fifteen,
    checked=True,
    valid=("490154203237518", "35-209900-176148-1", "3520990017614823"),
    suspect=("490154203237519", "770154203237516", "000000000000000"),
    invalid=("", "49015420323751", "49015420323751812", "abc", "4901542032375X8"),
    checks=CHECKS,
    sources=("3GPP TS 23.003", "GSMA TS.06"),
)  # fmt: skip  # headers read better in rows
