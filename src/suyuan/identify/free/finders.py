"""The finders, in the order in which they look; what one found is hidden from the next."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from suyuan.identify.free.accounts import find_alipay, find_qq, find_telegram, find_wechat
from suyuan.identify.free.announced import find_announced, find_strewn
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.foreign import find_foreign_phones
from suyuan.identify.free.landlines import find_landlines
from suyuan.identify.free.latin import find_latin
from suyuan.identify.free.network import find_email, find_url
from suyuan.identify.free.numbers import find_numbers
from suyuan.identify.free.papers import find_papers
from suyuan.identify.free.people import find_people
from suyuan.identify.free.places import find_addresses
from suyuan.identify.free.plates import find_plates
from suyuan.identify.free.span import Hit
from suyuan.identify.free.tokens import find_tokens

Finder: TypeAlias = Callable[[Folded], Iterator[Hit]]
"""Yields what it finds in `folded.text`; hits that overlap an earlier one are dropped."""
IDENTIFIERS: tuple[Finder, ...] = (
    find_alipay,
    find_email,
    find_url,
    find_wechat,
    find_telegram,
    find_papers,
    find_tokens,
    find_numbers,
    find_announced,
    find_strewn,
    find_plates,
    find_qq,
    find_landlines,
    find_foreign_phones,
)
"""For numbers, addresses in networks and other made-up signs; a line passes the gate first."""
WORDS: tuple[Finder, ...] = (find_addresses, find_people, find_latin)
"""For names and places: they see every text, after the identifiers were hidden."""
