"""WeChat, QQ, Alipay and Telegram accounts in text: known by the words before them."""

import re
from collections.abc import Callable, Iterator

from suyuan.identify.free import cues
from suyuan.identify.free.disguise import HAN_DIGITS, RADIO_DIGITS
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.network import AFTER_CUE, mailbox
from suyuan.identify.free.signs import COUNTED, Spelled, begins_word, spelled
from suyuan.identify.free.span import Hit
from suyuan.identify.kinds import qq_number, wechat_id
from suyuan.identify.kinds.mobile_phone import check as check_phone

_NUMERALS = HAN_DIGITS | RADIO_DIGITS | {"幺": "1"}
_LATE = "".join(_NUMERALS)
WXID = re.compile(r"(?<![a-z0-9_])wxid_[a-z0-9]{6,26}(?![a-z0-9_])", re.ASCII | re.IGNORECASE)
HANDLE = re.compile(
    rf"(?!wechat|weixin|id_)[a-z][a-z0-9_{_LATE}-]{{4,19}}(?![a-z0-9@])",
    re.ASCII | re.IGNORECASE,
)
"""An id that starts with a letter; its digits may be Chinese."""
APART = re.compile(
    rf"[a-z](?P<tie>[^\w\n\x01]{{1,2}}|_)[a-z0-9_{_LATE}](?:(?P=tie)(?:[a-z0-9_{_LATE}-])){{3,18}}(?![a-z0-9@])",
    re.ASCII | re.IGNORECASE,
)
"""An id whose characters stand apart."""
_DATE = re.compile(r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]")
_FEWEST = 5
"""Letters and digits of the shortest id that is not all dashes."""
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
        "download",
        "telegram",
        "message",
        "channel",
        "contact",
        "support",
        "alipay",
        "please",
        "friend",
        "online",
        "update",
        "windows",
    ]
)
_BOTH = re.compile(
    r"(?:电话|手机号?|号码|tel|phone)[/、 和与及&]{0,2}$|(?:电话|手机号?)[（(]$", re.IGNORECASE
)
_SAME = re.compile(r"(?:号)?[（(]?(?:同号|同步|同手机|同电话|也是)")


def find_wechat(folded: Folded) -> Iterator[Hit]:
    """WeChat ids: the program's own form anywhere, others after a cue and never a mere word."""
    text = folded.text
    for match in cues.WECHAT_CUE.finditer(text):
        if _BOTH.search(text[max(0, match.start() - 6) : match.start()]) or _SAME.match(
            text, match.end("cue")
        ):
            continue
        hit = _handle(folded, match, "wechat_id") or _number(folded, match, "wechat_id", _is_account)
        if hit:
            yield hit
    for match in WXID.finditer(text):
        start = match.start()
        end = start + _without_date(match.group(), text[match.end() : match.end() + 8])
        evasive = not folded.written(start, end).isascii()
        yield Hit(start, end, "wechat_id", text[start:end].lower(), evasive)


def find_telegram(folded: Folded) -> Iterator[Hit]:
    """Telegram names after a cue."""
    for match in cues.TELEGRAM_CUE.finditer(folded.text):
        hit = _handle(folded, match, "telegram_account")
        if hit:
            yield hit


def find_alipay(folded: Folded) -> Iterator[Hit]:
    """Alipay accounts: a mail address or a phone after the name of the service."""
    for match in cues.ALIPAY_CUE.finditer(folded.text):
        mail = AFTER_CUE.match(folded.text, match.end())
        if mail:
            start, end = mail.span()
            evasive = not folded.written(start, end).isascii()
            yield Hit(start, end, "alipay_account", mailbox(mail), evasive, cue=match.span("cue"))
            continue
        hit = _number(folded, match, "alipay_account", _is_phone)
        if hit:
            yield hit


def find_qq(folded: Folded) -> Iterator[Hit]:
    """QQ numbers after a cue; a phone after it stays a phone."""
    for match in cues.QQ_CUE.finditer(folded.text):
        hit = _number(folded, match, "qq_number", _is_qq)
        if hit and check_phone(hit.normal) != "valid":
            yield hit


def _is_phone(digits: str) -> bool:
    return len(digits) == 11 and check_phone(digits) == "valid"


def _is_qq(digits: str) -> bool:
    return qq_number.check(digits) != "no"


def _is_account(digits: str) -> bool:
    return _is_phone(digits) or (6 <= len(digits) <= 11 and digits[0] != "0")


def _number(folded: Folded, match: re.Match[str], kind: str, fits: Callable[[str], bool]) -> Hit | None:
    """A number after a cue."""
    read: Spelled | None = spelled(folded.text, match.end(), fits)
    if read is None or read.start - match.end() > 6:
        return None
    if len(match["cue"]) == 1 and COUNTED.match(folded.text, read.end):
        return None
    plain = match.groupdict().get("plain", True) is not None
    evasive = read.evasive or not plain or not folded.written(read.start, read.end).isascii()
    return Hit(read.start, read.end, kind, read.digits, evasive, cue=match.span("cue"))


def _handle(folded: Folded, match: re.Match[str], kind: str) -> Hit | None:
    """An id after a cue."""
    text, start = folded.text, match.end()
    written = APART.match(text, start)
    if written:
        end, normal = written.end(), _plain(text[start : written.end() : 1 + len(written["tie"])])
    else:
        written = HANDLE.match(text, start)
        if not written:
            return None
        end = start + _without_date(written.group(), text[written.end() : written.end() + 8])
        end -= begins_word(text, start, end)
        normal = _plain(text[start:end])
    if not _is_id(normal, explicit=text[start - 1] in ":：=号"):
        return None
    odd = written.re is APART or match.groupdict().get("plain", True) is None
    evasive = odd or not folded.written(start, end).isascii()
    return Hit(start, end, kind, normal, evasive, cue=match.span("cue"))


def _plain(written: str) -> str:
    return "".join(_NUMERALS.get(char, char) for char in written).lower()


def _without_date(written: str, after: str) -> int:
    """Length of an id without a date that touches its end, as where a log line follows."""
    date = _DATE.search(written + after)
    return date.start() if date and date.start() < len(written) else len(written)


def _is_id(text: str, *, explicit: bool) -> bool:
    if len(set(text)) == 1 or sum(char.isalnum() for char in text) < _FEWEST:
        return False
    standing = wechat_id.check(text)
    return standing == "valid" or (standing == "suspect" and explicit and text not in _NOT_IDS)
