"""OpenDocument texts and presentations (ODT, ODP); ODS is read as a workbook."""

from collections.abc import Iterator

from suyuan.read.documents import Document, Piece, document
from suyuan.read.markup import events
from suyuan.read.packages import built, ordered, package, part, properties
from suyuan.read.prose import Prose
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread

NAMES = (".odt", ".ott", ".odp", ".odg")
TEXT = "application/vnd.oasis.opendocument."
OASIS = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def _example() -> bytes:
    """A letter of two lines."""
    lines = "<t:p>客户王小明的电话是<t:span>13800000001</t:span>。</t:p><t:p>请保密。</t:p>"
    return built({"mimetype": f"{TEXT}text", "content.xml": f'<content xmlns:t="{OASIS}">{lines}</content>'})


EXAMPLES = {"example.odt": _example}
"""Small files of this format by name; built when asked for."""


def sniff(head: bytes, name: str) -> float:
    """A package whose name or whose own words say so."""
    if not head.startswith(b"PK") or b"opendocument.spreadsheet" in head[:200]:
        return 0.0
    return 0.95 if name.lower().endswith(NAMES) else 0.93 * (TEXT.encode() in head[:200])


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """Its text and tables. Raises TruncatedFile, TooLarge."""
    yield from document(Document(source, "odt", once), _pieces(source))


def _pieces(source: Source) -> Iterator[Piece]:
    with package(source) as parts:
        for name in ordered(parts, r"content\.xml|styles\.xml"):
            yield from Prose(runs=False).pieces(events(part(parts, name), source.name))
        yield from properties(parts, source)
