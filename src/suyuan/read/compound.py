"""Compound files (OLE): the older Word and PowerPoint, and Outlook's messages, read from their streams."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from suyuan.model.errors import LockedFile, TruncatedFile
from suyuan.read.page import decoded
from suyuan.read.source import Source

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Ole = Any
"""An `olefile.OleFileIO`; the package has no types."""

WORD_SIGNS = str.maketrans("\r\x0b\x0c\x13\x14\x15", "\n\n\n   ", "\x01\x08")
CONTAINER, CHARS, BYTES, CSTRING = 0xF, 0x0FA0, 0x0FA8, 0x0FBA
"""PowerPoint records ([MS-PPT] 2.13.24)."""


@contextmanager
def compound(source: Source) -> Iterator[Ole]:
    """The streams of a compound file. Raises TruncatedFile, and LockedFile where it is an encrypted document."""
    import olefile  # noqa: PLC0415  # seldom needed

    with source.seekable() as stream:
        try:
            with olefile.OleFileIO(stream) as found:
                if found.exists("EncryptedPackage"):
                    raise _locked(source.name)
                yield found
        except (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, AttributeError) as error:
            raise TruncatedFile(
                f"{source.name}: the document is cut or damaged; copy it again from the source"
            ) from error


def _locked(name: str) -> LockedFile:
    return LockedFile(f"{name}: the document has a password; save it without one and try again")


def stream(ole: Ole, path: str) -> bytes:
    """The bytes of a stream; none where it does not exist."""
    return bytes(ole.openstream(path).read()) if ole.exists(path) else b""


def word_text(ole: Ole, name: str) -> str:
    """The text of a Word 97–2003 document, notes, headers and boxes included ([MS-DOC] 2.4.1). Raises LockedFile."""
    main = stream(ole, "WordDocument")
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if flags & 0x0100:
        raise _locked(name)
    table = stream(ole, "1Table" if flags & 0x0200 else "0Table")
    at, size = struct.unpack_from("<II", main, 0x01A2)
    text = "".join(_word_pieces(main, table[at : at + size]))
    text = text.replace("\x07\x07", "\n").replace("\x07", "\t")
    return text.translate(WORD_SIGNS)


def _word_pieces(main: bytes, clx: bytes) -> Iterator[str]:
    at = 0
    while clx[at : at + 1] == b"\x01":
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    size = struct.unpack_from("<I", clx, at + 1)[0]
    pieces = clx[at + 5 : at + 5 + size]
    count = (len(pieces) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", pieces)
    for number in range(count):
        start = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)[0]
        length = places[number + 1] - places[number]
        if start & 0x40000000:
            begin = (start & 0x3FFFFFFF) // 2
            yield main[begin : begin + length].decode("cp1252", "replace")
        else:
            yield main[start : start + 2 * length].decode("utf-16-le", "replace")


def slides_text(ole: Ole) -> Iterator[str]:
    """Every text of a PowerPoint 97–2003 presentation."""
    data = stream(ole, "PowerPoint Document")
    at = 0
    while at + 8 <= len(data):
        version, kind, size = struct.unpack_from("<HHI", data, at)
        at += 8
        if version & 0xF == CONTAINER:
            continue
        if kind in {CHARS, CSTRING}:
            yield data[at : at + size].decode("utf-16-le", "replace")
        elif kind == BYTES:
            yield data[at : at + size].decode("latin-1")
        at += size


def property_text(ole: Ole, where: str, tag: str) -> str:
    """A property of an Outlook message as text; empty where it is absent ([MS-OXMSG] 2.4)."""
    wide = stream(ole, f"{where}__substg1.0_{tag}001F")
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return decoded(stream(ole, f"{where}__substg1.0_{tag}001E"), "").rstrip("\0")


def property_time(ole: Ole, tag: int) -> str:
    """A time of an Outlook message, as ISO 8601; empty where it is absent."""
    data = stream(ole, "__properties_version1.0")[32:]
    for at in range(0, len(data) - 15, 16):
        kind, number, _flags, ticks = struct.unpack_from("<HHIQ", data, at)
        if (kind, number) == (0x0040, tag) and ticks < 1 << 62:
            return (datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)).isoformat(
                " ", "seconds"
            )
    return ""


def storages(ole: Ole, start: str) -> list[str]:
    """Names of the storages at the top that begin so, as prefixes."""
    names = {path[0] for path in ole.listdir() if len(path) > 1 and path[0].startswith(start)}
    return [f"{name}/" for name in sorted(names)]
