"""Cards of officers and soldiers: a character or two, 字第, four to eight characters, 号."""

import random
import re

from suyuan.identify.folding import hidden, words
from suyuan.identify.judging import form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(r"(?P<body>[\u4e00-\u9fa5]{1,6}?)字?第(?P<number>[0-9A-Z]{4,8})号?", re.IGNORECASE)
_BODIES = re.compile(r"[军参政后装海空陆炮火武士文兵警消边沈北兰济南广成联][\u4e00-\u9fa5]{0,5}")


def normal(value: str) -> str:
    """Blanks gone, 號 written 号."""
    return words(value).replace("號", "号").upper()


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _listed(value: str) -> bool | None:
    found = _SHAPE.fullmatch(normal(value))
    return _BODIES.fullmatch(found["body"]) is not None if found else None


def mask(value: str) -> str:
    """The first character stays."""
    return hidden(normal(value), 1, 0)


def fake(rng: random.Random) -> str:
    """A number under a character that stands for no body today."""
    return f"军字第{rng.randrange(10**8):08}号"


CHECKS = (form(_has_form), Check("register", Text("单位代字", "characters of a body"), _listed))
check = judged(CHECKS)

KIND = Kind(
    code="officer_permit",
    names=Text("军官证、士兵证号", "card of an officer or soldier"),
    traits=frozenset({"identifies", "document_id"}),
    headers=("军官证", "军官证号", "军官证号码", "士兵证", "士兵证号", "军人证件号", "警官证", "警官证号", "jgz", "jgzh", "sbz", "officer_permit", "officer_id", "military_id"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    valid=("军字第12345678号", "南字第0012345号", "士 字第 20171234 號"),
    suspect=("某字第12345678号",),
    invalid=("", "军字第123号", "12345678", "军官证", "军字第123456789号"),
    checks=CHECKS,
    sources=("GB/T 43697-2024 附录 B（个人身份信息）",),
)  # fmt: skip  # headers read better in rows
