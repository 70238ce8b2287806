"""New identifiers for made-up people: of a real one's shape, drawn evenly from a known range of free ones.

The range is kept with each identifier, because it says how likely a foreign dump holds it by chance.
"""

import random as randoms
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from suyuan.identify.kinds.bank_card import luhn
from suyuan.identify.kinds.id_card import check_character


@dataclass(frozen=True, slots=True)
class Drawn:
    """One identifier of a canary and the evenly likely ones that it was drawn from."""

    kind: str
    key: int
    """As `suyuan.identify.keys` gives it."""
    low: int
    high: int
    """The range's first and last number."""
    step: int
    """The range holds low, low + step, …"""
    size: int
    """Numbers of the range that were free: valid, and not in the released table."""


@dataclass(frozen=True, slots=True)
class _Shape:
    span: int
    """Numbers from low to high."""
    step: int
    """Every which one is possible."""
    valid: int
    """How many of them pass their check."""
    finish: Callable[[int], tuple[int, str]]
    """From a drawn number to the key and its written form."""
    barred: int = -1
    """A number that is never issued."""


def fresh(kind: str, donor: int, taken: np.ndarray, random: randoms.Random) -> tuple[str, Drawn] | None:
    """A new identifier beside a donor's key, its digits and its range; None where the kind has no range here.

    `taken` are the table's keys of the kind, sorted, uint64.
    """
    shape = _SHAPES[kind](donor) if kind in _SHAPES else None
    if shape is None:
        return None
    low = donor // shape.span * shape.span
    low += (donor - low) % shape.step
    ends = np.searchsorted(taken, np.array([low, low + shape.span], np.uint64))
    used = taken[slice(*ends)] - np.uint64(low)
    used = used[used % np.uint64(shape.step) == 0]
    barred = shape.barred if (shape.barred - low) % shape.step == 0 else -1
    size = max(1, shape.valid - used.size - (barred >= 0))
    for _ in range(50):
        key, digits = shape.finish(low + random.randrange(shape.span // shape.step) * shape.step)
        place = int(np.searchsorted(used, np.uint64(key - low)))
        if key != barred and (place == used.size or int(used[place]) != key - low):
            return digits, Drawn(kind, key, low, low + shape.span - 1, shape.step, size)
    return None


def dressed(model: str, digits: str) -> str:
    """The digits in the writing of a model, such as blanks or +86 kept.

    >>> dressed("138-0000-0000", "13900001111")
    '139-0000-1111'
    """
    places = [m.start() for m in re.finditer(r"[0-9Xx]", model)][-len(digits) :]
    if len(places) < len(digits) or model[places[0] : places[-1] + 1].strip("0123456789Xx -") != "":
        return digits
    out = list(model)
    for place, digit in zip(places, digits, strict=True):
        out[place] = digit
    return "".join(out)


def reshaped(text: str, random: randoms.Random, keep: int = 0) -> str:
    """Another text of the same shape: digits for digits, letters for letters; the first `keep` stay."""
    out = list(text[:keep])
    for char in text[keep:]:
        if "0" < char <= "9":
            out.append(random.choice("123456789"))
        elif char == "0":
            out.append(random.choice("0123456789"))
        elif "a" <= char.lower() <= "z":
            letter = random.choice("abcdefghijklmnopqrstuvwxyz")
            out.append(letter.upper() if char.isupper() else letter)
        else:
            out.append(char)
    return "".join(out)


def _id_card(donor: int) -> _Shape | None:
    """Region, birthday and sex stay, so that the row's other columns still agree: 500 numbers."""
    if len(str(donor)) != 17:
        return None

    def finish(key: int) -> tuple[int, str]:
        digits = str(key)
        return key, digits + check_character(digits)

    return _Shape(1000, 2, 500, finish, donor // 1000 * 1000)


def _mobile_phone(donor: int) -> _Shape | None:
    """The segment stays: 10,000 numbers."""
    return _Shape(10_000, 1, 10_000, lambda key: (key, str(key))) if len(str(donor)) == 11 else None


def _bank_card(donor: int) -> _Shape | None:
    """Issuer and branch stay, seven digits change, the last is the check digit: 1,000,000 numbers."""
    if not 15 <= len(str(donor)) <= 19:
        return None

    def finish(key: int) -> tuple[int, str]:
        body = str(key)[:-1]
        digits = body + next(d for d in "0123456789" if luhn(body + d))
        return int(digits), digits

    return _Shape(10_000_000, 1, 1_000_000, finish)


def _qq_number(donor: int) -> _Shape | None:
    """Length and first digits stay."""
    span = 10 ** max(0, len(str(donor)) - 3)
    return _Shape(span, 1, span, lambda key: (key, str(key))) if span >= 1000 else None


_SHAPES: Mapping[str, Callable[[int], _Shape | None]] = {
    "id_card": _id_card,
    "mobile_phone": _mobile_phone,
    "bank_card": _bank_card,
    "qq_number": _qq_number,
}
RANGED = tuple(_SHAPES)
"""Kinds whose new identifiers have a known range, so that a hit can be weighed."""
