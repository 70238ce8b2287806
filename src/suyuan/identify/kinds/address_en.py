"""Addresses in English: a house number and a street, or Chinese ones written in English."""

import random
import re

from suyuan.identify.folding import BLANKS, hidden
from suyuan.identify.judging import form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_BLANK = re.compile("[" + "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in BLANKS) + "]+")
_STREET = re.compile(
    r"\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|place|pl|way|square|sq|terrace|ter|parkway"
    r"|pkwy|highway|hwy|circle|cir|alley|lu|jie|dajie|dadao|xiang|hutong|nong)\b\.?",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:^|, ?|\b(?:no|number|room|rm|unit|apt|suite|ste|building|bldg|flat|floor)\.? ?|#)[0-9]{1,5}[a-z]?\b",
    re.IGNORECASE,
)
_BOX = re.compile(r"\bp\.? ?o\.? box [0-9]+", re.IGNORECASE)
_AREA = re.compile(
    r"\b[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?\b|\b[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}\b|\b[0-9]{6}\b"
    r"|\b(?:china|usa|uk|canada|australia|district|province|city|county)\b",
    re.IGNORECASE,
)
_SHAPE = re.compile(r"[A-Za-z0-9#][A-Za-z0-9 ,.'#/&()-]{7,199}")


def normal(value: str) -> str:
    """One blank between words."""
    return _BLANK.sub(" ", value).strip()


def _parts(text: str) -> int:
    return sum(shape.search(text) is not None for shape in (_STREET, _HOUSE, _AREA)) + 2 * bool(
        _BOX.search(text)
    )


def _has_form(value: str) -> bool:
    """The characters of an address, words, and two of: street, house, area."""
    text = normal(value)
    return (
        _SHAPE.fullmatch(text) is not None
        and len(re.findall(r"[A-Za-z]{2,}", text)) >= 2
        and _parts(text) >= 2
    )


def _exact(value: str) -> bool | None:
    text = normal(value)
    return (
        bool((_STREET.search(text) and _HOUSE.search(text)) or _BOX.search(text))
        if _has_form(value)
        else None
    )


def mask(value: str) -> str:
    """The last six characters stay, which name a city or a country."""
    return hidden(normal(value), 0, min(6, len(normal(value)) // 4))


def fake(rng: random.Random) -> str:
    """A house in a town that there is not."""
    street = rng.choice(("Maple", "Oak", "Pine", "Cedar", "Elm")) + rng.choice(
        (" Street", " Avenue", " Road", " Lane")
    )
    return f"{rng.randint(10000, 99999)} {street}, Nowhereville, ZZ {rng.randint(10, 99)}000"


CHECKS = (form(_has_form), Check("house", Text("有街道与门牌", "street and house number"), _exact))
check = judged(CHECKS)

KIND = Kind(
    code="address_en",
    names=Text("英文地址", "address in English"),
    traits=frozenset({"locates"}),
    headers=("英文地址", "外文地址", "ywdz", "address_en", "english_address", "street", "street_address", "address1", "address_line1", "shipping_address", "billing_address"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    valid=("12345 Maple Street, Nowhereville, ZZ 99000", "Room 201, Building 3, No. 1 Luoyu Road, Wuhan, China", "P.O. Box 123, Nowhereville", "1 Zetrover Rd"),
    suspect=("Luoyu Road, Wuhan, China",),
    invalid=("", "12345", "Maple Street", "武汉市洪山区珞喻路1号", "hello world", "John Smith"),
    checks=CHECKS,
    sources=("GB/T 43697-2024 附录 B",),
)  # fmt: skip  # headers read better in rows
