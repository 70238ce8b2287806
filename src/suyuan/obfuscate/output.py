"""Writes the obfuscated table, streaming: CSV, or Parquet by the name's ending; it appears whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq


@contextmanager
def writer(path: Path, schema: pa.Schema) -> Iterator[pc.CSVWriter | pq.ParquetWriter]:
    """A writer of record batches; the file takes its name when everything is written, and is removed otherwise."""
    waiting = path.with_name(f".{path.name}.part")
    try:
        made = (
            pq.ParquetWriter(waiting, schema) if path.suffix == ".parquet" else pc.CSVWriter(waiting, schema)
        )
        with made:
            yield made
        os.replace(waiting, path)  # noqa: PTH105  # one step, also over an existing file
    finally:
        waiting.unlink(missing_ok=True)
