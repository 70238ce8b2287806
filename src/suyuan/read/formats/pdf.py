"""PDF: the text of its pages and forms, tables where cells stand under each other, scanned pages where `ocr` is installed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any

from suyuan.model.errors import LockedFile, MissingReader, TooLarge, TruncatedFile
from suyuan.read.documents import Document, Piece, document
from suyuan.read.ocr import INSTALL, available, seen
from suyuan.read.placed import Placed, blocks, joined
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread

LARGEST = 1 << 31
END = 2048
"""Bytes at the end among which the end mark stands."""
PASSWORD = 4
"""The library's error for it (FPDF_ERR_PASSWORD)."""
SCALE = 2.5
"""Dots for each point of a page that is looked at as a picture: 180 an inch."""
LOCK = Lock()
"""The library may be used by one thread at a time."""

LINE = b"BT /F 12 Tf 72 700 Td (Wang Xiaoming, phone 13800000001) Tj 0 -20 Td (Please keep it.) Tj ET"


def _example() -> bytes:
    """A page of two lines."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(LINE), LINE),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    return assembled(parts)


def assembled(parts: list[bytes]) -> bytes:
    """A PDF of the given objects, the first its catalogue: for examples."""
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n" % (count, table, count)
    return data + head + b"startxref\n%d\n%%%%EOF\n" % len(data)


EXAMPLES = {"example.pdf": _example}
"""Small files of this format by name; built when asked for."""


def sniff(head: bytes, _name: str) -> float:
    """The mark that stands near the start."""
    return 1.0 if b"%PDF-" in head[:1024] else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """Its text and tables. Raises LockedFile, TruncatedFile, TooLarge; pages that are pictures only are said to be."""
    with source.open() as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLarge(f"{source.name}: a PDF of more than {LARGEST} bytes; split it and read the parts")
    yield from document(Document(source, "pdf", once), _pieces(data, source.name))


@dataclass(slots=True)
class _Lost:
    """Pages, by number from 1, that gave no text."""

    pictures: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)


def _pieces(data: bytes, name: str) -> Iterator[Piece]:
    lost = _Lost()
    with LOCK:
        pages = list(joined(_pages(data, name, lost)))
    yield from pages
    if lost.broken or b"%%EOF" not in data[-END:]:
        raise TruncatedFile(f"{name}: the PDF is cut or damaged; copy it again from the source")
    if lost.pictures and not available():
        told = f"{len(lost.pictures)} pages, the first of them page {lost.pictures[0]}, are pictures without text"
        raise MissingReader(f"{name}: {told}; {INSTALL}")


def _pages(data: bytes, name: str, lost: _Lost) -> Iterator[list[Piece]]:
    from pypdfium2 import PdfiumError  # noqa: PLC0415  # seldom needed

    with _opened(data, name) as pdf:
        for number in range(1, len(pdf) + 1):
            try:
                with _closing(pdf[number - 1]) as page:
                    yield list(blocks(_page(page, name, partial(lost.pictures.append, number))))
            except PdfiumError:
                lost.broken.append(number)
        told = pdf.get_metadata_dict().items()
        yield [f"{key}: {value}" for key, value in told if value and "Date" not in key]


def _page(page: Any, name: str, picture: Callable[[], None]) -> list[Placed]:
    """The text of a page, or what is seen of it where it is a picture."""
    found = list(_characters(page))
    if found or not _holds_picture(page):
        return found
    picture()
    return list(seen(page.render(scale=SCALE).to_numpy(), name)) if available() else []


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415  # seldom needed

    try:
        pdf = pypdfium2.PdfDocument(data)
        pdf.init_forms()
    except pypdfium2.PdfiumError as error:
        if error.err_code == PASSWORD:
            raise LockedFile(f"{name}: the PDF has a password; save it without one and try again") from error
        raise TruncatedFile(f"{name}: the PDF is cut or damaged; copy it again from the source") from error
    with _closing(pdf):
        yield pdf


@contextmanager
def _closing(thing: Any) -> Iterator[Any]:
    try:
        yield thing
    finally:
        thing.close()


def _characters(page: Any) -> Iterator[Placed]:
    """Every character of a page and of the forms on it, and where it stands."""
    import pypdfium2.raw as library  # noqa: PLC0415  # seldom needed

    library.FPDFPage_Flatten(page, library.FLAT_NORMALDISPLAY)
    height = page.get_height()
    with _closing(page.get_textpage()) as text:
        for number in range(text.count_chars()):
            character = chr(library.FPDFText_GetUnicode(text, number) or 0xFFFD)
            if not character.isspace() and not "\ud800" <= character <= "\udfff":
                left, bottom, right, top = text.get_charbox(number, loose=True)
                yield Placed(character, left, right, height - top, height - bottom)


def _holds_picture(page: Any) -> bool:
    import pypdfium2.raw as library  # noqa: PLC0415  # seldom needed

    return any(True for _ in page.get_objects(filter=[library.FPDF_PAGEOBJ_IMAGE], max_depth=3))
