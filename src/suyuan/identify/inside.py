"""Values within longer cells: several in one cell, beside other words, in JSON."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from suyuan.identify.free.text import find


def within(text: str) -> Counter[str]:
    """Valid values in a cell that is longer than the value, by kind; a bare number is no value within another.

    >>> within("13800138000/13900139000")
    Counter({'mobile_phone': 2})
    """
    whole = len(text.strip())
    return Counter(span.kind for span in find(text) if span.valid and span.end - span.start < whole)


def count_inside(values: pa.Array) -> Counter[str]:
    """The same over many cells, each different one searched once."""
    total = Counter[str]()
    for pair in pc.value_counts(values.drop_null()).to_pylist():
        for code, number in within(pair["values"]).items():
            total[code] += number * pair["counts"]
    return total
