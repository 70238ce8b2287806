"""Identifiers in a whole column of texts."""

from collections import Counter
from collections.abc import Iterator

import pyarrow as pa

from suyuan.identify.free.span import Span
from suyuan.identify.free.text import find_identifiers


def find_batch(column: pa.Array) -> Iterator[tuple[int, list[Span]]]:
    """Row and spans for every row of a string column that holds an identifier."""
    for row, text in enumerate(column.to_pylist()):
        if text and (spans := find_identifiers(text)):
            yield row, spans


def count_batch(column: pa.Array) -> Counter[str]:
    """How many valid identifiers of each kind a string column of texts holds.

    >>> dict(count_batch(pa.array(["电话13800138000", "你好", None])))
    {'mobile_phone': 1}
    """
    return Counter(span.kind for _, spans in find_batch(column) for span in spans if span.valid)
