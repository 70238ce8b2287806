"""Which bank issued a card, by its first digits, as far as `banks.toml` knows."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from suyuan.model.text import Text

LONGEST, SHORTEST = 7, 5
"""Digits of the longest and shortest prefix of the table."""


def spread(words: str) -> Iterator[str]:
    """Every number that words and ranges name; a dash joins the first and last of a range.

    >>> list(spread("95588 622700-622702"))
    ['95588', '622700', '622701', '622702']
    """
    for word in words.split():
        first, _, last = word.partition("-")
        yield from map(str, range(int(first), int(last or first) + 1))


@cache
def _issuers() -> Mapping[str, Text]:
    table = tomllib.loads((files("suyuan.identify") / "banks.toml").read_text("utf-8"))
    return {bin_: Text(bank["zh"], bank["en"]) for bank in table.values() for bin_ in spread(bank["bins"])}


def issuer(digits: str) -> Text | None:
    """The bank behind a card number; None where the table does not know.

    >>> issuer("6227000000000000000").en
    'China Construction Bank'
    """
    found = (_issuers().get(digits[:size]) for size in range(LONGEST, SHORTEST - 1, -1))
    return next((bank for bank in found if bank is not None), None)
