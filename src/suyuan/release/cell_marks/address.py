"""Equal writings of an address: 栋, 幢 or 号楼 for a building, 室 after the room's number or not.

The meaning stays. Half of the addresses keep their own writing, the others take one of the equal ones. The first
building word and the last room number of an address carry the mark.
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
    room = _ROOM.search(value)
    body, ends = (value[: room.end(1)], ("", "室")) if room else (value, ("",))
    building = _BUILDING.search(body)
    if building is None:
        forms = [body + end for end in ends]
    else:
        head, tail = body[: building.start()], body[building.end() :]
        forms = [head + word + tail + end for word in _WORDS for end in ends]
    forms.remove(value)
    return (value, *forms)


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
    first=lambda _count, _delta: 0.5,
    untouched=lambda _delta: 0.5,
)
