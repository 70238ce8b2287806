"""Phone numbers outside mainland China, with the code of their country, by the plans that `phonenumbers` ships."""

import random
import re
from functools import lru_cache
from typing import Any

from suyuan.identify.folding import hidden, numbers
from suyuan.identify.judging import SEGMENT, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(r"(?:\+|00)[1-9][0-9]{6,14}")
MAINLAND = 86


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Any:
    """What the library makes of it; None where it has no such form or is of the mainland."""
    import phonenumbers  # noqa: PLC0415  # loads its plans on first use

    if not _SHAPE.fullmatch(text):
        return None
    try:
        found = phonenumbers.parse("+" + text.removeprefix("00").removeprefix("+"), None)
    except phonenumbers.NumberParseException:
        return None
    return None if found.country_code == MAINLAND or not phonenumbers.is_possible_number(found) else found


def _written(value: str) -> str:
    return re.sub(r"[./]", "", numbers(value))


def normal(value: str) -> str:
    """Plus, code of the country, number (E.164)."""
    text, found = _written(value), _parsed(_written(value))
    return (
        f"+{found.country_code}{'0' * (found.number_of_leading_zeros or 1) if found.italian_leading_zero else ''}{found.national_number}"
        if found
        else text
    )


def _in_plan(value: str) -> bool | None:
    import phonenumbers  # noqa: PLC0415

    found = _parsed(_written(value))
    return bool(phonenumbers.is_valid_number(found)) if found else None


def mask(value: str) -> str:
    """The code of the country and the last two digits stay."""
    return hidden(normal(value), 3, 2)


def fake(rng: random.Random) -> str:
    """An American number of the range kept for stories."""
    return f"+1 {rng.choice(('202', '212', '305', '415', '617'))} 555 01{rng.randrange(100):02}"


CHECKS = (form(lambda value: _parsed(_written(value)) is not None), Check("segment", SEGMENT, _in_plan))
check = judged(CHECKS)

KIND = Kind(
    code="phone_intl",
    names=Text("境外电话", "phone number abroad"),
    traits=frozenset({"reaches"}),
    headers=("境外电话", "国际电话", "境外手机", "国际号码", "海外电话", "香港电话", "phone_intl", "international_phone", "intl_phone", "whatsapp", "telegram_phone"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    suspect_weight=0.5,
    checked=True,
    valid=("+44 20 7946 0958", "00442079460958", "+1 (212) 555-0123", "+852 6123 4567", "+853 6612 3456"),
    suspect=("+1 111 555 0123",),
    invalid=("", "+86 13800138000", "13800138000", "+999 1234567", "07700900123", "abc"),
    checks=CHECKS,
    sources=("ITU-T E.164", "libphonenumber"),
)  # fmt: skip  # headers read better in rows
