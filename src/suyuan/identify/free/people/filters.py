"""What the tagger takes for a name and is none: parts of addresses, numbers spelled out, words, places."""

import re

from suyuan.identify.divisions import names as divisions
from suyuan.identify.free.places.gazetteer import by_front
from suyuan.identify.surnames import BODIES, NOT_NAMES

_PLACE_AFTER = re.compile(
    r"家?(?:村(?!民)|镇|县|区(?!别)|站(?=$|[，。、）])|庄|屯|寨|湾|沟|社区|路|街|镇|乡|花园|小区|大厦|公寓|家园|苑|华庭|名苑|新城|国际|广场|府|庭|明珠|都(?=[0-9])|大道|胡同|桥|山庄)|"
    r"[0-9]{1,3}(?:号楼|栋|幢|期|-[0-9]+-)"
)
_TITLED = frozenset("总哥姐弟妹某工嫂叔伯婶爷奶姨董")
"""After a surname alone they are a way to address somebody."""
_PLACE_ENDS = frozenset("镇乡县村庄屯站台桥湖湾阁寺庙区市路街")
_NUMBER = re.compile(r"[〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾幺两0-9\s.·_-]+")
_PLATE_AFTER = re.compile(r"[A-Za-z][ ·.\-]?[A-Za-z0-9]{4}")
_COUNT_AFTER = re.compile("[一两二三四五六七八九十](?=[位名人个家])")
_GRAMMAR = frozenset("和向由与跟同给被对叫让")
_COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
)
"""The most frequent surnames."""
_FAMOUS = frozenset(
    [
        "李白", "杜甫", "白居易", "王维", "苏轼", "苏东坡", "辛弃疾", "李清照", "屈原", "孔子", "老子", "孟子", "庄子", "孙武", "孙膑", "荆轲",
        "刘邦", "项羽", "韩信", "张良", "萧何", "吕布", "貂蝉", "刘备", "关羽", "张飞", "赵云", "马超", "黄忠", "诸葛亮", "司马懿", "曹操", "曹丕",
        "曹植", "孙权", "孙策", "周瑜", "小乔", "大乔", "孙尚香", "甄姬", "典韦", "夏侯惇", "许褚", "陆逊", "吕蒙", "甘宁", "黄盖", "华佗", "扁鹊",
        "蔡文姬", "花木兰", "穆桂英", "武则天", "狄仁杰", "程咬金", "秦叔宝", "杨玉环", "杨贵妃", "西施", "王昭君", "妲己", "姜子牙", "哪吒", "杨戬",
        "孙悟空", "猪八戒", "沙僧", "唐僧", "宋江", "武松", "林冲", "鲁智深", "李逵", "贾宝玉", "林黛玉", "薛宝钗", "王熙凤", "刘姥姥", "包拯", "岳飞",
        "嬴政", "秦始皇", "李世民", "朱元璋", "成吉思汗", "康熙", "乾隆", "鲁班", "墨子", "张衡", "祖冲之", "蔡伦", "毕昇", "李时珍", "郑和", "海瑞",
        "令狐冲", "张无忌", "郭靖", "黄蓉", "杨过", "小龙女", "韦小宝", "乔峰", "段誉", "虚竹",
    ]
)  # fmt: skip  # names read better in rows
"""Figures of history and of stories: no personal information unless a word beside them says so."""
_WORDS = frozenset(["艾特", "扣扣", "企鹅", "微信", "支付宝", "幺七", "向西", "向东", "向南", "向北"])


def is_other(text: str, start: int, end: int, plain: str) -> bool:
    """Whether a stretch of text, `plain` without ties, is something else than a name."""
    if _NUMBER.fullmatch(plain) or "某" in plain or "\x01" in plain or "\n" in text[start:end]:
        return True
    if len(plain) == 2 and plain[1] in _TITLED:
        return True
    if plain in NOT_NAMES or plain in _WORDS or plain[-2:] in BODIES:
        return True
    if _PLACE_AFTER.match(text, end) or _PLATE_AFTER.match(text, end):
        return True
    return plain in divisions() and not (start and text[start - 1] in "：:\"'")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without a word of grammar before a frequent surname, and without a count after it (…三位同志)."""
    if end - start > 2 and _COUNT_AFTER.match(text, end - 1):
        end -= 1
    if end - start > 2 and text[start] in _GRAMMAR and text[start + 1] in _COMMON:
        start += 1
    return start, end


def is_famous(plain: str) -> bool:
    """Whether a figure of history or of a story has this name."""
    return plain in _FAMOUS


def is_place(plain: str) -> bool:
    """Whether a name could as well be a division's shortened name, or ends like a place."""
    if len(plain) > 2 and plain[-1] in _PLACE_ENDS:
        return True
    return any(name == plain for name, _ in by_front().get(plain[:2], ()))
