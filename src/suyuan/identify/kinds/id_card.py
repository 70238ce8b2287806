"""Citizen identity numbers: 18 digits (GB 11643-1999) and the 15 digits before it; residence permits of HK, Macau, Taiwan."""

import random
from collections.abc import Sequence
from datetime import date

from suyuan.identify.behaviour.births import of_several_ages
from suyuan.identify.clock import today
from suyuan.identify.divisions import in_force, last_births, provinces, sorted_codes
from suyuan.identify.folding import hidden, is_digits, numbers
from suyuan.identify.judging import CHECK_DIGIT, DATE, DIVISION, form
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


def check_character(first17: str) -> str:
    """The 18th character for the first 17 digits (ISO 7064, MOD 11-2).

    >>> check_character("44030819990110151")
    '2'
    """
    return CHECKS[sum(int(d) * w for d, w in zip(first17, WEIGHTS, strict=True)) % 11]


def standing(value: str, day: date) -> Standing:
    """Full check as of a day: form, birth date, division, check character."""
    text = numbers(value)
    if len(text) == 15 and is_digits(text):
        return _standing15(text, day)
    if len(text) != 18 or not is_digits(text[:17]) or text[17] not in "0123456789xX" or text[0] == "0":
        return "no"
    year, month, dom = int(text[6:10]), int(text[10:12]), int(text[12:14])
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= dom <= 31):
        return "no"
    right = text[17].upper() == check_character(text[:17])
    known = in_force(text[:6], year) is not False
    return "valid" if right and known and _born(year, month, dom, day) else "suspect"


def _standing15(text: str, day: date) -> Standing:
    """Without a check character the province must be real for a number to look like an identity number."""
    year, month, dom = 1900 + int(text[6:8]), int(text[8:10]), int(text[10:12])
    if not (text[:2] in provinces() and 1 <= month <= 12 and 1 <= dom <= 31):
        return "no"
    known = in_force(text[:6], year) is not False
    return "valid" if known and _born(year, month, dom, day) else "suspect"


def _born(year: int, month: int, dom: int, day: date) -> bool:
    try:
        return date(year, month, dom) <= day
    except ValueError:
        return False


def check(value: str) -> Standing:
    """Full check as of today in China."""
    return standing(value, today())


def normal(value: str) -> str:
    """18 characters with a capital X; the old form gets its century and check character."""
    text = numbers(value).upper()
    if len(text) != 15:
        return text
    first17 = text[:6] + "19" + text[6:]
    return first17 + check_character(first17)


def _divided(value: str) -> bool | None:
    text = normal(value)
    return in_force(text[:6], int(text[6:10])) if check(value) != "no" else None


def _has_come(value: str) -> bool | None:
    text = normal(value)
    return (
        _born(int(text[6:10]), int(text[10:12]), int(text[12:14]), today()) if check(value) != "no" else None
    )


def _checked(value: str) -> bool | None:
    """The old form has no check character."""
    text = numbers(value).upper()
    return text[17] == check_character(text[:17]) if len(text) == 18 and check(value) != "no" else None


def mask(value: str) -> str:
    """The first three and last two characters stay."""
    return hidden(numbers(value), 3, 2)


def behaves(values: Sequence[str]) -> float:
    """Where most fail their check, the days of birth must lie years apart: numbers of cases hold days as well."""
    passed = sum(check(value) == "valid" for value in values)
    return 1.0 if passed > 0.4 * len(values) else of_several_ages(values)


def fake(rng: random.Random) -> str:
    """A valid number; divisions that were abolished are drawn as well, so few can belong to anyone."""
    division = rng.choice(sorted_codes())
    latest = min(2004, last_births().get(division, 9999))
    born = date.fromordinal(rng.randint(date(1950, 1, 1).toordinal(), date(latest, 12, 31).toordinal()))
    first17 = f"{division}{born:%Y%m%d}{rng.randint(1, 999):03}"
    return first17 + check_character(first17)


TESTS = (
    form(lambda value: check(value) != "no"),
    Check("division", DIVISION, _divided),
    Check("date", DATE, _has_come),
    Check("check_digit", CHECK_DIGIT, _checked),
)


KIND = Kind(
    code="id_card",
    names=Text("身份证号", "ID card number"),
    traits=frozenset({"identifies", "document_id"}),
    headers=(
        "身份证", "身份证号", "身份证号码", "公民身份号码", "公民身份证号", "证件号", "证件号码", "证件编号", "身份号码",
        "证号", "sfz", "sfzh", "sfzhm", "zjhm", "id_card", "idcard", "idno", "id_no", "id_number", "idcardno",
        "identity", "certno", "cert_no", "cardid", "idnum", "居民身份证",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=behaves,
    suspect_weight=0.75,
    checked=True,
    valid=("440308199901101512", "810000199408230021", "830000199201300022", "110101190001010014", "130102800101123"),
    suspect=("440308199901101513", "999999199001010014", "440308199902301515", "130102800231123"),
    invalid=("", "44030819990110151", "4403081999011015121", "440308999901101512", "abcdefghijklmnopqr", "123456789012345"),
    checks=TESTS,
    sources=("GB 11643-1999", "GB/T 2260", "ISO 7064 MOD 11-2"),
)  # fmt: skip  # headers read better in rows
