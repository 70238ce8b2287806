"""Vehicle identification numbers (GB 16735-2019, ISO 3779): 17 characters, check digit where the market has one."""

import random
import re

from suyuan.identify.behaviour.spread import lettered
from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import CHECK_DIGIT, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
FIGURES = dict(
    zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "012345678912345678123457923456789"), strict=True)
)
"""What each character counts for."""
_SHAPE = re.compile(r"[A-HJ-NPR-Z0-9]{13}[0-9]{4}")
BOUND = "L12345"
"""First characters of makers in China and North America, where the check digit is the law."""
_NO_YEAR = "UZ0"


def check_character(text: str) -> str:
    """The ninth character that belongs to the others.

    >>> check_character("1M8GDM9AXKP042788")
    'X'
    """
    return "0123456789X"[sum(FIGURES[c] * w for c, w in zip(text, WEIGHTS, strict=True)) % 11]


def normal(value: str) -> str:
    """Capitals and digits."""
    return raised(numbers(value))


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _checked(value: str) -> bool | None:
    """Where no law asks for the check digit a wrong one says nothing."""
    text = normal(value)
    if not _has_form(value):
        return None
    return text[8] == check_character(text) or (False if text[0] in BOUND else None)


def _has_year(value: str) -> bool | None:
    text = normal(value)
    if not _has_form(value):
        return None
    return text[9] not in _NO_YEAR or (False if text[0] in BOUND else None)


def _unmistakable(value: str) -> bool | None:
    return not normal(value).isdigit() if _has_form(value) else None


def mask(value: str) -> str:
    """The maker's three characters and the last two stay."""
    return hidden(normal(value), 3, 2)


def fake(rng: random.Random) -> str:
    """A number of a maker LZZ… with a check digit that is right and a series of zeros."""
    body = "".join(rng.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=4))
    text = f"LZZ{body}00{rng.choice('BCDEFGHJKLMNPR')}Z0{rng.randrange(10**5):05}"
    return text[:8] + check_character(text) + text[9:]


CHECKS = (
    form(_has_form),
    Check("check_digit", CHECK_DIGIT, _checked),
    Check("year", Text("年份字符", "character of the model year"), _has_year),
    Check("ambiguity", Text("不全是数字", "not digits alone"), _unmistakable),
)
check = judged(CHECKS)

KIND = Kind(
    code="vin",
    names=Text("车架号（车辆识别代号）", "vehicle identification number"),
    traits=frozenset({"vehicle"}),
    headers=(
        "车架号", "车架号码", "车架", "车辆识别代号", "车辆识别码", "车辆识别号", "大架号", "cjh", "cjhm", "clsbdm", "clsbdh", "vin",
        "vin_code", "vin_no", "vincode", "frame_no", "chassis_no",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=lettered,
    suspect_weight=0.55,
    checked=True,
    valid=("1M8GDM9AXKP042788", "lzzabcd02cz000012", "WVWZZZ1JZXW000001"),
    suspect=("1M8GDM9A0KP042788", "11111111111111111", "LZZABCD02CZ000013"),
    invalid=("", "1M8GDM9AXKP04278", "IM8GDM9AXKP042788", "1M8GDM9AXKP0427AB", "车架号"),
    checks=CHECKS,
    sources=("GB 16735-2019", "ISO 3779", "49 CFR 565"),
)  # fmt: skip  # headers read better in rows
