"""International bank account numbers (ISO 13616): country, length, MOD 97-10."""

import random
import re

from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import CHECK_DIGIT, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

LENGTHS = {
    country: int(size)
    for size, countries in {
        "15": "NO", "16": "BE", "18": "DK FI FO GL NL SD", "19": "MK SI", "20": "AT BA EE KZ LT LU XK MN",
        "21": "CH HR LI LV", "22": "BG BH CR DE GB GE IE ME RS VA", "23": "AE GI IL IQ OM TL SO",
        "24": "AD CZ ES MD PK RO SA SE SK TN VG", "25": "LY PT ST", "26": "IS TR", "27": "BI DJ FR GR IT MC MR SM",
        "28": "AL AZ BY CY DO GT HU LB NI PL SV", "29": "BR EG PS QA UA", "30": "JO KW MU YE", "31": "MT SC",
        "32": "LC", "33": "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip  # a row a length
_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


def remainder(text: str) -> int:
    """1 for a right number: the first four moved behind, letters as 10 to 35, modulo 97."""
    return int("".join(str(int(c, 36)) for c in text[4:] + text[:4])) % 97


def normal(value: str) -> str:
    """Capitals and digits."""
    return raised(numbers(value))


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _long_enough(value: str) -> bool | None:
    text = normal(value)
    return LENGTHS.get(text[:2]) == len(text) if _has_form(value) else None


def _checked(value: str) -> bool | None:
    return remainder(normal(value)) == 1 if _has_form(value) else None


def mask(value: str) -> str:
    """The country and the last two characters stay."""
    return hidden(normal(value), 2, 2)


def fake(rng: random.Random) -> str:
    """A German account at the bank code 00000000, which no bank has."""
    account = f"00000000{rng.randrange(10**10):010}"
    return f"DE{98 - remainder('DE00' + account):02}{account}"


CHECKS = (
    form(_has_form),
    Check("length", Text("该国长度", "length of the country"), _long_enough),
    Check("check_digit", CHECK_DIGIT, _checked),
)
check = judged(CHECKS)

KIND = Kind(
    code="iban",
    names=Text("国际银行账号（IBAN）", "IBAN"),
    traits=frozenset({"account_money"}),
    headers=("iban", "国际银行账号", "国际银行帐号", "iban_no", "iban号"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    suspect_weight=0.3,
    checked=True,
    valid=("DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "gb82 west 1234 5698 7654 32"),
    suspect=("DE89370400440532013001", "ZZ89370400440532013000"),
    invalid=("", "DE8937040044", "1289370400440532013000", "DE89 3704 0044 0532 0130 00!", "iban"),
    checks=CHECKS,
    sources=("ISO 13616", "ISO 7064 MOD 97-10"),
)
