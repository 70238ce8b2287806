"""Rows out of SQL dumps: INSERT and REPLACE statements and COPY blocks, as a stream."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from suyuan.model.errors import TruncatedFile
from suyuan.read.source import Source
from suyuan.read.text.sqlgrammar import (
    COPY,
    CREATE,
    INSERT,
    POSTGRES,
    copied,
    created_columns,
    literal,
    name_of,
    names_of,
    value_pattern,
)
from suyuan.read.text.stream import WRONG, Utf8

NEAR = 1 << 16
"""Characters kept in sight of a statement's head."""

FOLLOWS = re.compile(r"\s*(,?)\s*")
FAR = 1 << 24
"""Characters that one row may have."""


@dataclass(frozen=True, slots=True)
class SqlRow:
    """One row of a dump."""

    number: int
    """Running number in the file, all tables counted, from 1."""
    table: str
    columns: tuple[str, ...]
    """Names from the statement or from CREATE TABLE before it; c1 … cn where there are none."""
    values: tuple[str | None, ...]
    reason: str
    """Why it is bad; empty for a good row."""
    raw: str
    """Its own text where it is bad."""


class Text:
    """A window on the file's characters."""

    def __init__(self, stream: Utf8) -> None:
        self._stream = stream
        self.buffer, self.at, self.ended = "", 0, False

    def more(self) -> bool:
        """Take in the next characters; whether there were any."""
        data = self._stream.read()
        if not data:
            self.ended = True
            return False
        self.buffer = self.buffer[self.at :] + data.decode()
        self.at = 0
        return True

    def see(self, size: int) -> None:
        """Make sure that so many characters are in sight, or all that are left."""
        while len(self.buffer) - self.at < size and self.more():
            pass

    def line(self) -> str | None:
        """The rest of the line, without its end, the first part of one that is too long; None at the end of the file."""
        parts, size = list[str](), 0
        while (end := self.buffer.find("\n", self.at)) < 0:
            if size <= FAR:
                parts.append(self.buffer[self.at :])
            size += len(self.buffer) - self.at
            self.at = len(self.buffer)
            if not self.more():
                self.at += 1  # beyond the end: the file ends inside a line
                return "".join(parts) if size > 0 else None
        parts.append(self.buffer[self.at : end] if size <= FAR else "")
        self.at = end + 1
        return "".join(parts).removesuffix("\r")


class Dump:
    """Reads one dump from start to end."""

    def __init__(self, source: Source, encoding: str) -> None:
        self._name = source.name
        self._stream = Utf8(source, encoding)
        self._text = Text(self._stream)
        self._text.see(NEAR)
        self._backslash = not POSTGRES.search(self._text.buffer)
        self._pattern = value_pattern(backslash=self._backslash)
        self._created: dict[str, tuple[str, ...]] = {}
        self._number = 0

    def rows(self) -> Iterator[SqlRow]:
        """Every row. Raises TruncatedFile where the file ends inside a statement."""
        text = self._text
        while True:
            text.see(NEAR)
            if text.at >= len(text.buffer):
                return
            if found := INSERT.match(text.buffer, text.at):
                text.at = found.end()
                yield from self._inserted(name_of(found.group(1)), names_of(found.group(2)))
            elif found := COPY.match(text.buffer, text.at):
                text.at = found.end()
                yield from self._copied(name_of(found.group(1)), names_of(found.group(2)))
            elif found := CREATE.match(text.buffer, text.at):
                self._create(name_of(found.group(1)), found.end())
            elif self._breaks_off(text.line() or ""):
                raise self._truncated()

    def _breaks_off(self, line: str) -> bool:
        """Whether the file ends inside a statement on this line."""
        text = self._text
        at_end = text.at > len(text.buffer) and text.ended
        return at_end and bool(re.match(r"\s*(?:INSERT|REPLACE|COPY)\b", line, re.IGNORECASE))

    def _create(self, table: str, start: int) -> None:
        end = self._text.buffer.find(";", start)
        self._created[table] = created_columns(self._text.buffer[start : end if end >= 0 else None])
        self._text.at = start
        self._text.line()

    def _inserted(self, table: str, columns: tuple[str, ...]) -> Iterator[SqlRow]:
        text = self._text
        while True:
            values = self._tuple()
            if values is None:
                raw = text.line() or ""
                if text.ended and text.at >= len(text.buffer):
                    raise self._truncated()
                self._number += 1
                yield SqlRow(self._number, table, (), (), "values", raw)
                return
            yield self._row(table, columns, values)
            if not self._comma():
                return

    def _tuple(self) -> tuple[str | None, ...] | None:
        """The values of one bracketed row; None where they cannot be understood."""
        text = self._text
        here, values = text.at + 1, list[str | None]()
        while True:
            while found := self._pattern.match(text.buffer, here):
                values.append(literal(found.group(1), backslash=self._backslash))
                here = found.end()
                if found.group(2) == ")":
                    text.at = here
                    return tuple(values)
            start = text.at
            if len(text.buffer) - start > FAR or not text.more():
                return None
            here -= start

    def _comma(self) -> bool:
        """Whether another row follows; stands at its bracket then. Raises TruncatedFile at the end of the file."""
        text = self._text
        while True:
            found = FOLLOWS.match(text.buffer, text.at)
            if found and found.end() < len(text.buffer):
                text.at = found.end() if found.group(1) else text.at
                return bool(found.group(1)) and text.buffer[text.at] == "("
            if not text.more():
                if text.buffer.endswith((")", ",")) or (found and found.group(1)):
                    raise self._truncated()
                return False

    def _copied(self, table: str, columns: tuple[str, ...]) -> Iterator[SqlRow]:
        while (line := self._text.line()) is not None:
            if line == "\\.":
                return
            yield self._row(table, columns, tuple(copied(field) for field in line.split("\t")))
        raise self._truncated()

    def _row(self, table: str, columns: tuple[str, ...], values: tuple[str | None, ...]) -> SqlRow:
        self._number += 1
        names = columns or self._created.get(table, ())
        reason = f"columns:{len(values)}!={len(names)}" if names and len(names) != len(values) else ""
        if self._stream.wrong and any(WRONG in value for value in values if value):
            reason = reason or "encoding"
        names = names or tuple(f"c{i}" for i in range(1, len(values) + 1))
        raw = "\t".join(value or "" for value in values) if reason else ""
        return SqlRow(self._number, table, names, values, reason, raw)

    def _truncated(self) -> TruncatedFile:
        return TruncatedFile(
            f"{self._name}: the SQL dump breaks off after row {self._number}; copy it again from the source"
        )
