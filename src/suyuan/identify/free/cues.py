"""The words that announce an account or a number, with their homophones, and what may stand between word and value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from suyuan.identify.free.disguise import PICTURES
from suyuan.identify.free.signs import SYLLABLES

_IN = r"[ .·*_\-|丨/☆~+,，。]{0,2}"
"""Noise inside a cue word."""


def _spaced(*parts: str) -> str:
    return _IN.join(parts)


_WEI = "[薇威维徽溦卫嶶围唯微魏伟惟味蔚为韦V]"
_XIN = "(?:信|芯|新|心|星|欣|鑫|杏|❤|♥|言|讯|xin|x(?![a-z]))"
_DIAN, _HUA = "(?:[电殿滇店垫淀]|dian)", "(?:[话化画华花划]|h(?:ua)?(?![a-z]))"
_SHOU, _JI = "(?:[手首守受兽]|sh?ou)", "(?:[机鸡基级几击]|ji?(?![a-z]))"
_HAO = "(?:号码?|hao|㊔|口乂)"
AFTER = (
    r"(?:群|客服|老师|本人)?[ ]?(?:号码|账号|帐号|账户|帐户|号|码|hao|id)?"
    r"[ ]{0,2}(?:是|为|叫|加|改为|换成|搜|发|给|上){0,2}(?:[^\w\n\x01|]|\|(?![0-9a-z_])){0,4}"
)
"""What may stand between a cue and its value."""
_ALSO = r"(?:(?:/|或|和|、|或者|与|\+)?(?:微信|vx|wx|qq)?(?:同号)?)?"
"""A second account under the same number."""
WECHAT = (
    rf"(?P<plain>微信|wechat|weixin|(?<![a-z0-9])[vw]x|v信)"
    rf"|{_spaced(_WEI, _XIN)}|(?:wei|w){_IN}(?:信|xin)|[vw]{_IN}(?:❤|♥)|(?<![a-z0-9])[vw][ ._]x"
    rf"|(?:加|➕|\+|私|扫|搜|聊){_IN}(?:我|个|下|一下)?{_IN}(?:[薇溦微威徽](?!{_IN}{_XIN})|[vw]x(?![a-z])|(?-i:V(?=[a-z]))|[vw](?![a-z❤♥信])|[vw]x)"
    r"|绿(?:色)?(?:软件|泡泡|泡|信|标|图标|书)|💬|(?<![a-z0-9])v(?=[:：号我是为 ])|薇(?=[:：号 ])"
)
QQ = (
    rf"(?<![a-z])q[ ._☆*~-]q|(?P<plain>(?<![a-z@])qq(?=[^a-z]|{'|'.join(SYLLABLES)})|(?<![a-z])q(?=[号群]))"
    rf"|[扣抠叩蔻寇]{_IN}[扣抠叩蔻寇]|扣𠮨|口口|企{_IN}鹅|小?企鹅|鹅号|球{_IN}球|秋秋|丘丘|求求号|🐧|kou ?ku?(?:ou)?|[扣抠](?=[:：号 是为]|[0-9])"
    r"|(?<![a-z])q(?=[:：+ ]{0,2}[0-9])|(?:加|➕|\+)[扣抠](?![扣抠叩])"
)
TELEGRAM = r"telegram|纸飞机|小?飞机号?|电报号?|(?<![a-z])t[ .*_·-]{0,2}g(?![a-fh-z][a-z]{0,2}(?![a-z0-9]))|✈|(?<![a-z])t\.me/@?|蝙蝠号?"
ALIPAY = (
    rf"(?:[支只吱知]{_IN}(?:[付府负傅]|fu?){_IN}(?:[宝饱包堡保]|bao)|付宝|zfb|zhifubao|alipay|某宝|蓝色软件)"
)
PHONE = (
    rf"{_spaced(_DIAN, _HUA)}|{_spaced(_SHOU, _JI)}|联系方式|联络方式|联系(?=[:：])|热线|专线|座机|固话|传真|号码|(?<![a-z])(?:tel|phone|mobile|mob|cell|call|fax|hp|sj|dh)(?![a-z])"
    r"|[打拨](?:打|通|给)?(?:我|他)?|📞|☎|📱|来电|收集号|去电|致电|短信|(?:手|电)(?:号|联)|联系我"
)
CARD = (
    rf"{_spaced('(?:银|yin)', '(?:[行航杭]|hang)', '(?:卡|ka|账户|帐户|账号)')}|[卡咔]{_IN}号|[卡咔]{_HAO}|{_spaced('[账帐]', '[号户]')}|yhk|kahao|ka号|(?<![a-z])card(?![a-z])|💳"
    r"|储蓄卡|信用卡|借记卡|(?:工|农|建|中|交|招|邮储)行卡?|(?:打|转|汇)(?:到|入|款到)"
)
ID_CARD = rf"{_spaced('身', '份', '(?:[证正政症]|z(?:h(?:eng)?)?)')}|[证正]件{_HAO}?|sfz|shenfenzheng|身份{_HAO}|🪪|(?<![a-z])id ?(?:card|no)"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and what follows it, up to where the value starts."""

    first: re.Pattern[str]
    """Characters that it may start with: where none stands, nothing is tried."""
    pattern: re.Pattern[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every cue, in order, without overlap."""
        end = 0
        for start in self.first.finditer(text):
            if start.start() >= end and (match := self.pattern.match(text, start.start())):
                end = max(match.end(), match.start() + 1)
                yield match


def cue(words: str, first: str, after: str = AFTER) -> Cue:
    """A cue of some words, all of which start with one of the characters of `first`."""
    words, first = words.translate(PICTURES), first.translate(PICTURES)
    either = first + first.swapcase()
    return Cue(re.compile(f"[{re.escape(either)}]"), re.compile(rf"(?P<cue>{words}){after}", re.IGNORECASE))


WECHAT_CUE = cue(WECHAT, "微薇威维徽溦卫嶶围唯魏伟惟味蔚为韦vw加➕+私扫搜聊绿💬")
QQ_CUE = cue(QQ, "q扣抠叩蔻寇口企小鹅球秋丘求🐧k加➕+", _ALSO + AFTER)
TELEGRAM_CUE = cue(TELEGRAM, "t纸小飞电✈蝙", AFTER + "@?")
ALIPAY_CUE = cue(ALIPAY, "支只吱知付za某蓝")
PHONE_CUE = cue(PHONE, "电殿滇店垫淀d手首守受兽s联热专座固传号tpmcfh打拨📞☎📱来收去致短")
CARD_CUE = cue(CARD, "银y卡咔账帐kc💳储信借工农建中交招邮打转汇")
ID_CARD_CUE = cue(ID_CARD, "身证正s🪪i")


EMAIL = r"邮箱|邮件|电邮|信箱|e-?mail|mail"
PLATE = r"车牌号?|牌照|车号|号牌|plate"
URL = r"网[址站]|链接|地址|域名|登[录陆]|打开|访问|点击|https?"
CUES = {
    kind: re.compile(rf"(?P<cue>{words.translate(PICTURES)}){AFTER}$", re.IGNORECASE)
    for kind, words in (
        ("mobile_phone", PHONE),
        ("landline", PHONE),
        ("id_card", ID_CARD),
        ("bank_card", CARD),
        ("email", EMAIL),
        ("license_plate", PLATE),
        ("url", URL),
    )
}
"""For kinds that their form tells: words that may stand before them all the same."""
