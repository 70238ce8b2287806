"""The table as it was when released, kept beside the ledger, once for each version of the table.

Tracing is not blind: it links leaked rows to this snapshot and asks what each recipient's copy said there.
Texts are kept as read, with each row's tag. Where the key is sealed, the snapshot is encrypted under it
(AES-256-GCM in frames of 16 MiB, each bound to its place and to whether it is the last).
"""

import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from suyuan.model.errors import WrongKey
from suyuan.release.master import Master, write_private

_FRAME = 1 << 24
_TAG = "_tag"


@dataclass(frozen=True, slots=True)
class Base:
    """A snapshot in memory."""

    texts: pa.Table
    """String columns named "0", "1", …"""
    tags: np.ndarray
    """uint64, 0 where a row is about nobody."""

    def rows(self, columns: Sequence[int], places: np.ndarray) -> list[list[str | None]]:
        """Texts of some columns at some rows, column by column."""
        part = self.texts.select([str(c) for c in columns]).take(pa.array(places))
        return [part.column(i).to_pylist() for i in range(len(columns))]


def write_base(path: Path, batches: Iterable[tuple[pa.RecordBatch, np.ndarray]], master: Master) -> int:
    """Write texts and tags; returns the rows. Memory: the compressed table where it is encrypted."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    sink = io.BytesIO() if master.sealed else os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "wb")
    rows = 0
    with sink:
        writer = None
        for texts, tags in batches:
            table = pa.table(
                [*texts.columns, pa.array(tags)], names=[*map(str, range(texts.num_columns)), _TAG]
            )
            writer = writer or pq.ParquetWriter(sink, table.schema, compression="zstd")
            writer.write_table(table)
            rows += table.num_rows
        if writer:
            writer.close()
        if isinstance(sink, io.BytesIO):
            write_private(draft, _encrypt(sink.getvalue(), master, path.name))
    draft.replace(path)
    return rows


def read_base(path: Path, master: Master) -> Base:
    """The snapshot of a file. Raises WrongKey where it is missing or the key does not open it."""
    if not path.exists():
        raise WrongKey(
            f"the snapshot {path} is missing: restore it, this release cannot be traced without it"
        )
    source: io.BytesIO | Path = path
    if master.sealed:
        source = io.BytesIO(_decrypt(path.read_bytes(), master, path.name))
    table = pq.read_table(source)
    return Base(table.drop_columns([_TAG]), table.column(_TAG).to_numpy())


def _encrypt(data: bytes, master: Master, name: str) -> bytes:
    sealer, salt = AESGCM(master.draw(f"snapshot/{name}")), os.urandom(8)
    frames = [data[i : i + _FRAME] for i in range(0, max(len(data), 1), _FRAME)]
    out = [salt]
    for number, frame in enumerate(frames):
        last = b"last" if number == len(frames) - 1 else b"more"
        out.append(sealer.encrypt(salt + number.to_bytes(4, "big"), frame, last))
    return b"".join(out)


def _decrypt(data: bytes, master: Master, name: str) -> bytes:
    opener, salt, body = AESGCM(master.draw(f"snapshot/{name}")), data[:8], data[8:]
    frames = [body[i : i + _FRAME + 16] for i in range(0, max(len(body), 1), _FRAME + 16)]
    out = []
    try:
        for number, frame in enumerate(frames):
            last = b"last" if number == len(frames) - 1 else b"more"
            out.append(opener.decrypt(salt + number.to_bytes(4, "big"), frame, last))
    except (InvalidTag, ValueError):
        raise WrongKey(
            f"the key does not open the snapshot {name}, or it was changed: name its key, or restore it"
        ) from None
    return b"".join(out)
