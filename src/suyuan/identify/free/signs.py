"""Reads a number that starts at a known place, however its digits are spelled and whatever stands between them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from suyuan.identify.free.disguise import HAN_DIGITS, LOOKALIKES, RADIO_DIGITS

SOUNDS = {
    char: str(digit)
    for digit, chars in enumerate(
        (
            "铃玲凌灵林陵另领令龄岭菱羚淋临",
            "伊衣依医易亦遗移姨遥腰邀妖咬药摇怡宜",
            "尔儿耳饵而洱",
            "山散伞删杉珊",
            "思丝斯司寺死似私撕",
            "吴舞吾午武雾屋务物无悟误乌捂",
            "柳流溜留刘遛榴硫",
            "漆期起妻气器奇其齐旗骑棋启汽",
            "拔吧巴爸霸扒把疤芭",
            "久酒究韭旧就救舅灸",
        )
    )
    for char in chars
}
"""Words that sound like digits; undone only after a cue and in company."""
SHAPES = LOOKALIKES | {
    "i": "1", "L": "1", "|": "1", "丨": "1", "z": "2", "Z": "2", "Ƨ": "2", "Ʒ": "3", "З": "3", "з": "3", "э": "3",
    "Ч": "4", "ч": "4", "A": "4", "S": "5", "s": "5", "$": "5", "b": "6", "G": "6", "б": "6", "T": "7",
    "B": "8", "&": "8", "g": "9", "q": "9", "D": "0",
}  # fmt: skip
"""Letters that look like digits; undone only after a cue and in company."""
SYLLABLES = {
    word: str(digit)
    for digit, words in enumerate((
        ("ling", "dong", "zero"), ("yao", "yi", "one"), ("liang", "er", "two"), ("san", "three"),
        ("si", "four"), ("wu", "five"), ("liu", "six"), ("qi", "guai", "seven"), ("ba", "eight"),
        ("jiu", "gou", "nine")))
    for word in words
}  # fmt: skip
"""Digits in pinyin and in English."""
PLAIN, CHINESE, ODD = 0, 1, 2
_WORDS = "|".join(sorted(SYLLABLES, key=len, reverse=True))
_CLASS = dict.fromkeys(SOUNDS | SHAPES, ODD) | dict.fromkeys(HAN_DIGITS | RADIO_DIGITS, CHINESE)
_VALUES = SOUNDS | SHAPES | RADIO_DIGITS | HAN_DIGITS
TOKEN = re.compile(rf"(?i:{_WORDS})(?=(?i:{_WORDS})|[^A-Za-z]|$)|[0-9]|[{re.escape(''.join(_VALUES))}]")
"""One digit, however spelled."""
SIGN = re.compile(rf"[0-9A-Za-z{re.escape(''.join(_VALUES))}]")
"""One character of a digit, however spelled."""
TIE = re.compile(r"(?:[^\w\n\x01]|_){1,4}")
"""Blanks, punctuation and pictures between two digits."""
WORD_TIE = re.compile(r"[（(\[【 ]?(?:[一-鿿]{1,6}|[A-Za-z]{1,6})[)）\]】 ]?(?=[0-9])")
NAMED_TIE = re.compile(
    r"[（(\[【 ]?(?:空格|中间|横?杠|减号?|(?:去掉?|删掉?|删除|不要)(?:汉字|中文)|下划线|点|逗号|顿号|星号|井号|斜杠)[)）\]】 ]?"
)
"""Names of signs between digits, written out."""
LABEL = re.compile(
    r"[ ,，、;；]{0,2}(?:前|中间|中|后|最后|末|尾|开头|接着|然后|再加|再是|加上|跟着)(?:面)?(?:[一二三四五六七八3-8]?(?:位|个))?(?:数字?|号)?(?:是|为)?[:： ]{0,2}(?=[0-9〇零一二三四五六七八九幺])"
)
"""Words between parts of a number that say which part follows."""
COUNTED = re.compile(r"\s?[个条万元块分%毛天次人张点月日年号秒分岁件台位名家笔]")
_BEGINS_WORD = re.compile(
    r"一[共个起直下定样般半些次切会边旦向律再]|[两二三四五六七八九十][个天次人条张块年月点位]|三(?:方|者)|四处|五金|六合|七夕|八卦|九州|两边"
)
_STOPS = "。！？!?；;，,、\"'（(）)”’"
"""What ends a number where it stands in it but once."""
_BAR = re.compile(r"[|丨]")
_CUE_AGAIN = re.compile(r"q[ ._☆*~-]?q|[vw]x", re.IGNORECASE)
LONGEST = 24


@dataclass(frozen=True, slots=True)
class Sign:
    """One digit of a number."""

    start: int
    end: int
    digit: str
    level: int
    """PLAIN, CHINESE, or ODD for what only sounds or looks like a digit."""
    tie: str
    """What stands before it; empty for the first and for one that touches the sign before."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number read from some signs."""

    start: int
    end: int
    digits: str
    evasive: bool


def read_signs(text: str, place: int) -> list[Sign]:
    """The digits from a place on, as far as they go on with few things between them."""
    signs: list[Sign] = []
    label = LABEL.match(text, place)
    place = label.end() if label else place
    tie = ""
    while len(signs) < LONGEST:
        token = TOKEN.match(text, place)
        if len(signs) == 17 and text[place : place + 1] in tuple("xX叉"):
            signs.append(Sign(place, place + 1, "X", PLAIN, tie))
            break
        if token:
            char = token.group()
            digit = (
                char if char.isdigit() and char.isascii() else _VALUES.get(char) or SYLLABLES[char.lower()]
            )
            level = PLAIN if "0" <= char <= "9" else _CLASS.get(char, ODD)
            signs.append(Sign(token.start(), token.end(), digit, level, tie))
            tie, place = "", token.end()
            continue
        if not signs or tie:
            break
        label = LABEL.match(text, place)
        between = label or _tied(text, place)
        if not between:
            break
        tie = " " if label else "-" if NAMED_TIE.fullmatch(between.group()) else between.group()
        place = between.end()
    return signs


def _tied(text: str, place: int) -> re.Match[str] | None:
    """What stands between two digits, if a digit follows it."""
    for pattern in (TIE, NAMED_TIE):
        tie = pattern.match(text, place)
        if tie and TOKEN.match(text, tie.end()):
            return tie
    return WORD_TIE.match(text, place)


def _without_word(text: str, signs: list[Sign]) -> list[Sign]:
    """Without last signs that are words of their own: a numeral that counts, a character that sounds like a digit."""
    while signs:
        *before, last = signs
        if last.level == CHINESE:
            word = begins_word(text, signs[0].start, last.end)
        else:
            word = _sounds(text, last) and sum(_sounds(text, sign) for sign in before) * 2 < len(before)
        if not word:
            break
        signs = before
    return signs


def begins_word(text: str, start: int, end: int) -> bool:
    """Whether the last character before `end` is a numeral that belongs to the words after it."""
    if text[end - 1] not in HAN_DIGITS and text[end - 1] not in RADIO_DIGITS:
        return False
    alone = text[start : end - 1].isascii()
    return _BEGINS_WORD.match(text, end - 1) is not None or (alone and "一" <= text[end : end + 1] <= "鿿")


def _sounds(text: str, sign: Sign) -> bool:
    return text[sign.start] in SOUNDS


def _same(tie: str) -> str:
    """What makes two ties alike: pictures are all one, blanks are nothing."""
    return tie.strip() or " "


def prefixes(text: str, signs: list[Sign]) -> Iterator[list[Sign]]:
    """The numbers that some signs may be, longest first; ties inside each are alike."""
    usual, ties = "", 0
    size = len(signs)
    for at, sign in enumerate(signs):
        tie = _same(sign.tie) if sign.tie else ""
        if not tie:
            continue
        if (usual and tie != usual) or _is_word(text, signs, at):
            size = at
            break
        usual = tie
        ties += 1
    if ties == 1:
        after = next(at for at, sign in enumerate(signs) if sign.tie)
        ends = any(char.isalnum() for char in usual) or usual[0] in _STOPS
        size = after if ends or _sounds(text, signs[after]) else size
    for end in range(size, 0, -1):
        if end == len(signs) or signs[end].tie or signs[end].level != signs[end - 1].level or end == size:
            yield _without_word(text, signs[:end])


def _is_word(text: str, signs: list[Sign], at: int) -> bool:
    """Whether a word of letters starts at a sign, after plain digits."""
    group = list(takewhile(lambda sign: not sign.tie, signs[at + 1 :]))
    word = text[signs[at].start : group[-1].end] if len(group) > 1 else ""
    return word.isascii() and word.isalpha() and word.lower() not in SYLLABLES and signs[0].level == PLAIN


def spelled(text: str, place: int, fits: Callable[[str], bool]) -> Spelled | None:
    """The longest number from a place on whose digits fit; a bar between digits may be nothing or a one."""
    if _CUE_AGAIN.match(text, place):
        return None
    if not _BAR.search(text, place, place + 40):
        return _spelled(text, place, fits)
    unbarred = _BAR.sub("☆", text)
    shaped = any(sign.level == ODD for sign in read_signs(unbarred, place))
    first, second = (text, unbarred) if shaped else (unbarred, text)
    return _spelled(first, place, fits) or _spelled(second, place, fits)


_BACKWARD = re.compile(r"倒[着过写序]|反[着过]|反转|逆序|从后往前")
_RUN = re.compile(r"(?<![0-9])[0-9X]{11,19}(?![0-9])")


def backward(text: str, cue: re.Match[str], fits: Callable[[str], bool]) -> Spelled | None:
    """A number near a cue that is said to be written backward."""
    first, last = max(0, cue.start() - 12), cue.end() + 40
    run = _RUN.search(text, cue.end(), last) if _BACKWARD.search(text, first, last) else None
    if run is None or fits(run.group()) or not fits(run.group()[::-1]):
        return None
    return Spelled(run.start(), run.end(), run.group()[::-1], evasive=True)


def _spelled(text: str, place: int, fits: Callable[[str], bool]) -> Spelled | None:
    signs = read_signs(text, place)
    odd = sum(sign.level == ODD for sign in signs)
    if odd and len(signs) < 6:
        return None
    for part in prefixes(text, signs):
        digits = "".join(sign.digit for sign in part)
        if part and fits(digits) and not _goes_on(text, part):
            return Spelled(part[0].start, part[-1].end, digits, _is_evasive(part))
    return None


def _goes_on(text: str, part: list[Sign]) -> bool:
    """Whether a letter or digit touches the end, or the last group counts something."""
    end = part[-1].end
    after = text[end : end + 1]
    if after and after.isascii() and (after.isalnum() or after in "_@") and part[-1].level == PLAIN:
        return True
    return bool(part[-1].tie) and COUNTED.match(text, end) is not None


def _is_evasive(part: list[Sign]) -> bool:
    ties = [sign.tie for sign in part if sign.tie]
    single = len(part) > 5 and len(ties) == len(part) - 1
    return single or any(sign.level for sign in part) or any(tie.strip(" -") for tie in ties)
