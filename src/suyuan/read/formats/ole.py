"""Older office documents (DOC, PPT), Outlook messages (MSG), and documents under a password."""

from collections.abc import Iterator
from dataclasses import replace

from suyuan.model.errors import UnknownFormat, Unreadable
from suyuan.read.compound import (
    MAGIC,
    Ole,
    compound,
    property_text,
    property_time,
    slides_text,
    storages,
    stream,
    word_text,
)
from suyuan.read.documents import Document, Piece, document
from suyuan.read.formats import xlsx
from suyuan.read.page import page_text, pieces
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread
from suyuan.read.text.cards import cards_table

EXAMPLES: dict[str, bytes] = {}
"""None: what these programs write is tested with files made by hand."""

WORKBOOKS = ("Workbook", "Book")
SENDER, ADDRESS, RECIPIENT = "0C1A", "0C1F", "__recip_version1.0_"
FIELDS = {"To": "0E04", "Cc": "0E03", "Bcc": "0E02", "Subject": "0037"}
SENT = 0x0039


def sniff(head: bytes, _name: str) -> float:
    """The magic bytes."""
    return 0.85 if head.startswith(MAGIC) else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """What the file is. Raises LockedFile, TruncatedFile, UnknownFormat."""
    with compound(source) as ole:
        kind = _kind(ole)
    of = Document(source, kind, once)
    if kind == "xls":
        yield from xlsx.read(source, once)
    elif kind == "msg":
        yield from _letter(of)
    elif kind:
        yield from document(of, _pieces(source, kind))
    else:
        raise UnknownFormat(f"{source.name}: a compound file of an unknown program; export it as text or CSV")


def _kind(ole: Ole) -> str:
    if ole.exists("WordDocument"):
        return "doc"
    if ole.exists("PowerPoint Document"):
        return "ppt"
    if any(ole.exists(name) for name in WORKBOOKS):
        return "xls"
    return "msg" if ole.exists("__properties_version1.0") else ""


def _pieces(source: Source, kind: str) -> Iterator[Piece]:
    with compound(source) as ole:
        texts = [word_text(ole, source.name)] if kind == "doc" else slides_text(ole)
        for text in texts:
            yield from text.replace("\r", "\n").replace("\x0b", "\n").split("\n")


def _letter(of: Document) -> Iterator[Table | Unread]:
    with compound(of.source) as ole:
        fields = [("From", _who(property_text(ole, "", SENDER), property_text(ole, "", ADDRESS)))]
        fields += [(name, property_text(ole, "", tag)) for name, tag in FIELDS.items()]
        people = [_who(property_text(ole, at, "3001"), _address(ole, at)) for at in storages(ole, RECIPIENT)]
        fields += [("Recipients", "; ".join(filter(None, people))), ("Date", property_time(ole, SENT))]
        lines: list[Piece] = list(property_text(ole, "", "1000").splitlines())
        page = stream(ole, "__substg1.0_10130102")
    table = cards_table(of.source, "msg", [(1, [field for field in fields if field[1]])], of.once)
    try:
        found = list(document(of, lines or pieces(page_text(page))))
    except Unreadable:
        found = []  # no text: the headers speak
    yield replace(table, name=f"{of.source.name}!headers") if found else table
    yield from found


def _address(ole: Ole, at: str) -> str:
    return property_text(ole, at, "39FE") or property_text(ole, at, "3003")


def _who(name: str, address: str) -> str:
    return f"{name} <{address}>" if name and address and name != address else name or address
