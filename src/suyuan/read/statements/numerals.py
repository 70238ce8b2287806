"""Sums of money as people say them: 八千元, 两万六, 1万2, 3k, 贰万伍仟元整."""

import re
import unicodedata
from decimal import Decimal

DIGITS = {
    c: n
    for n, row in enumerate(
        ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for c in row
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "k": 1000, "万": 10_000, "w": 10_000, "亿": 10**8}  # fmt: skip
MARKS = re.compile(r"\d+(?:\.\d+)?|.")
AROUND = re.compile(r"^(?:人民币|rmb|¥)|(?:人民币|rmb|块钱?|元整?|圆整?|整)$", re.IGNORECASE)
LARGE = 10_000
LONGEST = 40


def spoken_fen(cell: str) -> int | None:
    """A sum in fen; None where the cell does not hold exactly one.

    A digit after the last unit counts a tenth of that unit, as in speech.

    >>> spoken_fen("八千元"), spoken_fen("两万六"), spoken_fen("1万2"), spoken_fen("一万零五十元")
    (800000, 2600000, 1200000, 1005000)
    """
    if len(cell) > LONGEST:
        return None
    text = AROUND.sub("", re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", cell).lower()))
    total = section = Decimal(0)
    digit: Decimal | None = None
    last, zero = 1, False
    for mark in MARKS.findall(text):
        if mark in UNITS:
            last, zero = UNITS[mark], False
            if last >= LARGE:
                total, section = (total + section + (digit or 0)) * last, Decimal(0)
            else:
                section += (1 if digit is None else digit) * last
            digit = None
        elif digit is None and (mark in DIGITS or mark[0].isdecimal()):
            digit = Decimal(DIGITS.get(mark, mark))
            if not digit:
                digit, zero = None, True
        else:
            return None
    if digit is not None:
        tenth = last >= 100 and not zero and digit < 10
        section += digit * last / 10 if tenth else digit
    whole = (total + section) * 100
    return int(whole) if whole > 0 and whole == int(whole) else None
