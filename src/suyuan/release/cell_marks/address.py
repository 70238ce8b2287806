"""Equal writings of an address: 栋, 幢 or 号楼 for a building, 室 after the room's number or not.

The meaning stays; each writing is equally likely. The first building word and the last room number of an
address carry the mark.
"""

import re
import unicodedata
from collections.abc import Sequence

from suyuan.model.text import Text
from suyuan.release.cell_mark import CellMark

_BUILDING = re.compile(r"(?<=[0-9A-Za-z一二三四五六七八九十])(?:号楼|幢|栋)")
_ROOM = re.compile(r"(?<=[号楼幢栋元层])(\d{3,4})室?$")
_WORDS = ("号楼", "幢", "栋")


def _unit(sample: Sequence[str], traits: frozenset[str]) -> str | None:
    if "locates" not in traits or not sample:
        return None
    able = sum(len(_writings(text, "")) > 1 for text in sample)
    return "" if able >= 0.02 * len(sample) else None


def _writings(value: str, unit: str) -> tuple[str, ...]:
    del unit  # addresses have one setting
    forms = [value]
    if building := _BUILDING.search(value):
        head, tail = value[: building.start()], value[building.end() :]
        forms = [head + word + tail for word in _WORDS]
    if _ROOM.search(value):
        forms = [_ROOM.sub(rf"\g<1>{end}", form) for form in forms for end in ("", "室")]
    return tuple(sorted(forms)) if len(forms) > 1 else (value,)


def _read(text: str, unit: str) -> str:
    del unit
    return "".join(unicodedata.normalize("NFKC", text).split())


MARK = CellMark(
    name="address",
    says=Text(
        "地址的等义写法（栋／幢／号楼，室）",
        "equal writings of an address (栋, 幢, 号楼; with or without 室)",
    ),
    unit=_unit,
    writings=_writings,
    read=_read,
    first=lambda count, _: 1 / count,
    untouched=lambda _: 0.0,
)
