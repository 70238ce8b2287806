"""Phones, cards and identity numbers after a word that announces them, spelled in whatever way."""

import re
from collections.abc import Callable, Iterator

from suyuan.identify.free import cues
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.signs import SIGN, backward, spelled
from suyuan.identify.free.span import Hit
from suyuan.identify.kinds import bank_card, id_card, mobile_phone


def _is_phone(digits: str) -> bool:
    return len(digits) in {11, 13} and mobile_phone.check(digits) == "valid"


def _is_card(digits: str) -> bool:
    return len(digits) >= 15 and bank_card.check(digits) == "valid"


def _is_id_card(digits: str) -> bool:
    return len(digits) == 18 and id_card.check(digits) == "valid"


_KINDS: tuple[tuple[cues.Cue, str, Callable[[str], bool], Callable[[str], str]], ...] = (
    (cues.ID_CARD_CUE, "id_card", _is_id_card, id_card.normal),
    (cues.PHONE_CUE, "mobile_phone", _is_phone, mobile_phone.normal),
    (cues.CARD_CUE, "bank_card", _is_card, bank_card.normal),
)


_FEWEST = 11
"""Digits of the shortest number."""
_FILL = r"(?:[一-鿿☆❤♥](?<![年月日号点分秒时元块角个条张次人岁万千百十至到和与第零〇一二两三四五六七八九]))"
STREWN = re.compile(rf"(?<![0-9A-Za-z.\-])[0-9](?:{_FILL}?[0-9]){{10,18}}(?:{_FILL}?[xX])?(?![0-9A-Za-z.\-])")
"""A number with single words and pictures strewn in, which count nothing."""


def find_strewn(folded: Folded) -> Iterator[Hit]:
    """Numbers with words strewn in: at least two, and the number passes every check."""
    if sum(map(folded.text.count, "0123456789")) < _FEWEST:
        return
    for match in STREWN.finditer(folded.text):
        digits = re.sub(r"[^0-9xX]", "", match.group()).upper()
        if len(match.group()) - len(digits) < 2:
            continue
        for _, kind, fits, normal in _KINDS:
            if fits(digits):
                yield Hit(*match.span(), kind, normal(digits), evasive=True)
                break


def find_announced(folded: Folded) -> Iterator[Hit]:
    """Numbers that only their cue and their check tell, whatever stands for or between their digits."""
    if len(SIGN.findall(folded.text)) < _FEWEST:
        return
    for pattern, kind, fits, normal in _KINDS:
        for match in pattern.finditer(folded.text):
            read = spelled(folded.text, match.end(), fits) or backward(folded.text, match, fits)
            if read:
                yield Hit(
                    read.start, read.end, kind, normal(read.digits), read.evasive, cue=match.span("cue")
                )
