"""JSON: an array of objects, objects with lists inside, or one object a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import ijson

from suyuan.model.errors import TruncatedFile, UnknownFormat, Unreadable
from suyuan.read.encoding import decode, detect
from suyuan.read.source import Source
from suyuan.read.table import Chunk, Once, Table, Unread
from suyuan.read.text.columns import Record, record_chunks
from suyuan.read.text.headers import column_names
from suyuan.read.text.jsonmemory import lists, whole
from suyuan.read.text.jsonvalues import BY_LINE, dumped, flat, names_into, values
from suyuan.read.text.stream import BLOCK, Bounded, Utf8, encoding_of

EXAMPLES = {
    "example.json": '[{"姓名": "王小明", "手机": {"号码": 13800000001}}, {"姓名": "李小红", "标签": ["a", "b"]}]'.encode(),
    "list.json": '{"total": 1, "data": [{"姓名": "王小明", "手机号": "13800000001"}]}'.encode(),
    "example.jsonl": '{"姓名": "王小明", "手机号": "13800000001"}\n{"姓名": "李小红"}\n'.encode(),
}
"""Small files of this format by name."""

LINE_NAMES = (".jsonl", ".ndjson")
MOST_COLUMNS = 2000
REST = "…"
"""Column that takes, as JSON, what stands under names beyond the first 2,000."""


@dataclass(frozen=True, slots=True)
class Found:
    """One list of records in a file."""

    source: Source
    encoding: str
    prefix: str
    """Where ijson finds the records; empty for values that stand side by side; a line feed for one a line."""
    columns: tuple[str, ...] = ()


def sniff(head: bytes, name: str) -> float:
    """A bracket or brace at the start, and what JSON has after it."""
    text = decode(head[: 1 << 14], detect(head)).lstrip("\ufeff \t\r\n")
    inner = text[1:].lstrip()[:1]
    if text[:1] == "{" and inner in {'"', "}"}:
        return 0.95
    if text[:1] == "[" and inner and inner in '{["]-0123456789tfn':
        return 0.95 if inner in '{["' or name.lower().endswith((".json", *LINE_NAMES)) else 0.1
    return 0.5 if text[:1] in {"{", "["} and name.lower().endswith((".json", *LINE_NAMES)) else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """One table for each list of records; where the file breaks off, the records before stay and Unread follows."""
    encoding = encoding_of(source)
    lists, error = _lists(source, encoding)
    found: list[Found] = []
    for prefix in lists:
        columns, broken = _columns(Found(source, encoding, prefix))
        error = error or broken
        if columns:
            found.append(Found(source, encoding, prefix, columns))
    if not found and not error:
        raise UnknownFormat(f"{source.name}: JSON without records; nothing to read")
    for one in found:
        yield _table(one, once, several=len(found) > 1)
    if error:
        yield Unread(source.name, error)


def _table(one: Found, once: Once, *, several: bool) -> Table:
    name = f"{one.source.name}!{one.prefix.removesuffix('.item')}" if several else one.source.name
    return Table(
        name=name,
        format="jsonl" if one.prefix == BY_LINE else "json",
        encoding=one.encoding,
        separator="",
        columns=one.columns,
        has_header=True,
        size=one.source.size,
        read=partial(_chunks, one, Once(once.bad, name)),
    )


def _lists(source: Source, encoding: str) -> tuple[list[str], Unreadable | None]:
    """Prefixes of the lists of records: one a line, the outermost array, or the arrays inside an object."""
    text = decode(source.head(), encoding).lstrip("\ufeff \t\r\n")
    if _is_lines(text, source.name):
        return [BY_LINE], None
    if text.startswith("["):
        return ["item"], None
    data = whole(source, encoding)
    if data is not None and (quick := lists(data)) is not None:
        return quick or [""], None
    prefixes: dict[str, None] = {}
    try:
        for prefix, event, _value in ijson.parse(
            Bounded(Utf8(source, encoding), source.name), multiple_values=True, buf_size=BLOCK
        ):
            if event in {"start_map", "start_array"} and prefix.endswith(".item") and ".item." not in prefix:
                prefixes[prefix] = None
    except TruncatedFile as long:
        return list(prefixes) or [""], long
    except (ijson.JSONError, RecursionError) as error:
        broken = TruncatedFile(f"{source.name}: the JSON is cut or damaged; copy it again from the source")
        broken.__cause__ = error
        return list(prefixes) or [""], broken
    return [p for p in prefixes if not p.endswith(".item.item")] or [""], None


def _is_lines(text: str, name: str) -> bool:
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    whole = sum(_is_value(line) for line in lines)
    return (len(lines) > 1 and whole * 2 >= len(lines)) or (whole > 0 and name.lower().endswith(LINE_NAMES))


def _is_value(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict | list)
    except (ValueError, RecursionError):
        return False


def _columns(one: Found) -> tuple[tuple[str, ...], Unreadable | None]:
    """Every name that a record has, in order of appearance, and the error where the file breaks off."""
    names: dict[str, None] = {}
    error: Unreadable | None = None
    try:
        for _number, value, reason in values(one.source, one.encoding, one.prefix):
            if not reason and len(names) <= MOST_COLUMNS:
                names_into(value, names)
    except TruncatedFile as broken:
        error = broken
    if len(names) > MOST_COLUMNS:
        return (*list(names)[:MOST_COLUMNS], REST), error
    return tuple(names), error


def _chunks(one: Found, once: Once) -> Iterator[Chunk]:
    safe = tuple(name.encode("utf-8", "replace").decode() for name in column_names(one.columns))
    yield from record_chunks(_records(one, once), one.columns, safe, once.add)


def _records(one: Found, once: Once) -> Iterator[Record]:
    rest = one.columns[-1:] == (REST,)
    try:
        for number, value, reason in values(one.source, one.encoding, one.prefix):
            if reason:
                once.add(number, reason, value if isinstance(value, str) else dumped(value))
                continue
            record = flat(value)
            if rest:
                beyond = {name: record[name] for name in record.keys() - set(one.columns)}
                record[REST] = dumped(beyond) if beyond else None
            yield number, record
    except TruncatedFile:
        return
