"""Pictures (PNG, JPEG, BMP, TIFF, WebP): the text in them, where the extra `ocr` is installed."""

from collections.abc import Iterator

from suyuan.model.errors import TooLarge, UnknownFormat
from suyuan.read.documents import Document, document
from suyuan.read.ocr import seen
from suyuan.read.placed import blocks, joined
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread

MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"BM", b"II*\x00", b"MM\x00*", b"GIF8")
LARGEST = 1 << 28

EXAMPLES: dict[str, bytes] = {}
"""None: what an engine sees in a picture is tested where the engine is installed."""


def sniff(head: bytes, _name: str) -> float:
    """The magic bytes."""
    if head.startswith(b"BM"):
        return 0.9 * (head[6:10] == bytes(4) and head[14:18] in {b"\x28\0\0\0", b"\x7c\0\0\0", b"\x6c\0\0\0"})
    return 0.9 if head.startswith(MAGIC) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """Lines of text, and tables. Raises MissingReader, TruncatedFile; UnknownFormat where there is no text to see."""
    found = list(joined([blocks(seen(_bytes(source), source.name))]))
    if not found:
        raise UnknownFormat(f"{source.name}: a picture in which no text is seen; look at it")
    yield from document(Document(source, "picture", once), found)


def _bytes(source: Source) -> bytes:
    with source.open() as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLarge(f"{source.name}: a picture of more than {LARGEST} bytes; make it smaller")
    return data
