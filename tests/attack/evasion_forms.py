"""Contacts as people who hide them write them: each form spells a value in its own way inside a sentence of its own.

Templates and values are made up here; nothing is taken from the development data.
"""

import random
from collections.abc import Callable
from itertools import cycle

from suyuan.identify import kinds

Spell = Callable[[str, random.Random], str]


def table(chars: str) -> Spell:
    """Digits by a row of ten characters."""
    row = chars.split() if " " in chars else list(chars)
    assert len(row) == 10, chars
    return lambda value, _: "".join(row[int(c)] if c.isdigit() else c for c in value)


def shifted(zero: int) -> Spell:
    return lambda value, _: "".join(chr(zero + int(c)) if c.isdigit() else c for c in value)


def joined(tie: str) -> Spell:
    return lambda value, _: tie.join(value)


def tied(*ties: str) -> Spell:
    def spell(value: str, _: random.Random) -> str:
        turn = cycle(ties)
        return "".join(c + next(turn) for c in value[:-1]) + value[-1]

    return spell


def chunked(tie: str) -> Spell:
    def spell(value: str, _: random.Random) -> str:
        sizes = {11: (3, 4, 4), 10: (3, 3, 4), 9: (3, 3, 3), 8: (4, 4)}.get(len(value), (4,) * 5)
        parts, at = [], 0
        for size in sizes:
            parts.append(value[at : at + size])
            at += size
        return tie.join(part for part in parts if part)

    return spell


def framed(before: str, after: str) -> Spell:
    return lambda value, _: "".join(before + c + after for c in value)


def labelled(value: str, _: random.Random) -> str:
    return f"前三位{value[:3]} 中间{value[3:7]} 后四位{value[7:]}"


def one_of(*spells: Spell) -> Spell:
    return lambda value, rng: "".join(rng.choice(spells)(c, rng) for c in value)


def backward(value: str, _: random.Random) -> str:
    return value[::-1]


def noisy(value: str, rng: random.Random) -> str:
    return "".join(c + " " * rng.randint(1, 3) for c in value).strip()


SMALL, FORMAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
DIGITS: dict[str, Spell] = {
    "full width": shifted(0xFF10), "circled": table("⓪①②③④⑤⑥⑦⑧⑨"), "black circles": table("⓿❶❷❸❹❺❻❼❽❾"),
    "brackets in one": table("0⑴⑵⑶⑷⑸⑹⑺⑻⑼"), "dotted": table("0⒈⒉⒊⒋⒌⒍⒎⒏⒐"), "double circles": table("0⓵⓶⓷⓸⓹⓺⓻⓼⓽"),
    "keycaps": framed("", "️⃣"), "mathematical bold": shifted(0x1D7CE), "mathematical monospace": shifted(0x1D7F6),
    "double struck": shifted(0x1D7D8), "sans serif bold": shifted(0x1D7EC), "superscript": table("⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": table("₀₁₂₃₄₅₆₇₈₉"), "Arabic-Indic": shifted(0x660), "Persian": shifted(0x6F0), "Devanagari": shifted(0x966),
    "Thai": shifted(0xE50), "segmented": shifted(0x1FBF0), "numerals": table(SMALL), "numerals with a round nought": table("〇一二三四五六七八九"),
    "numerals with a circle for nought": table("○一二三四五六七八九"), "formal numerals": table(FORMAL),
    "formal traditional": table("零壹貳參肆伍陸柒捌玖"), "yao for one": table("零幺二三四五六七八九"), "radio": table("洞幺两三四五六拐八勾"),
    "circled numerals": table("〇㊀㊁㊂㊃㊄㊅㊆㊇㊈"), "bracketed numerals": table("〇㈠㈡㈢㈣㈤㈥㈦㈧㈨"),
    "pinyin": table("ling yi er san si wu liu qi ba jiu"), "pinyin apart": lambda v, r: " ".join(table("ling yao er san si wu liu qi ba jiu")(c, r) for c in v),
    "pinyin capitalised": lambda v, r: " ".join(table("Ling Yao Er San Si Wu Liu Qi Ba Jiu")(c, r) for c in v),
    "English words": lambda v, r: " ".join(table("zero one two three four five six seven eight nine")(c, r) for c in v),
    "sounds": table("铃医儿伞寺舞刘妻爸酒"), "other sounds": table("灵衣而山死吴柳漆吧久"), "letters for digits": table("ol23456789"),
    "many letters for digits": table("OlZ3A5bT8g"), "mixed scripts": one_of(table(SMALL), table(FORMAL), shifted(0x30), shifted(0xFF10)),
    "mixed signs": one_of(table("⓪①②③④⑤⑥⑦⑧⑨"), shifted(0x30), shifted(0x1D7CE), table("⁰¹²³⁴⁵⁶⁷⁸⁹")),
    "blanks": joined(" "), "blanks of any width": noisy, "ideographic blanks": joined("　"), "dots": joined("."), "middle dots": joined("·"), "dashes": joined("-"),
    "long dashes": joined("—"), "underscores": joined("_"), "slashes": joined("/"), "commas": joined("，"), "pause marks": joined("、"),
    "stars": joined("*"), "tildes": joined("~"), "bars": joined("|"), "plus signs": joined("+"), "equal signs": joined("="),
    "hearts": joined("❤️"), "flowers": joined("🌸"), "pictures in turn": tied("🍎", "🎈", "⭐"), "zero width": joined("\u200b"),
    "joiners": joined("‍"), "soft hyphens": joined("\u00ad"), "struck through": framed("", "\u0336"), "under dots": framed("", "\u0323"),
    "square brackets": framed("[", "]"), "Chinese brackets": framed("【", "】"), "round brackets": framed("(", ")"),
    "a word between": joined("爱"), "chunks and dashes": chunked("-"), "chunks and pictures": chunked("🔥"), "chunks and stops": chunked("。"),
    "chunks and a bracketed word": chunked("（中间）"), "chunks and the word for blank": chunked("空格"), "chunks and the word for dash": chunked("杠"),
    "chunks and 'remove'": chunked("去掉汉字"), "numerals in chunks": lambda v, r: chunked(" ")(table(SMALL)(v, r), r),
    "numerals and dots": lambda v, r: joined("·")(table(FORMAL)(v, r), r), "circled and blanks": lambda v, r: joined(" ")(table("⓪①②③④⑤⑥⑦⑧⑨")(v, r), r),
}  # fmt: skip
"""Ways to spell the digits of a number."""
PHONE_ONLY: dict[str, Spell] = {"told part by part": labelled, "backward": backward}
PHONE_FRAMES = (
    "刷单返利日结，联系电话{}，名额有限", "办证刻章 电话：{} 全天在线", "老板急出一手料，手机号{}", "加我手机{}细聊",
    "下款快不看征信，打 {} 咨询", "☎{} 贷款找小李", "哥们换号了，新手机是{}，存一下",
)  # fmt: skip
BACKWARD_FRAME = "手机号倒着写：{}，懂的来"
QQ_CUES = ("扣扣", "企鹅", "企鹅号：", "球球", "叩叩", "🐧", "🐧：", "QQ", "qq号", "Q号", "q q", "Q_Q", "口口", "抠抠", "秋秋", "扌口扌口", "ＱＱ", "ⓠⓠ", "koukou", "加扣")  # fmt: skip
QQ_FRAMES = (
    "料子自提，{}{}，诚信第一",
    "要资料的加{}{}，秒回",
    "群主{}{}，备注来意",
    "出各行业数据 {}{} 量大价优",
)
WECHAT_CUES = ("薇信", "威信", "徽信", "卫星：", "维信", "V信", "v信：", "vx", "VX：", "wx：", "WX", "加V", "➕V：", "+v ", "加薇", "➕薇：", "微❤", "V❤：", "薇❤️", "彳散亻言：", "微亻言", "weixin ", "wei信：", "绿泡泡：", "绿色软件：", "💬 ", "ᴠx：", "ⓥⓧ：", "薇 信：", "微·信：", "微*信：", "微芯", "微星：", "Ｖ信：", "加微", "wx号：", "V：", "v-x：")  # fmt: skip
WECHAT_FRAMES = (
    "兼职日入过千，{}{}，先到先得",
    "详情{}{}",
    "想了解的{}{} 备注进群",
    "客服{}{}，24小时在线。",
)
LETTERS: dict[str, Callable[[str, random.Random], str]] = {
    "plain": lambda v, _: v, "capitals": lambda v, _: v.upper(), "full width": lambda v, _: "".join(chr(ord(c) + 0xFEE0) for c in v),
    "circled letters": lambda v, _: "".join(chr(0x24D0 + ord(c) - 97) if c.isalpha() else c for c in v),
    "mathematical letters": lambda v, _: "".join(chr(0x1D41A + ord(c) - 97) if c.isalpha() else c for c in v),
    "letters apart": joined(" "), "letters and dots": joined("."), "letters and stars": joined("*"), "zero width letters": joined("\u200b"),
    "numerals at the end": table(SMALL), "circled digits at the end": table("⓪①②③④⑤⑥⑦⑧⑨"),
    "keycap digits at the end": lambda v, _: "".join(c + "️⃣" if c.isdigit() else c for c in v),
}  # fmt: skip
"""Ways to spell an id of letters and digits."""
MAIL: dict[str, Callable[[str, str], str]] = {
    "bracketed at": lambda b, h: f"{b}(at){h}", "square at": lambda b, h: f"{b}[at]{h}", "hash": lambda b, h: f"{b}#{h}", "the word for at": lambda b, h: f"{b}艾特{h}",
    "circle a": lambda b, h: f"{b}圈a{h}", "wide at": lambda b, h: f"{b}＠{h}", "the word for dot": lambda b, h: f"{b}@{h.replace('.', '点')}",
    "both words": lambda b, h: f"{b}艾特{h.replace('.', '点')}", "blanks": lambda b, h: f"{b} @ {h}", "English words": lambda b, h: f"{b} at {h.replace('.', ' dot ')}",
    "bracketed dot": lambda b, h: f"{b}@{h.replace('.', '[.]')}", "Chinese stop": lambda b, h: f"{b}@{h.replace('.', '。')}",
    "zero width": lambda b, h: "\u200b".join(f"{b}@{h}"), "all full width": lambda b, h: "".join(chr(ord(c) + 0xFEE0) for c in f"{b}@{h}"),
}  # fmt: skip
NUMBERS = {
    "id_card": ("身份证{}", ("blanks", "numerals", "circled", "full width", "formal numerals", "dots", "zero width", "keycaps", "mixed scripts", "dashes", "radio", "sounds", "flowers", "superscript", "chunks and dashes")),
    "bank_card": ("打款到卡号{}，户名王某", ("blanks", "numerals", "circled", "full width", "formal numerals", "dots", "zero width", "keycaps", "mixed scripts", "dashes", "radio", "sounds", "flowers", "chunks and pictures", "chunks and a bracketed word", "many letters for digits")),
    "landline": ("座机{}转人事", ("numerals", "full width", "circled", "formal numerals", "blanks", "zero width", "mathematical bold")),
    "passport": ("护照号{}", ("blanks", "numerals", "circled", "full width", "zero width", "keycaps", "dashes")),
    "license_plate": ("车牌{}的车主", ("full width", "zero width", "circled", "mathematical bold", "keycaps")),
}  # fmt: skip


def phone(rng: random.Random) -> str:
    return kinds()["mobile_phone"].fake(rng)


def qq(rng: random.Random) -> str:
    return str(rng.randrange(10**7, 10**10))


def handle(rng: random.Random) -> str:
    return "".join(rng.choices("abcdefghjkmnpqrstuvwxyz", k=rng.randint(4, 7))) + "".join(
        rng.choices("0123456789", k=rng.randint(2, 5))
    )


Case = tuple[str, str, str]
"""Text, kind, normal form of the value in it."""


def cases(rng: random.Random, times: int) -> dict[str, list[Case]]:
    """Some texts for every form."""
    made: dict[str, list[Case]] = {}

    def add(name: str, kind: str, text: Callable[[], tuple[str, str]]) -> None:
        made[f"{kind}: {name}"] = [(one, kind, normal) for one, normal in (text() for _ in range(times))]

    for name, spell in DIGITS.items():
        add(name, "mobile_phone", lambda s=spell: _framed(rng, PHONE_FRAMES, phone(rng), s))
        add(name, "qq_number", lambda s=spell: _cued(rng, QQ_FRAMES, QQ_CUES, qq(rng), s))
    for name, spell in PHONE_ONLY.items():
        frames = (BACKWARD_FRAME,) if spell is backward else PHONE_FRAMES
        add(name, "mobile_phone", lambda s=spell, f=frames: _framed(rng, f, phone(rng), s))
    for word in QQ_CUES:
        add(f"after {word}", "qq_number", lambda w=word: _cued(rng, QQ_FRAMES, (w,), qq(rng), joined("")))
    for word in WECHAT_CUES:
        add(
            f"after {word}",
            "wechat_id",
            lambda w=word: _cued(rng, WECHAT_FRAMES, (w,), handle(rng), joined("")),
        )
    for name, spell in LETTERS.items():
        add(name, "wechat_id", lambda s=spell: _cued(rng, WECHAT_FRAMES, WECHAT_CUES, handle(rng), s))
    for name, write in MAIL.items():
        add(name, "email", lambda w=write: _mail(rng, w))
    for kind, (frame, spells) in NUMBERS.items():
        for name in spells:
            add(
                name,
                kind,
                lambda k=kind, f=frame, n=name: _framed(
                    rng, (f,), kinds()[k].normal(kinds()[k].fake(rng)), DIGITS[n]
                ),
            )
    return made


def _framed(rng: random.Random, frames: tuple[str, ...], value: str, spell: Spell) -> tuple[str, str]:
    return rng.choice(frames).format(spell(value, rng)), value


def _cued(
    rng: random.Random, frames: tuple[str, ...], words: tuple[str, ...], value: str, spell: Spell
) -> tuple[str, str]:
    return rng.choice(frames).format(rng.choice(words), spell(value, rng)), value


def _mail(rng: random.Random, write: Callable[[str, str], str]) -> tuple[str, str]:
    box, host = handle(rng), rng.choice(("qq.com", "163.com", "gmail.com", "outlook.com", "sina.com.cn"))
    return f"简历发到{write(box, host)}，谢谢", f"{box}@{host}"
