"""Social security numbers of the United States: area, group, serial; those that were never given out are known."""

import random
import re

from suyuan.identify.behaviour.spread import dashed
from suyuan.identify.folding import DASHES, hidden, words
from suyuan.identify.judging import AMBIGUITY, SEGMENT, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{9}")
_DASHES = str.maketrans(dict.fromkeys(DASHES, "-"))
ADVERTISED = frozenset({"078051120", "219099999", "457555462", "123456789"})
"""Printed in advertisements and on sample cards."""


def _written(value: str) -> str:
    return words(value).translate(_DASHES)


def normal(value: str) -> str:
    """Three, two and four digits with dashes."""
    text = _written(value).replace("-", "")
    return f"{text[:3]}-{text[3:5]}-{text[5:]}" if _has_form(value) else _written(value)


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(_written(value)) is not None


def _allocated(value: str) -> bool | None:
    if not _has_form(value):
        return None
    text = _written(value).replace("-", "")
    return text[:3] not in {"000", "666"} and text[0] != "9" and text[3:5] != "00" and text[5:] != "0000"


def _somebodys(value: str) -> bool | None:
    return _written(value).replace("-", "") not in ADVERTISED if _has_form(value) else None


def mask(value: str) -> str:
    """The last two digits stay."""
    return hidden(normal(value), 0, 2)


def fake(rng: random.Random) -> str:
    """A number of the highest area, the last to be reached."""
    return f"899-{rng.randint(1, 99):02}-{rng.randint(1, 9999):04}"


CHECKS = (
    form(_has_form),
    Check("segment", SEGMENT, _allocated),
    Check("sample", Text("非公开样例号码", "not a published sample"), _somebodys),
    Check(
        "ambiguity", AMBIGUITY, lambda value: True if "-" in _written(value) and _has_form(value) else None
    ),
)
check = judged(CHECKS)

KIND = Kind(
    code="ssn_us",
    names=Text("美国社会安全号", "US social security number"),
    traits=frozenset({"identifies", "document_id"}),
    headers=(
        "ssn",
        "社会安全号",
        "社会安全号码",
        "美国社保号",
        "social_security",
        "social_security_number",
        "ssn_no",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="behaviour",
    behaves=dashed,
    valid=("899-12-3456", "899123456"),
    suspect=("000-12-3456", "666-12-3456", "900-12-3456", "078-05-1120", "899-00-1234"),
    invalid=("", "899-1-23456", "89912345", "8991234567", "abc-de-fghi"),
    checks=CHECKS,
    sources=("SSA: Social Security Number Randomization (2011)",),
)
