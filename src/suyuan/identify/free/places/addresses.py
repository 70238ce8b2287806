"""Finds addresses: where a division stands, or where a road, an estate or a village carries a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from suyuan.identify.free.folded import Folded
from suyuan.identify.free.places.gazetteer import by_front, longest
from suyuan.identify.free.places.grammar import HAMLET, NOT_PLACES, PIECE, ROOM, STREET_END, TIE, H
from suyuan.identify.free.span import Hit
from suyuan.identify.free.tight import tight

GATE = re.compile("[路街道巷弄村镇乡庄屯寨区园苑城厦寓栋幢座楼室号组府庭湾里信社店]")
"""Text without any of these holds no address."""
LONGEST = 90
_MOST_LEVELS = 4
_CUE = re.compile(
    r"(?:地址|住址|住所|住|现居|居住|租住|位于|寄到|寄往|送到|送往|发往|发到|家在|地点|户籍|籍贯|店址|坐落|搬到|搬至|收货|收件|寄|在|到|至|addr(?:ess)?)"
    r"[\"'”’]?\s?(?:是|为|在|于)?[\s:：=\"'“（(\[【]{0,3}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:地址|住址|住所地?|addr(?:ess)?)[\"'”’]?\s?(?:是|为)?[:：=]\s?[\"'“]?$", re.IGNORECASE
)
_STRONG = re.compile(r"址|住|居|寄|送|发[往到]|位于|家在|坐落|籍|搬|收|addr", re.IGNORECASE)
_CUE_WINDOW = 14
_SEGMENT = re.compile(rf"(?<!{H})(?:{H}|[0-9](?=[0-9]{{0,2}}号?(?:路|大街)))")
"""Where a name may start."""
_FIELD = re.compile(r"[0-9A-Za-z一-鿿#-]{1,30}")


@dataclass(slots=True)
class _Parts:
    """What was read so far from one place on."""

    end: int
    levels: int = 0
    whole: int = 0
    """Division names written in full."""
    low: int = 0
    """Towns, villages, roads, estates."""
    fine: int = 0
    """Numbers of houses, buildings, floors, rooms."""
    bodies: int = 0
    """Offices and firms."""
    settled: bool = False
    """Whether a town, a village or a zone is among them."""


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """An address in a tight text."""

    start: int
    end: int
    firm: bool
    """Whether it starts with a division written in full."""
    cue: int
    """Where the words stand that speak of an address; the start where there are none."""


def find_addresses(folded: Folded) -> Iterator[Hit]:
    """Addresses with enough in them to find a door, or cued ones that lead to a road or a village."""
    if not GATE.search(folded.text):
        return
    close = tight(folded.text)
    text = close.text
    known = [found for start in _fronts(text) if (found := _found(text, start)) is not None]
    for found in _apart(known + list(_between(text, known))):
        cue = close.place(found.cue, found.start) if found.cue < found.start else (0, 0)
        yield Hit(*close.place(found.start, found.end), "address", text[found.start : found.end], cue=cue)


def _fronts(text: str) -> Iterator[int]:
    """Places where a division's name starts."""
    fronts = by_front()
    return (at for at in range(len(text) - 1) if text[at : at + 2] in fronts and longest(text, at)[0])


def _between(text: str, known: list[_Found]) -> Iterator[_Found]:
    """Addresses without a division: they start where a word of grammar, a mark or a blank ended."""
    firm = [found for found in known if found.firm]
    for match in _SEGMENT.finditer(text):
        start = match.start()
        while (word := NOT_PLACES.match(text, start)) is not None:
            start = word.end()
        found = _found(text, start)
        if found and not any(one.start < found.end and found.start < one.end for one in firm):
            yield found


def _apart(found: list[_Found]) -> Iterator[_Found]:
    """Those that do not overlap an earlier one."""
    last = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= last:
            yield one
            last = one.end


def _found(text: str, start: int) -> _Found | None:
    """The address that starts at a place."""
    parts = _read(text, start)
    cue = _cue(text, start)
    labelled = cue < start and _LABEL.search(text, cue, start) is not None
    if labelled and (parts.levels or parts.low or parts.bodies):
        return _Found(start, _field_end(text, parts.end), parts.whole > 0, cue)
    strong = cue < start and _STRONG.search(text, cue, start) is not None
    enough = _enough(parts, strong=strong) if parts.levels else _enough_alone(parts, cued=cue < start)
    return _Found(start, parts.end, parts.whole > 0, cue) if enough else None


def _field_end(text: str, end: int) -> int:
    """End of the field whose label says that all of it is an address."""
    rest = _FIELD.match(text, end)
    if rest is None:
        return end
    bad = NOT_PLACES.search(text, end, rest.end())
    return bad.start() if bad else rest.end()


def _cue(text: str, start: int) -> int:
    """Where the words before a place start that speak of an address; the place itself where there are none."""
    window = max(0, start - _CUE_WINDOW)
    match = _CUE.search(text[window:start])
    return window + match.start() if match else start


def _read(text: str, start: int) -> _Parts:
    parts = _Parts(start + 2 if text.startswith("中国", start) else start)
    _take_divisions(parts, text)
    last = start + LONGEST
    while parts.end < last and (piece := _next_piece(parts, text)) is not None:
        if NOT_PLACES.search(text, piece.start(), piece.end()):
            break
        _take(parts, piece, text)
    return parts


def _take_divisions(parts: _Parts, text: str) -> None:
    while parts.levels < _MOST_LEVELS:
        at = parts.end + (parts.levels > 0 and TIE.match(text, parts.end) is not None)
        size, whole = longest(text, at)
        if not size or (not whole and STREET_END.match(text, at + size)):
            break
        parts.levels, parts.whole, parts.end = parts.levels + 1, parts.whole + whole, at + size


def _next_piece(parts: _Parts, text: str) -> re.Match[str] | None:
    at = parts.end
    if parts.levels + parts.low and TIE.match(text, at) is not None:
        at += 1
    return (HAMLET.match(text, at) if parts.settled else None) or PIECE.match(text, at)


_SETTLED = frozenset(["zone", "town", "village"])
_BEFORE_FLATS = frozenset(["number", "road", "estate", "zone", "way"])
_LOW = frozenset(["road", "estate", "house", "way", "bare", "stub"])


def _take(parts: _Parts, piece: re.Match[str], text: str) -> None:
    name = piece.lastgroup or "stub"
    parts.end = piece.end()
    if name in _SETTLED:
        parts.settled, parts.low = True, parts.low + 1
    elif name == "body":
        parts.bodies += 1
    elif name in _LOW:
        parts.low += 1
    else:
        parts.fine += 1
        parts.low += name == "cross"
    if name in _BEFORE_FLATS and (flat := ROOM.match(text, parts.end)):
        parts.end, parts.fine = flat.end(), parts.fine + 1


def _enough(parts: _Parts, *, strong: bool) -> bool:
    """Whether the parts lead to somebody's door, or to a village or road where the words say it is an address."""
    if parts.fine and (parts.low or (strong and parts.bodies)):
        return True
    if parts.settled and (parts.low > 1 or (strong and parts.whole)):
        return True
    return parts.whole > 0 and (
        (parts.low > 0 and parts.levels > 1) or (strong and parts.low + parts.bodies > 0)
    )


def _enough_alone(parts: _Parts, *, cued: bool) -> bool:
    """The same without a division: a door, or a village and a group; less where a cue stands before."""
    if not parts.low or not parts.fine:
        return cued and parts.low > 1
    return cued or parts.low + parts.fine > 2 or parts.settled
