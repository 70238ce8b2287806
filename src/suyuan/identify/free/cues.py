"""WeChat ids, QQ numbers and Alipay accounts in text: known by the words before them, homophones included."""

import re
from collections.abc import Iterator
from itertools import pairwise

from suyuan.identify.free.disguise import HAN_DIGITS, LOOKALIKES
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.span import Hit
from suyuan.identify.kinds import qq_number, wechat_id
from suyuan.identify.kinds.mobile_phone import check as is_phone

_AFTER = r"(?:群)?\0?(?:号码|账号|帐号|账户|号|id)?\s{0,2}(?:是|为|加)?[\s:：=\-,，“\"'（(\[【]{0,3}"
_HAN = "".join(HAN_DIGITS)
_DIGIT = f"0-9{_HAN}oOlI"
_GAP = r"[ \-.·*,，、_~\0]{0,2}"
_NUMBER = rf"(?P<id>[1-9{_HAN}lI](?:{_GAP}[{_DIGIT}]){{4,10}})"
QQ = re.compile(
    rf"(?:(?P<plain>(?<![a-z@])q\0?q|(?<![a-z])q(?=[号群]))|扣扣|企鹅|球球|叩叩|口口|扣𠮨|抠抠|蔻蔻|秋秋|丘丘|🐧|(?<![a-z])q[ ._]q)"
    rf"(?:/|或|和|、|或者)?(?:微信|vx|wx)?(?:同号)?{_AFTER}{_NUMBER}(?![0-9a-z_@])",
    re.ASCII | re.IGNORECASE,
)
WECHAT = re.compile(
    r"(?:(?P<plain>微信|wechat|weixin|(?<![a-z0-9])[vw]x|v信)"
    r"|(?:[薇威维徽溦卫嶶围唯微][ \0.]{0,2}(?:信|❤|♥|星|芯|新|心|欣)|(?:加|➕|\+)[ \0]?(?:v|薇|溦|微|威)|(?<![a-z0-9])v(?:❤|♥))[\0️]?)"
    rf"{_AFTER}(?P<id>(?!wechat|weixin|id_)[a-z][a-z0-9_-]{{5,19}})(?![a-z0-9@])",
    re.ASCII | re.IGNORECASE,
)
WXID = re.compile(r"(?<![a-z0-9_])wxid_[a-z0-9]{6,26}(?![a-z0-9_])", re.ASCII | re.IGNORECASE)
ALIPAY = re.compile(
    r"(?:支付宝|支付寶|支付饱|支付包|zfb|alipay|支\0?付\0?宝)(?:账号|帐号|账户|号码|号)?\s{0,2}(?:是|为)?[\s:：=\-“\"'（(]{0,3}"
    r"(?P<id>[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}|1[3-9][0-9]{9}(?![0-9])|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}(?![0-9]))",
    re.ASCII | re.IGNORECASE,
)
_SHORTEST = 5
"""Digits of the shortest number."""
_COUNTED = 3
"""Digits from which a group before a counter is still taken for a part of the number."""
_COUNTS = re.compile(r"\s?[个条万元块天次人张点月日年]")
_DATE = re.compile(r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]")
_NOT_IDS = frozenset(
    [
        "android",
        "iphone",
        "windows",
        "official",
        "account",
        "wechat",
        "weixin",
        "public",
        "service",
        "version",
        "client",
        "group",
    ]
)
_QQ_HINT = re.compile(r"[qQ🐧]|扣|企鹅|球球|叩叩|口口|蔻蔻|秋秋|丘丘|抠")
_WECHAT_HINT = re.compile(r"[信❤♥星芯薇溦➕+]|[xX]|加[vV微威]|微|we", re.IGNORECASE)


def find_alipay(folded: Folded) -> Iterator[Hit]:
    """Alipay accounts: a mail address or a phone after the name of the service."""
    for match in ALIPAY.finditer(folded.text):
        start, end = match.span("id")
        normal = match["id"].lower() if "@" in match["id"] else re.sub(r"[ -]", "", match["id"])
        evasive = not folded.written(start, end).isascii()
        yield Hit(start, end, "alipay_account", normal, evasive, cue=(match.start(), start))


def find_wechat(folded: Folded) -> Iterator[Hit]:
    """WeChat ids: the program's own form anywhere, others after a cue and never a mere word."""
    text = folded.text
    taken: set[int] = set()
    cued = WECHAT.finditer(text) if _WECHAT_HINT.search(text) else ()
    for match in cued:
        start = match.start("id")
        end = start + _without_date(match["id"], text[match.end("id") : match.end("id") + 8])
        if _is_id(text[start:end], explicit=text[start - 1] in ":：=号"):
            taken.add(start)
            evasive = match["plain"] is None or not folded.written(start, end).isascii()
            yield Hit(start, end, "wechat_id", text[start:end].lower(), evasive, cue=(match.start(), start))
    for match in WXID.finditer(text):
        if match.start() not in taken:
            start, end = match.span()
            yield Hit(
                start, end, "wechat_id", match.group().lower(), not folded.written(start, end).isascii()
            )


def _without_date(written: str, after: str) -> int:
    """Length of an id without a date that touches its end, as where a log line follows."""
    date = _DATE.search(written + after)
    return date.start() if date and date.start() < len(written) else len(written)


def _is_id(text: str, *, explicit: bool) -> bool:
    standing = wechat_id.check(text)
    return standing == "valid" or (standing == "suspect" and explicit and text.lower() not in _NOT_IDS)


def find_qq(folded: Folded) -> Iterator[Hit]:
    """QQ numbers after a cue; groups of digits join only as far as they are split alike."""
    text = folded.text
    if not _QQ_HINT.search(text):
        return
    for match in QQ.finditer(text):
        start = match.start("id")
        end = start + _first_number(match["id"], text[match.end("id") : match.end("id") + 2])
        normal = _digits(text[start:end])
        if qq_number.check(normal) == "no" or is_phone(normal) == "valid":
            continue
        written = folded.written(start, end)
        split = re.fullmatch(r"(?:[0-9][^0-9]){4,}[0-9]", text[start:end]) is not None
        evasive = (
            match["plain"] is None or not written.isascii() or written.strip("0123456789 -") != "" or split
        )
        yield Hit(start, end, "qq_number", normal, evasive, cue=(match.start(), start))


def _first_number(written: str, after: str) -> int:
    """Length of the number that a match starts with: its first group, joined by others where that is short.

    Groups join as far as they are split alike. The last one is no part of the number where it counts something
    (“985 084 2551 3个人”) or is a Chinese numeral that starts a word (“985 084 255 1，一共”).
    """
    groups = list(re.finditer(rf"[{_DIGIT}]+", written, re.ASCII))
    if len(groups[0].group()) >= 5:
        return groups[0].end()
    size, usual = len(groups[0].group()), ""
    for one, other in pairwise(groups):
        tie = written[one.end() : other.start()].strip("\0")
        usual = usual or tie
        rest = written[other.end() :] + after
        counts = other.group().isdigit() and len(other.group()) < _COUNTED and _COUNTS.match(rest) is not None
        numeral = one.group().isdigit() and other.group() in HAN_DIGITS and "一" <= rest[:1] <= "鿿"
        if size >= _SHORTEST and (tie != usual or counts or numeral):
            return one.end()
        size += len(other.group())
    return len(written)


def _digits(written: str) -> str:
    values = HAN_DIGITS | LOOKALIKES
    return "".join(values.get(c, c) for c in written if c in values or "0" <= c <= "9")
