"""JSON and JSON lines of any nesting as flat records, broken ones told."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from suyuan.read.encoding import decode, detect

START = re.compile(r"\s*(?:\[\s*[\[{]|\[\s*\]|\{\s*[\"}])")
DEEPEST = 20
"""Objects in objects that are followed."""
Flat = dict[str, Any]
"""Field -> text, number, or list; nested objects become `outer.inner`."""


@dataclass(frozen=True, slots=True)
class Record:
    """One object."""

    number: int
    """Line, or running number in an array, from 1."""
    fields: Flat


@dataclass(frozen=True, slots=True)
class Broken:
    """Text that is no object."""

    number: int
    raw: str


def looks_like_json(data: bytes) -> bool:
    """Whether a file starts as an object, or as an array of objects or arrays."""
    return bool(START.match(decode(data[:4096], detect(data[:4096])).lstrip("\ufeff")))


def objects(data: bytes) -> Iterator[Record | Broken]:
    """Every object of a file: JSON lines, an array, or an object that holds an array of objects.

    Of a cut file the whole objects come, then the rest as Broken.
    """
    text = decode(data, detect(data)).removeprefix("\ufeff").strip()
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _salvaged(text) if text.startswith("[") else _lines(text)
        return
    for number, item in enumerate(_listed(whole), 1):
        yield Record(number, flat(item)) if isinstance(item, Mapping) else Broken(number, text_of(item))


def flat(item: Mapping[str, Any], prefix: str = "") -> Flat:
    """Nested objects with their names joined by a point; lists stay.

    >>> flat({"reporter": {"name": "王"}})
    {'reporter.name': '王'}
    """
    found: Flat = {}
    for key, inner in item.items():
        if isinstance(inner, Mapping) and prefix.count(".") < DEEPEST:
            found |= flat(inner, f"{prefix}{key}.")
        elif inner is not None:
            found[f"{prefix}{key}"] = inner
    return found


def text_of(item: object, depth: int = 0) -> str:
    """A field's value as text; lists joined by a comma. What lies too deep is left out."""
    if depth > DEEPEST:
        return ""
    if isinstance(item, list):
        return ",".join(text_of(part, depth + 1) for part in item)
    if isinstance(item, Mapping):
        return " ".join(text_of(part, depth + 1) for part in item.values())
    if isinstance(item, bool):
        return str(int(item))
    return f"{item:.10f}".rstrip("0").rstrip(".") if isinstance(item, float) else str(item)


def _listed(whole: Any) -> list[Any]:
    """The list of objects that a document is about, with its outer fields laid under each."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, Mapping):
        return [whole]
    lists = {
        k: v for k, v in whole.items() if isinstance(v, list) and v and all(isinstance(i, Mapping) for i in v)
    }
    if not lists or any(re.search("account|账", key) for key in lists):
        return [whole]
    name = max(lists, key=lambda key: len(lists[key]))
    outer = {f"outer.{k}": v for k, v in whole.items() if isinstance(v, str | int | float)}
    return [outer | item for item in lists[name]]


def _lines(text: str) -> Iterator[Record | Broken]:
    """One object a line."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line.strip().rstrip(","))
        except (ValueError, RecursionError):
            yield Broken(number, line)
            continue
        yield Record(number, flat(item)) if isinstance(item, Mapping) else Broken(number, line)


def _salvaged(text: str) -> Iterator[Record | Broken]:
    """The whole objects of an array that breaks off."""
    decoder = json.JSONDecoder()
    here, number = 1, 1
    while True:
        gap = re.compile(r"[\s,]*").match(text, here)
        here = gap.end() if gap else here
        if here >= len(text):
            return
        try:
            item, here = decoder.raw_decode(text, here)
        except (ValueError, RecursionError):
            yield Broken(number, text[here:])
            return
        yield Record(number, flat(item)) if isinstance(item, Mapping) else Broken(number, text_of(item))
        number += 1
