"""Draws the chain as SVG: columns left to right for a desk and for paper, rows top to bottom for a phone."""

import unicodedata
from dataclasses import dataclass

from markupsafe import Markup

from suyuan.case.report.graph import COLUMNS, Edge, Graph, Node, said
from suyuan.case.report.numbers import place as _n
from suyuan.case.report.words import LANGS
from suyuan.model.text import Text


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands."""

    x: float
    y: float
    width: float
    height: float


WIDE, TALL, ACROSS, DOWN, HEAD = 178.0, 72.0, 64.0, 16.0, 34.0
"""Sizes of the desk drawing: box, gaps, column heads."""
PHONE, LOW, BETWEEN, ABREAST = 360.0, 46.0, 58.0, 6
"""Sizes of the phone drawing: its width, a box's height, the gap between rows, boxes abreast."""


def desk(graph: Graph) -> Markup:
    """The drawing with one column per role."""
    columns = [graph.column(i) for i in range(len(COLUMNS))]
    height = max(len(c) for c in columns) * (TALL + DOWN) - DOWN
    boxes: dict[str, Box] = {}
    for i, nodes in enumerate(columns):
        top = HEAD + (height - len(nodes) * (TALL + DOWN) + DOWN) / 2
        for j, node in enumerate(nodes):
            boxes[node.key] = Box(2 + i * (WIDE + ACROSS), top + j * (TALL + DOWN), WIDE, TALL)
    heads = [
        _words(i * (WIDE + ACROSS) + WIDE / 2, 16, said(f"chain.{c}s"), "head") for i, c in enumerate(COLUMNS)
    ]
    edges = [_edge(e, _across(boxes[e.start], boxes[e.end])) for e in graph.edges]
    drawn = [_node(n, boxes[n.key]) for n in graph.nodes]
    width = len(COLUMNS) * (WIDE + ACROSS) - ACROSS
    return _svg("desk", (width + 4, HEAD + height + 4), [*heads, *edges, *drawn])


def phone(graph: Graph) -> Markup:
    """The drawing with one row per role, small boxes, one figure each."""
    boxes: dict[str, Box] = {}
    heads, top = [], 0.0
    for i, name in enumerate(COLUMNS):
        nodes = graph.column(i)
        if not nodes:
            continue
        heads.append(_words(2, top + 14, said(f"chain.{name}s"), "head left"))
        top += 22
        boxes |= _rows(nodes, top)
        top += -(-len(nodes) // ABREAST) * (LOW + 8) - 8 + BETWEEN
    edges = [_edge(e, _down(boxes[e.start], boxes[e.end])) for e in graph.edges]
    small = [_small(n, boxes[n.key]) for n in graph.nodes]
    return _svg("phone", (PHONE, top - BETWEEN + 4), [*edges, *heads, *small])


def _rows(nodes: list[Node], top: float) -> dict[str, Box]:
    """Boxes of one role; where they need several rows, every other row is shifted so that lines pass between."""
    abreast = min(ABREAST, len(nodes))
    slots = abreast + (0.5 if len(nodes) > ABREAST else 0)
    width = (PHONE - 4 - 6 * (slots - 1)) / slots
    boxes = {}
    for j, node in enumerate(nodes):
        row, place = divmod(j, ABREAST)
        x = 2 + (place + row % 2 / 2) * (width + 6)
        boxes[node.key] = Box(x, top + row * (LOW + 8), width, LOW)
    return boxes


def _svg(name: str, size: tuple[float, float], parts: list[Markup]) -> Markup:
    return Markup(
        '<svg class="chain {}" viewBox="0 0 {} {}" role="group" aria-labelledby="drawing-says">{}</svg>'
    ).format(name, _n(size[0]), _n(size[1]), Markup("").join(parts))


def _across(start: Box, end: Box) -> str:
    x1, y1 = start.x + start.width, start.y + start.height / 2
    x2, y2 = end.x, end.y + end.height / 2
    bend = (x2 - x1) / 2
    return f"M{_n(x1)} {_n(y1)}C{_n(x1 + bend)} {_n(y1)} {_n(x2 - bend)} {_n(y2)} {_n(x2)} {_n(y2)}"


def _down(start: Box, end: Box) -> str:
    x1, y1 = start.x + start.width / 2, start.y + start.height
    x2, y2 = end.x + end.width / 2, end.y
    bend = (y2 - y1) / 2
    return f"M{_n(x1)} {_n(y1)}C{_n(x1)} {_n(y1 + bend)} {_n(x2)} {_n(y2 - bend)} {_n(x2)} {_n(y2)}"


def _edge(edge: Edge, path: str) -> Markup:
    known = edge.verdict if edge.verdict in {"lead", "supported", "corroborated"} else "none"
    return Markup('<path class="edge {}" d="{}"/>').format(known, path)


def _node(node: Node, box: Box) -> Markup:
    room = box.width - 22
    texts = [_words(box.x + 11, box.y + 22, _fit(node.title, room, 15), "title")]
    texts += [
        _words(box.x + 11, box.y + 41 + 18 * i, _fit(line, room, 12.5), "line")
        for i, line in enumerate(node.lines[:2])
    ]
    return _box(node, box, texts)


def _small(node: Node, box: Box) -> Markup:
    room, middle = box.width - 6, box.x + box.width / 2
    texts = [
        _words(middle, box.y + 19, _fit(node.small[0], room, 12.5), "title mid"),
        _words(middle, box.y + 36, _fit(node.small[1], room, 11), "line mid"),
    ]
    return _box(node, box, texts)


def _box(node: Node, box: Box, texts: list[Markup]) -> Markup:
    role = COLUMNS[node.column] if node.known else "unknown"
    rect = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>').format(
        _n(box.x), _n(box.y), _n(box.width), _n(box.height)
    )
    return Markup('<a class="node {}" href="{}">{}{}</a>').format(
        role, node.href, rect, Markup("").join(texts)
    )


def _words(x: float, y: float, text: Text, style: str) -> Markup:
    """Text at a place; both languages stand there, the page shows one."""
    one = Markup('<text x="{}" y="{}" class="{}"{}>{}</text>')
    place = (_n(x), _n(y))
    if text.zh == text.en:
        return one.format(*place, style, "", text.zh)
    return Markup("").join(
        one.format(*place, style, Markup(" lang={}").format(lang), text.say(lang)) for lang in LANGS
    )


def _fit(text: Text, room: float, size: float) -> Text:
    return Text(_cut(text.zh, room / size), _cut(text.en, room / size))


def _cut(text: str, ems: float) -> str:
    """A text cut to a width in ems, measured by the usual widths of its characters."""
    used = 0.0
    for i, char in enumerate(text):
        used += 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.57
        if used > ems:
            return text[: max(1, i - 1)].rstrip() + "…"
    return text
