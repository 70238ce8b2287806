"""Members of a zip whose directory is lost, found by their own headers."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from suyuan.read.source import Source

LOCAL = struct.Struct("<4sHHHHHIIIHH")
"""Signature, version, flags, method, time, date, checksum, packed, unpacked, length of name, length of extra."""
LATER = 0x8
"""Flag: sizes and checksum follow the data instead of standing in the header."""
SEEK = 1 << 20


def local_data(offset: int, header: bytes) -> int:
    """Where the data of a member starts whose header stands at the offset."""
    *_rest, name, extra = LOCAL.unpack(header)
    return offset + LOCAL.size + int(name) + int(extra)


def salvaged(source: Source) -> Iterator[zipfile.ZipInfo]:
    """Every member whose header still stands up to its name, in order, the one with cut data too."""
    with source.open() as stream:
        at = 0
        while (at := _next_header(stream, at)) >= 0:
            stream.seek(at)
            header = stream.read(LOCAL.size)
            if len(header) < LOCAL.size:
                return
            if info := _info(at, header, stream):
                yield info
            at = local_data(at, header) + info.compress_size if info else at + 4


def _next_header(stream: BinaryIO, at: int) -> int:
    """Where the next header stands; -1 where there is none."""
    while True:
        stream.seek(at)
        data = stream.read(SEEK)
        found = data.find(b"PK\x03\x04")
        if found >= 0:
            return at + found
        if len(data) < SEEK:
            return -1
        at += len(data) - 3


def _info(at: int, header: bytes, stream: BinaryIO) -> zipfile.ZipInfo | None:
    """What the header says; none where the file ends within the name, so that there is nothing to name or to read."""
    _sign, _version, flags, method, _time, _date, crc, packed, size, name, extra = LOCAL.unpack(header)
    raw = stream.read(name)
    if len(raw) < name:
        return None
    info = zipfile.ZipInfo(raw.decode("utf-8" if flags & 0x800 else "cp437", "replace"))
    info.header_offset, info.flag_bits, info.compress_type = at, flags, method
    info.CRC, info.compress_size, info.file_size = crc, packed, size
    if flags & LATER and not packed:
        stream.seek(at + LOCAL.size + name + extra)
        _measure(info, stream)
    return info


def _measure(info: zipfile.ZipInfo, stream: BinaryIO) -> None:
    """Find where deflated data ends by unpacking it; the size of the cut member is what is left of it."""
    unpacker, packed, size, crc = zlib.decompressobj(-15), 0, 0, 0
    try:
        while not unpacker.eof and (data := stream.read(1 << 16)):
            packed += len(data)
            out = unpacker.decompress(data)
            size += len(out)
            crc = zlib.crc32(out, crc)
    except zlib.error:
        pass
    packed -= len(unpacker.unused_data)
    info.compress_size, info.file_size, info.CRC = packed, size + (not unpacker.eof), crc
