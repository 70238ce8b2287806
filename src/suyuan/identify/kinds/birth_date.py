"""Birth dates. Any date looks alike, so only a header or a cue tells."""

import random
import re
from datetime import date

from suyuan.identify.behaviour.births import like_births
from suyuan.identify.calendar_dates import real_date
from suyuan.identify.clock import today
from suyuan.identify.folding import hidden, trimmed, words
from suyuan.identify.judging import DATE, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(
    r"(?P<year>[0-9]{4})(?:(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"|年(?P<han_month>[0-9]{1,2})月(?P<han_day>[0-9]{1,2})日?|(?P<tail>[0-9]{4}))"
)
_MIDNIGHT = re.compile(r"[Tt ]0{1,2}:00(?::00(?:\.0+)?)?Z?$")
"""What databases and spreadsheets add to a day."""
EARLIEST = 1900


def _day(value: str) -> str:
    return words(_MIDNIGHT.sub("", trimmed(value)))


def normal(value: str) -> str:
    """Eight digits, year first."""
    text = _day(value)
    found = _SHAPE.fullmatch(text)
    if found is None:
        return text
    month, day = found["month"] or found["han_month"], found["day"] or found["han_day"]
    return found["year"] + (found["tail"] or f"{int(month):02}{int(day):02}")


def _has_form(value: str) -> bool:
    text = normal(value)
    return (
        _SHAPE.fullmatch(_day(value)) is not None and "01" <= text[4:6] <= "12" and "01" <= text[6:] <= "31"
    )


def _born(value: str) -> bool | None:
    if not _has_form(value):
        return None
    born = real_date(normal(value))
    return born is not None and born.year >= EARLIEST and born <= today()


def mask(value: str) -> str:
    """The century stays."""
    return hidden(normal(value), 2, 0)


def fake(rng: random.Random) -> str:
    """A day between 1950 and 2004."""
    born = date.fromordinal(rng.randint(date(1950, 1, 1).toordinal(), date(2004, 12, 31).toordinal()))
    return born.isoformat()


CHECKS = (form(_has_form), Check("date", DATE, _born))
check = judged(CHECKS)

KIND = Kind(
    code="birth_date",
    names=Text("出生日期", "birth date"),
    traits=frozenset({"born"}),
    headers=(
        "出生日期", "出生年月", "出生年月日", "出生时间", "生日", "公历生日", "农历生日", "csrq", "csny", "sr", "birthday", "birth",
        "birthdate", "birth_date", "birth_day", "date_of_birth", "dob", "born",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="behaviour",
    behaves=like_births,
    valid=("1990-01-31", "19900131", "1990/1/31", "1990年1月31日", "１９９０．０１．３１", "1990-01-31 00:00:00"),
    suspect=("1990-02-30", "1890-01-01", "2990-01-01"),
    invalid=("", "1990", "1990-13-01", "90-01-31", "1990-01/31", "31.12"),
    checks=CHECKS,
    sources=("GB/T 7408",),
)  # fmt: skip  # headers read better in rows
