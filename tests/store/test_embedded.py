"""The embedded store keeps what is written and says what is wrong with its file."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from suyuan.model.errors import BrokenStore, BusyStore
from suyuan.store import Store

SCHEMA = pa.schema([("n", pa.int64())])


def test_rows_written_are_there_after_reopening(tmp_path: Path) -> None:
    batch = pa.RecordBatch.from_pydict({"n": [1, 2, 3]}, SCHEMA)
    with Store(tmp_path / "a.duckdb") as store:
        assert store.write("t", SCHEMA, iter([batch, batch])) == 6
    with Store(tmp_path / "a.duckdb") as store:
        assert store.value("SELECT sum(n) FROM t WHERE n > ?", [1]) == 10
        assert store.write("t", SCHEMA, iter([batch])) == 3


def test_a_half_written_file_is_called_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    Store(path).close()
    path.write_bytes(path.read_bytes()[:4096])
    with pytest.raises(BrokenStore):
        Store(path)


def test_a_file_that_another_process_has_open_is_called_busy(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    code = f"from suyuan.store import Store; from pathlib import Path; s = Store(Path({str(path)!r})); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(BusyStore):
            Store(path)
        other.communicate(b"\n")
