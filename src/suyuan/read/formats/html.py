"""Web pages: visible text and tables, links, form values, metadata, comments, JSON in scripts."""

import re
from collections.abc import Iterator

from suyuan.model.errors import TooLarge, TruncatedFile
from suyuan.read.documents import Document, Piece, document
from suyuan.read.encoding import decode, detect
from suyuan.read.page import page_text, pieces
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread

NAMES = (".html", ".htm", ".xhtml", ".shtml")
LARGEST = 1 << 29
OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL
)
BEGUN = re.compile(r"<(html|body|table)\b", re.IGNORECASE)

EXAMPLE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>名单</title></head><body>
<p>联系人<b>王小明</b>，电话<a href="tel:13800000001">拨打</a></p>
<table><tr><th>姓名</th><th>手机号</th></tr><tr><td>王小明</td><td>13800000001</td></tr>
<tr><td>李小红</td><td>13800000002</td></tr></table></body></html>
"""
EXAMPLES = {"example.html": EXAMPLE.encode()}
"""Small files of this format by name."""


def sniff(head: bytes, name: str) -> float:
    """How pages begin."""
    text = decode(head[:4096], detect(head[:4096])).lstrip("\ufeff").lower()
    if OPENING.match(text):
        return 0.9
    return 0.7 if name.lower().endswith(NAMES) and "<" in text else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """Its text and tables; a page whose end is missing is said to be cut. Raises TooLarge."""
    yield from document(Document(source, "html", once), _pieces(source))


def _pieces(source: Source) -> Iterator[Piece]:
    with source.open() as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLarge(f"{source.name}: a page of more than {LARGEST} bytes; split it and read the parts")
    text = page_text(data)
    yield from pieces(text)
    lower = text.lower()
    if any(f"</{tag.lower()}" not in lower for tag in set(BEGUN.findall(text))) or text.rfind(
        "<"
    ) > text.rfind(">"):
        raise TruncatedFile(
            f"{source.name}: the page ends before its end mark; copy it again if that is not meant"
        )
