"""Move dates by a number of days that the key and the value draw: the form stays, the day is no longer right."""

import hmac
import re
from collections.abc import Sequence
from datetime import date, timedelta

from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform

_DATE = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})([-/.]?)([0-9]{2})(.*)")


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    most = setting.options.get("days", 30)
    if not isinstance(most, int) or most < 1:
        raise WrongUse(f"column {setting.column}: days must be a whole number, 1 or more")
    return [_moved(value, most, setting.key) for value in values]


def _moved(value: str, most: int, key: bytes) -> str:
    match = _DATE.fullmatch(value)
    try:
        day = date(int(match[1]), int(match[3]), int(match[5])) if match else None
    except ValueError:
        day = None
    if match is None or day is None:
        return ""
    drawn = int.from_bytes(hmac.digest(key, value.encode(), "sha256")[:8], "big") % (2 * most + 1) - most
    moved = day + timedelta(days=drawn)
    return f"{moved:%Y}{match[2]}{moved:%m}{match[4]}{moved:%d}{match[6]}"


TRANSFORM = Transform(
    code="shift",
    names=Text("日期偏移", "date shift"),
    undone="with_key",
    says=Text(
        "日期在给定天数内移动；不是日期的值清空。相同日期移动相同天数",
        "dates move within the given days; what is no date is emptied; equal dates move alike",
    ),
    apply=_apply,
    keyed=True,
    options=("days",),
)
