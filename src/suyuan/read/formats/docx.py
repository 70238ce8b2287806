"""Word documents (DOCX, DOCM): body, headers, footers, notes, comments, text boxes, tracked changes, links."""

from collections.abc import Iterator

from suyuan.read.documents import Document, Piece, document
from suyuan.read.markup import events
from suyuan.read.packages import built, links, ordered, package, part, properties
from suyuan.read.prose import Prose
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread

NAMES = (".docx", ".docm", ".dotx", ".dotm")
PARTS = (
    r"word/document\d*\.xml",
    r"word/(?:header|footer)\d*\.xml",
    r"word/(?:footnotes|endnotes|comments\w*)\.xml",
    r"word/glossary/document\.xml",
)

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _example() -> bytes:
    """A letter with a table under it."""

    def line(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    rows = (("姓名", "手机号"), ("王小明", "13800000001"), ("李小红", "13800000002"))
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{line(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    body = f"{line('客户王小明的电话是13800000001。')}{line('请保密。')}<w:tbl>{cells}</w:tbl>"
    xml = f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>'
    return built({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


EXAMPLES = {"example.docx": _example}
"""Small files of this format by name; built when asked for."""


def sniff(head: bytes, name: str) -> float:
    """A package whose name or whose first parts are Word's."""
    if not head.startswith(b"PK"):
        return 0.0
    return 0.95 if name.lower().endswith(NAMES) else 0.93 * (b"word/" in head)


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """Its text and tables. Raises TruncatedFile, TooLarge."""
    yield from document(Document(source, "docx", once), _pieces(source))


def _pieces(source: Source) -> Iterator[Piece]:
    with package(source) as parts:
        for pattern in PARTS:
            for name in ordered(parts, pattern):
                yield from Prose(runs=True).pieces(events(part(parts, name), source.name))
        yield from links(parts, source)
        yield from properties(parts, source)
