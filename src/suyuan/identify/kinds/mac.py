"""MAC addresses: six octets. Phones make up their own for each network, which lowers what one tells."""

import random
import re

from suyuan.identify.folding import hidden, raised, words
from suyuan.identify.judging import AMBIGUITY, RESERVED, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(
    r"[0-9A-F]{2}(?:([:-])[0-9A-F]{2})(?:\1[0-9A-F]{2}){4}|[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}|[0-9A-F]{12}"
)
_MARKS = str.maketrans("", "", ":-.")


def _shaped(value: str) -> str:
    """The twelve digits; empty where the form is another."""
    text = raised(words(value))
    return text.translate(_MARKS) if _SHAPE.fullmatch(text) else ""


def normal(value: str) -> str:
    """Six pairs of capitals and digits with colons; digits alone stay as they are."""
    text = _shaped(value) if _unmistakable(value) else ""
    return ":".join(text[at : at + 2] for at in range(0, 12, 2)) if text else raised(words(value))


def _single(value: str) -> bool | None:
    """Not the address of a group, and neither of all nor of nobody."""
    text = _shaped(value)
    return (int(text[:2], 16) & 1 == 0 and set(text) != {"0"}) if text else None


def _lasting(value: str) -> bool | None:
    """Given by a maker; one that the device made up by itself can't be held against it."""
    text = _shaped(value)
    return True if text and int(text[:2], 16) & 2 == 0 else None


def _unmistakable(value: str) -> bool | None:
    """Twelve digits without a mark or a letter may be any number."""
    text = _shaped(value)
    return not (text.isdigit() and raised(words(value)) == text) if text else None


def mask(value: str) -> str:
    """The first and the last octet stay."""
    return hidden(normal(value), 2, 2)


def fake(rng: random.Random) -> str:
    """An address of those that devices make up, so that it is no maker's."""
    return ":".join(("02", "00", *(f"{rng.randrange(256):02X}" for _ in range(4))))


CHECKS = (
    form(lambda value: _shaped(value) != ""),
    Check("single", RESERVED, _single),
    Check("maker", Text("厂商分配（非随机地址）", "given by a maker, not random"), _lasting),
    Check("ambiguity", AMBIGUITY, _unmistakable),
)
check = judged(CHECKS)

KIND = Kind(
    code="mac",
    names=Text("MAC 地址", "MAC address"),
    traits=frozenset({"device"}),
    headers=("mac", "mac地址", "mac_address", "macaddr", "mac_addr", "物理地址", "网卡地址", "wifi_mac", "bssid", "设备mac"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    valid=("00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e", "02:00:00:12:34:56", "001A2B3C4D5E"),
    suspect=("FF:FF:FF:FF:FF:FF", "00:00:00:00:00:00", "01:00:5E:00:00:01", "001122334455"),
    invalid=("", "00:1A:2B:3C:4D", "00:1A:2B:3C:4D:5G", "00:1A-2B:3C:4D:5E", "mac"),
    checks=CHECKS,
    sources=("IEEE 802-2014",),
)  # fmt: skip  # headers read better in rows
