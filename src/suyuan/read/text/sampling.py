"""A sample of a text file: its start and blocks spread over the rest."""

from dataclasses import dataclass
from typing import BinaryIO

from suyuan.model.errors import TooLarge, Unreadable
from suyuan.read.encoding import detect
from suyuan.read.source import Source
from suyuan.read.text.blocks import Codec, codec, last_line_end, to_utf8, unmarked

WHOLE = 2 << 20
"""Bytes at the start that are always looked at."""

MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text."""

CONTROLS = sorted(set(map(chr, range(32))) - set("\t\n\r\x01\x1f\x00\x1e\x1d\x1c"))
"""Characters that text does not hold; line ends, blanks and what dumps use as separators are left out."""

PIECES, PIECE = 96, 1 << 14
"""Blocks after that, and bytes of each."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is known of a text file before its rows are read."""

    encoding: str
    lines: tuple[str, ...]
    """Lines of the sample, the first ones first, without their ends; wrong bytes are U+FFFD."""
    size: int
    """Bytes of the file."""
    error: Unreadable | None
    """What went wrong where the file breaks off."""
    controls: float
    """Share of control characters that no text holds."""


def sample(source: Source) -> Sample:
    """Look at a file. One inside an archive is read through once, so a broken archive shows here."""
    with source.open() as stream:
        if source.on_disk:
            head, pieces, size, error = *_seeking(stream, source.size), source.size, None
        else:
            head, pieces, size, error = _through(stream, max(source.size, 0))
    encoding = detect(head if not pieces else head[: 1 << 17] + b"".join(_inner(p) for p in pieces[:8]))
    kind = codec(encoding, head)
    whole = size <= len(head)
    texts = [_text(unmarked(head if whole else head[: last_line_end(head, kind) or len(head)]), kind)]
    texts += [_text(_lines_of(piece, kind), kind) for piece in pieces]
    lines = tuple(
        line for text in texts for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    return Sample(encoding, lines, size, error, controls(texts[0][: 1 << 16]))


def _seeking(stream: BinaryIO, size: int) -> tuple[bytes, list[bytes]]:
    head = stream.read(WHOLE)
    pieces: list[bytes] = []
    for piece in range(PIECES if size > WHOLE else 0):
        stream.seek((WHOLE + (size - WHOLE) * piece // PIECES) & ~3)
        pieces.append(stream.read(PIECE))
    return head, pieces


def _through(stream: BinaryIO, size: int) -> tuple[bytes, list[bytes], int, Unreadable | None]:
    """Read a stream to its end, keeping blocks at even distances."""
    head, seen, error = b"", 0, None
    pieces: list[bytes] = []
    every = max(1, (size - WHOLE) // (PIECES << 20))
    try:
        while data := stream.read(1 << 20):
            if len(head) < WHOLE:
                head += data
            elif (seen >> 20) % every == 0 and len(pieces) < 4 * PIECES:
                pieces.append(data[:PIECE])
            seen += len(data)
    except TooLarge:
        raise
    except Unreadable as broken:
        error = broken
    return head, pieces, seen, error


def _inner(piece: bytes) -> bytes:
    """A piece without its first and last, cut lines."""
    start, end = piece.find(b"\n") + 1, piece.rfind(b"\n") + 1
    return piece[start:end] or piece


def _lines_of(piece: bytes, kind: Codec) -> bytes:
    """The whole lines inside a block that starts and ends anywhere."""
    end = last_line_end(piece, kind)
    unit = kind.unit("\n")
    start = piece.find(unit)
    while start >= 0 and start % kind.width:
        start = piece.find(unit, start + 1)
    return piece[start + kind.width : end] if start >= 0 else b""


def _text(data: bytes, kind: Codec) -> str:
    return to_utf8(data, kind).decode("utf-8", "replace").removesuffix("\n")


def controls(text: str) -> float:
    """Share of control characters that no text holds."""
    wrong = sum(map(text.count, CONTROLS))
    zeros = text.count("\x00")
    wrong += zeros if zeros * 10 > len(text) else 0
    return (wrong + text.count("\ufffd") * 0.5) / max(1, len(text))
