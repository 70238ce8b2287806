"""Accounts of which only a part is shown: `138****1234`, `wan***@qq.com`, a card's last four digits."""

import re
from functools import lru_cache

_STARS = re.compile(r"[*＊•●]+")
_PREFIX_BANS = 1.6
"""log10 of about 40 mobile prefixes in use (public numbering plan to 2023)."""
_LETTER_BANS = 1.2
"""A letter of a mailbox name: log10 of 26 letters, less because letters are not equally frequent."""


@lru_cache(maxsize=100_000)
def _pattern(masked: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in _STARS.split(masked)]
    return re.compile(r"[^@]+".join(parts))


def compatible(masked: str, full: str) -> bool:
    """Whether a full account can be the one behind a masked one; types must agree.

    Where both are written with the same digits-only shape, the length must agree as well.

    >>> compatible("alipay:138****1234", "alipay:13800001234")
    True
    """
    type_, _, hidden = masked.partition(":")
    other, _, value = full.partition(":")
    if type_ != other or "*" in value or not _pattern(hidden).fullmatch(value):
        return False
    digits = value.isdigit() and len(_STARS.findall(hidden)) == 1
    return not digits or len(hidden) == len(value) or len(value) != 11


def visible_bans(masked: str) -> float:
    """How rare the visible part is among unrelated accounts, in bans.

    A digit tells one ban, but the first three of a mobile number together 1.6; a letter 1.2; a mail host nothing.
    """
    hidden = masked.partition(":")[2]
    name = hidden.partition("@")[0]
    digits, letters = sum(c.isdigit() for c in name), sum(c.isalpha() for c in name)
    if re.match(r"1[3-9]\d[*＊•●]", name):
        return _PREFIX_BANS + (digits - 3)
    return digits + _LETTER_BANS * letters


def tail_matches(tail: str, written: str) -> bool:
    """Whether a card or phone ends in the digits that somebody quoted (`尾号6213`)."""
    value = written.partition(":")[2]
    return len(tail) >= 3 and value.endswith(tail) and len(value) > len(tail)
