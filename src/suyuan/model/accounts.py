"""Accounts in their written form: `phone:…`, `qq:…`, `wechat:…`, `alipay:…`, `bank:…`, `email:…`, `url:…`."""

import re
import unicodedata

from suyuan.model.errors import UnknownName

TYPES = ("phone", "qq", "wechat", "alipay", "bank", "email", "url")


def account(type_: str, value: str) -> str:
    """The normal written form of an account; empty for an empty value.

    Full-width characters are folded, blanks and dashes removed from numbers, letters lowered.
    A mainland number loses its +86.

    >>> account("phone", "+86 138-0000-0000")
    'phone:13800000000'
    >>> account("alipay", "Wang@Example.com")
    'alipay:wang@example.com'
    """
    if type_ not in TYPES:
        raise UnknownName(f"unknown account type {type_!r}; one of {', '.join(TYPES)}")
    text = unicodedata.normalize("NFKC", value).strip().lower()
    if type_ in {"phone", "qq", "bank"} or re.fullmatch(r"[\d +-]+", text):
        text = re.sub(r"[\s()-]", "", text)
    if type_ in {"phone", "alipay"}:
        text = re.sub(r"^(?:\+|00)86(?=1\d{10}$)", "", text)
    text = unicodedata.normalize("NFKC", text).strip()
    return f"{type_}:{text}" if text else ""


def parse(written: str) -> tuple[str, str]:
    """Split a written account into type and value.

    Raises UnknownName where the type is not one of TYPES.
    """
    type_, _, value = written.partition(":")
    if type_ not in TYPES or not value:
        raise UnknownName(f"an account is written TYPE:VALUE with TYPE one of {', '.join(TYPES)}")
    return type_, value


def mask(written: str) -> str:
    """An account with its middle hidden, for people to read.

    >>> mask("phone:13800001234")
    'phone:138****1234'
    """
    type_, _, value = written.partition(":")
    name, at, host = value.partition("@")
    return f"{type_}:{masked(name)}{at}{host}"


def masked(value: str) -> str:
    """A value with its middle hidden: at most three characters at the front and four at the end stay.

    >>> masked("13800001234"), masked("12345"), masked("x")
    ('138****1234', '1**45', '*')
    """
    front, back = min(3, len(value) // 3), min(4, (len(value) + 1) // 3)
    if len(value) < 4:
        return "*" * len(value)
    return value[:front] + "*" * (len(value) - front - back) + value[-back:]
