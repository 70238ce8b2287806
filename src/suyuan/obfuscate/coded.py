"""Tables as small integers: what grouping and searching work on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from suyuan.obfuscate.kernel import group

_ROOM = 1 << 62


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """Equivalence classes: rows that agree in some columns."""

    ids: np.ndarray
    """int64: the class of each row."""
    firsts: np.ndarray
    """int64: one row of each class."""
    sizes: np.ndarray
    """int64: rows in each class."""


def coded(values: pa.Array | pa.ChunkedArray) -> tuple[np.ndarray, pa.Array]:
    """Codes 0 … n-1 of a column's values (int64), and the distinct values, sorted; missing values are one of them."""
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    encoded = whole.dictionary_encode(null_encoding="encode")
    order = pc.array_sort_indices(encoded.dictionary)
    rank = np.empty(len(order), np.int64)
    rank[order.to_numpy()] = np.arange(len(order))
    return rank[encoded.indices.to_numpy()], encoded.dictionary.take(order)


def classes(columns: Sequence[np.ndarray]) -> Classes:
    """The equivalence classes over columns of codes (int64, never negative). Cost: a few passes over the rows.

    >>> classes([np.array([0, 1, 0]), np.array([2, 2, 2])]).sizes.tolist()
    [2, 1]
    """
    rows = len(columns[0])
    keys, room = np.zeros(rows, np.int64), 1
    for column in columns:
        width = int(column.max(initial=0)) + 1
        if room * width >= _ROOM:
            keys, room = _numbered(keys)
        keys, room = keys * width + column, room * width
    ids, firsts = np.empty(rows, np.int64), np.empty(rows, np.int64)
    count = group(keys, ids, firsts)
    return Classes(ids, firsts[:count].copy(), np.bincount(ids, minlength=count))


def _numbered(keys: np.ndarray) -> tuple[np.ndarray, int]:
    """Keys numbered anew, so that there is room again."""
    ids, firsts = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
    return ids, max(1, group(keys, ids, firsts))
