"""What a kind of personal information is: its names, its traits, its check, its examples."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from suyuan.model.text import Text

Standing = Literal["valid", "suspect", "no"]
"""`valid` passes every check; `suspect` looks like one but fails a check; `no` does not look like one."""
ToldBy = Literal["content", "behaviour", "header"]
"""What shows that a column holds a kind: single values, the whole column together, or nothing but its header."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be verified about a value, such as its check digit."""

    code: str
    """Short stable name, such as `form` (always the first), `check_digit`, `division`, `date`, `segment`."""
    names: Text
    test: Callable[[str], bool | None]
    """Over the value as written or its normal form; None where it cannot be told: the value does not allow the
    test, it lacks the form, or both answers are common in real life."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of personal information, defined in one file."""

    code: str
    """Short stable name, such as `mobile_phone`."""
    names: Text
    traits: frozenset[str]
    """Neutral properties that laws refer to (see `suyuan.law`), such as `identifies`, `reaches`, `property`."""
    headers: tuple[str, ...]
    """Words that a column's header may use for it, lower case, both languages. A hint, never proof."""
    check: Callable[[str], Standing]
    """Full check of one value. The plain-Python oracle for the compiled kernel."""
    normal: Callable[[str], str]
    """Normal form of a value that is not `no`."""
    mask: Callable[[str], str]
    """Form that may be shown."""
    fake: Callable[[random.Random], str]
    """A made-up valid value, unallocated where the numbering plan leaves room."""
    valid: tuple[str, ...]
    suspect: tuple[str, ...]
    invalid: tuple[str, ...]
    """Examples for each standing; tests run over them."""
    checked: bool = False
    """Whether a made-up value would mostly fail: a check digit, a register or a numbering plan stands behind it.
    A `suspect` value of such a kind is an indication that the record is unreal."""
    checks: tuple[Check, ...] = ()
    """What can be verified, one by one: a `valid` value fails none, a `suspect` one has the form and fails another,
    a `no` lacks the form."""
    sources: tuple[str, ...] = ()
    """Standards and published plans that the checks rest on."""
    told_by: ToldBy = "header"
    """What a column without header is told by. With `header`, content can only speak against the kind."""
    suspect_weight: float = 0.35
    """What a suspect value says for the kind of its column, beside 1 for a valid one. High where a look-alike
    hardly arises by chance, under one half where whole columns of other numbers look like it."""
    behaves: Callable[[Sequence[str]], float] | None = None
    """How well a column's filled cells, taken together and in any order, behave like the kind: 1 typical, 0 as
    the kind never does, one half where they are too few to tell. Needed where `told_by` is `behaviour`."""
