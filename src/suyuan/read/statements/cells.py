"""Cells of statements as people export them: padded, quoted twice, full of marks that mean "nothing"."""

import re
import unicodedata
from collections.abc import Sequence

PADDING = " \t\r\n\v\f\x00\xa0\u3000\ufeff\u200b`"
NOTHING = frozenset(
    {"", "/", "-", "--", "---", "—", "——", "\\", "无", "null", "none", "nan", "n/a", "(null)", "\\n"}
)


LONGEST = 500
"""Characters of a title or footer that are looked at."""


def clean(cell: str) -> str:
    r"""A cell without its padding, spreadsheet quoting undone.

    >>> clean('="0012"\t ')
    '0012'
    """
    text = cell.strip(PADDING)
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        text = text[2:-1].strip(PADDING)
    return text


def value(cell: str) -> str:
    """A cell's text, empty where the export writes one of its signs for nothing (`/`, `-`, 无 …)."""
    text = clean(cell)
    return "" if text.lower() in NOTHING else text


def folded(text: str) -> str:
    """Full width to half width, lower case, without any blank: for comparing words, never for evidence."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def joined(parts: Sequence[str]) -> str:
    """Texts joined by a blank, without empty ones and without repeats."""
    return " ".join(dict.fromkeys(part for part in parts if part))


def line(cells: Sequence[str]) -> str:
    """A row as one line of text, for preambles and footers that a comma has cut up."""
    return ",".join(clean(cell)[:LONGEST] for cell in cells).strip(",").strip()[:LONGEST]
