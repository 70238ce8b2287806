"""Names of files and columns as they may be shown: no personal number in clear, nothing that misleads a terminal."""

from collections.abc import Sequence

from suyuan.identify import find, kinds
from suyuan.model.accounts import masked
from suyuan.model.text import clean

LONGEST = 80
"""Characters of a name that are shown."""
NUMBERS = frozenset({"mobile_phone", "id_card", "bank_card", "email", "wechat_id", "qq_number", "passport"})


def veiled(name: str, longest: int = LONGEST) -> str:
    """A file's or column's name, with the personal numbers in it masked and control signs made visible.

    >>> veiled("order_13800138000.csv")
    'order_138******00.csv'
    """
    shown, last = "", 0
    for span in find(name[:4000].replace("_", " ")):
        if span.kind in NUMBERS and span.start >= last:
            kind = kinds().get(span.kind)
            shown += name[last : span.start] + (kind.mask(span.normal) if kind else masked(span.normal))
            last = span.end
    return clean(shown + name[last:], longest)


def veiled_columns(names: Sequence[str]) -> list[str]:
    """The names of a table's columns; where one of them is a personal number, the header row is data itself."""
    shown = [veiled(name) for name in names]
    if shown == [clean(name, LONGEST) for name in names]:
        return shown
    return [_data(name, veil) for name, veil in zip(names, shown, strict=True)]


def _data(name: str, veil: str) -> str:
    for code in ("person_name", "address"):
        if kinds()[code].check(name) == "valid":
            return kinds()[code].mask(name)
    return veil
