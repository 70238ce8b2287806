"""Finds personal information and contact details in free text."""

import re
from dataclasses import replace

from suyuan.identify.catalog import kinds
from suyuan.identify.confidence import confidence
from suyuan.identify.examine import examine
from suyuan.identify.free.cues import CUES
from suyuan.identify.free.disguise import HAN_DIGITS, RADIO_DIGITS, fold
from suyuan.identify.free.finders import IDENTIFIERS, WORDS, Finder
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.signs import SOUNDS
from suyuan.identify.free.span import Hit, Span

_NUMERALS = "".join(HAN_DIGITS) + "".join(RADIO_DIGITS)
_SOUNDING = _NUMERALS + "".join(SOUNDS)
GATE = re.compile(
    rf"[0-9A-Za-z@]|(?:[{_NUMERALS}][^\n]{{0,10}}){{4}}|(?:[{_SOUNDING}][^\w\n]{{0,4}}){{6}}"
    r"|[^\x00-\x7f\u2014-\u2026\u3000-\u3020\u4e00-\u9fff\uff00-\uff0f\uff1a-\uff20]"
)
"""Text without a letter, a digit, some Chinese digits or their like close together, or any rare character holds no
identifier."""


def find(text: str) -> list[Span]:
    """Personal information and contact details in a text, in order, without overlap.

    Evasive spelling is undone: full width, blanks and separators, Chinese, circled and keycap digits,
    letters for digits, homophone cues. Offsets count characters of the input.

    >>> [(s.kind, s.normal) for s in find("加薇❤：wxid_0a1b2c3d4e5f21，电话一三八〇〇一三八〇〇〇")]
    [('wechat_id', 'wxid_0a1b2c3d4e5f21'), ('mobile_phone', '13800138000')]
    """
    return _found(text, IDENTIFIERS + WORDS if GATE.search(text) else WORDS)


def find_identifiers(text: str) -> list[Span]:
    """As `find`, without names and places.

    >>> [s.normal for s in find_identifiers("张三，电话13800138000")]
    ['13800138000']
    """
    return _found(text, IDENTIFIERS) if GATE.search(text) else []


def _found(text: str, finders: tuple[Finder, ...]) -> list[Span]:
    if not finders:
        return []
    folded = fold(text)
    return [completed(folded, hit) for hit in hits(folded, finders)]


def hits(folded: Folded, finders: tuple[Finder, ...]) -> list[Hit]:
    """What the finders see, one after the other, in order of place."""
    found: list[Hit] = []
    rest = folded
    for finder in finders:
        seen = list(finder(rest))
        if seen:
            apart = _apart(sorted(seen, key=_start))
            rest = rest.without(apart)
            found += apart
    return sorted(_clear_of_cues(found), key=_start)


def _clear_of_cues(found: list[Hit]) -> list[Hit]:
    """Without names that are really the words before another hit, such as 加薇 before a WeChat id."""
    cues = [hit.cue for hit in found if hit.cue[1] > hit.cue[0] and hit.kind != "person_name"]
    return [
        hit
        for hit in found
        if hit.kind != "person_name" or not any(a < hit.end and hit.start < b for a, b in cues)
    ]


def _apart(seen: list[Hit]) -> list[Hit]:
    """Those that overlap none before them."""
    kept: list[Hit] = []
    for hit in seen:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _start(hit: Hit) -> int:
    return hit.start


def completed(folded: Folded, hit: Hit) -> Span:
    """The span of a hit, with the cue before it where the finder needed none, and how often such a hit is right."""
    if not hit.cue[1] and (cue := CUES.get(hit.kind)):
        before = cue.search(folded.text, max(0, hit.start - 16), hit.start)
        hit = replace(hit, cue=before.span("cue")) if before else hit
    if not hit.confidence and hit.kind in kinds():
        told = examine(hit.kind, hit.normal)
        hit = replace(hit, confidence=confidence(hit.kind, told, cue=bool(hit.cue[1])))
    return folded.span(hit)
