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
from suyuan.read.text.blocks import Block, blocks
from suyuan.read.text.kernel import (
    BLANKS,
    HEADER,
    LITERAL,
    WHOLE,
    WRONG_BYTES,
    Plan,
    Records,
    count_lines,
    gather,
    measure,
    split,
)

QUOTES, LAST, CHECK = 1, 2, 4
"""Flags of the kernel."""

TOO_LONG = -3
"""Status of a line that is too long to keep."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines on their way through the kernel."""

    data: bytes
    flags: int
    split: tuple[Records, int, int] | None
    """Records, their number and the line ends, where they are known already."""
    too_long: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """What came out of one piece; lines count from its start."""

    lines: int
    numbers: np.ndarray
    batch: pa.RecordBatch
    odd: list[tuple[int, int, str]]
    """Line, status and raw text of each record that is no row."""


def rows_of(form: Form, position: int, once: Once) -> Iterator[Chunk]:
    """The rows of one shape of a delimited file; records of no shape go to `once`."""
    plan, shape = plan_of(form.shapes), form.shapes[position]
    ledger, top = OddLines(once), True
    found = blocks(form.source, form.encoding, form.block)
    for packed in map_ordered(partial(pack, plan, shape, position), pieces(found, plan)):
        chunk, odd = Chunk(packed.numbers, packed.batch), reasons(packed.odd, form.shapes)
        if top and shape.preamble:
            chunk, above = below(packed, shape)
            odd = sorted(odd + above)
        if len(chunk.rows):
            yield Chunk(chunk.rows + ledger.lines, chunk.data)
        ledger.add(odd, packed.lines)
        top = False


Odd = tuple[int, str, str]
"""Line, reason and raw text of a line that is no row."""
HEADER_LINE = "header"
"""Reason that a header line has until it is known whether it is the first of its kind."""


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


def below(packed: Packed, shape: Shape) -> tuple[Chunk, list[Odd]]:
    """The rows under the header line; those above it are odd."""
    header = next((line + 1 for line, _, raw in packed.odd if raw == shape.header), 0)
    start = int(np.searchsorted(packed.numbers, header))
    above = zip(packed.numbers[:start].tolist(), packed.batch.slice(0, start).to_pylist(), strict=True)
    odd = [(number, "before header", "\t".join(row.values())) for number, row in above]
    rest = pa.array(range(start, len(packed.numbers)), pa.int64())
    return Chunk(packed.numbers[start:], packed.batch.take(rest) if start else packed.batch), odd


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
    carry = b""
    for block in found:
        if block.too_long:
            if carry:
                yield _split(plan, carry, LAST | QUOTES)
            carry = b""
            yield Piece(block.data, 0, None, too_long=True)
            continue
        piece, carry = _piece(plan, block, carry)
        if piece.data:
            yield piece


def _piece(plan: Plan, block: Block, carry: bytes) -> tuple[Piece, bytes]:
    data = carry + block.data
    last = LAST if block.last else 0
    if not (plan.quotes.any() and b'"' in data):
        return Piece(data, last, None), b""
    piece = _split(plan, data, last | QUOTES)
    return piece, data[len(piece.data) :]


def _split(plan: Plan, data: bytes, flags: int) -> Piece:
    """Split now; the piece holds only what was used up."""
    records, count, used, lines = _records(plan, data, flags)
    return Piece(data[:used], flags, (records, count, lines))


def _records(plan: Plan, data: bytes, flags: int) -> tuple[Records, int, int, int]:
    """Run the kernel over a block."""
    block = np.frombuffer(data, dtype=np.uint8)
    lines = count_lines(block)
    room = min(lines * (plan.which.shape[1] - 1), len(block) + lines) + plan.which.shape[1] + 1
    sizes = (lines, lines, lines, lines, lines, 2 * room)
    records = Records(*(np.empty(size, dtype=np.int64) for size in sizes))
    count, used, ends = split(block, plan, records, flags | (0 if is_utf8(data) else CHECK))
    return records, count, min(used, len(data)), ends


def is_utf8(data: bytes) -> bool:
    """Whether all bytes are UTF-8, checked without the interpreter lock."""
    offsets = pa.py_buffer(np.array([0, len(data)], dtype=np.int64))
    try:
        pa.Array.from_buffers(pa.large_binary(), 1, [None, offsets, pa.py_buffer(data)]).cast(
            pa.large_string()
        )
    except pa.ArrowInvalid:
        return False
    return True


def pack(plan: Plan, shape: Shape, position: int, piece: Piece) -> Packed:
    """Split a piece where that is still to do and pack the rows of one shape into columns."""
    schema = pa.schema([(name, pa.string()) for name in shape.columns])
    if piece.too_long:
        raw = piece.data.decode("utf-8", "replace")
        return Packed(1, np.empty(0, np.int64), schema.empty_table().to_batches(), [(0, TOO_LONG, raw)])
    if piece.split is None:
        records, count, _used, lines = _records(plan, piece.data, piece.flags)
    else:
        records, count, lines = piece.split
    block = np.frombuffer(piece.data, dtype=np.uint8)
    status = records.status[:count]
    mine = np.flatnonzero(status == position)
    firsts = records.firsts[mine]
    arrays = [_column(block, records.cuts, firsts, column) for column in range(shape.fields)]
    odd = [_odd(piece.data, records, at) for at in np.flatnonzero(status < 0).tolist()]
    return Packed(lines, records.lines[mine] + 1, pa.record_batch(arrays, schema=schema), odd)


def _column(block: np.ndarray, cuts: np.ndarray, firsts: np.ndarray, column: int) -> pa.Array:
    offsets = np.empty(len(firsts) + 1, dtype=np.int32)
    data = np.empty(measure(block, cuts, firsts, column, offsets), dtype=np.uint8)
    gather(block, cuts, firsts, column, data)
    return pa.StringArray.from_buffers(len(firsts), pa.py_buffer(offsets), pa.py_buffer(data))


def _odd(data: bytes, records: Records, at: int) -> tuple[int, int, str]:
    raw = data[int(records.starts[at]) : int(records.ends[at])]
    return int(records.lines[at]), int(records.status[at]), raw.decode("utf-8", "replace")
