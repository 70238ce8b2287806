"""Undoes disguised characters one for one, so that offsets stay those of the input."""

import re
import unicodedata
from functools import cache

HAN_DIGITS = {
    char: str(digit)
    for digit, chars in enumerate(("〇零", "一壹幺弌", "二贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"))
    for char in chars
}  # fmt: skip  # ten words side by side
LOOKALIKES = {"o": "0", "O": "0", "l": "1", "I": "1", "|": "1"}
"""Letters written for digits; undone only inside numbers."""
GONE = "\0"
"""Stands for a character without width."""
SPECIAL = re.compile(r"[^\x00-\x7f\u3001-\u3020\u4e00-\u9fff\uff0c]")
"""Text without any of these needs no undoing."""
_FIRST_DIGITS = (0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A, 0x1F102)
"""Rows of circled, bracketed and dotted digits that start with 1."""
_ZEROS = (0x24EA, 0x24FF, 0x1F10B, 0x1F10C, 0x1F100, 0x1F101)
_NFKC = ((0xFF01, 0xFF5E), (0x24B6, 0x24E9), (0x1D400, 0x1D7FF), (0x2070, 0x209C), (0xB2, 0xB9))
"""Ranges whose compatibility form is one plain character."""
_GONE = (*range(0x200B, 0x2010), 0x20E3, 0xFE0E, 0xFE0F, 0xFEFF, 0x2060, 0xAD)
_BLANKS = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09)
_DASHES = (*range(0x2010, 0x2016), 0x2212, 0xFE63, 0x30FC)


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for first, last in _NFKC:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain.isascii():
                table[code] = plain
    table |= {first + step: str(step + 1) for first in _FIRST_DIGITS for step in range(9)}
    table |= dict.fromkeys(_ZEROS, "0")
    table |= dict.fromkeys(_GONE, GONE) | dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_DASHES, "-")
    return table


def undisguised(text: str) -> str:
    """The text with full-width, circled, keycap and mathematical letters and digits made plain.

    Same length as the input; characters without width become `GONE`. Chinese digits stay.

    >>> undisguised("①３８，𝟘")
    '138,0'
    """
    return text.translate(_table()) if SPECIAL.search(text) else text
