"""Rich text (RTF): its text, cells of a table row parted by tabs."""

import re
from collections.abc import Iterator

from suyuan.model.errors import TooLarge, TruncatedFile
from suyuan.read.documents import Document, Piece, document
from suyuan.read.encoding import decode, detect
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread

LARGEST = 1 << 29
TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d{1,9})? ?|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n\\]"
)
SIGNS = {b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t", b"cell": "\t"}
ASIDE = {
    b"fonttbl",
    b"colortbl",
    b"stylesheet",
    b"pict",
    b"objdata",
    b"themedata",
    b"datastore",
    b"listtable",
}
ASIDE |= {b"latentstyles", b"rsidtbl", b"generator", b"listoverridetable", b"colorschememapping", b"xmlnstbl"}
PLAIN = {b"~": " ", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n", b"{": "{", b"}": "}", b"\\": "\\"}
PAGES = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 54936: "gb18030"}

EXAMPLES = {
    "example.rtf": rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}\pard \'cd\'f5\'d0\'a1\'c3\'f7 13800000001\par"
    rb" \u26446?\u23567?\u32418? 13800000002\par}"
}
"""Small files of this format by name."""


def sniff(head: bytes, _name: str) -> float:
    """The first group."""
    return 1.0 if head.startswith(b"{\\rtf") else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """Its text. Raises TooLarge; a file that ends inside a group is said to be cut."""
    yield from document(Document(source, "rtf", once), _pieces(source))


def _pieces(source: Source) -> Iterator[Piece]:
    with source.open() as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLarge(f"{source.name}: rich text of more than {LARGEST} bytes; save it as plain text")
    reader = Rtf()
    yield from reader.text(data).split("\n")
    if reader.open_groups:
        raise TruncatedFile(f"{source.name}: the rich text is cut or damaged; copy it again from the source")


class Rtf:
    """Reads one document."""

    def __init__(self) -> None:
        self.open_groups = 0
        self._aside = 0
        """The depth of the group that is left out; 0 for none."""
        self._codec = ""
        self._skips, self._to_skip = [1], 0
        """How many characters stand in for each \\u, by group; and how many are still to come."""
        self._bytes = bytearray()
        self._out: list[str] = []

    def text(self, data: bytes) -> str:
        """The text; paragraphs end lines."""
        for found in TOKEN.finditer(data):
            raw, word, number, sign, brace, plain = found.groups()
            if raw:
                self._byte(bytes.fromhex(raw.decode()))
                continue
            if plain:
                self._byte(plain)
                continue
            self._flush()
            if word:
                self._word(word, int(number) if number else None)
            elif brace:
                self._brace(brace)
            elif sign == b"*":
                self._leave_out()
            elif sign:
                self._say(PLAIN.get(sign, ""))
        self._flush()
        return "".join(self._out)

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            self.open_groups += 1
            self._skips.append(self._skips[-1])
        else:
            if self._aside == self.open_groups:
                self._aside = 0
            self.open_groups -= 1
            self._skips = self._skips[:-1] or [1]

    def _word(self, word: bytes, number: int | None) -> None:
        if word == b"ansicpg" and number:
            self._codec = PAGES.get(number, f"cp{number}")
        elif word == b"uc" and number is not None:
            self._skips[-1] = number
        elif word == b"u" and number is not None:
            self._say(chr(number % 65536))
            self._to_skip = self._skips[-1]
        elif word in ASIDE:
            self._leave_out()
        else:
            self._say(SIGNS.get(word, ""))

    def _leave_out(self) -> None:
        self._aside = self._aside or self.open_groups

    def _byte(self, raw: bytes) -> None:
        skipped = min(self._to_skip, len(raw))
        self._to_skip -= skipped
        if not self._aside:
            self._bytes += raw[skipped:]

    def _say(self, text: str) -> None:
        if not self._aside:
            self._out.append(text)

    def _flush(self) -> None:
        if self._bytes:
            raw = bytes(self._bytes)
            self._bytes.clear()
            try:
                self._out.append(raw.decode(self._codec or "gb18030"))
            except (LookupError, UnicodeDecodeError):
                self._out.append(decode(raw, detect(raw)))
