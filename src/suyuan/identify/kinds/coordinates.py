"""Coordinates: a pair, or one number with four decimals and more. The datum (WGS-84, GCJ-02, BD-09) can't be told from them."""

import random
import re

from suyuan.identify.folding import words
from suyuan.identify.judging import form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_NUMBER = r"([NSEW北南东西]?[纬经]?[-+]?[0-9]{1,3}\.[0-9]{1,15})°?([NSEW]?)"
_PAIR = re.compile(rf"[(\[]?(?:POINT\()?{_NUMBER}[,，;/|]{_NUMBER}\)?[)\]]?")
_SINGLE = re.compile(_NUMBER)
_SIGNS = re.compile(r"[NSEW北南东西纬经+]")
BOX = ((3.8, 53.6), (73.5, 135.1))
"""Latitude and longitude of the mainland and its seas, roughly."""
FINE = 4
"""Decimals from which a place is known to some eleven metres."""


def _numbers(value: str) -> tuple[str, ...]:
    """Latitude and longitude as written, or the one number; empty where the form is another or the globe too small."""
    text = words(value).upper()
    found = _PAIR.fullmatch(text)
    if found is None:
        alone = _SINGLE.fullmatch(text)
        return (
            (_signed(alone[1], alone[2]),) if alone and abs(float(_signed(alone[1], alone[2]))) <= 180 else ()
        )
    first, second = _signed(found[1], found[2]), _signed(found[3], found[4])
    if _is_longitude(found[1] + found[2], first, second):
        first, second = second, first
    return (first, second) if abs(float(first)) <= 90 and abs(float(second)) <= 180 else ()


def _is_longitude(written: str, first: str, second: str) -> bool:
    """Whether a pair starts with the longitude: it says so, or only then lies in the country."""
    if any(c in written for c in "EW东西"):
        return True
    return abs(float(first)) > 90 or (not _inside(first, second) and _inside(second, first))


def _signed(number: str, side: str) -> str:
    minus = "-" if any(c in "SW南西" for c in number + side) else ""
    return minus + _SIGNS.sub("", number)


def _inside(latitude: str, longitude: str) -> bool:
    (south, north), (west, east) = BOX
    return south <= float(latitude) <= north and west <= float(longitude) <= east


def normal(value: str) -> str:
    """Latitude, comma, longitude."""
    return ",".join(_numbers(value)) or words(value)


def _here(value: str) -> bool | None:
    found = _numbers(value)
    return _inside(*found) if len(found) == 2 else None


def _fine(value: str) -> bool | None:
    found = _numbers(value)
    return min(len(number.partition(".")[2]) for number in found) >= FINE if found else None


def _whole(value: str) -> bool | None:
    found = _numbers(value)
    return len(found) == 2 if found else None


def mask(value: str) -> str:
    """Whole degrees of the first number stay."""
    text = normal(value)
    return text.partition(".")[0][:4] + ".****" if _numbers(value) else "****"


def fake(rng: random.Random) -> str:
    """A place in the mainland's empty west."""
    return f"{rng.uniform(36, 40):.6f},{rng.uniform(83, 88):.6f}"


CHECKS = (
    form(lambda value: _numbers(value) != ()),
    Check("pair", Text("经纬度成对", "latitude and longitude together"), _whole),
    Check("region", Text("在我国范围内", "inside the country's bounds"), _here),
    Check("precision", Text("精度达四位小数", "four decimals and more"), _fine),
)
check = judged(CHECKS)

KIND = Kind(
    code="coordinates",
    names=Text("经纬度坐标", "coordinates"),
    traits=frozenset({"position"}),
    headers=(
        "经纬度", "坐标", "经度", "纬度", "gps", "gps坐标", "经纬度坐标", "地理坐标", "位置坐标", "jd", "wd", "jwd", "coordinates", "coordinate", "coord",
        "latlng", "lnglat", "lng", "lat", "lon", "longitude", "latitude", "geo",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    valid=("30.592812,114.305539", "114.305539,30.592812", "(30.5928, 114.3055)", "N30.5928°,E114.3055°", "北纬30.5928，东经114.3055"),
    suspect=("51.5074,-0.1278", "30.59,114.30", "114.305539"),
    invalid=("", "30", "130.5,190.5", "30.5928 114.3055", "abc,def", "298.00"),
    checks=CHECKS,
    sources=("GB/T 45574-2025（精准定位信息）",),
)  # fmt: skip  # headers read better in rows
