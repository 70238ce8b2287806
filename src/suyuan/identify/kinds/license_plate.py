"""Number plates of mainland China: ordinary, new energy (GA 36-2018), 挂学警港澳使领, emergency, armed police."""

import random
import re

from suyuan.identify.folding import hidden, plates
from suyuan.identify.judging import form
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
ENDS = "挂学警港澳使领"
_PLACE = f"[{PROVINCES}][{LETTERS}]"
_SMALL = rf"[A-HJK][{LETTERS}0-9][0-9]{{4}}"
_LARGE = r"[0-9]{5}[A-HJK]"
_VALID = re.compile(
    rf"{_PLACE}(?=.*[0-9])(?:[{LETTERS}0-9]{{5}}|[{LETTERS}0-9]{{4}}[{ENDS}]|{_SMALL}|{_LARGE})|使[0-9]{{6}}|[0-9]{{6}}使"
    rf"|{_PLACE}[0-9]{{4}}应急|WJ[{PROVINCES}][0-9]{{4}}[{LETTERS}0-9]"
)
_LIKE = re.compile(rf"[{PROVINCES}][A-Z](?=.*[0-9])[A-Z0-9]{{4,6}}[{ENDS}]?")


def normal(value: str) -> str:
    """Capitals, without dots, dashes and blanks."""
    return plates(value)


def check(value: str) -> Standing:
    """`suspect` for a province and letter followed by what no series allows."""
    text = plates(value)
    if _VALID.fullmatch(text):
        return "valid"
    return "suspect" if _LIKE.fullmatch(text) and 7 <= len(text) <= 8 else "no"


def _in_series(value: str) -> bool | None:
    return _VALID.fullmatch(plates(value)) is not None if check(value) != "no" else None


def mask(value: str) -> str:
    """The province, the letter and the last character stay."""
    return hidden(plates(value), 2, 1)


def fake(rng: random.Random) -> str:
    """An ordinary plate."""
    tail = "".join(rng.choices(LETTERS + "0123456789" * 4, k=4)) + rng.choice("0123456789")
    return rng.choice(PROVINCES) + rng.choice(LETTERS) + tail


CHECKS = (
    form(lambda value: check(value) != "no"),
    Check("series", Text("号牌编号规则", "rules of a series"), _in_series),
)


KIND = Kind(
    code="license_plate",
    names=Text("车牌号", "number plate"),
    traits=frozenset({"vehicle"}),
    headers=(
        "车牌",
        "车牌号",
        "车牌号码",
        "号牌",
        "号牌号码",
        "车号",
        "cph",
        "hphm",
        "plate",
        "license_plate",
        "plate_no",
        "car_no",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    suspect_weight=0.55,
    valid=(
        "京A12345",
        "鄂a·1b2c3",
        "粤BD12345",
        "粤B12345D",
        "粤Z1234港",
        "沪A1234学",
        "使123456",
        "京X1234应急",
        "WJ鄂1234X",
        "京 A-12345",
    ),
    suspect=("京A1234I", "粤BX12345", "京I12345"),
    invalid=("", "京A1234", "A12345", "某A12345", "京AABCDE", "京A123456789"),
    checks=CHECKS,
    sources=("GA 36-2018",),
)
