"""Shows accounts with their middle hidden and their type in words."""

from collections.abc import Sequence

from markupsafe import Markup

from suyuan.case.report.speak import both, t
from suyuan.case.report.words import words
from suyuan.model.accounts import TYPES, mask
from suyuan.model.text import Text, clean


def hidden(written: object) -> str:
    """The value of an account without its type, masked unless the case masked it already."""
    text = clean(written)
    type_, _, value = text.partition(":")
    if type_ not in TYPES or not value:
        return text if "*" in text else mask(f":{text}").removeprefix(":")
    return value if "*" in value else mask(text).partition(":")[2]


def named(written: object) -> Text:
    """An account with its type in words: 手机 138****1234."""
    type_ = clean(written).partition(":")[0]
    text = words().get(f"account.{type_}", Text("", ""))
    return Text(f"{text.zh} {hidden(written)}".strip(), f"{text.en} {hidden(written)}".strip())


def listed(accounts: Sequence[object], most: int = 8) -> Markup:
    """Accounts as a list of small labels."""
    shown = [both(name.zh, name.en) for name in map(named, accounts[:most])]
    rest = t("more", n=len(accounts) - most) if len(accounts) > most else Markup("")
    items = Markup("").join(Markup('<li class="account"><bdi>{}</bdi></li>').format(one) for one in shown)
    return Markup('<ul class="accounts">{}</ul>{}').format(items, rest) if shown else Markup("—")
