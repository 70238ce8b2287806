"""Names of files and columns as they may be shown: no personal number in clear, nothing that misleads a terminal."""

from collections.abc import Sequence
from functools import lru_cache

from suyuan.identify import Span, find, kinds
from suyuan.model.accounts import masked
from suyuan.model.text import clean

LONGEST = 80
"""Characters of a name that are shown."""
STRICT = ("mobile_phone", "id_card", "bank_card", "email")
"""Kinds that a number is hidden as, whatever else it was taken for, such as an order number."""
NUMBERS = frozenset(STRICT) | {
    "alipay_account",
    "foreign_permanent_id",
    "hk_macau_permit",
    "iban",
    "landline",
    "passport",
    "phone_intl",
    "qq_number",
    "social_security_card",
    "ssn_us",
    "taiwan_permit",
    "wechat_id",
}
"""Kinds that are hidden in names; the names of people and places are not, or no file could be found again."""


@lru_cache(maxsize=4096)  # a bar asks for the same name again and again
def veiled(name: str, longest: int = LONGEST) -> str:
    """A file's or column's name, with the personal numbers in it masked and control signs made visible.

    >>> veiled("order_13800138000.csv")
    'order_138******00.csv'
    """
    shown, last = "", 0
    for span in find(name[:4000].replace("_", " ")):
        code = _hidden(span)
        if code and span.start >= last:
            kind = kinds().get(code)
            shown += name[last : span.start] + (kind.mask(span.normal) if kind else masked(span.normal))
            last = span.end
    return clean(shown + name[last:], longest)


def _hidden(span: Span) -> str:
    """The kind that a span is hidden as; empty where it may be read."""
    if span.kind in NUMBERS:
        return span.kind
    return next((code for code in STRICT if kinds()[code].check(span.value) == "valid"), "")


def veiled_columns(names: Sequence[str]) -> list[str]:
    """The names of a table's columns; where one of them is a personal number, the header row is data itself."""
    shown = [veiled(name) for name in names]
    if shown == [clean(name, LONGEST) for name in names]:
        return shown
    return [_data(name, veil) for name, veil in zip(names, shown, strict=True)]


def _data(name: str, veil: str) -> str:
    for code in ("person_name", "address"):
        if kinds()[code].check(name) == "valid":
            return kinds()[code].mask(name)
    return veil
