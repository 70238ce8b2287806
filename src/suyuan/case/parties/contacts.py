"""Accounts written in free text: what `identify.find` sees, as accounts, with the words around them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from suyuan.identify import find_identifiers
from suyuan.model.accounts import account

_TYPES = {
    "mobile_phone": "phone",
    "qq_number": "qq",
    "wechat_id": "wechat",
    "bank_card": "bank",
    "email": "email",
    "alipay_account": "alipay",
    "url": "url",
}
_WORTH = re.compile(r"[0-9０-９@a-zA-Zａ-ｚＡ-Ｚ]|[零一二三四五六七八九幺]{5}")
_ALIPAY = re.compile(r"(?:支付宝|alipay|zfb)\D{0,6}$", re.IGNORECASE)
_WECHAT = re.compile(r"(?:微信|薇信|威信|wx|vx|v信)\D{0,4}$", re.IGNORECASE)
_QQ = re.compile(
    r"(?:小号|新号|大号|备用号|扣扣|qq号?|q号|q)[^\w]{0,3}(?:是|换成)?[^\w]{0,2}([1-9]\d{4,10})(?!\d)",
    re.IGNORECASE,
)
_WX = re.compile(r"(?<![\w@.])((?:wxid|wx|vx)[_-]?[a-z0-9][\w-]{3,17})(?![\w@])", re.IGNORECASE)
_URL = re.compile(
    r"(?:https?://|www\.)[a-z0-9.-]+(?:[/?#][\w/?=&%.#-]*)?"
    r"|(?<![\w@.-])[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:com\.cn|net\.cn|com|cn|net|top|xyz|vip|cc|club|shop|site|info|org)(?![\w@.-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """An account in a text."""

    start: int
    end: int
    account: str


Finder = Callable[[str], Sequence[Contact]]
"""Anything that finds accounts in a text."""


def contacts(text: str) -> list[Contact]:
    """Accounts in a text, left to right, in normal form; a text without digits or Latin letters has none.

    A number that stands behind 支付宝 or 微信 becomes an account of that kind.
    """
    if not _WORTH.search(text):
        return []
    found = [
        Contact(s.start, s.end, _account(_TYPES[s.kind], s.normal, text[max(0, s.start - 12) : s.start]))
        for s in find_identifiers(text)
        if s.kind in _TYPES
    ]
    for pattern, type_ in ((_URL, "url"), (_QQ, "qq"), (_WX, "wechat")):
        for m in pattern.finditer(text):
            start, end = m.span(m.lastindex or 0)
            if all(end <= c.start or start >= c.end for c in found):
                found.append(Contact(start, end, host(m[0]) if type_ == "url" else account(type_, m[1])))
    return sorted((c for c in found if c.account), key=lambda c: c.start)


def _account(type_: str, normal: str, before: str) -> str:
    if type_ == "url":
        return host(normal)
    if type_ in {"phone", "email"} and _ALIPAY.search(before):
        return account("alipay", normal)
    if type_ == "phone" and _WECHAT.search(before):
        return account("wechat", normal)
    return account(type_, normal)


def host(address: str) -> str:
    """A web address as an account: its host alone, since pages of one site are one site.

    >>> host("https://www.Example.com/pay?id=1")
    'url:www.example.com'
    """
    name = re.sub(r"^(?:url:)?(?:https?://)?", "", address.strip().lower())
    return account("url", re.split(r"[/?#:]", name)[0])
