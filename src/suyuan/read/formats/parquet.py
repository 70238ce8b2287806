"""Parquet files, every type as the text that a person would write."""

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from suyuan.model.errors import TruncatedFile, UnknownFormat, Unreadable
from suyuan.read.sheets import cell_text
from suyuan.read.source import Source
from suyuan.read.table import Chunk, Once, Table, Unread
from suyuan.read.text.columns import ROWS, pack
from suyuan.read.text.headers import column_names

DAMAGE = (pa.ArrowException, OSError, ValueError)
"""What the library raises over damaged files."""


def _example() -> bytes:
    """Text, whole numbers, and numbers that a missing value turned into fractions."""
    table = pa.table(
        {"姓名": ["王小明", "李小红"], "手机号": [13800000001, 13800000002], "余额": [1.5, None]}
    )
    target = io.BytesIO()
    pq.write_table(table, target)
    return target.getvalue()


EXAMPLES = {"example.parquet": _example}
"""Small files of this format by name; built when asked for."""


def sniff(head: bytes, _name: str) -> float:
    """The magic bytes."""
    return 1.0 if head.startswith(b"PAR1") else 0.0


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """One table. Raises TruncatedFile where the footer is missing or damaged."""
    try:
        with source.seekable() as stream:
            file = pq.ParquetFile(stream)
            names, rows = file.schema_arrow.names, file.metadata.num_rows
    except DAMAGE as error:
        raise TruncatedFile(
            f"{source.name}: the Parquet file is cut or damaged; copy it again from the source"
        ) from error
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
        read=partial(_chunks, source, columns, once),
    )
    if broken := _broken(source, rows):
        yield Unread(source.name, broken)


def _broken(source: Source, rows: int) -> Unreadable | None:
    """The error where the file promises more rows than can be read."""
    found = 0
    with source.seekable() as stream, suppress(*DAMAGE):
        for batch in pq.ParquetFile(stream).iter_batches(ROWS):
            found += len(batch)
    if found == rows:
        return None
    return TruncatedFile(f"{source.name}: damaged after row {found} of {rows}; copy it again from the source")


def _chunks(source: Source, columns: tuple[str, ...], once: Once) -> Iterator[Chunk]:
    """Rows as far as the file is whole."""
    seen = 0
    with source.seekable() as stream:
        try:
            for batch in pq.ParquetFile(stream).iter_batches(ROWS):
                yield _packed(seen, batch, columns, once)
                seen += len(batch)
        except DAMAGE:
            return


def _packed(seen: int, batch: pa.RecordBatch, columns: tuple[str, ...], once: Once) -> Chunk:
    """A batch as text; rows with strings that are no UTF-8 are bad rows."""
    numbers = np.arange(seen + 1, seen + 1 + len(batch), dtype=np.int64)
    schema = pa.schema([(name, pa.string()) for name in columns])
    try:
        return Chunk(numbers, pa.record_batch([text(column) for column in batch.columns], schema=schema))
    except pa.ArrowInvalid:
        values: list[Sequence[str | None]] = list(
            zip(*(_loose(column) for column in batch.columns), strict=True)
        )
        return pack(numbers.tolist(), values, columns, once.add)


def _loose(column: pa.Array) -> list[str | None]:
    """A column's values, wrong bytes as lone surrogates."""
    if not is_text(column.type):
        return cast("list[str | None]", text(column).to_pylist())
    raw = column.cast(pa.large_binary()).to_pylist()
    return [None if value is None else value.decode("utf-8", "surrogateescape") for value in raw]


def is_text(kind: pa.DataType) -> bool:
    """Whether a type holds text as such."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def text(column: pa.Array) -> pa.Array:
    """A column as text: whole fractions without a point, bytes as UTF-8 or hexadecimal, nested values as JSON.

    Raises ArrowInvalid where text is not UTF-8.
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return text(column.dictionary_decode())
    if is_text(kind):
        return column.cast(pa.large_binary()).cast(pa.string())
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return column.cast(pa.string())
    return pa.array([_value(_held(scalar)) for scalar in column], pa.string())


def _held(scalar: pa.Scalar) -> Any:
    """The value; a moment or length of time that Python cannot hold as Arrow writes it, else as its number."""
    try:
        return scalar.as_py()
    except (OverflowError, ValueError):
        pass
    try:
        return scalar.cast(pa.string()).as_py()
    except pa.ArrowException:
        return str(getattr(scalar, "value", "?"))


def _value(value: Any) -> str | None:
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.hex()
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return cell_text(value)
