"""Travel permits between the mainland and Taiwan, both ways."""

import random
import re

from suyuan.identify.calendar_dates import looks_like_date
from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import AMBIGUITY, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(r"[TL][0-9]{8}|[0-9]{8}|[0-9]{10}[A-Z]?")
"""T and L for residents of the mainland; eight digits on cards for residents of Taiwan since 2015, before that
ten digits and a letter, which stands in brackets."""


def normal(value: str) -> str:
    """Capitals and digits, without brackets."""
    return raised(numbers(value))


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _unmistakable(value: str) -> bool | None:
    return not looks_like_date(normal(value)) if _has_form(value) else None


def mask(value: str) -> str:
    """The first and the last two characters stay."""
    return hidden(normal(value), 1, 2)


def fake(rng: random.Random) -> str:
    """A number of the range for residents of the mainland that has not been reached."""
    return f"T9{rng.randrange(10**7):07}"


CHECKS = (form(_has_form), Check("ambiguity", AMBIGUITY, _unmistakable))
check = judged(CHECKS)

KIND = Kind(
    code="taiwan_permit",
    names=Text("台湾通行证号", "Taiwan travel permit"),
    traits=frozenset({"identifies", "document_id"}),
    headers=(
        "台胞证", "台胞证号", "台胞证号码", "台湾通行证", "往来台湾通行证", "大陆居民往来台湾通行证", "台湾居民来往大陆通行证", "tbz",
        "tbzh", "twtxz", "taiwan_permit", "mtp",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    valid=("T12345678", "L12345678", "01234567", "0123456789(B)", "0123456789"),
    suspect=("19900101",),
    invalid=("", "1234567", "T1234567", "A12345678", "123456789"),
    checks=CHECKS,
    sources=("公安部公告：启用电子台湾居民来往大陆通行证（2015）",),
)  # fmt: skip  # headers read better in rows
