"""Checks for kinds that a value alone cannot show: money, notes, passwords. A header names them, content must fit."""

import re

from suyuan.identify.folding import lowered, trimmed, words
from suyuan.identify.judging import form
from suyuan.identify.lexicon import PLACEHOLDERS
from suyuan.model.kind import Kind, Standing
from suyuan.model.text import Text

_AMOUNT = re.compile(r"[¥￥$]?[+-]?([0-9][0-9,]{0,19}(?:\.[0-9]{1,8})?)([万亿]?元?)")
_PASSWORD = re.compile(r"[!-~]{4,128}")


def amount(value: str) -> Standing:
    """An amount of money or a number of shares: digits, perhaps with sign, commas, 万 or 元."""
    return "valid" if _AMOUNT.fullmatch(words(value)) else "no"


def amount_normal(value: str) -> str:
    """Without currency sign and commas."""
    return words(value).lstrip("¥￥$").replace(",", "")


def note(value: str) -> Standing:
    """Any words or figures that are not a placeholder such as 无."""
    text = trimmed(value)
    return "no" if not text or lowered(text) in PLACEHOLDERS else "valid"


def note_normal(value: str) -> str:
    """Without blanks at the ends."""
    return trimmed(value)


def password(value: str) -> Standing:
    """Visible ASCII of four characters and more: a password or its hash."""
    text = trimmed(value)
    if lowered(text) in PLACEHOLDERS:
        return "no"
    return "valid" if _PASSWORD.fullmatch(text) else "no"


def starred(value: str) -> str:
    """Nothing stays; the length is hidden as well."""
    return "****" if trimmed(value) else ""


def topic(code: str, names: Text, trait: str, headers: tuple[str, ...], examples: tuple[str, ...]) -> Kind:
    """A kind that is told by its header and holds any note."""
    return Kind(
        code=code,
        names=names,
        traits=frozenset({trait}),
        headers=headers,
        check=note,
        normal=note_normal,
        mask=starred,
        fake=lambda rng: rng.choice(examples),
        valid=examples,
        suspect=(),
        invalid=("", "  ", "无", "NULL", "-"),
        checks=(form(lambda value: note(value) != "no"),),
        sources=("由表头判断，内容不作校验 / told by the header alone",),
    )
