"""Made-up tables of many shapes, from a seed that nothing was fitted on; and what must not change an answer."""

import random

import pyarrow as pa
from columns import tell
from zoo.tables import make_table

from suyuan.identify import layout

SEEDS = range(900_000, 900_008)


def test_columns_of_fifty_rows_are_told_rightly():
    told = list(tell(SEEDS, sizes=(50,)))
    assert len(told) > 150
    assert sum(t.right for t in told) / len(told) > 0.97


def test_what_is_said_with_confidence_is_right():
    sure = [t for t in tell(SEEDS, sizes=(50,)) if t.confidence > 0.98]
    assert len(sure) > 50
    assert sum(t.right for t in sure) / len(sure) > 0.97


def kinds_of(batch: pa.RecordBatch, headers: list[str]) -> list[str]:
    return [column.kind for column in layout(batch, headers, has_header=True).columns]


def test_the_order_of_rows_and_columns_changes_no_answer():
    for seed in range(4):
        rng = random.Random(seed)
        table = make_table(rng, 80, "right")
        said = kinds_of(table.batch, table.headers)
        rows = table.batch.take(pa.array(rng.sample(range(80), 80)))
        assert kinds_of(rows, table.headers) == said
        order = rng.sample(range(len(said)), len(said))
        assert kinds_of(table.batch.select(order), [table.headers[i] for i in order]) == [
            said[i] for i in order
        ]


def test_an_unrelated_column_changes_no_answer():
    table = make_table(random.Random(11), 80, "right")
    said = kinds_of(table.batch, table.headers)
    wider = table.batch.append_column("more", pa.array([f"{i / 7:.2f}" for i in range(80)]))
    assert kinds_of(wider, [*table.headers, "x9"]) == [*said, ""]
