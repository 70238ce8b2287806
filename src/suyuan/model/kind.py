"""What a kind of personal information is: its names, its traits, its check, its examples."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from suyuan.model.text import Text

Standing = Literal["valid", "suspect", "no"]
"""`valid` passes every check; `suspect` looks like one but fails a check; `no` does not look like one."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be verified about a value, such as its check digit."""

    code: str
    """Short stable name: `check_digit`, `division`, `date`, `segment`, `bin`, `register`, `form`, `length`."""
    names: Text
    test: Callable[[str], bool | None]
    """Over the normal form; None where this value does not allow the test."""


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
    """What can be verified, one by one; together they say what `check` sums up."""
