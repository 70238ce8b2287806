"""Words for people, always in both languages side by side, so that neither goes missing."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message in Chinese and English; `{names}` in braces are filled by `with_`."""

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        """The message in one language."""
        return self.zh if lang == "zh" else self.en

    def with_(self, **values: object) -> "Text":
        """The same message with its braces filled."""
        return Text(self.zh.format(**values), self.en.format(**values))


LONGEST = 600
"""Characters of one value that are shown; what is longer is read in its file."""


def clean(value: object, longest: int = LONGEST) -> str:
    r"""A value as plain text that cannot mislead: control and direction marks made visible, length bounded.

    >>> clean("a\u202eb")
    'a‹U+202E›b'
    """
    text = "" if value is None else str(value)
    if len(text) > longest:
        text = f"{text[:longest]}…（+{len(text) - longest}）"
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    """A character, or its code where it has no shape of its own or would turn the reading direction."""
    if char in "\n\t":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
        return f"‹U+{ord(char):04X}›"
    return char
