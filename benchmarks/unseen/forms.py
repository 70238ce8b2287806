"""Ways of writing a value: how people type it carelessly (noise) and how they hide it (evasion)."""

import random
from collections.abc import Callable

from values import RARE

Form = Callable[[random.Random, str], str]
FULL = {ord(char): chr(ord(char) + 0xFEE0) for char in map(chr, range(33, 127))}
HAN = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
CAPITAL = dict(zip("0123456789", "零壹贰叁肆伍陆柒捌玖", strict=True))
RADIO = dict(zip("0123456789", "洞幺两三四五六拐八勾", strict=True))
CIRCLED = dict(zip("0123456789", "⓪①②③④⑤⑥⑦⑧⑨", strict=True))
DINGBAT = dict(zip("0123456789", "⓿❶❷❸❹❺❻❼❽❾", strict=True))
BOLD = {str(n): chr(0x1D7CE + n) for n in range(10)}
SANS = {str(n): chr(0x1D7E2 + n) for n in range(10)}
RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
BRACKETED = dict(zip("0123456789", ("〇", *"⑴⑵⑶⑷⑸⑹⑺⑻⑼"), strict=True))
KEYCAP = {str(n): f"{n}\ufe0f\u20e3" for n in range(10)}
LOOKALIKE = {"0": "O", "1": "l", "2": "Z", "5": "S", "8": "B"}
FILLERS = "看加的我号啊请勿爱♥★🌸🔥"


def mapped(table: dict[str, str]) -> Form:
    """Every digit replaced."""
    return lambda _, value: "".join(table.get(char, char) for char in value)


def some(table: dict[str, str], share: float = 0.5) -> Form:
    """Some digits replaced."""
    return lambda rng, value: "".join(table.get(c, c) if rng.random() < share else c for c in value)


def joined(between: str) -> Form:
    """Something between all characters."""
    return lambda _, value: between.join(value)


def grouped(sizes: tuple[int, ...], between: str) -> Form:
    """Groups as people write them; the last size repeats."""

    def form(_: random.Random, value: str) -> str:
        groups, start, number = [], 0, 0
        while start < len(value):
            size = sizes[min(number, len(sizes) - 1)]
            groups.append(value[start : start + size])
            start, number = start + size, number + 1
        return between.join(groups)

    return form


def filled(rng: random.Random, value: str) -> str:
    """A filler after some of the characters."""
    return "".join(
        c + (rng.choice(FILLERS) if rng.random() < 0.35 and n < len(value) - 1 else "")
        for n, c in enumerate(value)
    )


def bracketed_middle(_: random.Random, value: str) -> str:
    """138【1234】5678."""
    return f"{value[:3]}【{value[3:7]}】{value[7:]}"


def cut(between: str) -> Form:
    """Something between surname and given name."""

    def form(_: random.Random, value: str) -> str:
        length = 2 if value[:2] in RARE else 1
        return value[:length] + between + value[length:]

    return form


def at(sign: str, dot: str) -> Form:
    """A mailbox with other words for @ and the last dots of the host."""

    def form(_: random.Random, value: str) -> str:
        user, host = value.split("@")
        return f"{user}{sign}{host.replace('.', dot)}"

    return form


NUMBER_NOISE: dict[str, Form] = {
    "full width": lambda _, value: value.translate(FULL),
    "groups with blanks": grouped((3, 4), " "),
    "groups with dashes": grouped((3, 4), "-"),
    "groups with dots": grouped((3, 4), "."),
    "groups with wide blanks": grouped((4,), "\u3000"),
    "groups with no-break blanks": grouped((4,), "\u00a0"),
    "broken line inside": lambda _, value: f"{value[:7]}\n{value[7:]}",
    "tabs between groups": grouped((3, 4), "\t"),
}
ID_NOISE: dict[str, Form] = {
    "groups 6-8-4 with blanks": grouped((6, 8, 4), " "),
    "groups 6-4-4-4 with dashes": grouped((6, 4, 4, 4), "-"),
    "full width": lambda _, value: value.translate(FULL),
    "small x or wide X": lambda _, value: value.replace("X", "x"),
    "broken line inside": lambda _, value: f"{value[:6]}\n{value[6:]}",
}
CARD_NOISE: dict[str, Form] = {
    "groups of four": grouped((4,), " "),
    "groups of four with dashes": grouped((4,), "-"),
    "groups of four, wide blanks": grouped((4,), "\u3000"),
    "full width": lambda _, value: value.translate(FULL),
}
PHONE_NOISE: dict[str, Form] = NUMBER_NOISE | {
    "+86 and blanks": lambda rng, value: "+86 " + grouped((3, 4), " ")(rng, value),
    "0086 glued": lambda _, value: "0086" + value,
    "(86) before": lambda _, value: "(86)" + value,
    "middle in brackets": lambda _, value: f"{value[:3]}({value[3:7]}){value[7:]}",
}
NUMBER_EVASION: dict[str, Form] = {
    "Chinese digits": mapped(HAN),
    "capital Chinese digits": mapped(CAPITAL),
    "radio read-out (洞幺两拐勾)": mapped(RADIO),
    "some Chinese digits": some(HAN),
    "circled digits": mapped(CIRCLED),
    "filled circles": mapped(DINGBAT),
    "mathematical bold digits": mapped(BOLD),
    "mathematical sans digits": mapped(SANS),
    "superscript digits": mapped(RAISED),
    "digits in brackets ⑴": mapped(BRACKETED),
    "keycap digits": mapped(KEYCAP),
    "letters for digits": mapped(LOOKALIKE),
    "blank between all": joined(" "),
    "dash between all": joined("-"),
    "underscore between all": joined("_"),
    "star between all": joined("*"),
    "slash between all": joined("/"),
    "comma between all": joined("，"),
    "wave between all": joined("~"),
    "zero-width between all": joined("\u200b"),
    "soft hyphen between all": joined("\u00ad"),
    "flower between all": joined("🌸"),
    "words and signs strewn in": filled,
    "middle in 【】": bracketed_middle,
    "Chinese digits with 、": lambda _, value: "、".join(HAN.get(c, c) for c in value),
}
MAIL_NOISE: dict[str, Form] = {
    "capitals": lambda _, value: value.upper(),
    "full-width @": lambda _, value: value.replace("@", "＠"),
    "blanks around @": lambda _, value: value.replace("@", " @ "),
    "wide dot in host": at("@", "。"),
    "full width": lambda _, value: value.translate(FULL),
}
MAIL_EVASION: dict[str, Form] = {
    "# for @": at("#", "."),
    "[at] and [dot]": at("[at]", "[dot]"),
    " AT and DOT": at(" AT ", " DOT "),
    "艾特 and 点": at("艾特", "点"),
    "小老鼠": at("小老鼠", "."),
    "圈a": at("圈a", "."),
    "(a) for @": at("(a)", "."),
    "zero-width inside": lambda _, value: value[:3] + "\u200b" + value[3:],
}
NAME_NOISE: dict[str, Form] = {
    "blank inside": cut(" "),
    "wide blanks between all": joined("\u3000"),
}
NAME_EVASION: dict[str, Form] = {
    "dot inside": cut("·"),
    "dash inside": cut("-"),
    "zero-width inside": cut("\u200b"),
}
ADDRESS_NOISE: dict[str, Form] = {
    "blanks between levels": lambda _, v: v.replace("省", "省 ").replace("市", "市 ").replace("区", "区 "),
    "full-width digits": lambda _, v: "".join(c.translate(FULL) if c.isdigit() else c for c in v),
    "dashes for 号楼单元": lambda _, v: v.replace("号楼", "-").replace("单元", "-").removesuffix("室"),
}
ADDRESS_EVASION: dict[str, Form] = {
    "Chinese digits": mapped(HAN),
    "dots between characters of the place": lambda _, v: ".".join(v[:6]) + v[6:],
}
PLATE_NOISE: dict[str, Form] = {
    "dot": lambda _, v: v[:2] + "·" + v[2:],
    "blank": lambda _, v: v[:2] + " " + v[2:],
    "small letters": lambda _, v: v.lower(),
    "dash": lambda _, v: v[:2] + "-" + v[2:],
}
PLATE_EVASION: dict[str, Form] = {"full width": lambda _, v: v.translate(FULL), "Chinese digits": mapped(HAN)}
WECHAT_EVASION: dict[str, Form] = {
    "blank between all": joined(" "),
    "zero-width inside": lambda _, v: v[:2] + "\u200b" + v[2:],
    "full width": lambda _, v: v.translate(FULL),
    "circled digits": mapped(CIRCLED),
}

FORMS: dict[str, dict[str, dict[str, Form]]] = {
    "noisy": {
        "phone": PHONE_NOISE,
        "id": ID_NOISE,
        "card": CARD_NOISE,
        "qq": {k: NUMBER_NOISE[k] for k in ("full width", "groups with blanks", "groups with dashes")},
        "mail": MAIL_NOISE,
        "name": NAME_NOISE,
        "addr": ADDRESS_NOISE,
        "plate": PLATE_NOISE,
        "wx": {"capitals": lambda _, value: value.upper(), "full width": WECHAT_EVASION["full width"]},
        "passport": {"blank": lambda _, v: v[:1] + " " + v[1:], "small letters": lambda _, v: v.lower()},
        "tel": {
            "brackets": lambda _, v: f"({v.split('-')[0]}){v.split('-')[1]}",
            "blank": lambda _, v: v.replace("-", " "),
            "+86": lambda _, v: "+86-" + v[1:],
        },
    },
    "evasive": {
        "phone": NUMBER_EVASION,
        "id": {k: v for k, v in NUMBER_EVASION.items() if k not in {"middle in 【】", "letters for digits"}},
        "card": {k: v for k, v in NUMBER_EVASION.items() if k != "middle in 【】"},
        "qq": {
            k: v
            for k, v in NUMBER_EVASION.items()
            if k not in {"middle in 【】", "words and signs strewn in"}
        },
        "mail": MAIL_EVASION,
        "name": NAME_EVASION,
        "addr": ADDRESS_EVASION,
        "plate": PLATE_EVASION,
        "wx": WECHAT_EVASION,
    },
}
"""Level → slot → forms by name."""
