"""The one file inside gzip, bzip2, xz, Zstandard or LZ4."""

import bz2
import gzip
import lzma
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import BinaryIO

import pyarrow as pa

from suyuan.read.limits import Budget, unpacked
from suyuan.read.names import Unique
from suyuan.read.source import Source

SQUEEZED = ("gz", "bz2", "xz", "zst", "lz4")
JOINED = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}


def squeezed(kind: str, source: Source, spend: Budget) -> Iterator[Source]:
    """That file, under the archive's name without its ending."""
    full = f"{source.name}!{Unique().of(inner(source.name, kind))}"
    yield Source(full, -1, partial(_open, kind, source, full, spend))


def inner(name: str, kind: str) -> str:
    """The name of what was squeezed.

    >>> inner("x/a.zip!dump.tgz", "gz")
    'dump.tar'
    """
    base = name.rpartition("!")[2].rpartition("/")[2]
    for ending, instead in JOINED.items():
        if base.lower().endswith(ending):
            return base[: -len(ending)] + instead
    shorter = base[: -len(kind) - 1] if base.lower().endswith(f".{kind}") else ""
    return shorter or f"{base}.unpacked"


def _open(kind: str, source: Source, full: str, spend: Budget) -> BinaryIO:
    with ExitStack() as stack:
        stream = stack.enter_context(source.open())
        return unpacked(full, spend, partial(_loosened, kind, stream), stack.pop_all())


def _loosened(kind: str, stream: BinaryIO) -> object:
    """The unpacked stream."""
    if kind == "gz":
        return gzip.GzipFile(fileobj=stream)
    if kind in {"zst", "lz4"}:
        return pa.CompressedInputStream(pa.PythonFile(stream, "r"), {"zst": "zstd", "lz4": "lz4"}[kind])
    return bz2.BZ2File(stream) if kind == "bz2" else lzma.LZMAFile(stream)
