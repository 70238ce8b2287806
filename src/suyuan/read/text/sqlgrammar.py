"""The little of SQL that dumps are written in: statement heads, values, escapes."""

import re

NAME = r"""(?:`[^`]+`|"[^"]+"|\[[^\]]+\]|[\w$]+)"""
TABLE = rf"{NAME}(?:\s*\.\s*{NAME}){{0,2}}"
INSERT = re.compile(
    rf"\s*(?:INSERT|REPLACE)\s+(?:(?:IGNORE|DELAYED|LOW_PRIORITY|OR\s+\w+)\s+)*(?:INTO\s+)?({TABLE})\s*(\([^()]*\))?\s*VALUES?\s*(?=\()",
    re.IGNORECASE,
)
CREATE = re.compile(rf"\s*CREATE\s+(?:\w+\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?({TABLE})\s*\(", re.IGNORECASE)
COPY = re.compile(rf"\s*COPY\s+({TABLE})\s*(\([^()]*\))?\s+FROM\s+stdin[^;]*;[ \t]*\r?\n", re.IGNORECASE)
HEADS = re.compile(
    r"^\s*(?:INSERT\s+(?:\w+\s+)*INTO|REPLACE\s+INTO|CREATE\s+TABLE|COPY\s+\S+.*FROM\s+stdin)",
    re.IGNORECASE | re.MULTILINE,
)

ESCAPED = r"""'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'"""
PLAIN = r"""'[^']*+(?:''[^']*+)*+'"""
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "b": "\b", "Z": "\x1a", "f": "\f", "v": "\v"}
POSTGRES = re.compile(
    r"PostgreSQL|standard_conforming_strings|SET ANSI_|\[dbo\]|PRAGMA foreign_keys", re.IGNORECASE
)

COLUMN = re.compile(rf"\s*({NAME})(?:\s+[A-Za-z]|\s*\[)")
NOT_COLUMNS = re.compile(
    r"\s*(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|EXCLUDE|LIKE)\s*(?:KEY|INDEX|\(|`|\"|\s\w)",
    re.IGNORECASE,
)


def value_pattern(*, backslash: bool) -> re.Pattern[str]:
    """One value of a tuple and the comma or bracket after it; MySQL escapes with backslashes, others don't."""
    string = ESCAPED if backslash else rf"(?:[Ee]{ESCAPED}|{PLAIN})"
    quoted = rf"(?:[NnBbXx]|_\w+\s*)?{string}(?:::[\w ]+(?:\[\])?)?"
    call = rf"\w+\s*\((?:[^()']|{string}|\((?:[^()']|{string})*\))*\)"
    bare = r"[^\s',()]+(?:\s+[^\s',()]+)*"
    return re.compile(rf"\s*({quoted}|{call}|{bare})\s*([,)])", re.DOTALL)


def name_of(written: str) -> str:
    """The last part of a table or column name, without its quotes."""
    last: str = re.findall(NAME, written)[-1]
    return last[1:-1] if last[0] in '`"[' else last


def names_of(bracketed: str | None) -> tuple[str, ...]:
    """Column names from a bracketed list; none where there is none."""
    return tuple(name_of(part) for part in re.findall(NAME, bracketed[1:-1])) if bracketed else ()


def created_columns(body: str) -> tuple[str, ...]:
    """Column names from the body of CREATE TABLE."""
    parts = [part for part in top_level(body) if not NOT_COLUMNS.match(part)]
    return tuple(name_of(found.group(1)) for part in parts if (found := COLUMN.match(part)))


def top_level(body: str) -> list[str]:
    """Parts between commas that stand outside brackets and strings."""
    parts, depth, start = [], 0, 0
    for token in re.finditer(rf"{ESCAPED}|`[^`]*`|\"[^\"]*\"|[(),]", body):
        sign = token.group()
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append(body[start : token.start()])
            start = token.end()
    return [*parts, body[start:]]


def literal(written: str, *, backslash: bool) -> str | None:
    r"""The text that a written value stands for; None for NULL.

    >>> literal("'O''Neil\\n'", backslash=True)
    "O'Neil\n"
    """
    first = written[0]
    if first == "'":
        inner = written[1 : written.rindex("'")]
        return unescaped(inner) if backslash and "\\" in inner else inner.replace("''", "'")
    if written.upper() in {"NULL", "DEFAULT"}:
        return None
    if re.fullmatch(r"0[xX](?:[0-9A-Fa-f]{2})+|[xX]'(?:[0-9A-Fa-f]{2})*'", written):
        return from_hex(written.strip("xX'").removeprefix("0x").removeprefix("0X"))
    quote = written.find("'")
    if quote < 0:
        return written
    string = re.search(ESCAPED if backslash or first in "Ee" else PLAIN, written)
    return literal(string.group(), backslash=backslash or first in "Ee") if string else written


def unescaped(inner: str) -> str:
    """Backslash escapes and doubled quotes undone."""
    return re.sub(
        r"\\(.)|''",
        lambda m: ESCAPES.get(m.group(1), m.group(1)) if m.group(1) else "'",
        inner,
        flags=re.DOTALL,
    )


def from_hex(digits: str) -> str:
    """Bytes written in hexadecimal, as text where they are UTF-8."""
    try:
        return bytes.fromhex(digits).decode()
    except ValueError:
        return digits


def copied(field: str) -> str | None:
    """A field of a COPY block."""
    if field == "\\N":
        return None
    return unescaped(field) if "\\" in field else field
