"""Times as Chinese exports write them (local time of China) into aware UTC."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

CHINA = timezone(timedelta(hours=8))
Order = Literal["ymd", "mdy", "dmy"]

LONGEST = 80
"""Characters; longer cells hold no time."""
FAST = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?", re.ASCII)
HALF = r"上午|下午|凌晨|清晨|早上|中午|傍晚|晚上|am|pm|a\.m\.|p\.m\."
CLOCK = rf"(?:({HALF})\s*)?(\d{{1,2}})[:时点](\d{{1,2}})(?:[:分](\d{{1,2}})(?:\.\d+|秒)?|分)?\s*({HALF})?"
ZONE = r"\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?"
WEEKDAY = r"(?:\s*[,(]?\s*(?:星期|周|礼拜)[一二三四五六日天]\s*\)?)?"
YMD = re.compile(
    rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})日?{WEEKDAY}(?:[\s,T-]*{CLOCK}{ZONE})?",
    re.IGNORECASE,
)
SHORT = re.compile(
    rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){WEEKDAY}(?:[\s,T]*{CLOCK}{ZONE})?", re.IGNORECASE
)
DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[T\s_-]?(\d{2}):?(\d{2}):?(\d{2})?)?")
ONLY_CLOCK = re.compile(CLOCK, re.IGNORECASE)
BARE_CLOCK = re.compile(r"(\d{1,2})(\d{2})(\d{2})")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
LATE = frozenset({"下午", "傍晚", "晚上", "pm", "p.m."})
EARLY = frozenset({"上午", "凌晨", "清晨", "早上", "am", "a.m."})


def moment(cell: str, order: Order = "mdy") -> datetime | None:
    """Read a date with or without a time of day; None where the cell holds neither.

    A time without a zone is local time of China. `order` decides `02/04/2017`. Also read: digits alone
    (`20170402123311`), seconds and milliseconds since 1970, a spreadsheet's day numbers.

    >>> moment("2017年4月2日 下午 3:22").isoformat()
    '2017-04-02T07:22:00+00:00'
    """
    if FAST.fullmatch(cell):
        return _checked(lambda: datetime.fromisoformat(cell).replace(tzinfo=CHINA))
    if len(cell) > LONGEST:
        return None
    text = unicodedata.normalize("NFKC", cell).strip(" \t[]'\"")
    found = YMD.fullmatch(text)
    if found:
        return _build((found[1], found[2], found[3]), found.groups()[3:])
    found = SHORT.fullmatch(text)
    if found:
        first, second = (found[1], found[2]) if order != "dmy" else (found[2], found[1])
        return _build((found[3], first, second), found.groups()[3:])
    found = DIGITS.fullmatch(text)
    if found:
        hour, minute, second = found[4], found[5], found[6]
        return _build((found[1], found[2], found[3]), (None, hour, minute, second, None, None))
    return _counted(text)


def clock(cell: str) -> timedelta | None:
    """Read a time of day without a date, such as `12:33:11`, `下午 3:22` or `123311`."""
    text = unicodedata.normalize("NFKC", cell[:LONGEST]).strip()
    found = ONLY_CLOCK.fullmatch(text)
    if found:
        hour = _hour(int(found[2]), found[1] or found[5])
        return _of_day(hour, int(found[3]), int(found[4] or 0))
    found = BARE_CLOCK.fullmatch(text)
    return _of_day(int(found[1]), int(found[2]), int(found[3])) if found else None


def order_of(cells: Iterable[str]) -> Order:
    """Whether a column writes `02/04/2017` with the day or the month first, from values that can only be one."""
    for cell in cells:
        found = SHORT.fullmatch(cell.strip())
        if found and int(found[1]) > 12:
            return "dmy"
        if found and int(found[2]) > 12:
            return "mdy"
    return "mdy"


def _of_day(hour: int, minute: int, second: int) -> timedelta | None:
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _hour(hour: int, half: str | None) -> int:
    """Undo the halves of the day: 下午 3 is 15, 上午 12 is 0."""
    word = (half or "").lower()
    if (word in LATE and hour < 12) or (word == "中午" and hour < 10):
        return hour + 12
    return 0 if (word in EARLY or word == "晚上") and hour == 12 else hour


def _build(day: tuple[str, str, str], rest: tuple[str | None, ...]) -> datetime | None:
    """Put a moment together from the groups of CLOCK and ZONE."""
    before, hour, minute, second, after, zone = rest
    year, month, date = (int(part) for part in day)
    clock_ = _hour(int(hour or 0), before or after), int(minute or 0), int(second or 0)
    return _checked(lambda: datetime(year, month, date, *clock_, tzinfo=_zone(zone)))


def _zone(zone: str | None) -> timezone:
    if not zone:
        return CHINA
    if zone[0] not in "+-":
        return UTC
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if zone[0] == "-" else offset)


def _counted(text: str) -> datetime | None:
    """Read seconds or milliseconds since 1970, or a spreadsheet's days since 1899-12-30."""
    if EPOCH.fullmatch(text):
        seconds = float(text)
        return _checked(lambda: datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC))
    if SERIAL.fullmatch(text):
        days = timedelta(seconds=round(float(text) * 86_400))
        return _checked(lambda: datetime(1899, 12, 30, tzinfo=CHINA) + days)
    return None


def _checked(build: Callable[[], datetime]) -> datetime | None:
    """Call a builder; None where its parts are no date, or one that no statement can bear."""
    try:
        at = build()
    except (ValueError, OverflowError):
        return None
    return at.astimezone(UTC) if 1980 <= at.year <= 2100 else None
