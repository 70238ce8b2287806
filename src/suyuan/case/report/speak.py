"""Turns words and values into markup: both languages side by side, and nothing hostile left in a value."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from suyuan.case.report.words import words
from suyuan.model.text import Lang, Text, clean


def own(text: str) -> Markup:
    """Markup from text that this package wrote or made harmless itself; never for what a case says."""
    return Markup(text)  # noqa: S704  the one door for trusted text; the attack tests stand behind it


class Said(Markup):
    """Markup in both languages that remembers each, so that a sentence takes in only its own."""

    zh: Markup
    en: Markup


def both(zh: str, en: str) -> Markup:
    """One message in both languages; the page shows one of them. Markup passes, all else is escaped."""
    if zh == en:
        return escape(zh)
    said = Said(f"<span lang=zh>{escape(zh)}</span><span lang=en>{escape(en)}</span>")
    said.zh, said.en = escape(zh), escape(en)
    return said


def t(key: str, **values: object) -> Markup:
    """A message of the catalogue, its braces filled with values made harmless."""
    text = words()[key]
    return both(own(text.zh).format(**_fill(values, "zh")), own(text.en).format(**_fill(values, "en")))


def _fill(values: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """Values for a sentence in one language: markup stands, all else is cleaned and later escaped."""
    return {name: _one(value, lang) for name, value in values.items()}


def _one(value: object, lang: Lang) -> object:
    if isinstance(value, Said):
        return value.zh if lang == "zh" else value.en
    return value if isinstance(value, Markup) else clean(value)


def plain(value: object) -> Text:
    """What a case says in a `{"zh", "en"}` pair, a Text or a bare string, cleaned."""
    if isinstance(value, Text):
        return Text(clean(value.zh), clean(value.en))
    if isinstance(value, Mapping):
        zh, en = value.get("zh", ""), value.get("en", "")
        return Text(clean(zh or en), clean(en or zh))
    text = clean(value)
    return Text(text, text)


def say(value: object) -> Markup:
    """A message of the case in both languages, as markup."""
    if isinstance(value, Markup):
        return value
    text = plain(value)
    return both(text.zh, text.en)


def word(prefix: str, code: object) -> Markup:
    """The catalogue's word for a code, such as `word("verdict", "lead")`; the code itself where none is known."""
    key = f"{prefix}.{clean(code)}"
    return t(key) if key in words() else escape(clean(code))
