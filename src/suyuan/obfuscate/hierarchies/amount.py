"""Amounts of money: two leading digits, one, the power of ten."""

import math
import re

CODE = "amount"
_AMOUNT = re.compile(r"\s*[¥￥]?\s*([0-9][0-9,]{0,15}(?:\.[0-9]+)?)\s*元?\s*")


def forms(value: str) -> tuple[str, ...]:
    """An amount in ever wider bands.

    >>> forms("12,345.67")
    ('12,345.67', '[12000,13000)', '[10000,20000)', '[10000,100000)', '*')
    """
    match = _AMOUNT.fullmatch(value)
    if match is None:
        return (value, "?", "?", "?", "*")
    number = float(match[1].replace(",", ""))
    power = 10 ** int(math.log10(number)) if number >= 1 else 1
    bands = []
    for width in (max(1, power // 10), power):
        low = int(number // width) * width
        bands.append(f"[{low},{low + width})")
    whole = f"[{power if number >= 1 else 0},{power * 10})"
    return (value, *bands, whole, "*")
