"""Names of people in running text: the tagger's, then what forms, masks and repetitions add."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from suyuan.identify.free.folded import Folded
from suyuan.identify.free.people.cues import AFTER, BEFORE, FOREIGN, LABELS, PEOPLES
from suyuan.identify.free.people.filters import is_famous, is_other, is_place, trimmed
from suyuan.identify.free.span import Hit, Span
from suyuan.identify.kinds import person_name
from suyuan.identify.surnames import SINGLE

_SURNAMES = "".join(sorted(SINGLE))
GATE = re.compile(f"[{_SURNAMES}](?:[\\s\\W]?[一-鿿])|[一-鿿]·[一-鿿]")
"""Text without a surname before another Chinese character is not read for names."""
_TIES = re.compile(r"[\s\x00\u200b-\u200f\ufeff.·•_\-*/|~]+")
_DOTTED = re.compile(r"[一-鿿]{2,}[.·•‧・･][一-鿿]{2,}")
_CUE_BEFORE = re.compile(
    rf"(?:{'|'.join(sorted((*BEFORE, *LABELS), key=len, reverse=True))}|叫|我是|名为|自称)[是为叫]?[\s:：\"'“]{{0,3}}$"
)
_CUE_AFTER = re.compile("|".join(sorted(AFTER, key=len, reverse=True)))
_LONGEST, _LONGEST_CUE = 24, 9
_FORM = re.compile(
    rf"(?:{'|'.join(sorted(LABELS, key=len, reverse=True))})\s?[:：=]\s?(?P<name>[一-鿿]{{2,4}}|[一-鿿]{{2,8}}·[一-鿿]{{2,8}})(?=[\s,，。;；、|(（)）\"'<]|$)"
)
_MASKED = re.compile(
    rf"(?<![一-鿿*])(?:[{_SURNAMES}]\*{{1,2}}[一-鿿]?|[{_SURNAMES}][×○]{{1,2}}[一-鿿]?)(?![一-鿿*])"
)
_SOUNDS = f"[{FOREIGN}{PEOPLES}热班孜勒]"
_SPELLED = re.compile(rf"{_SOUNDS}{{2,8}}(?:·{_SOUNDS}{{1,8}}){{1,3}}")
_LEAST, _LEAST_CUED = 0.5, 0.3
"""Sureness from which a name counts, and where a cue stands beside it."""
_SPELLED_SURE = 0.96
_SURE = 0.9
"""Sureness from which the same name counts wherever the text repeats it."""
_MANY = 20
"""Different names from which it is not asked of each whether the text repeats it."""
_MEASURED = ((0.6, 0.7), (0.7, 0.85), (0.8, 0.9), (0.95, 0.96), (1.01, 0.99))
"""How often names of a sureness below the first figure were right on the development set, rounded down."""


class _Name(NamedTuple):
    start: int
    end: int
    sure: float
    word: bool
    """Whether an everyday word stands there."""


def find_people(folded: Folded) -> Iterator[Hit]:
    """Names of people in a folded text."""
    if not GATE.search(folded.text):
        return
    (tagged,) = _tagged([folded.text])
    yield from _hits(folded.text, tagged)


def find_names(texts: Sequence[str] | Iterable[str]) -> list[list[Span]]:
    """Names of people in many texts at once; offsets count characters of each text.

    Reads some thousands of texts a CPU second. Identifiers and addresses are not looked for; where they are wanted
    too, `find` reads a single text for everything.

    >>> [
    ...     [span.normal for span in spans]
    ...     for spans in find_names(["联系人：王小明，电话见附件", "今天天气很好"])
    ... ]
    [['王小明'], []]
    """
    held = [text or "" for text in texts]
    return [
        [_span(text, hit) for hit in _hits(text, tagged)]
        for text, tagged in zip(held, _tagged(held), strict=True)
    ]


def _tagged(texts: list[str]) -> list[list[_Name]]:
    """What the tagger sees in each text."""
    from suyuan.identify.free.people.model import weights  # noqa: PLC0415  # loads the compiler and 2 MB of weights
    from suyuan.identify.free.people.run import compiled  # noqa: PLC0415

    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=offsets[1:])
    found: list[list[_Name]] = [[] for _ in texts]
    rows = compiled()(codes, offsets, weights())
    for text, start, end, sure, word in zip(*(row.tolist() for row in rows), strict=True):
        found[text].append(_Name(start, end, sure, word))
    return found


def _hits(text: str, tagged: list[_Name]) -> list[Hit]:
    """The names that count, in order, without overlap."""
    kept = [hit for name in tagged if (hit := _judged(text, name)) is not None]
    if "·" in text:
        spelled = [
            hit for match in _SPELLED.finditer(text) if (hit := _hit(text, match.span(), _SPELLED_SURE))
        ]
        kept = _with(
            spelled,
            (hit for hit in kept if all(hit.end <= one.start or one.end <= hit.start for one in spelled)),
        )
    if "：" in text or ":" in text or "=" in text:
        kept = _with(kept, (_hit(text, match.span("name"), 0.9) for match in _FORM.finditer(text)))
    if "*" in text or "×" in text or "○" in text:
        kept = _with(kept, (_masked(text, match.span()) for match in _MASKED.finditer(text)))
    return _with(kept, _repeated(text, kept)) if kept else kept


def _judged(text: str, name: _Name) -> Hit | None:
    hit = _hit(text, trimmed(text, name.start, name.end), name.sure)
    if hit is None:
        return None
    cued = hit.cue[1] > hit.cue[0]
    if is_famous(hit.normal) and not cued:
        return None
    if cued or _stands_apart(text, hit.start, hit.end):
        return hit if name.sure >= _LEAST_CUED else None
    doubtful = name.word or is_place(hit.normal)
    return hit if name.sure >= _LEAST and not doubtful else None


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether neither side touches another word, as in fields and lists."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return len(text) > end - start and not any("一" <= char <= "鿿" for char in around)


def _hit(text: str, where: tuple[int, int], sure: float) -> Hit | None:
    start, end = where
    written = text[start:end]
    if _MASKED.fullmatch(written):
        return _masked(text, where)
    normal = person_name.normal(written) if _DOTTED.fullmatch(written) else _TIES.sub("", written)
    if not 2 <= len(normal) <= _LONGEST or is_other(text, start, end, normal):
        return None
    evasive = any(char in ".•_-*/|~\0\u200b" for char in written) and "·" not in normal
    return Hit(
        start, end, "person_name", normal, evasive, cue=_cue(text, start, end), confidence=_measured(sure)
    )


def _masked(text: str, where: tuple[int, int]) -> Hit:
    """A name of which stars stand for a part."""
    start, end = where
    cue = _cue(text, start, end)
    return Hit(start, end, "person_name", text[start:end], evasive=True, valid=False, cue=cue)


def _measured(sure: float) -> float:
    return next(right for below, right in _MEASURED if sure < below)


@cache
def _first_cues() -> frozenset[str]:
    return frozenset(word[0] for word in AFTER)


def _cue(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words beside a name stand that speak for it."""
    low = max(0, start - _LONGEST_CUE)
    before = _CUE_BEFORE.search(text[low:start])
    if before:
        return low + before.start(), start
    if text[end : end + 1] in _first_cues() and (after := _CUE_AFTER.match(text, end)):
        return after.span()
    return 0, 0


def _repeated(text: str, kept: list[Hit]) -> Iterator[Hit | None]:
    """Further places where a name stands that was surely seen."""
    sure = {
        text[hit.start : hit.end]
        for hit in kept
        if hit.confidence > _SURE and hit.valid and hit.end - hit.start > 2
    }
    for size in {len(name) for name in sure if text.count(name) > 1 or len(sure) > _MANY}:
        for start in range(len(text) - size + 1):
            if text[start : start + size] in sure:
                yield _hit(text, (start, start + size), _SURE)


def _with(kept: list[Hit], more: Iterable[Hit | None]) -> list[Hit]:
    """Hits and further ones that do not overlap them, in order."""
    extra = [hit for hit in more if hit is not None]
    if not extra:
        return kept
    result, last = [], 0
    order = {id(hit): 0 for hit in kept}
    for hit in sorted((*kept, *extra), key=lambda hit: (hit.start, order.get(id(hit), 1))):
        if hit.start >= last:
            result.append(hit)
            last = hit.end
    return result


def _span(text: str, hit: Hit) -> Span:
    cue = text[hit.cue[0] : hit.cue[1]]
    return Span(
        hit.start,
        hit.end,
        hit.kind,
        text[hit.start : hit.end],
        hit.normal,
        hit.evasive,
        hit.valid,
        hit.confidence,
        cue,
    )
