"""Accounts in cells of statements and reports: their type from the header, the form and the publisher."""

import re
import unicodedata
from functools import lru_cache

from suyuan.model.accounts import TYPES, account
from suyuan.read.statements.cells import folded, value

WORDS = {
    "wechat": ("微信", "wechat", "weixin", "wxid", "wx"),
    "qq": ("qq", "扣扣"),
    "alipay": ("支付宝", "alipay", "zhifubao"),
    "url": ("网址", "网站", "链接", "域名", "url", "website", "site", "domain", "link"),
    "email": ("邮箱", "邮件", "email", "e-mail", "mail"),
    "phone": ("手机", "电话", "号码", "phone", "mobile", "tel"),
    "bank": ("银行", "卡号", "card", "bank", "收款账户", "收款账号", "iban"),
}
"""Words of headers, asked in this order: 微信手机号 is a WeChat account."""

PREFIX = re.compile(
    r"\s*([a-z]+|微信号?|支付宝账?号?|手机号?码?|电话|银行卡号?|卡号|网址|邮箱|扣扣|qq号码?)\s*[:：]\s*(.+)",
    re.IGNORECASE,
)
MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?:(?:\+|00)?86)?1[3-9]\d[\d*]{4}\d{4}")
CARD = re.compile(r"\d{15,21}|\d{3,6}[*x•]{2,}\d{3,4}")
URL = re.compile(r"(?:https?://|www\.).+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/].*)?", re.IGNORECASE)
LONGEST = 200
"""Characters; longer cells hold no account."""
NUMERIC = re.compile(r"[\d*]{6,30}")
NAMED = re.compile(r"(?P<name>.*?\D)[(（\[]?(?P<number>\d[\d*]{5,28}\d)[)）\]]?")
IN_BRACKETS = re.compile(r"(?P<name>.*?)\s*[(（\[<](?P<number>[^()（）\[\]<>]{5,60})[)）\]>]")


@lru_cache(maxsize=1024)
def type_of_header(header: str) -> str:
    """The account type that a header's words name; empty where they name none."""
    text = folded(header)
    return next((type_ for type_, words in WORDS.items() if any(word in text for word in words)), "")


def form_of(cell: str) -> str:
    """The account type that a value's form alone shows; empty where several fit or none does."""
    text = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", cell))
    if MAIL.fullmatch(text):
        return "email"
    if PHONE.fullmatch(text):
        return "phone"
    if CARD.fullmatch(text):
        return "bank"
    if text.lower().startswith("wxid_"):
        return "wechat"
    return "url" if URL.fullmatch(text) else ""


def typed(cell: str, hint: str = "", channel: str = "") -> str:
    """One cell as a written account; empty where it holds none or its type cannot be told.

    `hint` is the type that the header names, `channel` the publisher. A masked number keeps its asterisks.

    >>> typed("138****1234", channel="alipay"), typed("QQ：10012345"), typed("13800138000", hint="bank")
    ('alipay:138****1234', 'qq:10012345', 'phone:13800138000')
    """
    text = value(cell)
    if not text or len(text) > LONGEST:
        return ""
    written = PREFIX.fullmatch(text)
    if written and not text.lower().startswith(("http:", "https:")):
        name = written[1].lower()
        named = name if name in TYPES else type_of_header(name)
        if named:
            return _written(named, value(written[2]))
    type_ = _agreed(text, hint) if hint else _by_channel(text, channel)
    return _written(type_, text) if type_ else ""


def _written(type_: str, text: str) -> str:
    """The normal form; a URL loses its scheme and its last slash, a QQ mail address becomes the QQ number."""
    if type_ == "url":
        text = re.sub(r"^https?://", "", text.strip(), flags=re.IGNORECASE).rstrip("/")
    if type_ == "qq":
        text = re.sub(r"@qq\.com$", "", text.strip(), flags=re.IGNORECASE)
    return account(type_, text)


def _agreed(text: str, hint: str) -> str:
    """The header's type, unless the value's form can only be another."""
    form = form_of(text)
    if not form or form == hint or hint in {"wechat", "alipay"}:
        return hint
    if hint == "qq" and re.fullmatch(r"\d{5,11}(@qq\.com)?", text, re.IGNORECASE):
        return hint
    if hint == "url" and form != "url":
        return form
    return form


def _by_channel(text: str, channel: str) -> str:
    """The type by form, read as this publisher would mean it."""
    form = form_of(text)
    if channel == "alipay":
        return "bank" if form == "bank" and not text.startswith("2088") and "*" not in text else "alipay"
    if channel == "wechat":
        return form if form == "bank" else "wechat"
    if form:
        return form
    digits = re.sub(r"[\s-]", "", text)
    if (
        channel == "bank"
        and sum(c.isdigit() for c in digits) >= 4
        and re.fullmatch(r"[\w*]{6,40}", digits, re.ASCII)
    ):
        return "bank"
    return "bank" if NUMERIC.fullmatch(digits) and len(digits) >= 12 else ""


def split_named(text: str, channel: str) -> tuple[str, str]:
    """Take apart a name with its account glued on or in brackets: display name, written account.

    Bank cells glue any number on; elsewhere only a telephone number, a card or an address counts.

    >>> split_named("张三 66666666666666", "bank")
    ('张三', 'bank:66666666666666')
    """
    if len(text) > LONGEST:
        return text, ""
    found = IN_BRACKETS.fullmatch(text) or NAMED.fullmatch(text)
    if not found:
        return text, ""
    number = found["number"].strip()
    type_ = form_of(number)
    if (
        not type_
        and channel == "bank"
        and NUMERIC.fullmatch(number)
        and sum(c.isdigit() for c in number) >= 6
    ):
        type_ = "bank"
    if not type_ or type_ == "url":
        return text, ""
    if channel == "alipay" and type_ in {"phone", "email"}:
        type_ = "alipay"
    return found["name"].strip(" -_:：") or number, account(type_, number)
