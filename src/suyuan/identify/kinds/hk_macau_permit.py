"""Travel permits between the mainland and Hong Kong or Macau, both ways."""

import random
import re

from suyuan.identify.behaviour.spread import uncounted
from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_INWARD = re.compile(r"(?P<life>[HM][0-9]{8})(?P<renewed>[0-9]{2})?")
"""For residents of Hong Kong (H) and Macau (M): eight digits for life; on older cards the number of renewals."""
_OUTWARD = re.compile(r"C(?:[0-9]{8}|[A-Z][0-9]{7})|W[0-9]{8}")
"""For residents of the mainland: C on cards, W on booklets before 2014."""


def normal(value: str) -> str:
    """Capitals and digits, without the number of renewals, so that a person keeps one number."""
    text = raised(numbers(value))
    inward = _INWARD.fullmatch(text)
    return inward["life"] if inward else text


def _has_form(value: str) -> bool:
    text = normal(value)
    return bool(_INWARD.fullmatch(text) or _OUTWARD.fullmatch(text))


def _in_series(value: str) -> bool | None:
    return normal(value)[1] not in "IO" if _has_form(value) else None


def mask(value: str) -> str:
    """The first and the last two characters stay."""
    return hidden(normal(value), 1, 2)


def fake(rng: random.Random) -> str:
    """A number of the range for residents of Macau that has not been reached."""
    return f"M9{rng.randrange(10**7):07}"


CHECKS = (form(_has_form), Check("series", Text("证件号段", "a series of these permits"), _in_series))
check = judged(CHECKS)

KIND = Kind(
    code="hk_macau_permit",
    names=Text("港澳通行证号", "Hong Kong and Macau travel permit"),
    traits=frozenset({"identifies", "document_id"}),
    headers=(
        "港澳通行证", "港澳通行证号", "港澳通行证号码", "往来港澳通行证", "港澳居民来往内地通行证", "回乡证", "回乡证号", "回乡证号码",
        "gatxz", "hxz", "hk_macau_permit", "home_return_permit", "hk_permit",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=uncounted,
    valid=("H12345678", "M1234567801", "C12345678", "CA1234567", "w12345678"),
    suspect=("CI1234567",),
    invalid=("", "H1234567", "X12345678", "H123456789", "12345678"),
    checks=CHECKS,
    sources=("国家移民管理局公告（往来港澳通行证、港澳居民来往内地通行证签发）",),
)  # fmt: skip  # headers read better in rows
