"""Letters (EML) and boxes of letters (MBOX), saved pages (MHT): a table of headers, and the bodies as text.

Attachments are files of their own, `mail.eml!invoice.xlsx`: see `archives/letters.py`.
"""

from collections.abc import Iterator
from dataclasses import replace

from suyuan.model.errors import TruncatedFile, Unreadable
from suyuan.read.archives.kinds import is_mail
from suyuan.read.documents import Document, Piece, document
from suyuan.read.mailbox import COLUMNS, body, headers, is_broken, letters
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread
from suyuan.read.text.cards import Card, cards_table

LETTER = (
    "From: =?gb2312?B?zfXQocP3?= <wang@example.cn>\nTo: li@example.cn\nDate: Thu, 02 Mar 2017 10:00:00 +0800\n"
    "Subject: =?utf-8?B?5ZCN5Y2V?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    "--x\nContent-Type: text/plain; charset=gbk\nContent-Transfer-Encoding: base64\n\nteew9DEzODAwMDAwMDAx\n"
    "--x\nContent-Type: text/csv; name=a.csv\n\nname,phone\nWang,13800000001\n--x--\n"
)
EXAMPLES = {
    "example.eml": LETTER.encode(),
    "example.mbox": f"From wang Thu Mar  2 10:00:00 2017\n{LETTER}\nFrom wang Thu Mar  2 11:00:00 2017\n{LETTER}".encode(),
}
"""Small files of this format by name."""


def sniff(head: bytes, name: str) -> float:
    """Header lines at the start."""
    return 0.9 if is_mail(head, name) else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """The headers as a table, then the bodies. A letter that ends in the middle is said to.

    A letter with nothing for the table is a bad row. Raises Unreadable where no letter says anything.
    """
    cards: list[Card] = []
    try:
        found = list(document(Document(source, "mail", once), _pieces(source, cards, once)))
    except Unreadable:
        if not cards:
            raise
        found = []  # no text: the headers and the attachments speak
    if cards:
        table = cards_table(source, "mail", cards, once)
        yield replace(table, name=f"{source.name}!headers") if found else table
    yield from found


def _pieces(source: Source, cards: list[Card], once: Once) -> Iterator[Piece]:
    broken = 0
    with source.open() as stream:
        for number, letter in letters(stream, source.name):
            values = zip(COLUMNS, headers(letter), strict=True)
            if fields := [(name, value) for name, value in values if value is not None]:
                cards.append((number, fields))
            else:
                once.add(
                    number, "headers", "\n".join(f"{name}: {value}" for name, value in letter.raw_items())
                )
            broken = broken or number * is_broken(letter)
            yield from body(letter)
    if broken:
        raise TruncatedFile(
            f"{source.name}: letter {broken} ends in the middle; copy it again from the source"
        )
