"""A text without the blanks that people put between Chinese characters, and the way back."""

import re
from dataclasses import dataclass

_SIMPLE = str.maketrans(
    "號棟樓縣區鎮鄉單層園廣東灣莊寫門陽龍華興寧長慶雲貴遼蘇馬劉張陳楊黃趙吳孫鄭謝羅許韓馮鄧蕭葉魏呂盧蔣賈鍾譚陸範廖鄒閆陶賀顧錢嚴國",
    "号栋楼县区镇乡单层园广东湾庄写门阳龙华兴宁长庆云贵辽苏马刘张陈杨黄赵吴孙郑谢罗许韩冯邓萧叶魏吕卢蒋贾钟谭陆范廖邹闫陶贺顾钱严国",
)
"""Traditional characters of places and names, made simplified one for one."""
_TRADITIONAL = re.compile(
    "[號棟樓縣區鎮鄉單層園廣東灣莊門陽龍華興寧長慶雲貴遼蘇馬劉張陳楊黃趙吳孫鄭謝羅許韓馮鄧蕭葉呂盧蔣賈鍾譚陸範鄒陶賀顧錢嚴國]"
)
_BLANKS = re.compile(r"(?<=[一-鿿])[ \t]{1,3}(?=[一-鿿0-9A-Za-z])|(?<=[0-9A-Za-z])[ \t]{1,3}(?=[一-鿿])")


@dataclass(frozen=True, slots=True)
class Tight:
    """`text` and where its characters stand in the text it was made from."""

    text: str
    at: tuple[int, ...] | None
    """Place of each character; None where nothing was taken out."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch that is not empty stands in the text before."""
        return (start, end) if self.at is None else (self.at[start], self.at[end - 1] + 1)


def simplified(text: str) -> str:
    """The traditional characters of names and places made simplified, one for one."""
    return text.translate(_SIMPLE) if _TRADITIONAL.search(text) else text


def tight(text: str) -> Tight:
    """Blanks beside Chinese characters taken out; those between digits or Latin words stay.

    >>> tight("武汉市 洪山区 12 号").text
    '武汉市洪山区12号'
    """
    text = simplified(text)
    blanks = [match.span() for match in _BLANKS.finditer(text)]
    if not blanks:
        return Tight(text, None)
    at: list[int] = []
    last = 0
    for start, end in blanks:
        at.extend(range(last, start))
        last = end
    at.extend(range(last, len(text)))
    return Tight("".join([text[place] for place in at]), tuple(at))
