"""Accounts with their name before them, as people type them into one field: 薇信：abc, QQ2895001177, 扣扣 二八九五."""

import re
import unicodedata

from suyuan.model.accounts import account

LABELS = {
    "wechat": r"[微薇威维]\s?信|wechat|weixin|[vw]x|v信",
    "qq": r"q\s?q|扣扣|企鹅|球球|抠抠",
    "alipay": r"支付宝|alipay|zfb",
    "phone": r"手机|电话|联系电话|tel|phone",
    "bank": r"银行卡|卡号|收款卡|储蓄卡",
}
DIGITS = {
    c: str(n)
    for n, row in enumerate(
        ("零〇", "一壹幺", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for c in row
}
_LABELLED = [
    (
        type_,
        re.compile(
            rf"(?:{words})(?:号码?|账号|帐号|账户)?\s*[:：是为]?\s*(?P<rest>[^\s:：].*)", re.IGNORECASE
        ),
    )
    for type_, words in LABELS.items()
]
_NUMBER = re.compile(r"\+?\d[\d -]{3,30}\d")
_NAME = re.compile(r"[a-z0-9][\w.@+-]{4,60}", re.ASCII | re.IGNORECASE)


def plain_digits(text: str) -> str:
    """A number spelled with Chinese digits in figures; other text as it is, full width folded.

    >>> plain_digits("一七一六六零零一二三四"), plain_digits("１７１"), plain_digits("张三")
    ('17166001234', '171', '张三')
    """
    text = unicodedata.normalize("NFKC", text).strip()
    bare = re.sub(r"[\s-]", "", text)
    if len(bare) >= 5 and all(c in DIGITS or c.isdecimal() for c in bare):
        return "".join(DIGITS.get(c, c) for c in bare)
    return text


def labelled(text: str) -> str:
    """The account in normal form; empty where no known name stands before it.

    >>> labelled("薇信：caifu_ketang8"), labelled("QQ2895001177"), labelled("扣扣 二八九五〇〇一一七七")
    ('wechat:caifu_ketang8', 'qq:2895001177', 'qq:2895001177')
    """
    text = unicodedata.normalize("NFKC", text).strip()
    for type_, pattern in _LABELLED:
        found = pattern.fullmatch(text)
        if found:
            rest = plain_digits(found["rest"])
            if _NUMBER.fullmatch(rest) or (type_ in {"wechat", "alipay"} and _NAME.fullmatch(rest)):
                return account(type_, rest)
    return ""
