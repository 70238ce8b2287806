"""When accounts of different types are the same number or address."""

import re
from functools import lru_cache

_MOBILE = re.compile(r"1[3-9]\d{9}")
_QQ_MAIL = re.compile(r"([1-9]\d{4,10})@(?:vip\.)?qq\.com")
_NUMBER_MAIL = re.compile(r"(1[3-9]\d{9})@(?:139\.com|189\.cn|wo\.cn|163\.com|126\.com|qq\.com)")
_NUMBERED = frozenset({"phone", "alipay", "wechat"})
_MAILED = frozenset({"email", "alipay"})


@lru_cache(maxsize=1_000_000)
def keys(written: str) -> frozenset[str]:
    """Everything an account is known by; accounts that share a key are one account in other clothes.

    A mobile number is the same as a phone, as an Alipay name and as a WeChat name; a QQ mailbox belongs to
    its QQ number, and digits given as a WeChat name are a QQ number, since a WeChat name starts with a letter.
    A masked account has no key: see `suyuan.link.compatible`.

    >>> sorted(keys("alipay:13800000000") & keys("phone:13800000000"))
    ['number:13800000000']
    >>> sorted(keys("email:10001@qq.com") & keys("qq:10001"))
    ['qq:10001']
    """
    type_, _, value = written.partition(":")
    if not value or "*" in value:
        return frozenset()
    found = {written}
    if type_ in _NUMBERED and _MOBILE.fullmatch(value):
        found.add(f"number:{value}")
    elif type_ == "wechat" and re.fullmatch(r"[1-9]\d{4,10}", value):
        found.add(f"qq:{value}")
    if type_ == "url":
        found.add(f"site:{value.removeprefix('www.')}")
    if type_ in _MAILED and "@" in value:
        found |= _mail_keys(value)
    return frozenset(found)


def _mail_keys(value: str) -> set[str]:
    found = {f"mail:{value}"}
    if own := _NUMBER_MAIL.fullmatch(value):
        found.add(f"number:{own[1]}")
    elif qq := _QQ_MAIL.fullmatch(value):
        found.add(f"qq:{qq[1]}")
    return found


def same(one: str, other: str) -> bool:
    """Whether two accounts are one in different clothes."""
    return not keys(one).isdisjoint(keys(other))
