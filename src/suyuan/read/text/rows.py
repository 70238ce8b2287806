"""Streams the rows of delimited text: blocks are split and packed on all cores, in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from suyuan.engine import map_ordered
from suyuan.read.form import Form, Shape
from suyuan.read.quoted import QUOTABLE, fields_of
from suyuan.read.table import Chunk, Once
from suyuan.read.text.blocks import NOTHING, Block, blocks, joined
from suyuan.read.text.cutting import holds
from suyuan.read.text.fields import LAST, QUOTES, TOO_LONG, Fields, Opened, Piece, split_block
from suyuan.read.text.kernel import BLANKS, HEADER, LITERAL, WHOLE, WRONG_BYTES, Plan

Odd = tuple[int, str, str]
"""Line, reason and raw text of a line that is no row."""
HEADER_LINE = "header"
"""Reason that a header line has until it is known whether it is the first of its kind."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What came out of one piece; lines count from its start."""

    lines: int
    numbers: np.ndarray
    batch: pa.RecordBatch
    odd: list[Odd]
    """Lines that are no rows."""


def rows_of(form: Form, position: int, once: Once) -> Iterator[Chunk]:
    """The rows of one shape of a delimited file; records of no shape go to `once`."""
    plan = plan_of(form.shapes)
    ledger, found = OddLines(once), blocks(form.source, form.encoding, form.block)
    work = partial(pack, plan, form.shapes, position)
    for packed in map_ordered(work, enumerate(pieces(found, plan))):
        if len(packed.numbers):
            yield Chunk(packed.numbers + ledger.lines, packed.batch)
        ledger.add(packed.odd, packed.lines)


class OddLines:
    """Enters the lines of a file that are no rows into a ledger, piece after piece."""

    def __init__(self, once: Once) -> None:
        self._once = once
        self._seen: set[str] = set()
        self.lines = 0
        """Lines of the pieces so far."""

    def add(self, odd: Iterable[Odd], lines: int) -> None:
        """Enter those of the next piece, which has so many lines; the first copy of a header is no bad row."""
        for line, reason, raw in odd:
            if reason != HEADER_LINE:
                self._once.add(self.lines + line, reason, raw)
            elif raw in self._seen:
                self._once.add(self.lines + line, "header again", raw)
            else:
                self._seen.add(raw)
        self.lines += lines


def header_line(odd: Iterable[tuple[int, int, str]], shape: Shape) -> int:
    """The line of a shape's header, from 1; 0 where there is none."""
    return next((line + 1 for line, _, raw in odd if raw == shape.header), 0)


def below(fields: Fields, header: int) -> tuple[Fields, list[Odd]]:
    """The rows under the header line; those above it are odd."""
    above = int(np.searchsorted(fields.numbers, header))
    columns = [fields.column(index).slice(0, above).to_pylist() for index in range(len(fields.cuts) // 2)]
    rows = zip(fields.numbers[:above].tolist(), zip(*columns, strict=True), strict=True)
    return fields.under(header), [(number, "before header", "\t".join(row)) for number, row in rows]


def reasons(odd: Iterable[tuple[int, int, str]], shapes: Sequence[Shape]) -> list[Odd]:
    """Why records are no rows, by line from 1."""
    return [(line + 1, _reason(status, raw, shapes), raw) for line, status, raw in odd]


def _reason(status: int, raw: str, shapes: Sequence[Shape]) -> str:
    if status == WRONG_BYTES:
        return "encoding"
    if status == TOO_LONG:
        return "too long"
    if status <= HEADER or any(raw == shape.header for shape in shapes):
        return HEADER_LINE
    return fit_reason(raw, shapes)


def fit_reason(raw: str, shapes: Sequence[Shape]) -> str:
    """How a line misses the layout that it comes closest to, such as `columns:4!=5`."""
    counts = [(len(fields_of(raw, shape.separator)), shape.fields) for shape in shapes]
    found, wanted = min(counts, key=lambda pair: (pair[0] == 1, abs(pair[0] - pair[1])))
    return f"columns:{found}!={wanted}"


def plan_of(shapes: Sequence[Shape]) -> Plan:
    """The layouts in the form that the kernel takes."""
    separators = list(dict.fromkeys(shape.separator for shape in shapes))
    which = np.full((len(separators), max(shape.fields for shape in shapes) + 1), -1, dtype=np.int64)
    for position, shape in enumerate(shapes):
        which[separators.index(shape.separator), shape.fields] = position
    raw = [separator.encode() for separator in separators]
    padded = np.zeros((len(raw), max(1, *map(len, raw))), dtype=np.uint8)
    for row, text in zip(padded, raw, strict=True):
        row[: len(text)] = list(text)
    headers = [shape.header.encode() for shape in shapes]
    modes = [BLANKS if separator == " " else LITERAL if separator else WHOLE for separator in separators]
    return Plan(
        np.array(modes, dtype=np.int64),
        padded,
        np.array([len(text) for text in raw], dtype=np.int64),
        np.array([separator in QUOTABLE for separator in separators], dtype=np.bool_),
        which,
        np.frombuffer(bytearray(b"".join(headers)), dtype=np.uint8),
        np.cumsum([0, *map(len, headers)]).astype(np.int64),
    )


def pieces(found: Iterable[Block], plan: Plan) -> Iterator[Piece]:
    """Blocks ready for the kernel.

    Those with quotes are split here, one after the other, since a quoted field may run on into the next block.
    """
    carry = NOTHING
    for block in found:
        if block.too_long:
            if len(carry):
                yield _split(plan, carry, LAST | QUOTES)
            carry = NOTHING
            yield Piece(block.data, 0, None, too_long=True)
            continue
        piece, carry = _piece(plan, block, carry)
        if len(piece.data):
            yield piece


def _piece(plan: Plan, block: Block, carry: np.ndarray) -> tuple[Piece, np.ndarray]:
    data = joined(carry, block.data) if len(carry) else block.data
    last = LAST if block.last else 0
    if not (plan.quotes.any() and holds(data, ord('"'))):
        return Piece(data, last, None), NOTHING
    piece = _split(plan, data, last | QUOTES)
    return piece, data[len(piece.data) :]


def _split(plan: Plan, data: np.ndarray, flags: int) -> Piece:
    """Split now; the piece holds only what was used up."""
    found = split_block(plan, data, flags)
    return Piece(data[: found.used], flags, found)


def rows_in(
    opened: Opened, shapes: tuple[Shape, ...], position: int, *, first: bool
) -> tuple[Fields, list[Odd]]:
    """The rows of one shape in a piece, and the lines that are no rows; the file's first piece may have a preamble."""
    fields, odd, shape = opened.fields(position), opened.odd(), shapes[position]
    told = reasons(odd, shapes)
    if first and shape.preamble:
        fields, above = below(fields, header_line(odd, shape))
        told = sorted(told + above)
    return fields, told


def pack(plan: Plan, shapes: tuple[Shape, ...], position: int, numbered: tuple[int, Piece]) -> Packed:
    """Split a piece where that is still to do and pack the rows of one shape into columns."""
    number, piece = numbered
    opened, shape = Opened(plan, piece), shapes[position]
    found, odd = rows_in(opened, shapes, position, first=number == 0)
    schema = pa.schema([(name, pa.string()) for name in shape.columns])
    arrays = [found.column(index) for index in range(shape.fields)]
    return Packed(opened.lines, found.numbers.copy(), pa.record_batch(arrays, schema=schema), odd)
