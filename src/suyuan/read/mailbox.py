"""Letters (EML, MBOX, MHT): headers, bodies as lines, attachments; whatever is broken in them is read as far as it goes."""

import binascii
import email
import email.message
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import BinaryIO, cast

from suyuan.model.errors import TooLarge
from suyuan.read.documents import Piece
from suyuan.read.page import decoded, page_text, pieces

HEADERS = ("From", "To", "Cc", "Bcc", "Reply-To", "Date", "Subject")
ORIGIN = ("X-Originating-IP", "X-Sender-IP", "X-Real-IP", "X-Client-IP")
COLUMNS = (*HEADERS, "Origin-IP")
BASE64 = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
LARGEST = 64 << 20
"""Bytes of one letter; what comes after is not read, and said not to be."""
DEEPEST = 20
"""Parts inside parts."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a letter."""

    name: str
    data: bytes


def letters(stream: BinaryIO, name: str) -> Iterator[tuple[int, email.message.Message]]:
    """Every letter with its number from 1; a box is read letter by letter. Raises TooLarge after what fits of a letter."""
    number, size, held, blank, box = 1, 0, list[bytes](), True, False
    for line in _lines(stream):
        if blank and line.startswith(b"From ") and (box or not held):
            if held:
                yield number, email.message_from_bytes(b"".join(held))
                number += 1
            size, held, box = 0, [], True
            continue
        if held or line.strip(b"\xef\xbb\xbf\r\n"):
            held.append(line if held else line.removeprefix(b"\xef\xbb\xbf"))
            size += len(line)
        blank = not line.strip()
        if size > LARGEST:
            yield number, email.message_from_bytes(b"".join(held)[:LARGEST])
            raise TooLarge(f"{name}: letter {number} holds more than {LARGEST} bytes and is read no further")
    yield number, email.message_from_bytes(b"".join(held))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines with their ends; one that is endless comes in parts."""
    held, size = list[bytes](), 0
    while data := stream.read(1 << 20):
        *whole, tail = data.split(b"\n")
        for line in whole:
            yield b"".join((*held, line, b"\n"))
            held, size = [], 0
        held.append(tail)
        size += len(tail)
        if size > LARGEST:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def headers(letter: email.message.Message) -> list[str | None]:
    """The values for COLUMNS."""
    values = [_header(letter, name) for name in HEADERS]
    values[5] = _date(values[5])
    origin = next((value for name in ORIGIN if (value := _header(letter, name))), None)
    return [*values, origin.strip("[] ") if origin else None]


def _header(letter: email.message.Message, name: str) -> str | None:
    text = [words(value) for key, value in letter.raw_items() if key.lower() == name.lower()]
    if not text:
        return None
    if name in {"From", "To", "Cc", "Bcc", "Reply-To"}:
        pairs = [(shown, address) for shown, address in getaddresses(text) if shown or address]
        good = [f"{shown} <{address}>" if shown and address else shown or address for shown, address in pairs]
        return "; ".join(good) or "; ".join(text)
    return " ".join(text)


def words(value: object) -> str:
    """A header's text: encoded words undone, bytes without a charset told by what they are."""
    raw = str(value).encode("utf-8", "surrogateescape")
    try:
        parts = decode_header(decoded(raw, "")) if b"=?" in raw else [(raw, None)]
    except (ValueError, LookupError, MessageError):
        parts = [(raw, None)]
    texts = [part if isinstance(part, str) else decoded(part, charset or "") for part, charset in parts]
    return " ".join("".join(texts).split())


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).isoformat(" ")
    except (ValueError, TypeError, IndexError, OverflowError):
        return value


def body(letter: email.message.Message) -> Iterator[Piece]:
    """The lines and tables of a letter's text; what the plain text says again after the page is said once."""
    texts = [part for part in _parts(letter, 0) if part.get_content_maintype() == "text" and not _name(part)]
    seen: list[str] = []
    for part in sorted(texts, key=lambda part: part.get_content_subtype() != "html"):
        data, charset = _payload(part), part.get_content_charset("")
        if part.get_content_subtype() == "html":
            text = decoded(data, charset) if charset else page_text(data)
            seen.append(_bare(" ".join(map(str, pieces(text)))))
            yield from pieces(text)
        else:
            lines = decoded(data, charset).splitlines()
            yield from (line for line in lines if not any(_bare(line) in page for page in seen))


def _bare(text: str) -> str:
    return "".join(text.split())


def attachments(letter: email.message.Message) -> Iterator[Attachment]:
    """Every file in a letter; a letter inside it is a file too."""
    for number, part in enumerate(_parts(letter, 0), 1):
        kind, name = part.get_content_type(), _name(part)
        if kind == "message/rfc822":
            inner = part.get_payload()
            letters_ = inner if isinstance(inner, list) else []
            for one in letters_:
                yield Attachment(name or f"{number}.eml", cast("email.message.Message", one).as_bytes())
        elif name or not kind.startswith(("text/", "multipart/")):
            yield Attachment(name or f"{number}.{kind.rpartition('/')[2]}", _payload(part))


def _parts(letter: email.message.Message, depth: int) -> Iterator[email.message.Message]:
    """Parts that hold something themselves; letters inside are not gone into."""
    if letter.get_content_type() == "message/rfc822" or not letter.is_multipart() or depth > DEEPEST:
        yield letter
        return
    for part in cast("list[email.message.Message]", letter.get_payload()):
        yield from _parts(part, depth + 1)


def _name(part: email.message.Message) -> str:
    """The file name of a part; empty where it has none."""
    try:
        name = part.get_filename("")
    except (ValueError, LookupError, TypeError):
        name = ""
    return words(name).replace("/", "_").replace("\\", "_") if name else ""


def _payload(part: email.message.Message) -> bytes:
    """The bytes of a part, its transfer encoding undone as far as it can be."""
    raw = str(part.get_payload()).encode("utf-8", "surrogateescape")
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        kept = bytes(filter(BASE64.__contains__, raw))
        return binascii.a2b_base64(kept[: len(kept) - (len(kept) % 4 == 1)] + b"==")
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, TypeError):
        data = None
    return data if isinstance(data, bytes) else raw


def is_broken(letter: email.message.Message) -> bool:
    """Whether a letter of several parts, or an encoded one, ends in the middle."""
    wrong = {"StartBoundaryNotFoundDefect", "CloseBoundaryNotFoundDefect", "InvalidBase64PaddingDefect"}
    return any(type(defect).__name__ in wrong for part in letter.walk() for defect in part.defects)
