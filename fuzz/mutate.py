"""Changes inputs where it matters: inside containers, which are packed again, and in whole lines of text."""

import base64
import gzip
import io
import random
import re
import tarfile
import zipfile
import zlib
from bz2 import BZ2Decompressor
from bz2 import compress as bz2
from collections.abc import Callable
from lzma import LZMADecompressor
from lzma import compress as xz

import pyarrow as pa
import pyarrow.parquet as pq

LARGEST = 1 << 18
Bytes = Callable[[bytes, int], bytes]
"""A mutation of plain bytes, no longer than the number given."""
Parts = list[tuple[str, bytes]]


def mutate(data: bytes, largest: int, chance: random.Random, plain: Bytes) -> bytes:
    """A changed input: three times in four inside its container, else its bytes or lines as they stand."""
    if chance.random() < 0.75 and (changed := _inside(data, largest, chance, plain)):
        return changed
    if chance.random() < 0.4:
        return _text(data, chance)[:largest]
    return plain(data, largest)


def _inside(data: bytes, largest: int, chance: random.Random, plain: Bytes) -> bytes:
    """The container with one part changed; empty where it is none or grows too large."""
    try:
        changed = _opened(data, largest, chance, plain)
    except Exception:  # noqa: BLE001  # broken containers are changed as bytes
        return b""
    return changed if len(changed) <= largest else b""


def _opened(data: bytes, largest: int, chance: random.Random, plain: Bytes) -> bytes:
    def inner(part: bytes) -> bytes:
        return mutate(part[:LARGEST], largest, chance, plain)

    if data.startswith(b"PK\x03\x04"):
        return _zip(_one(_unzip(data), chance, inner), chance)
    if data[257:262] == b"ustar":
        return _tar(_one(_untar(data), chance, inner))
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(inner(zlib.decompressobj(31).decompress(data, LARGEST)))
    if data.startswith(b"BZh"):
        return bz2(inner(BZ2Decompressor().decompress(data, LARGEST)))
    if data.startswith(b"\xfd7zXZ"):
        return xz(inner(LZMADecompressor().decompress(data, LARGEST)))
    if data.startswith(b"PAR1"):
        return _parquet(data, chance)
    if data.startswith(b"%PDF"):
        return _pdf(data, chance, inner)
    if b"base64" in data[:LARGEST].lower():
        return _encoded(data, chance, inner)
    return b""


def _one(parts: Parts, chance: random.Random, inner: Callable[[bytes], bytes]) -> Parts:
    """One part changed, now and then renamed, left out or doubled."""
    at = chance.randrange(len(parts))
    name, data = parts[at]
    way = chance.random()
    if way < 0.05:
        return parts[:at] + parts[at + 1 :]
    if way < 0.1:
        return [*parts, (name + chance.choice(["", "x", "/../y", "\\z", ".zip"]), data)]
    if way < 0.15:
        return [
            *parts[:at],
            (chance.choice(parts)[0] + chance.choice(["", ".csv", "\x00"]), data),
            *parts[at + 1 :],
        ]
    return [*parts[:at], (name, inner(data)), *parts[at + 1 :]]


def _unzip(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.open(info).read(LARGEST)) for info in archive.infolist()]


def _zip(parts: Parts, chance: random.Random) -> bytes:
    target = io.BytesIO()
    way = zipfile.ZIP_STORED if chance.random() < 0.3 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w", way) as archive:
        for name, data in {name or "x": data for name, data in parts}.items():
            archive.writestr(name, data)
    return target.getvalue()


def _untar(data: bytes) -> Parts:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        files = [(info, archive.extractfile(info)) for info in archive]
        return [(info.name, file.read(LARGEST)) for info, file in files if file]


def _tar(parts: Parts) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, data in parts:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


TYPES = (
    pa.int8(), pa.int64(), pa.uint64(), pa.float32(), pa.float64(), pa.string(), pa.large_string(), pa.binary(),
    pa.date32(), pa.timestamp("ns"), pa.timestamp("s", "UTC"), pa.time64("us"), pa.duration("s"), pa.bool_(),
    pa.decimal128(20, 3), pa.binary(3), pa.dictionary(pa.int32(), pa.string()), pa.list_(pa.int64()), pa.null(),
    pa.struct({"a": pa.string()}), pa.map_(pa.string(), pa.int64()),
)  # fmt: skip
WORDS = ("", "王小明", "13800000001", "\x00", "a\nb", "null", "1e999", "x" * 300)
NUMBERS = (0, -1, 1, 13800000001, 2**31, 2**63 - 1, 1.5, float("nan"), float("inf"), 1e300)


def _parquet(data: bytes, chance: random.Random) -> bytes:
    """The table with another column, other types, or other ways of writing it down."""
    table = pq.read_table(io.BytesIO(data))
    rows = table.num_rows or chance.randrange(1, 4)
    kind = chance.choice(TYPES)
    column = pa.array([_cell(kind, chance) for _ in range(rows)], kind)
    name = chance.choice(["姓名", "x", "", *table.column_names])
    if table.num_columns and chance.random() < 0.4:
        table = table.remove_column(chance.randrange(table.num_columns))
    table = table.append_column(name, column) if table.num_columns else pa.table([column], [name])
    target = io.BytesIO()
    pq.write_table(
        table if chance.random() < 0.7 else pa.concat_tables([table] * 3),
        target,
        row_group_size=chance.choice([1, 2, 1000]),
        compression=chance.choice(["none", "snappy", "gzip", "zstd"]),
        use_dictionary=chance.random() < 0.5,
        data_page_version=chance.choice(["1.0", "2.0"]),
    )
    return target.getvalue()


def _cell(kind: pa.DataType, chance: random.Random) -> object:
    """A value that an Arrow type takes; None where the first guess does not fit."""
    guess: object = chance.choice(
        [*WORDS, *NUMBERS, chance.randbytes(3), True, [1, None], {"a": "王"}, [("k", 1)]]
    )
    try:
        pa.array([guess], kind)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        return None
    return guess


STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def _pdf(data: bytes, chance: random.Random, inner: Callable[[bytes], bytes]) -> bytes:
    """A stream changed, packed again where it was packed."""
    found = chance.choice(list(STREAM.finditer(data)))
    try:
        changed = zlib.compress(inner(zlib.decompress(found[1])))
    except zlib.error:
        changed = inner(found[1])
    return data[: found.start(1)] + changed + data[found.end(1) :]


CODED = re.compile(rb"(?:[A-Za-z0-9+/]{20,}={0,2}\r?\n?)+")


def _encoded(data: bytes, chance: random.Random, inner: Callable[[bytes], bytes]) -> bytes:
    """A base64 part of a mail changed."""
    found = chance.choice(list(CODED.finditer(data)))
    changed = base64.encodebytes(inner(base64.b64decode(found[0])))
    return data[: found.start()] + changed + data[found.end() :]


ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
PIECES = (
    b"----", b",", b"\t", b"|", b'"', b"'", b"\\", b"\\N", b"\r", b"\n", b"\r\n", b"\x00", b"\xff", b"\xef\xbb\xbf", b"{", b"}",
    b"[", b"]", b"1e999", b"-0", b"9" * 40, b" " * 3000, b"\xe3\x80\x80", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"0001-01-01",
    b"9999-12-31 24:00:00", b"13800000001", "合计".encode(), "收入：1笔 1.00元".encode(), b";", b"NaN", b"]]>", b"&#x1F600;",
)  # fmt: skip


def _text(data: bytes, chance: random.Random) -> bytes:
    """Lines repeated, mixed, cut, re-coded, or with odd pieces put in."""
    lines = data.splitlines(keepends=True) or [b"\n"]
    at = chance.randrange(len(lines))
    way = chance.randrange(7)
    if way == 0:
        lines[at:at] = [lines[at]] * chance.choice([1, 3, 30])
    elif way == 1:
        chance.shuffle(lines)
    elif way == 2:
        del lines[at : at + chance.choice([1, 5])]
    elif way == 3:
        return lines[0].join([data] * chance.choice([2, 10]))
    elif way == 4:
        old, new = chance.sample(PIECES, 2)
        return data.replace(old, new, chance.choice([1, -1]))
    elif way == 5:
        return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")
    else:
        spot = chance.randrange(len(data) + 1)
        return data[:spot] + chance.choice(PIECES) + data[spot:]
    return b"".join(lines)
