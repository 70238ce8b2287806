"""The catalogue of a scan's words (`words.toml`), and names of kinds, reasons and checks for people."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from suyuan.cli.scanned.veil import veiled
from suyuan.identify import kinds
from suyuan.model.text import Text, clean
from suyuan.read import Unread


@cache
def words() -> Mapping[str, Text]:
    """Messages by key."""
    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return MappingProxyType({key: Text(pair["zh"], pair["en"]) for key, pair in data.items()})


def t(key: str, **values: object) -> Text:
    """A message, its braces filled; a Text among the values speaks the language of the message."""
    text = words()[key]
    said = [
        {name: value.say(lang) if isinstance(value, Text) else value for name, value in values.items()}
        for lang in ("zh", "en")
    ]
    return Text(text.zh.format(**said[0]), text.en.format(**said[1]))


def kind_name(code: str) -> Text:
    """A kind's name; a dash for none."""
    known = kinds().get(code)
    return known.names if known else Text(code or "—", code or "—")


def checks_of(code: str) -> list[Text]:
    """What is verified about a kind."""
    known = kinds().get(code)
    return [check.names for check in known.checks] if known else []


def check_name(code: str, check: str) -> Text:
    """A check's name."""
    known = kinds().get(code)
    found = [c.names for c in known.checks if c.code == check] if known else []
    return found[0] if found else Text(check, check)


def reason(code: str) -> Text:
    """Why rows could not be read: `columns:4!=5` becomes 列数不符（4!=5）."""
    name, _, rest = clean(code, 80).partition(":")
    text = words().get(f"bad.{name}", Text(name, name))
    return Text(f"{text.zh}（{rest}）", f"{text.en} ({rest})") if rest else text


def counted(named: Iterable[tuple[Text, int]]) -> Text:
    """`ID card number 12, e-mail 3`."""
    pairs = list(named)
    return listed([Text(f"{name.zh} {count:,}", f"{name.en} {count:,}") for name, count in pairs])


def listed(texts: Iterable[Text]) -> Text:
    """Words in a row."""
    joined, every = words()["joined"], list(texts)
    return Text(joined.zh.join(x.zh for x in every), joined.en.join(x.en for x in every))


def percent(confidence: float) -> str:
    """0.9731 as 97%, and never 100% where it is not."""
    return f"{min(int(confidence * 100), 99) if confidence < 1 else 100}%"


def unread_reason(error: Exception) -> Text:
    """Why a file could not be read and what to do, by the sort of the error."""
    text = words().get(f"unread.{type(error).__name__}", words()["unread.Unreadable"])
    return Text(text.zh, text.en)


def unread_line(item: Unread) -> Text:
    """A line about a file that could not be read."""
    why, name, detail = unread_reason(item.error), veiled(item.name), veiled(str(item.error), 400)
    return Text(f"读不了 {name}：{why.zh}（{detail}）", f"cannot read {detail}")
