"""Bank card numbers: plausible first digits and length, Luhn (ISO/IEC 7812)."""

import random
import re
from collections.abc import Sequence

from suyuan.identify.banks import issuer
from suyuan.identify.folding import hidden, is_digits, numbers
from suyuan.identify.judging import CHECK_DIGIT, form
from suyuan.identify.kinds import id_card
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

_PLAUSIBLE = re.compile(
    r"62[0-9]{14,17}"  # UnionPay
    r"|(?:60|68|69|9[0-9])[0-9]{14,17}"  # early domestic cards
    r"|4[0-9]{15}|4[0-9]{12}|4[0-9]{18}"  # Visa
    r"|(?:5[0-9]|2[2-7])[0-9]{14}"  # Mastercard, Maestro
    r"|3[47][0-9]{13}|35[0-9]{14}|3[068][0-9]{12}"  # American Express, JCB, Diners
)
_TYPICAL = re.compile(r"62[0-9]{14,17}|9558[0-9]{12,15}|[45][0-9]{15}")

LUCK, FEW = 0.1, 10
"""Share of random numbers that pass Luhn; cells from which on that is looked at."""


def luhn(digits: str) -> bool:
    """Whether the last digit is right by Luhn.

    >>> luhn("6222020000000000009")
    False
    """
    total = 0
    for place, digit in enumerate(map(int, reversed(digits))):
        total += digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4)
    return total % 10 == 0


def normal(value: str) -> str:
    """Digits only."""
    return numbers(value)


def check(value: str) -> Standing:
    """`suspect` where a typical card number fails Luhn.

    A valid identity number passes Luhn one time in ten; it never is a card, and neither is a doubtful one
    that fails Luhn.
    """
    text = numbers(value)
    if not is_digits(text) or not _PLAUSIBLE.fullmatch(text):
        return "no"
    right = luhn(text)
    person = id_card.check(text) if len(text) in {15, 18} else "no"
    if person == "valid" or (person == "suspect" and not right):
        return "no"
    if right:
        return "valid"
    return "suspect" if _TYPICAL.fullmatch(text) else "no"


def _has_issuer(value: str) -> bool | None:
    """The table of issuers is not complete: what it lacks can't be told."""
    return True if check(value) != "no" and issuer(numbers(value)) else None


def mask(value: str) -> str:
    """The first two and last four digits stay."""
    return hidden(numbers(value), 2, 4)


def behaves(values: Sequence[str]) -> float:
    """Where no more pass than by chance, they may be any numbers."""
    passed = sum(check(value) == "valid" for value in values)
    lucky = len(values) >= FEW and passed < 2 * LUCK * len(values)
    return 0.5 if lucky else 1.0


def fake(rng: random.Random) -> str:
    """A card of 19 digits under 629999, which no bank is known to issue."""
    body = f"629999{rng.randrange(10**12):012}"
    return body + next(d for d in "0123456789" if luhn(body + d))


CHECKS = (
    form(lambda value: check(value) != "no"),
    Check("check_digit", CHECK_DIGIT, lambda value: luhn(numbers(value)) if check(value) != "no" else None),
    Check("bin", Text("发卡机构代码在册", "first digits of a known issuer"), _has_issuer),
)


KIND = Kind(
    code="bank_card",
    names=Text("银行卡号", "bank card number"),
    traits=frozenset({"account_money"}),
    headers=(
        "银行卡", "银行卡号", "卡号", "银行账号", "银行帐号", "账号", "帐号", "账户", "储蓄卡号", "信用卡号", "还款卡号",
        "收款卡号", "卡号码", "yhkh", "yhk", "bank_card", "bankcard", "card", "cardno", "card_no", "card_number",
        "bank_account", "account_no", "acctno", "pan",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=behaves,
    suspect_weight=0.55,
    checked=True,
    valid=("6299990000000000004", "6299 9900 0000 0000 004", "4111111111111111", "378282246310005"),
    suspect=("6299990000000000003", "4111111111111112"),
    invalid=("", "1234567890123456", "62999900000000", "440308199901101512", "13800138000", "8888888888888888"),
    checks=CHECKS,
    sources=("ISO/IEC 7812", "GB/T 19584"),
)  # fmt: skip  # headers read better in rows
