"""QQ numbers: five to eleven digits. Any such number looks alike, so only a header, a cue or a whole column tells."""

import random
import re

from suyuan.identify.behaviour.accounts import like_qq
from suyuan.identify.folding import hidden, numbers
from suyuan.identify.judging import AMBIGUITY, form
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

_SHAPE = re.compile(r"[1-9][0-9]{4,10}")
_PHONE = re.compile(r"1[3-9][0-9]{9}")


def normal(value: str) -> str:
    """Digits only."""
    return numbers(value)


def check(value: str) -> Standing:
    """`suspect` where the number could as well be a mobile phone."""
    text = numbers(value)
    if not _SHAPE.fullmatch(text):
        return "no"
    return "suspect" if _PHONE.fullmatch(text) else "valid"


def _unmistakable(value: str) -> bool | None:
    standing = check(value)
    return None if standing == "no" else standing == "valid"


def mask(value: str) -> str:
    """The first two digits and the last stay."""
    return hidden(numbers(value), 2, 1)


def fake(rng: random.Random) -> str:
    """A number of eleven digits from a range above those handed out so far."""
    return f"9{rng.randrange(10**10):010}"


CHECKS = (form(lambda value: check(value) != "no"), Check("ambiguity", AMBIGUITY, _unmistakable))


KIND = Kind(
    code="qq_number",
    names=Text("QQ号", "QQ number"),
    traits=frozenset({"reaches"}),
    headers=("qq", "qq号", "qq号码", "qq账号", "扣扣", "企鹅", "qqnum", "qq_number", "qqno", "qq_no", "qqh"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="behaviour",
    behaves=like_qq,
    valid=("10001", "99000000001", "９９００ ０００"),
    suspect=("13800138000",),
    invalid=("", "1234", "012345", "123456789012", "qq", "12.5"),
    checks=CHECKS,
    sources=("由表头、提示词或整列判断 / told by header, cue or column",),
)
