"""Files with bytes changed, lost and added: read or reported, never a crash."""

import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from suyuan.model.records import BadRows
from suyuan.read import Unread, tables
from suyuan.read.tables import formats

EXAMPLES = [
    (name, example() if callable(example) else example)
    for module in formats()
    for name, example in module.EXAMPLES.items()
]


def damaged(data, rng):
    changed = bytearray(data)
    for _ in range(rng.choice([1, 3, 20])):
        at = rng.randrange(len(changed))
        way = rng.random()
        if way < 0.6:
            changed[at] = rng.randrange(256)
        elif way < 0.8:
            del changed[at : at + rng.randrange(1, min(9, len(changed)))]
        else:
            changed[at:at] = bytes(rng.randrange(256) for _ in range(4))
    return bytes(changed)


@pytest.mark.parametrize(("name", "data"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_a_damaged_example_is_read_or_reported(tmp_path, name, data):
    rng = random.Random(name)
    for _ in range(40):
        (tmp_path / name).write_bytes(damaged(data, rng))
        items = list(tables([tmp_path / name], BadRows()))
        assert items
        for item in items:
            for chunk in [] if isinstance(item, Unread) else item.chunks():
                assert chunk.data.num_columns == len(item.columns)
                assert chunk.data.num_rows == len(chunk.rows)
                chunk.data.validate(full=True)


def test_parquet_strings_with_wrong_bytes_make_their_row_bad(tmp_path):
    array = pa.Array.from_buffers(
        pa.string(), 3, pa.array([b"ok", b"\xff\xfe", b"fine"], pa.binary()).buffers()
    )
    pq.write_table(pa.table({"a": array, "b": [1, 2, 3]}), tmp_path / "a.parquet")
    bad = BadRows()
    [table] = tables([tmp_path / "a.parquet"], bad)
    rows = [
        (n, tuple(r.values()))
        for c in table.chunks()
        for n, r in zip(c.rows.tolist(), c.data.to_pylist(), strict=True)
    ]
    assert rows == [(1, ("ok", "1")), (3, ("fine", "3"))]
    assert bad.counts == {"a.parquet": {"encoding": 1}}


def test_parquet_times_that_python_cannot_hold_lose_no_row(tmp_path):
    times = pa.array([1, None, 1_500_000_000_000_000_000], pa.timestamp("ns"))
    lengths = pa.array([10**18, 1, None], pa.duration("s"))
    lists = pa.array([[1], [], None], pa.list_(pa.timestamp("ns")))
    pq.write_table(pa.table({"t": times, "d": lengths, "l": lists}), tmp_path / "a.parquet")
    [table] = tables([tmp_path / "a.parquet"], BadRows())
    [chunk] = table.chunks()
    assert chunk.rows.tolist() == [1, 2, 3]
    assert chunk.data.column(0).to_pylist() == ["1970-01-01 00:00:00.000000001", None, "2017-07-14 02:40:00"]
    assert chunk.data.column(1).to_pylist()[0] == str(10**18)
