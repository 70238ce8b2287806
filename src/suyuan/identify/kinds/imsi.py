"""IMSI: what a SIM card calls itself: 460 for the mainland, the network, ten digits (ITU-T E.212)."""

import random

from suyuan.identify.behaviour.spread import uncounted
from suyuan.identify.folding import hidden, is_digits, numbers
from suyuan.identify.judging import form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

NETWORKS = {
    "00": "移动", "02": "移动", "04": "移动", "07": "移动", "08": "移动", "13": "移动",
    "01": "联通", "06": "联通", "09": "联通", "03": "电信", "05": "电信", "11": "电信", "12": "电信",
    "15": "广电", "20": "铁通",
}  # fmt: skip  # a row an operator


def normal(value: str) -> str:
    """Digits only."""
    return numbers(value)


def _has_form(value: str) -> bool:
    text = normal(value)
    return len(text) == 15 and is_digits(text) and text.startswith("460")


def _in_network(value: str) -> bool | None:
    return normal(value)[3:5] in NETWORKS if _has_form(value) else None


def mask(value: str) -> str:
    """Country, network and the last two digits stay."""
    return hidden(normal(value), 5, 2)


def fake(rng: random.Random) -> str:
    """A card of the railway's network, which is no longer given out."""
    return f"46020{rng.randrange(10**10):010}"


CHECKS = (form(_has_form), Check("network", Text("运营商网号", "code of a network"), _in_network))
check = judged(CHECKS)

KIND = Kind(
    code="imsi",
    names=Text("用户识别码（IMSI）", "IMSI"),
    traits=frozenset({"device"}),
    headers=("imsi", "imsi号", "imsi码", "国际移动用户识别码", "移动用户识别码", "sim卡识别码"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=uncounted,
    valid=("460001234567890", "460-15-1234567890"),
    suspect=("460991234567890",),
    invalid=("", "46000123456789", "310150123456789", "4600012345678901", "imsi"),
    checks=CHECKS,
    sources=("ITU-T E.212",),
)
