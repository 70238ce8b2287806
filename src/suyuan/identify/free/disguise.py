"""Undoes disguised characters: each becomes the plain one that it stands for, with the way back kept."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from suyuan.identify.free.folded import Folded

HAN_DIGITS = {
    char: str(digit)
    for digit, chars in enumerate(("〇零", "一壹幺弌", "二贰", "三叁弎", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}  # fmt: skip  # ten words side by side
RADIO_DIGITS = {"洞": "0", "两": "2", "拐": "7", "勾": "9", "钩": "9", "仨": "3", "俩": "2"}
"""What soldiers and pilots say for digits, and two words for two and three."""
LOOKALIKES = {"o": "0", "O": "0", "l": "1", "I": "1"}
"""Letters written for digits; undone only inside numbers."""
SYMBOL = "☆"
"""Stands for any picture or ornament that is no cue."""
_GONE = "\0"
_KEPT = "❤♥☎✉✈➕"
"""Pictures that are words: they announce what follows."""
PICTURES = str.maketrans("🐧💬📞📱💳🪪📧", "\ue000\ue001☎☎\ue002\ue003✉")
"""More such pictures, and the character that stands for each in a folded text; patterns are written with the picture."""
_CODES_GONE = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x20E3, 0xFEFF, 0xAD,
               0x034F, 0x061C, 0x180E, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400),
               *range(0x0300, 0x0340), 0x0336, 0x20DD, 0x20DE, 0x20E0, 0x20E2, 0xE0020, *range(0xE0000, 0xE0080))  # fmt: skip
"""Without width, or drawn over the character before."""
_BLANKS = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09, 0x3164, 0x2800, 0x1680)
_DASHES = (*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFE58, 0x30FC, 0x2E3A, 0x2E3B, 0x2500, 0x2501, 0x301C)
_PAIRS = {
    "аеорсхуіѕԛԝһјАВЕКМНОРСТХІЅ": "aeopcxyisqwhjABEKMHOPCTXIS",  # Cyrillic
    "οανρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ": "oavpABEZHIKMNOPTYX",  # Greek
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ": "abcdefghijklmnoprstuvwyz",
    "號電話機帳賬戶碼聯係絡網證銀護車點寶維衛驗單訂運額轉鵝貳參陸羣們個萬億歲區縣鄉鎮門樓層館東後為從會這來說麼國學貝薦繫郵優惠員產業務齊雲陳劉張趙楊黃吳孫馬鄭馮蔣韓羅": "号电话机帐账户码联系络网证银护车点宝维卫验单订运额转鹅贰叁陆群们个万亿岁区县乡镇门楼层馆东后为从会这来说么国学贝荐系邮优惠员产业务齐云陈刘张赵杨黄吴孙马郑冯蒋韩罗",
    "○◯⭕": "〇〇〇",
    "㊀㊁㊂㊃㊄㊅㊆㊇㊈㈠㈡㈢㈣㈤㈥㈦㈧㈨": "一二三四五六七八九一二三四五六七八九",
}
"""Characters written for others, one for one: other scripts, small capitals, traditional forms in cue words."""
_SPLIT = {
    "彳散": "微", "彳山": "微", "亻言": "信", "讠舌": "话", "扌口": "扣", "木几": "机", "钅艮": "银",
    "彳亍": "行", "亻分": "份", "讠正": "证", "贝长": "账", "巾长": "帐", "石马": "码", "口乂": "号",
    "矢豆": "短", "氵肖": "消", "支忄": "支", "亻寸": "付", "宀玉": "宝", "日免": "晚", "女口": "如",
    "囗玉": "国", "亻企": "企", "我鸟": "鹅", "王求": "球", "口丂": "号", "月关": "联", "耳关": "联",
}  # fmt: skip
"""Characters that were taken apart."""
_PARTS = re.compile(f"{_GONE}+|" + "|".join(map(re.escape, _SPLIT)))
_TENS = {0x2469 + n: str(10 + n) for n in range(11)} | {0x247D + n: str(10 + n) for n in range(11)}
_TENS |= {0x2491 + n: str(10 + n) for n in range(11)} | {0x24EB + n: str(11 + n) for n in range(10)}
_TENS |= {0x277F: "10", 0x2789: "10", 0x2793: "10", 0x1F51F: "10", 0x24FE: "10"}
_TENS |= {0x3251 + n: str(21 + n) for n in range(15)} | {0x1F4AF: "100"}
_NUMBERS = re.compile("[" + "".join(map(chr, _TENS)) + "]")
"""One sign for several digits."""


def _plain(code: int) -> str | None:
    """The one ASCII character that a character stands for; None where it is no such one."""
    char = chr(code)
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(int(digit))
    if 0x1F150 <= code <= 0x1F189:  # letters in black circles and squares
        return chr(0x41 + (code - 0x1F150) % 32)
    if 0x1F1E6 <= code <= 0x1F1FF:
        return chr(0x41 + code - 0x1F1E6)
    wide = unicodedata.normalize("NFKC", char)
    if len(wide) == 3 and wide[0] + wide[2] == "()" and wide[1].isascii():
        return wide[1]
    if len(wide) == 2 and wide[0].isdigit() and wide[1] in ".,":
        return wide[0]
    return wide if len(wide) == 1 and wide.isascii() and wide.isprintable() else None


def _is_picture(code: int) -> bool:
    """Whether a character is a picture, an ornament or an arrow, and no cue."""
    return unicodedata.category(chr(code)) in {"So", "Sk", "Co"} and chr(code) not in _KEPT


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x80, 0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x1FC00)):
        plain = _plain(code)
        if plain is not None:
            table[code] = plain
        elif _is_picture(code):
            table[code] = SYMBOL
    table |= {code: chr(char) for code, char in PICTURES.items()}
    table |= {ord(a): b for left, right in _PAIRS.items() for a, b in zip(left, right, strict=True)}
    table |= dict.fromkeys(_CODES_GONE, _GONE) | dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_DASHES, "-")
    return {code: char for code, char in table.items() if code not in _TENS}


@cache
def _plain_forms() -> dict[str, str]:
    return {chr(code): char for code, char in _table().items()}


@cache
def _disguise() -> re.Pattern[str]:
    """Any character that may need folding: ranges and a few Chinese ones, which the matcher looks up at once."""
    chinese = "".join(char for char in _plain_forms() if "一" <= char <= "鿿")
    return re.compile(f"[\t\x80-\u4dff\ua000-\U0010ffff{chinese}]")


def parts() -> set[str]:
    """Characters that a taken-apart character may start with."""
    return {pair[0] for pair in _SPLIT}


def disguised() -> Iterable[str]:
    """All characters that folding changes when they stand alone."""
    return map(chr, (*_table(), *_TENS))


def fold(text: str) -> Folded:
    """The text with full-width, circled, keycap and mathematical letters and digits made plain.

    Characters without width go, characters that were taken apart are joined; Chinese digits stay.

    >>> fold("①３８，𝟘 扌口1️⃣").text
    '138,0 扣1'
    """
    if text.isascii() and "\t" not in text:
        return Folded(text, text)
    table = _plain_forms()
    plain = _disguise().sub(lambda match: table.get(match.group(), match.group()), text)
    if not (_PARTS.search(plain) or _NUMBERS.search(plain)):
        return Folded(text, plain)
    return _joined(text, plain)


def _clings(char: str) -> bool:
    """Whether a character is drawn over the one before it, as the frame of a key."""
    return unicodedata.category(char) in {"Mn", "Me"}


def _joined(raw: str, plain: str) -> Folded:
    """Fold what is not one for one."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    while place < len(plain):
        part = _PARTS.match(plain, place)
        if part and plain[place] == _GONE and ends and not ends[-1] < place:
            ends[-1] += sum(1 for _ in takewhile(_clings, raw[place : part.end()]))
        end = part.end() if part else place + 1
        made = _SPLIT.get(part.group(), "") if part else _TENS.get(ord(plain[place]), plain[place])
        chars.append(made)
        starts += [place] * len(made)
        ends += [end] * len(made)
        place = end
    return Folded(raw, "".join(chars), tuple(starts), tuple(ends))
