"""Codes, passwords, user names and order numbers: any word looks alike, so only a cue right before tells."""

import re
from collections.abc import Iterator
from dataclasses import replace

from suyuan.identify.free.folded import Folded
from suyuan.identify.free.judge import normal_form, standing
from suyuan.identify.free.signs import spelled
from suyuan.identify.free.span import Hit

_IS = r"[ ]{0,2}(?:[:=]|是|为|就是|叫|is)[ :=\"'“”(\[]{0,3}"
_CODE_WORDS = (
    r"(?:短信|动态|手机|登[录陆]|支付)?(?:[验検燕厌][证証正]码|校验码|动态[密口]?[码令]|动态密码|激活码|确认码)"
    r"|(?<![a-z])(?:verification|security|login|auth(?:entication)?|one-time) ?(?:code|pin|password)|(?<![a-z])(?:otp|passcode|code|pin)(?![a-z])"
)
CODE_AFTER = re.compile(
    rf"(?P<cue>{_CODE_WORDS})(?:[ ]{{0,2}}(?:[:=\-]|是|为|发的?是|给我?|告诉我|is|[(（【\[“\"'])){{0,3}}[ ]{{0,2}}",
    re.IGNORECASE,
)
CODE_BEFORE = re.compile(
    rf"(?<![0-9A-Za-z.\-])(?P<value>[0-9]{{4,8}})(?![0-9A-Za-z.元万块个人年月日分秒])[ )\]】”\"',，]{{0,3}}(?:是|为|is)?(?:您的?|你的?|本次|the|your)?[^0-9\n。]{{0,14}}?(?P<cue>{_CODE_WORDS})",
    re.IGNORECASE,
)
_NOT_PERSONAL = re.compile(
    r"(?:会议|房间|门禁|入会|腾讯|zoom|wi-?fi|邀请|优惠|兑换|提货|取件|解压|发票)[^。\n]{0,40}$",
    re.IGNORECASE,
)
"""Words before a code or password that opens no account."""
PASSWORD = re.compile(
    rf"(?P<cue>(?:登[录陆]|支付|交易|查询|取款|初始|账[号户]|邮箱)?(?:密码|口令|密马|蜜码)|(?<![a-z])(?:password|passwd|pwd|pass|pw|mima)(?![a-z])){_IS}"
    r"(?P<value>(?=(?:[!-/:-@\[-`{-~]*[0-9A-Za-z]){3})[!-~]{4,64})",
    re.IGNORECASE,
)
USERNAME = re.compile(
    r"(?P<cue>(?:用户|登[录陆])(?:名|账号|帐号|id)|昵称|网名|(?<![a-z])(?:user ?name|user_?id|login|user|account|nickname)(?![a-z]))[ ]{0,2}[:=][ \"']{0,2}"
    r"(?P<value>(?=(?:[_.\-@]*[A-Za-z0-9]){3})[A-Za-z0-9_.\-@]{3,32})",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"(?P<cue>(?:订单|运单|快递|物流|流水|交易|支付|商户|退款|取件|包裹)(?:编号|单号|号码|号)|单号|(?<![a-z])(?:order|tracking|waybill|parcel)(?: ?(?:no|number|id|#))?(?![a-z]))"
    r"[ ]{0,2}(?:[:=.]|是|为)?[ :#\"'“(（【\[]{0,3}(?P<value>[A-Z0-9](?:[A-Z0-9-]{6,30})[A-Z0-9])(?![A-Za-z0-9_@])",
    re.IGNORECASE | re.ASCII,
)
_END_MARKS = ".,;:!?)]}'\"”’>"


def find_tokens(folded: Folded) -> Iterator[Hit]:
    """Verification codes, passwords, user names and order numbers after their cue."""
    yield from _codes(folded)
    for pattern, kind in ((PASSWORD, "password"), (USERNAME, "username"), (ORDER, "order_number")):
        for match in pattern.finditer(folded.text):
            value = match["value"].rstrip(_END_MARKS)
            if kind == "password" and _opens_nothing(folded.text, match):
                continue
            judged = standing(kind, value) if len(set(value)) > 1 else "no"
            if judged != "no" and not (kind == "username" and judged == "suspect"):
                start = match.start("value")
                hit = Hit(start, start + len(value), kind, normal_form(kind, value), cue=match.span("cue"))
                yield replace(hit, valid=judged == "valid", evasive=_is_odd(folded, hit))


def _codes(folded: Folded) -> Iterator[Hit]:
    """Verification codes, also with the code before the word and spelled out."""
    text = folded.text
    for match in CODE_AFTER.finditer(text):
        read = spelled(text, match.end(), _is_code)
        if read and read.start == match.end() and not _opens_nothing(text, match):
            cue = match.span("cue")
            yield Hit(read.start, read.end, "verification_code", read.digits, read.evasive, cue=cue)
    for match in CODE_BEFORE.finditer(text):
        if standing("verification_code", match["value"]) == "valid":
            hit = Hit(*match.span("value"), "verification_code", match["value"], cue=match.span("cue"))
            yield replace(hit, evasive=_is_odd(folded, hit))


def _opens_nothing(text: str, cue: re.Match[str]) -> bool:
    """Whether the words before a cue speak of a meeting, a parcel or the like; bills have check codes."""
    before = text[max(0, cue.start() - 44) : cue.start()]
    return _NOT_PERSONAL.search(before) is not None or (cue["cue"] == "校验码" and "发票" in text)


def _is_code(digits: str) -> bool:
    return 4 <= len(digits) <= 8 and standing("verification_code", digits) == "valid"


def _is_odd(folded: Folded, hit: Hit) -> bool:
    return not folded.written(hit.start, hit.end).isascii()
