"""Takes a holder's table in: reads it once, settles what each column may carry, keeps the snapshot."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from suyuan.identify import keys, layout
from suyuan.model.errors import WrongUse
from suyuan.model.records import BadRows
from suyuan.read import Chunk, Table, Unread, tables
from suyuan.release.base import Base, read_base, write_base
from suyuan.release.ledger import Ledger
from suyuan.release.master import Master
from suyuan.release.output import Shape
from suyuan.release.roles import Mark, layout_of, roles
from suyuan.release.symbols import tag


@dataclass(frozen=True, slots=True)
class Intake:
    """A table ready to be copied."""

    base: Base
    schema: tuple[Mark, ...]
    about: dict[str, Any]
    """`name`, `sha256`, `rows`, `bad_rows`, as the ledger keeps them."""
    shape: Shape


def take(path: Path, ledger: Ledger, master: Master) -> Intake:
    """Read a table, or its snapshot where the ledger has this very file already.

    Raises Unreadable, or WrongUse where the file does not hold exactly one table.
    """
    bad = BadRows()
    table = _only(path, bad)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    place = base_path(ledger, digest)
    shape = Shape(table.columns, table.has_header, table.separator)
    earlier = next((entry for entry in ledger.entries if entry.table["sha256"] == digest), None)
    if earlier and place.exists():
        return Intake(read_base(place, master), earlier.schema, dict(earlier.table), shape)
    chunks = table.chunks()
    first = next(chunks, None)
    if first is None:
        raise WrongUse(f"{path.name} has no rows to release")
    schema = roles(first.data, layout(first.data, table.columns, table.has_header), cells=True)
    rows = write_base(place, _tagged(chain([first], chunks), schema, master), master)
    about = {"name": path.name, "sha256": digest, "rows": rows, "bad_rows": bad.total()}
    return Intake(read_base(place, master), schema, about, shape)


def base_path(ledger: Ledger, digest: str) -> Path:
    """Where the snapshot of a table version rests."""
    return ledger.home / f"base-{digest[:16]}.parquet"


def _only(path: Path, bad: BadRows) -> Table:
    found = list(tables([path], bad))
    for item in found:
        if isinstance(item, Unread):
            raise item.error
    if len(found) != 1 or not isinstance(found[0], Table):
        raise WrongUse(f"{path.name} holds {len(found)} tables; release one file with one table at a time")
    return found[0]


def _tagged(
    chunks: Iterator[Chunk], schema: tuple[Mark, ...], master: Master
) -> Iterator[tuple[pa.RecordBatch, np.ndarray]]:
    key, understood = master.words("tags"), layout_of(schema)
    for chunk in chunks:
        people = keys(chunk.data, understood).column("person").to_numpy()
        yield chunk.data, tag(key, people)
