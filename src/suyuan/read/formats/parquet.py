"""Parquet files, every type as the text that a person would write."""

import io
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from suyuan.model.errors import TruncatedFile, UnknownFormat, Unreadable
from suyuan.read.columns import ROWS
from suyuan.read.headers import column_names
from suyuan.read.sheets import cell_text
from suyuan.read.source import Source
from suyuan.read.table import Chunk, Once, Table, Unread


def _example() -> bytes:
    """Text, whole numbers, and numbers that a missing value turned into fractions."""
    table = pa.table({"姓名": ["王小明", "李小红"], "手机号": [13800000001, 13800000002], "余额": [1.5, None]})
    target = io.BytesIO()
    pq.write_table(table, target)
    return target.getvalue()


EXAMPLES = {"example.parquet": _example}
"""Small files of this format by name; built when asked for."""


def sniff(head: bytes, _name: str) -> float:
    """The magic bytes."""
    return 1.0 if head.startswith(b"PAR1") else 0.0


def read(source: Source, _once: Once) -> Iterator[Table | Unread]:
    """One table. Raises TruncatedFile where the footer is missing or damaged."""
    try:
        with source.seekable() as stream:
            file = pq.ParquetFile(stream)
            names, rows = file.schema_arrow.names, file.metadata.num_rows
    except (pa.ArrowException, OSError) as error:
        raise TruncatedFile(f"{source.name}: the Parquet file is cut or damaged; copy it again from the source") from error
    if not names:
        raise UnknownFormat(f"{source.name}: a Parquet file without columns; nothing to read")
    columns = column_names(names)
    yield Table(
        name=source.name,
        format="parquet",
        encoding="",
        separator="",
        columns=columns,
        has_header=True,
        size=source.size,
        read=partial(_chunks, source, columns),
    )
    if error := _broken(source, columns, rows):
        yield Unread(source.name, error)


def _broken(source: Source, columns: tuple[str, ...], rows: int) -> Unreadable | None:
    """The error where the file promises more rows than can be read."""
    found = sum(len(chunk.rows) for chunk in _chunks(source, columns))
    if found == rows:
        return None
    return TruncatedFile(f"{source.name}: damaged after row {found} of {rows}; copy it again from the source")


def _chunks(source: Source, columns: tuple[str, ...]) -> Iterator[Chunk]:
    """Rows as far as the file is whole."""
    schema = pa.schema([(name, pa.string()) for name in columns])
    seen = 0
    with source.seekable() as stream:
        try:
            for batch in pq.ParquetFile(stream).iter_batches(ROWS):
                numbers = np.arange(seen + 1, seen + 1 + len(batch), dtype=np.int64)
                seen += len(batch)
                yield Chunk(numbers, pa.record_batch([text(column) for column in batch.columns], schema=schema))
        except (pa.ArrowException, OSError):
            return


def text(column: pa.Array) -> pa.Array:
    """A column as text: whole fractions without a point, bytes as UTF-8 or hexadecimal, nested values as JSON."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return text(column.dictionary_decode())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return column.cast(pa.string())
    return pa.array([_value(value) for value in column.to_pylist()], pa.string())


def _value(value: Any) -> str | None:
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.hex()
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return cell_text(value)
