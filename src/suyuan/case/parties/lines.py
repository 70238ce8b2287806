"""What a line of chat says for a case: numbers, orders, deliveries, payments announced, accounts named."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from suyuan.case.parties.amounts import Amounts, amounts
from suyuan.case.parties.contacts import Contact, Finder
from suyuan.case.parties.words import words
from suyuan.model.records import Message

_NOTHING = Amounts((), (), (), ())
_HAS_NUMBER = re.compile(r"[\d零一二两三四五六七八九十百千万半]")
_CLAUSE = re.compile(r"[，。；！？\n,;!?]")


@dataclass(frozen=True, slots=True)
class Line:
    """One message with what was understood of it."""

    message: Message
    speaker: str
    """The node that speaks: an account, or `name:…` where only a name is known."""
    amounts: Amounts
    goods: bool
    """It speaks of goods of another kind."""
    data: bool
    """It speaks of data as goods, or of a kind of list."""
    offer: bool
    deliver: bool
    announces: bool
    """It says that money went."""
    confirms: bool
    """It says that money came."""
    refunds: bool
    owns: tuple[str, ...]
    """Accounts that the speaker calls own."""
    works: tuple[str, ...]
    """Accounts that the speaker names as working accounts for money or customers."""
    named: tuple[str, ...]
    """All accounts named."""
    holder: str
    """The name that goes with the accounts named; empty where none is given."""
    calls: str
    """The name by which the speaker introduces himself; empty where he does not."""
    tails: tuple[tuple[str, str], ...]
    """Last digits of a card paid with, and the name given beside them."""


def speaker(message: Message) -> str:
    """The node of the sender: the account, else the name within its conversation."""
    return message.sender or f"name:{message.sender_name or message.chat}"


def lines(messages: Iterable[Message], finder: Finder) -> Iterator[Line]:
    """Understand messages one by one. Cost: one pass, the finder only where a text holds digits or letters."""
    for message in messages:
        yield line(message, finder)


def line(message: Message, finder: Finder) -> Line:
    """Understand one message."""
    text = unicodedata.normalize("NFKC", message.text).lower()
    found = finder(message.text)
    works = tuple(c.account for c in found if _works(message.text, c))
    announces = bool(words("pay", "announce").search(text)) and not words("pay", "future").search(text)
    owns = tuple(c.account for c in found if c.account not in works and _owned(message.text, c, announces))
    return Line(
        message=message,
        speaker=speaker(message),
        amounts=amounts(text) if _HAS_NUMBER.search(text) else _NOTHING,
        goods=bool(words("trade", "goods").search(text)),
        data=_of_data(text),
        offer=bool(words("trade", "offer").search(text)),
        deliver=bool(words("trade", "deliver").search(text)),
        announces=announces,
        confirms=bool(words("pay", "confirm").search(text)),
        refunds=bool(words("pay", "refund").search(text)),
        owns=owns,
        works=works,
        named=tuple(c.account for c in found),
        holder=_first("own", "holder", text),
        calls=_first("own_name", "said", text),
        tails=tuple(_tails(text)) if announces or "用" in text or "卡" in text else (),
    )


def _of_data(text: str) -> bool:
    """Whether a line speaks of data: outright, or of a kind of list and not of one's own gains and losses."""
    if words("trade", "data").search(text):
        return True
    return bool(words("trade", "list").search(text)) and not words("trade", "idle").search(text)


def _first(group: str, name: str, text: str) -> str:
    found = words(group, name).search(text)
    return found[1] if found else ""


def _clauses(text: str, contact: Contact) -> tuple[str, str]:
    """The words before and after an account, up to the next punctuation on each side."""
    before = _CLAUSE.split(text[max(0, contact.start - 24) : contact.start])[-1]
    after = _CLAUSE.split(text[contact.end : contact.end + 16])[0]
    return before.lower(), after.lower()


def _works(text: str, contact: Contact) -> bool:
    around = text[max(0, contact.start - 16) : contact.start] + " " + text[contact.end : contact.end + 20]
    return bool(words("work", "gang").search(around.lower()))


def _owned(text: str, contact: Contact, announces: bool) -> bool:
    before, after = _clauses(text, contact)
    if words("own", "other").search(before + after):
        return False
    if announces and re.fullmatch(words("own", "paid_from").pattern, before):
        return True
    behind = re.search(f"(?:{words('own', 'before').pattern})$", before)
    paid = re.search(f"(?:{words('own', 'paid_with').pattern})$", before)
    return bool(behind or paid or words("own", "after").match(after.strip(" :：")))


def _tails(text: str) -> Iterator[tuple[str, str]]:
    for m in words("tail", "pattern").finditer(text):
        around = _CLAUSE.split(text[m.end() : m.end() + 12].lstrip("，, "))[0]
        name = re.match(words("tail", "name").pattern, around.strip(" 户名叫是:："))
        yield m[1], name[0] if name else ""
