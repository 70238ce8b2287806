"""Passports: the Chinese series old and new, those of Hong Kong and Macau; other countries' only by their form."""

import random
import re

from suyuan.identify.behaviour.spread import uncounted
from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SERIES = re.compile(
    r"E(?:[0-9]{8}|[A-HJ-NP-Z][0-9]{7})"  # ordinary, electronic: E and eight digits, from 2017 a letter more
    r"|G[0-9]{8}|1[45][0-9]{7}"  # ordinary before 2012; before 2007
    r"|[DSP](?:[0-9]{8}|E[0-9]{7})"  # diplomatic, service, public affairs, old and electronic
    r"|K(?:[0-9]{8}|J[0-9]{7})|H[0-9]{8}|MA[0-9]{7}"  # Hong Kong, Macau
)
_SHAPE = re.compile(r"[A-Z]{1,2}[0-9]{6,8}|1[45][0-9]{7}")


def normal(value: str) -> str:
    """Capitals and digits."""
    return raised(numbers(value))


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _in_series(value: str) -> bool | None:
    return _SERIES.fullmatch(normal(value)) is not None if _has_form(value) else None


def mask(value: str) -> str:
    """The first and the last two characters stay."""
    return hidden(normal(value), 1, 2)


def fake(rng: random.Random) -> str:
    """The series of two letters that begins at the end of the alphabet and has not been reached."""
    return f"EZ{rng.randrange(10**7):07}"


CHECKS = (form(_has_form), Check("series", Text("本国护照号段", "a series of Chinese passports"), _in_series))
check = judged(CHECKS)

KIND = Kind(
    code="passport",
    names=Text("护照号码", "passport number"),
    traits=frozenset({"identifies", "document_id"}),
    headers=(
        "护照", "护照号", "护照号码", "护照编号", "hz", "hzh", "hzhm", "passport", "passport_no", "passportno", "passport_number",
        "passport_id",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=uncounted,
    valid=("E12345678", "ea1234567", "G12345678", "147654321", "DE1234567", "SE1234567", "PE1234567", "KJ1234567", "MA1234567"),
    suspect=("EI1234567", "X12345678", "AB123456"),
    invalid=("", "123456789", "E12345", "E1234567890", "ABC123456", "护照"),
    checks=CHECKS,
    sources=("《护照法》；GB/T 35273-2020 附录 A",),
)  # fmt: skip  # headers read better in rows
