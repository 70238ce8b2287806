"""Undoes the ways of writing one value: full width, blanks, dashes, quotes.

These are the plain-Python forms; `kernel.py` holds the same rules compiled, and a test compares the two
over every code point.
"""

WIDE = (0xFF01, 0xFF5E)
"""Full-width ASCII, first and last code point; folded by taking off `WIDE_SHIFT`."""
WIDE_SHIFT = 0xFEE0
BLANKS = (
    (0x00, 0x20),
    (0x7F, 0xA0),
    (0x2000, 0x200F),
    (0x2028, 0x202F),
    (0x205F, 0x2064),
    (0x3000, 0x3000),
    (0xFE0F, 0xFE0F),
    (0xFEFF, 0xFEFF),
)
"""Ranges of code points that are blank, a control or without width."""
DASHES = "-" + "".join(map(chr, (*range(0x2010, 0x2016), 0x2212, 0xFE63)))
"""Dashes, long and short."""
MARKS = DASHES + "'\"`()=" + "".join(map(chr, range(0x2018, 0x2020)))
"""Dashes, quotes and brackets that stand inside or around numbers, as spreadsheets and people write them."""
DOTS = ".·•‧・･"
"""Dots that stand inside plates and names."""

_WIDE = {code: chr(code - WIDE_SHIFT) for code in range(WIDE[0], WIDE[1] + 1)}
_BLANK = {code: "" for first, last in BLANKS for code in range(first, last + 1)}


def _without(marks: str, keep: dict[int, str]) -> dict[int, str]:
    gone = dict.fromkeys(map(ord, marks), "")
    return keep | gone | {code: "" for code, char in _WIDE.items() if char in marks}


_WORDS = _BLANK | _WIDE
_NUMBERS = _without(MARKS, _WORDS)
_PLATES = _without(DOTS, _NUMBERS)


def words(value: str) -> str:
    """Full width folded, all blanks gone: for names, addresses, mail and other words.

    >>> words(" 张　三 ")
    '张三'
    """
    return value.translate(_WORDS)


def numbers(value: str) -> str:
    """Full width folded; blanks, dashes, quotes and brackets gone, and the `.0` of a spreadsheet: for numbers.

    >>> numbers("＋86 (138)-0013-8000"), numbers("13800138000.0")
    ('+8613800138000', '13800138000')
    """
    text = value.translate(_NUMBERS)
    whole = text[:-2]
    return whole if text.endswith(".0") and len(text) > 6 and is_digits(whole.removeprefix("+")) else text


def plates(value: str) -> str:
    """As `numbers`, with dots gone too and small letters raised.

    >>> plates("京a·12345")
    '京A12345'
    """
    return raised(value.translate(_PLATES))


def raised(value: str) -> str:
    """Small ASCII letters raised, all else as it is.

    >>> raised("x京ß")
    'X京ß'
    """
    return "".join(chr(ord(c) - 32) if "a" <= c <= "z" else c for c in value)


def lowered(value: str) -> str:
    """Capital ASCII letters lowered, all else as it is."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in value)


def trimmed(value: str) -> str:
    """Blanks at both ends gone; the rest as it is."""
    start, end = 0, len(value)
    while start < end and ord(value[start]) in _BLANK:
        start += 1
    while end > start and ord(value[end - 1]) in _BLANK:
        end -= 1
    return value[start:end]


def is_digits(value: str) -> bool:
    """Whether all characters are ASCII digits, and there is at least one."""
    return value.isascii() and value.isdigit()


def hidden(value: str, front: int, back: int) -> str:
    """A value with its middle starred; never more than half of its characters stay.

    >>> hidden("13800138000", 3, 2)
    '138******00'
    """
    if not value:
        return ""
    room = len(value) // 2
    front = min(front, room)
    back = min(back, room - front)
    return value[:front] + "*" * (len(value) - front - back) + (value[len(value) - back :] if back else "")
