"""Fields of delimited text in plain Python: small files, samples and headers; large files go through the kernel."""

from collections import deque
from collections.abc import Iterable, Iterator

QUOTABLE = (",", "\t", ";", "|")
"""Separators whose fields may be quoted."""

LONGEST_LINES = 200
"""How far a quoted field may run; a quote open for longer was never meant as one."""


def records(lines: Iterable[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the number of its first line, from 1; lines may keep their ends.

    `separator` is one character. A quote opens a field only at its start, doubled quotes stand for one, and a
    quoted field may hold line ends; blanks after it are dropped. A quote that nobody closes, or that text
    follows, is a plain character. Blank lines are left out.
    """
    for number, raw in joined(lines, separator):
        yield number, fields_of(raw, separator)


def joined(lines: Iterable[str], separator: str) -> Iterator[tuple[int, str]]:
    """Records as they stand, those of several lines joined, each with the number of its first line."""
    source = iter(lines)
    waiting: deque[str] = deque()
    number = 0
    while (line := waiting.popleft() if waiting else next(source, None)) is not None:
        number += 1
        if not line.strip("\r\n"):
            continue
        taken = [line]
        fields = parse(line, separator) if '"' in line else []
        while fields is None and len(taken) < LONGEST_LINES:
            more = waiting.popleft() if waiting else next(source, None)
            if more is None:
                break
            taken.append(more if taken[-1].endswith(("\r", "\n")) else "\n" + more)
            fields = parse("".join(taken), separator)
        if not fields:
            waiting.extendleft(part.removeprefix("\n") for part in reversed(taken[1:]))
            taken = taken[:1]
        yield number, "".join(taken)
        number += len(taken) - 1


def fields_of(line: str, separator: str) -> list[str]:
    """Fields of one line; a blank as separator stands for any run of blanks or tabs."""
    line = line.rstrip("\r\n")
    if separator == " ":
        return [field for field in line.replace("\t", " ").split(" ") if field]
    if not separator:
        return [line]
    if '"' in line and separator in QUOTABLE:
        return parse(line, separator) or line.split(separator)
    return line.split(separator)


def parse(text: str, separator: str) -> list[str] | None:
    """Fields of a record with quotes; None where a quote is still open at its end, none where text follows one."""
    text = text.rstrip("\r\n")
    fields: list[str] = []
    here = 0
    while True:
        if text.startswith('"', here):
            end = _closing(text, here + 1)
            if end < 0:
                return None
            fields.append(text[here + 1 : end].replace('""', '"'))
            here = end + 1
            while here < len(text) and text[here] in " \t" and text[here] != separator:
                here += 1
            if here < len(text) and text[here] != separator:
                return []
        else:
            end = text.find(separator, here)
            end = len(text) if end < 0 else end
            fields.append(text[here:end])
            here = end
        if here >= len(text):
            return fields
        here += 1


def _closing(text: str, at: int) -> int:
    """Where the quote closes that opened before `at`; -1 where it does not."""
    while (at := text.find('"', at)) >= 0:
        if text[at + 1 : at + 2] != '"':
            return at
        at += 2
    return -1
