"""Web pages as lines and tables: what is seen, and what is not: links, form values, metadata, comments, JSON in scripts."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from suyuan.read.documents import Grid, Piece
from suyuan.read.encoding import BOMS, decode, detect

BLOCKS = (
    " address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section select summary textarea title tr ul "
)
"""Elements that begin a line, each between blanks."""
SHOWN = (
    "value",
    "alt",
    "title",
    "placeholder",
    "content",
    "data-phone",
    "data-tel",
    "data-mobile",
    "data-email",
)
"""Attributes whose text a person may see, or a page may hold for its scripts."""
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
ASSIGNED = re.compile(r"""[=(:,]\s*(?=[{\[]\s*["{\[])""")
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}
MOST_SCRIPT = 200
"""JSON values that are looked for in one script."""


def page_text(data: bytes) -> str:
    """A page as text, in the encoding that it declares, or the one that it is seen to be in."""
    declared = CHARSET.search(data[:4096]) or DECLARED.search(data[:4096])
    marked = any(data.startswith(bom) for bom, _name in BOMS)
    return decoded(data, "" if marked or not declared else declared.group(1).decode())


def decoded(data: bytes, charset: str) -> str:
    """The text of bytes in a named character set; told from the bytes where none is named or where it is wrong."""
    name = WIDER.get(charset.lower().strip(), charset.strip())
    try:
        return data.decode(name) if name else decode(data, detect(data))
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(data, detect(data))


def pieces(text: str) -> Iterator[Piece]:
    """Lines and tables in the order in which they end."""
    page = Page()
    for start in range(0, len(text), 1 << 16):
        page.feed(text[start : start + (1 << 16)])
        yield from page.taken()
    page.close()
    page.end()
    yield from page.taken()


class Page(HTMLParser):
    """Reads one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._line: list[str] = []
        self._tables: list[tuple[Grid, list[Piece]]] = []
        self._cells: list[list[str]] = []
        self._hidden = ""
        self._script: list[str] = []
        self._out: list[Piece] = []

    def taken(self) -> list[Piece]:
        """What was found since the last time."""
        out, self._out = self._out, []
        return out

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Blocks begin lines; cells and rows make tables."""
        found = {key: value or "" for key, value in attrs}
        if tag in {"script", "style"}:
            self._hidden = tag
        if tag == "table":
            self._break()
            self._tables.append(([], []))
        elif tag == "tr" and self._tables:
            self._cell_ends()
            self._tables[-1][0].append([])
        elif tag in {"td", "th"} and self._tables:
            self._cell_ends()
            self._cells.append([])
        elif f" {tag} " in BLOCKS:
            self._break()
        self._attributes(tag, found)

    def handle_endtag(self, tag: str) -> None:
        """What ends with the element."""
        if tag == self._hidden:
            self._hidden = ""
            self._out.extend(_values("".join(self._script)))
            self._script.clear()
        elif tag in {"td", "th", "tr"} and self._tables:
            self._cell_ends()
        elif tag == "table" and self._tables:
            self._cell_ends()
            grid, _ = self._tables.pop()
            self._out.append([row for row in grid if row])
        elif f" {tag} " in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._hidden == "script":
            self._script.append(data)
        elif not self._hidden:
            self._line.append(data)

    def handle_comment(self, data: str) -> None:
        """What somebody left out of sight is read too."""
        self._out.extend(line.strip() for line in data.splitlines() if line.strip())

    def end(self) -> None:
        """The page is over; what is open is closed."""
        while self._tables:
            self.handle_endtag("table")
        self._break()
        self._out.extend(_values("".join(self._script)))

    def _attributes(self, tag: str, found: dict[str, str]) -> None:
        href = unquote(found.get("href", ""))
        if href.lower().startswith(("mailto:", "tel:", "sms:", "weixin:", "tencent:", "mqqwpa:")):
            self._out.append(href)
        if tag == "meta" and (name := found.get("name") or found.get("property")):
            self._out.append(f"{name}: {found.get('content', '')}")
            return
        self._out.extend(found[key] for key in SHOWN if key != "content" and len(found.get(key, "")) > 1)

    def _break(self) -> None:
        text = " ".join("".join(self._line).split())
        self._line.clear()
        if text and self._cells:
            self._cells[-1].append(text)
        elif text:
            self._out.append(text)

    def _cell_ends(self) -> None:
        self._break()
        if self._cells and self._tables:
            grid = self._tables[-1][0]
            if not grid:
                grid.append([])
            grid[-1].append(" ".join(self._cells.pop()))


def _values(script: str) -> Iterator[str]:
    """The JSON values in a script, one member a line."""
    decoder, at = json.JSONDecoder(), 0
    if script.lstrip().startswith(("{", "[")):
        script = "=" + script.lstrip()
    for _ in range(MOST_SCRIPT):
        found = ASSIGNED.search(script, at)
        if not found:
            return
        try:
            value, at = decoder.raw_decode(script, found.end())
        except (ValueError, RecursionError):
            at = found.end()
            continue
        yield from _members(value, "")


def _members(value: Any, above: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _members(inner, f"{above}.{key}" if above else str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _members(inner, above)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield f"{above}: {value}" if above else str(value)
