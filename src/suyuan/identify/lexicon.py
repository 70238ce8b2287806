"""The small tables that both the plain checks and the compiled kernel look things up in."""

from suyuan.identify.surnames import SINGLE

HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x3007, 0x3007), (0x20000, 0x3FFFF))
"""Ranges of code points of Chinese characters."""
STREET = frozenset("路街巷弄道村镇乡庄寨屯苑园城庭府湾坊厦楼桥苏木")
"""Characters that name something below a county in an address."""
UNIT = frozenset("号號栋幢座楼层室户组队弄巷单门排社")
"""Characters that follow a number in an address."""
DIGIT = frozenset("0123456789〇零一二三四五六七八九十")
"""Digits as addresses use them."""
STOP = frozenset("。！？；!?;")
"""Marks that end a sentence: no address holds them."""
RESERVED = frozenset(
    [
        "example.com",
        "example.net",
        "example.org",
        "example.cn",
        "test.com",
        "test",
        "invalid",
        "example",
        "localhost",
    ]
)
"""Mail domains (whole, or last label) that belong to nobody (RFC 2606)."""
PLACEHOLDERS = frozenset(
    [
        "-",
        "--",
        "/",
        "\\n",
        "null",
        "none",
        "nan",
        "n/a",
        "na",
        "nil",
        "无",
        "空",
        "未知",
        "暂无",
        "不详",
        "没有",
        "?",
    ]
)
"""Words, lowered, that stand for nothing."""

SURNAME_BIT, STREET_BIT, UNIT_BIT, DIGIT_BIT, STOP_BIT = 1, 2, 4, 8, 16
CHARACTERS = (
    (SINGLE, SURNAME_BIT),
    (STREET, STREET_BIT),
    (UNIT, UNIT_BIT),
    (DIGIT, DIGIT_BIT),
    (STOP, STOP_BIT),
)
PLACE_BIT, NOT_NAME_BIT, COMPOUND_BIT, BODY_BIT, RESERVED_BIT, PLACEHOLDER_BIT, DOMAIN_BIT = (
    1,
    2,
    4,
    8,
    16,
    32,
    64,
)


def is_han(char: str) -> bool:
    """Whether a character is Chinese."""
    code = ord(char)
    return any(first <= code <= last for first, last in HAN)
