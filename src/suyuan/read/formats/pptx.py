"""Presentations (PPTX, PPTM): slides, tables, notes, comments, links."""

from collections.abc import Iterator

from suyuan.read.documents import Document, Piece, document
from suyuan.read.markup import events
from suyuan.read.packages import built, links, ordered, package, part, properties
from suyuan.read.prose import Prose
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread

NAMES = (".pptx", ".pptm", ".ppsx", ".potx")
PARTS = (r"ppt/slides/slide\d+\.xml", r"ppt/notesSlides/\w+\.xml", r"ppt/comments/.*\.xml")
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _example() -> bytes:
    """A slide with two lines."""
    lines = "".join(
        f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("联系人：王小明", "电话：13800000001")
    )
    slide = f'<sld xmlns:a="{DRAWING}"><txBody>{lines}</txBody></sld>'
    return built({"[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": slide})


EXAMPLES = {"example.pptx": _example}
"""Small files of this format by name; built when asked for."""


def sniff(head: bytes, name: str) -> float:
    """A package whose name or whose first parts are PowerPoint's."""
    if not head.startswith(b"PK"):
        return 0.0
    return 0.95 if name.lower().endswith(NAMES) else 0.92 * (b"ppt/" in head)


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """Its text and tables. Raises TruncatedFile, TooLarge."""
    yield from document(Document(source, "pptx", once), _pieces(source))


def _pieces(source: Source) -> Iterator[Piece]:
    with package(source) as parts:
        for pattern in PARTS:
            for name in ordered(parts, pattern):
                yield from Prose(runs=not name.startswith("ppt/comments")).pieces(
                    events(part(parts, name), source.name)
                )
        yield from links(parts, source)
        yield from properties(parts, source)
