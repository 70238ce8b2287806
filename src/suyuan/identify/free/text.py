"""Finds personal information and contact details in free text."""

import re
from collections.abc import Callable, Iterator

from suyuan.identify.free.cues import find_alipay, find_qq, find_wechat
from suyuan.identify.free.disguise import HAN_DIGITS, undisguised
from suyuan.identify.free.network import find_email, find_url
from suyuan.identify.free.numbers import Number, find_numbers
from suyuan.identify.free.plates import find_plates
from suyuan.identify.free.span import Span

_HAN = "".join(HAN_DIGITS)
GATE = re.compile(
    rf"[0-9A-Za-z@]|(?:[{_HAN}].{{0,2}}){{5}}|[^\x00-\x7f\u2014-\u2026\u3000-\u3020\u4e00-\u9fff\uff00-\uff0f\uff1a-\uff20]"
)
"""Text without a letter, a digit, five Chinese digits close together or any rare character holds nothing."""
TAKEN = "\x01"
"""Stands where a span was found already."""
_BEFORE_NUMBERS: tuple[Callable[[str, str], Iterator[Span]], ...] = (
    find_alipay,
    find_email,
    find_url,
    find_wechat,
)
_AFTER_NUMBERS: tuple[Callable[[str, str], Iterator[Span]], ...] = (find_plates, find_qq)


def find(text: str) -> list[Span]:
    """Personal information and contact details in a text, in order, without overlap.

    Evasive spelling is undone: full width, blanks and separators, Chinese, circled and keycap digits,
    letters for digits, homophone cues. Offsets count characters of the input. Names and addresses are not
    looked for.

    >>> [(s.kind, s.normal) for s in find("加薇❤：wxid_0a1b2c3d4e5f21，电话一三八〇〇一三八〇〇〇")]
    [('wechat_id', 'wxid_0a1b2c3d4e5f21'), ('mobile_phone', '13800138000')]
    """
    if not GATE.search(text):
        return []
    plain = undisguised(text)
    found: list[Span] = []
    plain = _take(plain, text, _BEFORE_NUMBERS, found)
    numbers = [_span(number, text) for number in find_numbers(plain)]
    found += numbers
    for span in numbers:
        plain = _blanked(plain, span)
    _take(plain, text, _AFTER_NUMBERS, found)
    return sorted(found, key=lambda span: span.start)


def _take(
    plain: str, raw: str, finders: tuple[Callable[[str, str], Iterator[Span]], ...], found: list[Span]
) -> str:
    """Run finders one after the other; what one found is hidden from the next."""
    for finder in finders:
        last = 0
        for span in sorted(finder(plain, raw), key=lambda span: span.start):
            if span.start >= last:
                found.append(span)
                plain = _blanked(plain, span)
                last = span.end
    return plain


def _blanked(plain: str, span: Span) -> str:
    return plain[: span.start] + TAKEN * (span.end - span.start) + plain[span.end :]


def _span(number: Number, raw: str) -> Span:
    value = raw[number.start : number.end]
    evasive = number.evasive or not value.isascii()
    return Span(number.start, number.end, number.kind, value, number.normal, evasive, number.valid)
