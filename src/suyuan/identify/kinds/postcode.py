"""Postal codes of China: six digits, the first two a province's."""

import random

from suyuan.identify.folding import hidden, is_digits, numbers
from suyuan.identify.judging import REGISTER, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_RANGES = (
    (1, 7),
    (10, 13),
    (15, 16),
    (20, 27),
    (30, 36),
    (40, 47),
    (51, 57),
    (61, 67),
    (71, 75),
    (81, 81),
    (83, 86),
    (99, 99),
)
PAIRS = frozenset(f"{pair:02}" for first, last in _RANGES for pair in range(first, last + 1))
"""First two digits that are in use; 99 for Hong Kong and Macau."""


def normal(value: str) -> str:
    """Digits only."""
    return numbers(value)


def _has_form(value: str) -> bool:
    text = normal(value)
    return len(text) == 6 and is_digits(text)


def _registered(value: str) -> bool | None:
    return normal(value)[:2] in PAIRS if _has_form(value) else None


def mask(value: str) -> str:
    """The province's two digits stay."""
    return hidden(normal(value), 2, 0)


def fake(rng: random.Random) -> str:
    """A code of a real province."""
    return f"{rng.choice(sorted(PAIRS))}{rng.randrange(10**4):04}"


CHECKS = (form(_has_form), Check("register", REGISTER, _registered))
check = judged(CHECKS)

KIND = Kind(
    code="postcode",
    names=Text("邮政编码", "postal code"),
    traits=frozenset({"region"}),
    headers=("邮编", "邮政编码", "邮编号码", "yb", "yzbm", "postcode", "post_code", "postal_code", "postalcode", "zip", "zipcode", "zip_code"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    valid=("100000", "430074", "９９９０７７", "010 020"),
    suspect=("140000", "880000"),
    invalid=("", "10000", "1000000", "A00000", "邮编"),
    checks=CHECKS,
    sources=("《邮政编码》行业规范（YD/T）",),
)  # fmt: skip  # headers read better in rows
