"""Addresses: divisions down to the county, to the city, the province."""

from functools import lru_cache

from suyuan.identify.divisions import names
from suyuan.identify.kinds.address import LONGEST_NAME, normal

CODE = "place"
_LEVELS = 3


@lru_cache(maxsize=65536)
def _divisions(text: str) -> tuple[str, ...]:
    """Names of divisions at the front, at most three."""
    found: list[str] = []
    start = 0
    while len(found) < _LEVELS:
        longest = min(LONGEST_NAME, len(text) - start)
        size = next((n for n in range(longest, 1, -1) if text[start : start + n] in names()), 0)
        if size == 0:
            break
        found.append(text[start : start + size])
        start += size
    return tuple(found)


def forms(value: str) -> tuple[str, ...]:
    """An address in ever wider forms; what follows the divisions goes first.

    >>> forms("湖北省武汉市洪山区珞喻路1号")
    ('湖北省武汉市洪山区珞喻路1号', '湖北省武汉市洪山区', '湖北省武汉市', '湖北省', '*')
    """
    found = _divisions(normal(value))
    if not found:
        return (value, "?", "?", "?", "*")
    return (value, "".join(found[:3]), "".join(found[:2]), found[0], "*")
