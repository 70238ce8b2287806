"""Identity numbers, phones and cards in text: runs of digits, split, mixed, spelled in Chinese or in letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from suyuan.identify.free.disguise import HAN_DIGITS, LOOKALIKES, RADIO_DIGITS
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.span import Hit
from suyuan.identify.kinds import bank_card, id_card, mobile_phone
from suyuan.model.kind import Standing

_SPOKEN = HAN_DIGITS | {char: RADIO_DIGITS[char] for char in "洞两拐勾"}
_HAN = "".join(_SPOKEN)
DIGIT = f"0-9{_HAN}oOlI"
SEPARATORS = " -.·•_*,，、/~…☆❤♥=^#。|()[]【】\n"
"""What may stand between the digits of a number."""
SEPARATOR = f"[{re.escape(SEPARATORS)}]"
RUN = re.compile(
    rf"\(?\+?[{DIGIT}](?:[)]?{SEPARATOR}{{0,3}}[{DIGIT}]){{9,}}(?:{SEPARATOR}?[xX](?![A-Za-z]))?", re.ASCII
)
"""A run of at least ten digits with few separators between them."""
ENOUGH = re.compile(rf"(?:[0-9oOlI{_HAN}][^0-9oOlI{_HAN}]{{0,3}}){{10}}")
_VALUES = {str(d): str(d) for d in range(10)} | _SPOKEN | LOOKALIKES
_CUES = frozenset(
    [
        "z",
        "sfzh",
        "sjh",
        "lxdh",
        "tel",
        "phone",
        "mobile",
        "mob",
        "call",
        "qq",
        "vx",
        "wx",
        "v",
        "t",
        "hp",
        "cell",
        "sj",
        "dh",
        "sfz",
        "id",
        "no",
        "card",
        "weixin",
        "wechat",
        "zfb",
    ]
)
"""Latin words that may touch a number."""
_WORD_BEFORE = re.compile(r"[A-Za-z_]+$")
_WORD_AFTER = re.compile(r"[A-Za-z_]+")
_OTHER_NUMBER = re.compile(
    r"(?:订单|运单|流水|快递|单号|序列|条码|批次|发票|校验码|会议|工单|票号|合同)[^0-9，。；]{0,6}$"
)
"""Words before a number that is none of a person."""
_PHONE_GROUPS = frozenset(
    {
        (3, 4, 4),
        (4, 4, 3),
        (3, 3, 5),
        (4, 3, 4),
        (3, 8),
        (7, 4),
        (5, 6),
        (6, 5),
        (3, 2, 2, 2, 2),
        (3, 2, 3, 3),
        (3, 3, 3, 2),
        (3, 3, 2, 3),
        (3, 4, 2, 2),
        (3, 2, 2, 4),
    }
)
_CARD_GROUPS = 4
_BRACKETS = frozenset("()[]【】")
_COUNTRY = frozenset({"86", "0086"})
_SIZES = frozenset({11, 13, 14, 15, 16, 17, 18, 19, 21})


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that touch each other."""

    start: int
    end: int
    digits: str
    plain: bool
    """Whether all are ASCII digits."""


def find_numbers(folded: Folded) -> Iterator[Hit]:
    """All identity numbers, phones and cards of a text."""
    text = folded.text
    if not ENOUGH.search(text):
        return
    for run in RUN.finditer(text):
        for hit in _in_run(text, _groups(text, run.start(), run.end())):
            yield hit if folded.written(hit.start, hit.end).isascii() else replace(hit, evasive=True)


def _groups(text: str, start: int, end: int) -> list[Group]:
    """The stretches of touching digits of a run; stretches of letters alone are none."""
    groups: list[Group] = []
    place = start
    while place < end:
        first = place
        while place < end and (text[place] in _VALUES or (place > first and text[place] in "xX")):
            place += 1
        if place == end - 1 and groups and text[place] in "xX":
            groups.append(Group(place, end, "X", plain=True))
        if place > first:
            written = text[first:place]
            if not all(c in LOOKALIKES or c in "xX" for c in written):
                digits = "".join(_VALUES.get(c, "X") for c in written)
                groups.append(
                    Group(first, place, digits, written.rstrip("xX").isascii() and _is_plain(written))
                )
        else:
            place += 1
    return groups


def _is_plain(written: str) -> bool:
    return all("0" <= c <= "9" or c in "xX" for c in written)


def _in_run(text: str, groups: list[Group]) -> Iterator[Hit]:
    at = 0
    while at < len(groups):
        number, used = _at(text, groups, at)
        if number is not None:
            yield number
        at += used


def _at(text: str, groups: list[Group], at: int) -> tuple[Hit | None, int]:
    """The best number that starts with a group, and how many groups it takes (1 where there is none)."""
    single = _judged(text, groups[at : at + 1])
    tied = not _stands_alone(text, groups, at)
    if tied:
        single = None
    if single is not None and single.valid:
        return single, 1
    merged, used = _merged(text, groups, at)
    if merged is not None:
        return merged, used
    return single or (None if tied else _inside(text, groups[at])), 1


def _merged(text: str, groups: list[Group], at: int) -> tuple[Hit | None, int]:
    """The longest number that some groups make together; a valid one before a doubtful one."""
    if 0 < at < len(groups) - 1:
        tie = _tie(text, groups[at - 1], groups[at])
        if tie not in {" ", ","} and tie == _tie(text, groups[at], groups[at + 1]):
            return None, 1
    doubtful: tuple[Hit | None, int] = (None, 1)
    for end in reversed(_ends(text, groups, at)):
        number = _judged(text, groups[at:end])
        if number is None:
            continue
        goes_on = (
            end < len(groups)
            and len(groups[end].digits) <= 4
            and _tie(text, groups[end - 2], groups[end - 1])
            == _tie(text, groups[end - 1], groups[end])
            != "\n"
        )
        strong = number.valid and number.kind != "mobile_phone" and len(groups[at].digits) > 1
        if goes_on and not strong and not (number.valid and _valid_at(text, groups, end)):
            continue
        if number.valid:
            return number, end - at
        doubtful = doubtful if doubtful[0] else (number, end - at)
    return doubtful


def _ends(text: str, groups: list[Group], at: int) -> list[int]:
    """Where a number that starts with a group and goes on over others could end, by its length."""
    ends: list[int] = []
    size = len(groups[at].digits)
    usual = ""
    for end in range(at + 2, min(len(groups), at + 21) + 1):
        size += len(groups[end - 1].digits)
        tie = _tie(text, groups[end - 2], groups[end - 1])
        closed = text[groups[end - 2].end : groups[end - 2].end + 1] == ")"
        apart = end == at + 2 and (groups[at].digits in _COUNTRY or closed)
        usual = usual or ("" if apart else tie)
        if size > 21 or len(tie) > 3 or (not apart and tie != usual) or (tie == "\n" and end > at + 2):
            break
        if size in _SIZES:
            ends.append(end)
    return ends


def _tie(text: str, one: Group, other: Group) -> str:
    """What stands between two groups; any blanks count as one."""
    tie = text[one.end : other.start]
    if "\n" in tie:
        return "\n"
    tie = tie.strip() or " "
    return "()" if tie in _BRACKETS else tie


def _valid_at(text: str, groups: list[Group], at: int) -> bool:
    """Whether a valid number starts with a group."""
    ends = [at + 1, *_ends(text, groups, at)]
    return any(
        number is not None and number.valid for number in (_judged(text, groups[at:end]) for end in ends)
    )


def _stands_alone(text: str, groups: list[Group], at: int) -> bool:
    """Not part of a decimal number, nor tied by a dash to a short group of digits."""
    for one, other in pairwise(groups[max(0, at - 1) : at + 2]):
        tie = text[one.end : other.start]
        near = other if one is groups[at] else one
        if tie == "." or (tie == "-" and len(near.digits) < 6 and near.digits != "86"):
            return False
    return True


def _judged(text: str, groups: list[Group]) -> Hit | None:
    """The kind that some groups together are."""
    digits = "".join(group.digits for group in groups)
    start, end = groups[0].start, groups[-1].end
    shape = tuple(len(group.digits) for group in groups)
    kind, standing = _kind(digits, shape)
    if not kind or not _bounded(text, start, end):
        return None
    if (standing == "suspect" or kind == "bank_card") and _OTHER_NUMBER.search(
        text[max(0, start - 12) : start]
    ):
        return None
    singles = len(groups) > 5 and max(shape) == 1
    evasive = singles or not all(group.plain for group in groups)
    if kind == "mobile_phone":
        start = _with_country_code(text, start)
        return Hit(start, end, kind, mobile_phone.normal(digits), evasive, standing == "valid")
    normal = id_card.normal(digits) if kind == "id_card" else digits
    return Hit(start, end, kind, normal, evasive, standing == "valid")


def _kind(digits: str, shape: tuple[int, ...]) -> tuple[str, Standing]:
    """Kind and standing of digits written in groups of these lengths; wrong numbers only in usual groups."""
    usual = len(shape) == 1 or max(shape) == 1
    if len(digits) in {15, 18}:
        standing = id_card.check(digits)
        if standing == "valid" and (len(digits) == 18 or len(shape) == 1):
            return "id_card", "valid"
        if standing == "suspect" and len(digits) == 18 and (usual or shape in {(6, 8, 4), (6, 4, 4, 4)}):
            return "id_card", "suspect"
    if digits.isdigit():
        standing = mobile_phone.check(digits)
        local = shape[1:] if digits[:2] in {"86", "00"} and shape[0] in {2, 4} else shape
        if standing != "no" and (usual or local in _PHONE_GROUPS or local == (11,)):
            return "mobile_phone", standing
        standing = bank_card.check(digits)
        fours = all(size == _CARD_GROUPS for size in shape[:-1])
        if standing == "valid" and (
            usual or fours or shape[0] == 6 or (digits[:2] == "62" and shape[0] >= 4)
        ):
            return "bank_card", "valid"
        if standing == "suspect" and (usual or fours) and digits.startswith("62"):
            return "bank_card", "suspect"
    return "", "no"


def _bounded(text: str, start: int, end: int) -> bool:
    """Letters may touch a number only where they are a word such as tel or QQ."""
    before = _WORD_BEFORE.search(text[max(0, start - 12) : start])
    if before and before.group().lower().strip("_") not in _CUES:
        return False
    if text[max(0, start - 2) : start].strip(" ").endswith(("¥", "￥", "$")):
        return False
    after = _WORD_AFTER.match(text, end)
    return not after or after.group().lower() in _CUES or "\0" in text[end : end + 1]


def _with_country_code(text: str, start: int) -> int:
    """Start of a bracket or plus that belongs to the country code before or in a number."""
    if text[start : start + 2] in {"86", "00"}:
        code = re.search(r"\(?\+?$", text[max(0, start - 2) : start])
    else:
        code = re.search(r"(?:\(\+?(?:00)?86\)|\+86|(?<![0-9])0?0?86)[ -]?$", text[max(0, start - 8) : start])
    return start - len(code.group()) if code else start


def _inside(text: str, group: Group) -> Hit | None:
    """A plain number that touches Chinese digits or letters which are not part of it."""
    for part in re.finditer(r"(?<![0-9])[0-9]{11,19}(?![0-9])[xX]?", text[group.start : group.end]):
        first = group.start + part.start()
        number = _judged(text, [Group(first, first + len(part.group()), part.group().upper(), plain=True)])
        if number is not None and number.valid:
            return number
    return None
