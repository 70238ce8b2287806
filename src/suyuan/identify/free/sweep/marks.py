"""What a character may be a part of, as bits for the compiled pass; after folding, so that disguises count alike."""

from collections.abc import Iterable
from functools import cache

import numpy as np

from suyuan.identify.free.disguise import (
    HAN_DIGITS,
    LOOKALIKES,
    PICTURES,
    RADIO_DIGITS,
    disguised,
    fold,
    parts,
)
from suyuan.identify.free.numbers import SEPARATORS
from suyuan.identify.free.signs import SHAPES, SOUNDS
from suyuan.identify.kinds.license_plate import PROVINCES

GONE, DIGIT, TWO, PLAIN, LETTER, VALUE, NEUTRAL, SEPARATOR = (1 << n for n in range(8))
"""No character at all; a digit however written; a sign for two digits; a digit 0 to 9 after folding; a letter; part
of a spelled value; what does not end a spelled value; what may stand between the digits of a number."""
WEI, XIN, WECHAT, QQ, PAIR, TELEGRAM, ALIPAY, PHONE = (1 << n for n in range(8, 16))
"""Parts of cue words; PAIR speaks for QQ where it stands twice."""
PAPER, CODE, HEAD, NUMBER, OTHER, MONEY, AT, DOT = (1 << n for n in range(16, 24))
"""HEAD and then NUMBER make the cue of an order number; OTHER and MONEY speak against a number after them."""
PROVINCE, PLUS, COLON, DASH, BLANK, PRINTED, SLASH, OPEN = (1 << n for n in range(24, 32))
ORDINAL, ZERO, COIN, SHAPE = (1 << n for n in range(32, 36))
ROUGH_VALUE, ROUGH_NEUTRAL, ROUGH_LETTER, ROUGH_PLAIN, ROUGH_CUE, ROUGH_COLON, ROUGH_TWO = (
    1 << n for n in range(7)
)
"""The same roughly, for a first look in a smaller table."""
TOP = 0x20000
"""Code points that have marks; all above are none of these."""

_CUES = {
    WEI: "薇威维徽溦卫嶶围唯微魏伟惟味蔚为韦彳VvWw", XIN: "信芯新心星欣鑫杏言讯❤♥亻", WECHAT: "薇溦微威徽绿💬彳",
    QQ: "扣抠叩蔻寇鹅鸟🐧扌", PAIR: "口球秋丘求", TELEGRAM: "飞报✈蝠", ALIPAY: "宝饱包堡保件玉",
    PHONE: "话化画华花划舌机鸡基级几击式线真码马打拨电短集手联关系📞☎📱",
    PAPER: "用税构执册架别盘照证正签港胞陆台居外社医安串设序际联关流标位纬度编生诞倒反逆往", CODE: "令密昵",
    HEAD: "单递流易付户款件裹编码马录陆网", NUMBER: "号码马乂丂名", OTHER: "单水递列码马次票议同", MONEY: "¥￥$", AT: "@#艾鼠圈", DOT: ".点。",
    PROVINCE: PROVINCES, PLUS: "+", COLON: ":", DASH: "-", BLANK: " [(", OPEN: "[(", SLASH: "/", ORDINAL: "字第", ZERO: "0", SEPARATOR: SEPARATORS + ")",
}  # fmt: skip
_LETTER_CUES = {
    WECHAT: "wec wei", QQ: "kou", TELEGRAM: "tel", ALIPAY: "zfb zhi ali bao", PHONE: "tel pho mob cel cal fax dia sho sou",
    CODE: "ver sec log aut one otp pas cod pin pwd mim use acc nic ord tra way par",
    PAPER: "acc iba usd btc eth trc wal usc tax vin mac bss ipv add hos fro ser pas per ssn soc ime ims sim iot gps loc lat "
           "lng lon coo poi pos zip bor bir dob",
}  # fmt: skip
"""First three letters of cue words in Latin letters."""
_PAIR_CUES = {CODE: "pw", PAPER: "ip", COIN: "bc", PHONE: "hp sj dh"}
_FILLERS = (
    "空格中间横杠减号去掉删除不要汉字文下划线点逗顿星井斜前后最末尾开头接着然再加是上跟面位个数为"
    + "".join(parts())
)
"""Characters of the words that may stand between the digits of a spelled number (signs.NAMED_TIE, signs.LABEL), and parts of
characters that were taken apart."""


def _class(char: str) -> int:
    """Bits of one folded character."""
    bits = sum(bit for bit, chars in _CUES.items() if char in chars.translate(PICTURES))
    if "0" <= char <= "9":
        bits |= PLAIN | DIGIT | VALUE
    if char in HAN_DIGITS or char in RADIO_DIGITS:
        bits |= DIGIT | VALUE
    if char in LOOKALIKES or char in "xX":
        bits |= DIGIT
    if char.isascii() and char.isalpha():
        bits |= LETTER | VALUE
    if char in SOUNDS or char in SHAPES:
        bits |= VALUE | SHAPE
    if not (char.isalnum() or char == "_") or char in _FILLERS or char == "_":
        bits |= NEUTRAL
    if "!" <= char <= "~":
        bits |= PRINTED
    return bits


@cache
def marks() -> np.ndarray:
    """Bits of every code point below TOP (uint64)."""
    chars = {chr(code) for code in range(0x80)} | set(
        "".join((*_CUES.values(), *HAN_DIGITS, *RADIO_DIGITS, *SOUNDS, *SHAPES, _FILLERS))
    )
    plain = {char: char for char in chars} | {char: fold(char).text for char in disguised()}
    made = np.array([0 if chr(code).isalnum() else NEUTRAL for code in range(TOP)], np.uint64)
    for char, folded in plain.items():
        if ord(char) < TOP:
            bits = GONE if not folded else TWO if len(folded) > 1 else 0
            for one in folded:
                bits |= _class(one)
            made[ord(char)] = bits
    return made


@cache
def rough() -> np.ndarray:
    """What every code point below TOP is roughly (uint8)."""
    bits, made = marks(), np.zeros(TOP, np.uint8)
    for of, to in (
        (VALUE, ROUGH_VALUE),
        (NEUTRAL | GONE, ROUGH_NEUTRAL),
        (LETTER, ROUGH_LETTER),
        (PLAIN, ROUGH_PLAIN),
        (COLON, ROUGH_COLON),
        (ALIPAY | CODE | NUMBER | ORDINAL | PAPER, ROUGH_CUE),
        (TWO, ROUGH_TWO),
    ):
        made[(bits & np.uint64(of)) != 0] |= np.uint8(to)
    point = np.uint64(DOT | PRINTED)
    made[(bits & point) == point] |= np.uint8(ROUGH_CUE)
    return made


@cache
def folded_letters() -> np.ndarray:
    """For every code point below TOP the letter it stands for, 1 to 26, or 0 (uint8)."""
    made = np.zeros(TOP, np.uint8)
    for code in np.flatnonzero(marks() & LETTER):
        char = fold(chr(code)).text[:1].lower()
        made[code] = ord(char) - 96 if "a" <= char <= "z" else 0
    return made


def _letters(words: Iterable[str]) -> Iterable[int]:
    for word in words:
        number = 0
        for char in word:
            number = number * 32 + ord(char) - 96
        yield number


@cache
def letter_cues() -> np.ndarray:
    """Bits of cue words by their first three letters; pairs stand at their number as well (uint64)."""
    made = np.zeros(1 << 15, np.uint64)
    for bit, words in _LETTER_CUES.items():
        made[list(_letters(words.split()))] |= np.uint64(bit)
    return made


@cache
def pair_cues() -> np.ndarray:
    """Bits of cue words of two letters (uint64)."""
    made = np.zeros(1 << 10, np.uint64)
    for bit, words in _PAIR_CUES.items():
        made[list(_letters(words.split()))] |= np.uint64(bit)
    return made
