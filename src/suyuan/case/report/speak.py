"""Turns words and values into markup: both languages side by side, and nothing hostile left in a value."""

import unicodedata
from collections.abc import Mapping

from markupsafe import Markup, escape

from suyuan.case.report.words import words
from suyuan.model.text import Text

LONGEST = 600
"""Characters of one value that are shown; evidence is read in its file, not here."""


def clean(value: object, longest: int = LONGEST) -> str:
    r"""A value as plain text that cannot mislead: control and direction marks made visible, length bounded.

    >>> clean("a\u202eb")
    'a‹U+202E›b'
    """
    text = str(value)
    if len(text) > longest:
        text = f"{text[:longest]}…（+{len(text) - longest}）"
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    """A character, or its code where it has no shape of its own or would turn the reading direction."""
    if char in "\n\t":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
        return f"‹U+{ord(char):04X}›"
    return char


def own(text: str) -> Markup:
    """Markup from text that this package wrote or made harmless itself; never for what a case says."""
    return Markup(text)  # noqa: S704  the one door for trusted text; the attack tests stand behind it


def both(zh: str, en: str) -> Markup:
    """One message in both languages; the page shows one of them. Markup passes, all else is escaped."""
    if zh == en:
        return escape(zh)
    return Markup('<span class="zh" lang="zh">{}</span><span class="en" lang="en">{}</span>').format(zh, en)


def t(key: str, **values: object) -> Markup:
    """A message of the catalogue, its braces filled with values made harmless."""
    safe = {name: value if isinstance(value, Markup) else clean(value) for name, value in values.items()}
    text = words()[key]
    return both(own(text.zh).format(**safe), own(text.en).format(**safe))


def plain(value: object) -> Text:
    """What a case says in a `{"zh", "en"}` pair, a Text or a bare string, cleaned."""
    if isinstance(value, Text):
        return Text(clean(value.zh), clean(value.en))
    if isinstance(value, Mapping):
        zh, en = value.get("zh", ""), value.get("en", "")
        return Text(clean(zh or en), clean(en or zh))
    text = "" if value is None else clean(value)
    return Text(text, text)


def say(value: object) -> Markup:
    """A message of the case in both languages, as markup."""
    if isinstance(value, Markup):
        return value
    text = plain(value)
    return both(text.zh, text.en)


def word(prefix: str, code: object) -> Markup:
    """The catalogue's word for a code, such as `word("verdict", "lead")`; the code itself where none is known."""
    key = f"{prefix}.{code}"
    return t(key) if key in words() else escape(clean(code))
