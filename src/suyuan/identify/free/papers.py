"""Papers, devices, networks, vehicles and accounts abroad: a form of their own, and a cue where the form proves nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from suyuan.identify.examine import examine
from suyuan.identify.free.disguise import HAN_DIGITS
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.judge import normal_form, standing
from suyuan.identify.free.span import Hit
from suyuan.model.kind import Standing

_GAP = r"[ \-.·_☆*]?"
_NEAR = 14
"""Characters before a value in which its cue must stand."""


@dataclass(frozen=True, slots=True)
class Form:
    """How values of one kind look in a text."""

    kind: str
    pattern: re.Pattern[str]
    words: re.Pattern[str]
    """Words that speak for it."""
    cue: re.Pattern[str]
    """The same, where they stand at the end of what comes before it."""
    alone: bool = False
    """Whether a value that passes its checks needs no cue."""
    not_after: re.Pattern[str] | None = None
    """Words before it that speak against it, where there is no cue."""


def _form(kind: str, pattern: str, cue: str, *, alone: bool = False, not_after: str = "") -> Form:
    whole = rf"(?<![A-Za-z0-9_@])(?:{pattern})(?![A-Za-z0-9_@])"
    end = r"[^\n]{0,8}$"
    return Form(
        kind,
        re.compile(whole, re.ASCII | re.IGNORECASE),
        re.compile(cue, re.IGNORECASE),
        re.compile(rf"(?:{cue})(?P<between>{end})", re.IGNORECASE),
        alone=alone,
        not_after=re.compile(rf"(?:{not_after}){end}", re.IGNORECASE) if not_after else None,
    )


_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
FORMS = (
    _form("iban", r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}", r"iban|account|账号", alone=True),
    _form("crypto_address", r"bc1[02-9ac-hj-np-z]{8,87}|0x[0-9a-f]{40}|[13T][1-9A-HJ-NP-Za-km-z]{25,33}",
          r"钱包|地址|usdt|btc|eth|trc|wallet|币", alone=True),
    _form("uscc", rf"[1-9ANY]{_GAP}[1-59](?:{_GAP}[0-9]){{6}}(?:{_GAP}[0-9A-HJ-NPQRTUWXY]){{10}}",
          r"信用代码|信用[编代]?[号码]|纳税人识别号|税号|机构代码|营业执照|注册号|uscc|tax ?id", alone=True),
    _form("vin", r"[A-HJ-NPR-Z0-9]{13}[0-9]{4}", r"车架|vin|识别代?[号码]|大架号|底盘号"),
    _form("mac", r"[0-9A-F]{2}(?:([:-])[0-9A-F]{2})(?:\1[0-9A-F]{2}){4}|[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}",
          r"mac|物理地址|bssid|网卡|设备", alone=True),
    _form("ip", rf"{_OCTET}(?:\.{_OCTET}){{3}}(?::[0-9]{{1,5}})?(?!\.[0-9])",
          r"(?<![a-z])ip(?![a-z])|ipv4|登[录陆]|来源|addr(?:ess)?|host|from|server|服务器|主机|访问", alone=True,
          not_after=r"版本|version|ver\.?|(?<![a-z])v|release|固件|章|节|条|第"),
    _form("ip", r"(?:[0-9a-f]{1,4}:){2,7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?", r"ipv?6?", alone=True),
    _form("passport", rf"[A-Z](?:{_GAP}[A-Z])?(?:{_GAP}[0-9]){{7,8}}|1[45](?:{_GAP}[0-9]){{7}}",
          r"护照|护昭|户照|passport|旅行证件|签证"),
    _form("hk_macau_permit", rf"[HMCW](?:{_GAP}[A-Z])?(?:{_GAP}[0-9]){{7,10}}", r"通行证|回乡证|港澳|签注"),
    _form("taiwan_permit", r"[TL]?[0-9]{8}|[0-9]{10}(?:\([A-Z]\))?", r"台胞证|台湾[^\n]{0,8}通行证|来往大陆|大陆通行证|赴台"),
    _form("foreign_permanent_id", rf"[A-Z]{{3}}(?:{_GAP}[0-9]){{12}}|9(?:{_GAP}[0-9]){{16}}{_GAP}[0-9X]",
          r"永久居留|永居|外国人|permanent"),
    _form("social_security_card", r"[A-Z][0-9]{8}", r"社保|社会保障|医保"),
    _form("ssn_us", r"[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{9}", r"ssn|social security|社会安全"),
    _form("imei", r"[0-9]{2}-?[0-9]{6}-?[0-9]{6}-?[0-9]{1,2}|[0-9]{15,16}", r"imei|串号|设备|手机序列"),
    _form("imsi", r"460-?[0-9]{2}-?[0-9]{10}", r"imsi|国际移动用户"),
    _form("iot_number", r"14[0-9]{11}", r"物联网|sim ?卡?|流量卡|iot"),
    _form("coordinates", r"[(\[]?[NSEW北南东西]?[纬经]?-?[0-9]{1,3}\.[0-9]{3,12}°?[NSEW]? ?[,;/] ?[NSEW北南东西]?[纬经]?-?[0-9]{1,3}\.[0-9]{3,12}°?[NSEW]?",
          r"坐标|定位|经纬度|位置|经度|纬度|gps|location|lat|lng|lon|coord|point"),
    _form("postcode", r"[0-9]{6}", r"邮编|邮政编码|post ?code|zip"),
    _form("birth_date", r"(?:19|20)[0-9]{2}([-/.年])[0-9]{1,2}(?:\1|月)[0-9]{1,2}日?|(?:19|20)[0-9]{6}",
          r"出生|生日|生于|诞辰|born|birth|dob"),
    _form("officer_permit", r"[军参政后装海空陆炮火武士文兵警消边沈北兰济南广成联][一-鿿]{0,2}字第[0-9]{4,8}号?", r"军官|士兵|警官", alone=True),
)  # fmt: skip


ALONE = tuple(form for form in FORMS if form.alone)
_ANY_WORDS = re.compile("|".join(form.words.pattern for form in FORMS), re.IGNORECASE)
_SPOKEN = str.maketrans(HAN_DIGITS | {"幺": "1"})
_CHINESE = re.compile(rf"(?:[{''.join(HAN_DIGITS)}]{_GAP}){{4}}")


_WORDED = frozenset({"officer_permit", "coordinates", "birth_date"})
"""Kinds that are written with Chinese characters."""


def find_papers(folded: Folded) -> Iterator[Hit]:
    """Values of all forms; without their cue only those that their checks prove. Cued ones may be in Chinese digits."""
    text = folded.text
    spoken = text.translate(_SPOKEN) if _CHINESE.search(text) else text
    forms = FORMS if _ANY_WORDS.search(text) else ALONE
    for form in forms:
        cued = form.words.search(text) is not None
        if cued or form.alone:
            hits = list(_matches(form, text))
            for hit in hits or (_matches(form, spoken) if cued and spoken is not text else ()):
                odd = form.kind not in _WORDED and not folded.written(hit.start, hit.end).isascii()
                yield replace(hit, evasive=odd)


def _matches(form: Form, text: str) -> Iterator[Hit]:
    for match in form.pattern.finditer(text):
        start, end = match.span()
        at = max(0, start - _NEAR)
        before = text[at:start]
        cue = form.cue.search(before)
        if cue is None and not (form.alone and _stands_by_itself(form, match.group(), before)):
            continue
        judged = _standing(form.kind, match.group())
        if judged == "no" or (cue is None and judged != "valid"):
            continue
        where = (at + cue.start(), at + cue.start("between")) if cue else (0, 0)
        normal = normal_form(form.kind, match.group())
        yield Hit(start, end, form.kind, normal, valid=judged == "valid", cue=where)


def _standing(code: str, value: str) -> Standing:
    """As the kind says; a credit code is right by its own check digit, also where that of its inner code is wrong."""
    judged = standing(code, value)
    if code == "uscc" and judged == "suspect":
        told = examine(code, value)
        return "valid" if "check_digit" in told.passed and "register" in told.passed else judged
    return judged


def _stands_by_itself(form: Form, written: str, before: str) -> bool:
    """Whether a value needs no cue: not after a word against it, no version or section, no identity number."""
    if form.not_after and form.not_after.search(before):
        return False
    if form.kind == "ip":
        return ":" in written or len(written) >= 11
    if form.kind == "uscc":
        return (
            re.search(r"[A-Z]", written[:-1], re.IGNORECASE) is not None
            and standing("uscc", written) == "valid"
        )
    return True
