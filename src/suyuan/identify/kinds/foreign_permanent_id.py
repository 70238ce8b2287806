"""Foreigners' permanent residence cards: 15 characters before December 2023, 18 digits since."""

import random
import re
from datetime import date

from suyuan.identify.calendar_dates import real_date
from suyuan.identify.clock import today
from suyuan.identify.divisions import provinces
from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import CHECK_DIGIT, DATE, DIVISION, form, judged
from suyuan.identify.kinds.id_card import check_character
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_OLD = re.compile(r"[A-Z]{3}[0-9]{12}")
_NEW = re.compile(r"9[0-9]{16}[0-9X]")
"""9, place of application, country, birth date, sequence, check character."""


def normal(value: str) -> str:
    """Capitals and digits."""
    return raised(numbers(value))


def _new(value: str) -> str:
    text = normal(value)
    return text if _NEW.fullmatch(text) and 1900 <= int(text[6:10]) <= 2099 else ""


def _has_form(value: str) -> bool:
    return _OLD.fullmatch(normal(value)) is not None or _new(value) != ""


def _divided(value: str) -> bool | None:
    text = _new(value)
    return text[1:3] in provinces() if text else None


def _born(value: str) -> bool | None:
    text = _new(value)
    born = real_date(text[6:14]) if text else None
    return (born is not None and born <= today()) if text else None


def _checked(value: str) -> bool | None:
    text = _new(value)
    return text[17] == check_character(text[:17]) if text else None


def mask(value: str) -> str:
    """The first three and the last two characters stay."""
    return hidden(normal(value), 3, 2)


def fake(rng: random.Random) -> str:
    """A card of 18 digits for the country code 999, which no country has."""
    born = date.fromordinal(rng.randint(date(1950, 1, 1).toordinal(), date(2004, 12, 31).toordinal()))
    first17 = f"9{rng.choice(sorted(provinces()))}999{born:%Y%m%d}{rng.randint(1, 999):03}"
    return first17 + check_character(first17)


CHECKS = (
    form(_has_form),
    Check("division", DIVISION, _divided),
    Check("date", DATE, _born),
    Check("check_digit", CHECK_DIGIT, _checked),
)
check = judged(CHECKS)

KIND = Kind(
    code="foreign_permanent_id",
    names=Text("外国人永久居留身份证号", "foreigner's permanent residence card"),
    traits=frozenset({"identifies", "document_id"}),
    headers=(
        "永久居留证", "永居证", "永久居留身份证", "外国人永久居留证", "外国人永久居留身份证", "外国人永久居留身份证号", "五星卡", "yjjlz",
        "foreign_permanent_id", "permanent_resident_id", "green_card",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    suspect_weight=0.8,
    checked=True,
    valid=("91199919800101001X", "XYZ110080010101"),
    suspect=("911999198001010012", "999999199001010016", "911999198002300019"),
    invalid=("", "440308199901101512", "XY1100800101012", "9119991980010100", "91199938000101001X"),
    checks=CHECKS,
    sources=("国家移民管理局：新版外国人永久居留身份证（2023-12-01）", "GB 11643-1999 校验码（ISO 7064 MOD 11-2）"),
)  # fmt: skip  # headers read better in rows
