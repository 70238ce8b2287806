"""Whether the first row of a table names its columns."""

import re
import unicodedata
from collections.abc import Sequence

from suyuan.read.text.headerwords import ENDINGS, WORDS

LOOKED = 60
"""Rows at the top among which a header with a preamble is looked for."""

DIGITS = re.compile(r"\d")
TYPED = re.compile(r"\d{4,}|\d+[-/:.]\d+|@")


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of the rows is a header.

    It is one where at least half of its cells are words that name columns, or where it holds no digits
    while some column below holds digits throughout. Two rows or more are needed for the second sign.
    """
    if not rows or not any(rows[0]):
        return False
    first, below = rows[0], rows[1:]
    cells = [cell for cell in first if cell.strip()]
    if any(TYPED.search(cell) for cell in cells) or any(len(cell) > 60 for cell in cells):
        return False
    named = sum(names_column(cell) for cell in cells)
    if named * 2 >= len(cells) and named:
        return True
    if any(DIGITS.search(cell) for cell in cells) or len(set(cells)) < len(first) or not below:
        return False
    return any(_typed(column, below) for column in range(len(first)))


def find_header(rows: Sequence[Sequence[str]]) -> tuple[int, bool]:
    """Where the header stands, -1 for nowhere, and whether what is above it is a preamble rather than records.

    Rows that fill less than half of the widest are passed over: titles and notes above the table.
    """
    top = rows[:LOOKED]
    filled = [sum(bool(cell.strip()) for cell in row) for row in top]
    wide = [at for at, cells in enumerate(filled) if cells * 2 > max(filled)]
    named = (at for at in wide if has_header([top[at]]))
    at = next(named, wide[0] if wide and has_header(rows[wide[0] :]) else -1)
    if at >= 0 or len(rows) <= LOOKED:
        return at, at > 0 and sum(cells * 2 <= max(filled) for cells in filled[:at]) * 2 >= at
    later = (
        at
        for at, row in enumerate(rows)
        if len(row) > 1
        and not TYPED.search("\0".join(row))
        and sum(map(bool, row)) * 2 > len(row)
        and has_header([row])
    )
    return next(later, -1), False


def _typed(column: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all values of a column hold digits."""
    values = [row[column] for row in rows[:200] if column < len(row) and row[column].strip()]
    return len(values) >= 1 and sum(bool(DIGITS.search(value)) for value in values) >= 0.9 * len(values)


def names_column(cell: str) -> bool:
    """Whether a cell is a word that names columns.

    >>> names_column(" 手机号码（必填） ")
    True
    """
    folded = unicodedata.normalize("NFKC", cell).lower()
    bare = re.sub(r"\(.*?\)|\[.*?\]|[\s_\-.:*\"'`\[\]]", "", folded)
    if bare in WORDS or bare.rstrip("0123456789") in WORDS or (len(bare) <= 12 and ENDINGS.search(bare)):
        return True
    tokens = re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", cell).lower())
    return (
        1 < len(tokens) <= 4
        and len(cell) <= 40
        and any(token in WORDS for token in tokens)
        and folded.isascii()
    )


def column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Names from a header: trimmed, empty ones numbered, repeated ones told apart."""
    names: list[str] = []
    for position, cell in enumerate(cells, 1):
        name = cell.replace("\ufeff", "").strip() or f"c{position}"
        while name in names:
            name = f"{name}_{position}"
        names.append(name)
    return tuple(names)


def numbered(fields: int) -> tuple[str, ...]:
    """Names of columns without a header."""
    return tuple(f"c{position}" for position in range(1, fields + 1))
