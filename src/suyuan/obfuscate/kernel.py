"""Compiled: groups of equal keys, by open addressing; the inner loop of measuring and searching."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def group(keys: np.ndarray, ids: np.ndarray, firsts: np.ndarray) -> int:
    """Number the distinct keys in order of appearance; gives how many there are.

    `keys` int64; `ids` int64 of the same length (filled with each row's group); `firsts` int64 of the same length
    (filled with the first row of each group). The table's load stays under one half.
    """
    size = 16
    while size < 2 * len(keys):
        size *= 2
    slots = np.full(size, -1, np.int64)
    mask = np.uint64(size - 1)
    count = 0
    for row in range(len(keys)):
        word = np.uint64(keys[row]) * np.uint64(0x9E3779B97F4A7C15)
        slot = np.int64((word ^ (word >> np.uint64(29))) & mask)
        while slots[slot] >= 0 and keys[firsts[slots[slot]]] != keys[row]:
            slot = (slot + 1) & (size - 1)
        if slots[slot] < 0:
            slots[slot] = count
            firsts[count] = row
            count += 1
        ids[row] = slots[slot]
    return count


@njit(cache=True, nogil=True)
def node_keys(table: np.ndarray, maps: np.ndarray, node: np.ndarray, keys: np.ndarray) -> None:
    """Keys of rows as a node generalises them.

    `table` int64 (columns, rows) of value codes; `maps` int64 (columns, levels, values) of the codes of their forms,
    each multiplied by the column's place value already; `node` int64 (columns) of levels.
    """
    keys[:] = 0
    for column in range(len(node)):
        form = maps[column, node[column]]
        for row in range(len(keys)):
            keys[row] += form[table[column, row]]


@njit(cache=True, nogil=True)
def node_loss(
    table: np.ndarray, shares: np.ndarray, node: np.ndarray, weights: np.ndarray, hidden: np.ndarray
) -> float:
    """Sum over all rows of the mean loss of their cells as a node generalises them; 1 for hidden rows.

    `shares` float64 (columns, levels, values); `weights` int64 how often each row occurs.
    """
    total = 0.0
    for row in range(len(weights)):
        loss = 0.0
        for column in range(len(node)):
            loss += shares[column, node[column], table[column, row]]
        total += weights[row] * (1.0 if hidden[row] else loss / len(node))
    return total


@njit(cache=True, nogil=True)
def small(keys: np.ndarray, weights: np.ndarray, k: int, hidden: np.ndarray) -> int:
    """Mark the rows whose group has fewer than `k` of them; gives how many those are, weights counted."""
    ids, firsts = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
    sizes = np.zeros(group(keys, ids, firsts), np.int64)
    for row in range(len(keys)):
        sizes[ids[row]] += weights[row]
    total = 0
    for row in range(len(keys)):
        hidden[row] = sizes[ids[row]] < k
        if hidden[row]:
            total += weights[row]
    return total
