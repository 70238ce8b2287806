"""Writes the obfuscated table, streaming: CSV, or Parquet by the name's ending; it appears whole or not at all."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq


@contextmanager
def writer(path: Path, schema: pa.Schema, *, header: bool) -> Iterator[pc.CSVWriter | pq.ParquetWriter]:
    """A writer of record batches; the file takes its name when everything is written, and is removed otherwise."""
    waiting = path.with_name(f".{path.name}.part")
    try:
        if path.suffix == ".parquet":
            made = pq.ParquetWriter(waiting, schema)
        else:
            made = pc.CSVWriter(waiting, schema, write_options=pc.WriteOptions(include_header=header))
        with made:
            yield made
        os.replace(waiting, path)  # noqa: PTH105  # one step, also over an existing file
    finally:
        waiting.unlink(missing_ok=True)


def read_back(path: Path, names: Sequence[str], *, header: bool) -> dict[str, pa.Array]:
    """The columns that were written, as text."""
    if path.suffix == ".parquet":
        table = pq.read_table(path)
    else:
        as_text = pc.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
        reading = pc.ReadOptions(column_names=list(names), skip_rows=int(header))
        table = pc.read_csv(path, read_options=reading, convert_options=as_text)
    return {name: table.column(name).combine_chunks() for name in names}
