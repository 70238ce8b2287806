"""Where the records of a delimited file start, for reading it in parts."""

from collections.abc import Iterator, Sequence

import numpy as np

from suyuan.read.source import Source
from suyuan.read.text.blocks import FIRST, Codec, cut, line_start, unmarked
from suyuan.read.text.fields import Piece
from suyuan.read.text.kernel import Plan
from suyuan.read.text.rows import pieces

BLOCK = 4 << 20


def record_starts(source: Source, kind: Codec, plan: Plan, wanted: Sequence[int]) -> list[int]:
    """Places in the file at or after the wanted ones where a record surely starts; rising, each once.

    Where no field is quoted every line is a record. Else the file is split once, from its start, as reading it does;
    where it is in another encoding than UTF-8 or holds an endless line, places are left out.
    """
    if not plan.quotes.any() or not _holds_quotes(source):
        with source.open() as stream:
            found = {line_start(stream, at, kind) for at in wanted}
    else:
        found = set(_between_records(source, kind, plan, wanted)) if kind.raw else set()
    return sorted(at for at in found if 0 < at < source.size)


def _holds_quotes(source: Source) -> bool:
    with source.open() as stream:
        while data := stream.read(BLOCK):
            if b'"' in data:
                return True
    return False


def _between_records(source: Source, kind: Codec, plan: Plan, wanted: Sequence[int]) -> Iterator[int]:
    with source.open() as stream:
        first = stream.read(FIRST)
        data = unmarked(first)
        here, left = len(first) - len(data), sorted(wanted)
        for piece in pieces(cut(stream, data, kind, BLOCK), plan):
            if piece.too_long or not left:
                return
            starts = _starts(piece)
            while left and left[0] <= here + starts[-1]:
                yield here + int(starts[np.searchsorted(starts, left.pop(0) - here)])
            here += len(piece.data)


def _starts(piece: Piece) -> np.ndarray:
    """First bytes of the piece's records, and its end."""
    if piece.split is None:
        ends = np.flatnonzero(piece.data == ord("\n")) + 1
        return np.append(ends, len(piece.data))
    return np.append(piece.split.records.starts[: piece.split.count], len(piece.data))
