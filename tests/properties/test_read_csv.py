"""What a CSV writer writes, the reader reads, whatever the values hold."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.model.records import BadRows
from suyuan.read.form import Form, Shape
from suyuan.read.quoted import records
from suyuan.read.source import bytes_source
from suyuan.read.table import Once
from suyuan.read.text.rows import rows_of

VALUES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=12
) | st.sampled_from(['"', '""', "a,b", "x\ny", "\r\n", " ", ""])
ROWS = st.integers(2, 4).flatmap(
    lambda n: st.lists(st.lists(VALUES, min_size=n, max_size=n), min_size=1, max_size=20)
)


def written(rows, separator):
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue()


def blank(row, separator):
    """Rows of blanks alone under tabs cannot be told from blank lines."""
    return not separator.join(row).strip(" \t")


@settings(max_examples=150, deadline=None)
@given(ROWS, st.sampled_from(",;\t|"), st.sampled_from([64, 1 << 20]))
def test_the_kernel_reads_what_a_csv_writer_wrote(rows, separator, block):
    width = len(rows[0])
    shape = Shape(separator, width, tuple(f"c{i}" for i in range(width)), "")
    bad = BadRows()
    form = Form(bytes_source(written(rows, separator).encode(), "f"), "utf-8", (shape,), block)
    found = [
        list(row.values()) for chunk in rows_of(form, 0, Once(bad, "f")) for row in chunk.data.to_pylist()
    ]
    assert found == rows
    assert bad.total() == 0


@settings(max_examples=150, deadline=None)
@given(ROWS, st.sampled_from(",;\t|"))
def test_the_plain_reader_reads_what_a_csv_writer_wrote(rows, separator):
    text = written(rows, separator)
    found = [fields for _number, fields in records(io.StringIO(text, newline=""), separator)]
    assert found == rows
