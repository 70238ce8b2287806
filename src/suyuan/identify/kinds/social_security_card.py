"""Social security cards: a letter and eight digits. The number inside the system is the identity number."""

import random
import re

from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import AMBIGUITY, form, judged
from suyuan.identify.kinds import passport
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(r"[A-Z][0-9]{8}")


def normal(value: str) -> str:
    """A capital and digits."""
    return raised(numbers(value))


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _unmistakable(value: str) -> bool | None:
    """Passports of the series E and G have the same form; a header tells them apart."""
    return True if _has_form(value) and passport.check(value) != "valid" else None


def mask(value: str) -> str:
    """The letter and the last two digits stay."""
    return hidden(normal(value), 1, 2)


def fake(rng: random.Random) -> str:
    """A card of a letter that few places use."""
    return f"Z{rng.randrange(10**8):08}"


CHECKS = (form(_has_form), Check("ambiguity", AMBIGUITY, _unmistakable))
check = judged(CHECKS)

KIND = Kind(
    code="social_security_card",
    names=Text("社会保障卡号", "social security card number"),
    traits=frozenset({"identifies", "document_id"}),
    headers=(
        "社保卡", "社保卡号", "社保号", "社保卡号码", "社会保障卡号", "社会保障卡", "医保卡号", "医保卡", "医保号", "sbkh", "sbh", "ybkh",
        "social_security_card", "ss_card_no", "sscard", "medical_card_no",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    valid=("A12345678", "z00000001", "E12345678"),
    suspect=(),
    invalid=("", "123456789", "A1234567", "AB1234567", "社保"),
    checks=CHECKS,
    sources=("《社会保险法》第五十八条：社会保障号码为公民身份号码",),
)  # fmt: skip  # headers read better in rows
