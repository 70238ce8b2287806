"""Compiled: the best labels for a stretch of tokens, and how sure each name is."""

from typing import NamedTuple

import numpy as np
from numba import njit

from suyuan.identify.free.people.features import PAD, TEMPLATES, Signs, fill
from suyuan.identify.free.people.tokens import HAN, Int

OUT, FIRST, MIDDLE, LAST, PLACE, PLACE_ON, BODY, BODY_ON = range(8)
"""Labels: outside; first, middle and last token of a person's name; first and further ones of a place, of a firm."""
LABELS = 8
FORBIDDEN = -(1 << 28)
_FOLLOWS = (
    (OUT, (OUT, FIRST, PLACE, BODY)),
    (FIRST, (MIDDLE, LAST)),
    (MIDDLE, (MIDDLE, LAST)),
    (LAST, (OUT, FIRST, PLACE, BODY)),
    (PLACE, (OUT, FIRST, PLACE, PLACE_ON, BODY)),
    (PLACE_ON, (OUT, FIRST, PLACE, PLACE_ON, BODY)),
    (BODY, (OUT, FIRST, PLACE, BODY, BODY_ON)),
    (BODY_ON, (OUT, FIRST, PLACE, BODY, BODY_ON)),
)
"""Which labels may follow which."""
NEVER = -1e30
TIES = tuple(ord(char) for char in "·.-_*/")
"""Marks that may stand inside a name; nothing else but Chinese characters does."""
STARTS = (OUT, FIRST, PLACE, BODY)
ENDS = (OUT, LAST, PLACE, PLACE_ON, BODY, BODY_ON)


class Chain(NamedTuple):
    """How labels follow each other."""

    links: np.ndarray
    """int32 (10, 8): label after label; row 8 for the start of a stretch, row 9 for its end."""
    scale: float
    """Turns integer scores into natural logarithms."""


def allowed() -> np.ndarray:
    """Bool (10, 8): row by the label before; row 8 for the start of a stretch, row 9 for its end."""
    table = np.zeros((LABELS + 2, LABELS), np.bool_)
    for label, after in _FOLLOWS:
        table[label, list(after)] = True
    table[LABELS, list(STARTS)] = True
    table[LABELS + 1, list(ENDS)] = True
    return table


@njit(nogil=True)
def score(signs: Signs, size: Int, weights: np.ndarray, rows: np.ndarray, out: np.ndarray) -> None:
    """Sum the weights (int8, a row of 8 for each place of the table) of every token into `out` (int32)."""
    mask = np.uint64(weights.shape[0] - 1)
    for place in range(size):
        fill(signs, place + PAD, rows)
        for label in range(LABELS):
            out[place, label] = 0
        for template in range(TEMPLATES):
            row = np.int64(rows[template] & mask)
            for label in range(LABELS):
                out[place, label] += np.int32(weights[row, label])
        if signs.types[place + PAD] != HAN:
            out[place, FIRST] = out[place, LAST] = FORBIDDEN >> 8
            if not _is_tie(signs.ids[place + PAD]):
                out[place, MIDDLE] = FORBIDDEN >> 8


@njit(nogil=True, forceinline=True)
def _is_tie(token: Int) -> bool:
    return bool(token in TIES)


@njit(nogil=True)
def best_labels(
    scores: np.ndarray, size: Int, links: np.ndarray, back: np.ndarray, labels: np.ndarray
) -> None:
    """Viterbi over integers; of equal paths the one with the smaller label wins. `links`: int32 (10, 8)."""
    now, then = np.empty(LABELS, np.int64), np.empty(LABELS, np.int64)
    for label in range(LABELS):
        now[label] = np.int64(scores[0, label]) + links[LABELS, label]
    for place in range(1, size):
        for label in range(LABELS):
            best, source = now[0] + links[0, label], 0
            for before in range(1, LABELS):
                value = now[before] + links[before, label]
                if value > best:
                    best, source = value, before
            then[label] = best + scores[place, label]
            back[place, label] = source
        now[:] = then
    best, source = now[0] + links[LABELS + 1, 0], 0
    for label in range(1, LABELS):
        value = now[label] + links[LABELS + 1, label]
        if value > best:
            best, source = value, label
    labels[size - 1] = source
    for place in range(size - 1, 0, -1):
        source = back[place, source]
        labels[place - 1] = source


@njit(nogil=True)
def sureness(scores: np.ndarray, size: Int, chain: Chain, first: Int, last: Int) -> float:
    """Share of all labellings of a window, weighed by their scores, in which the name first..last stands as it is.

    The window reaches eight tokens beyond the name.
    """
    window = (max(0, first - 8), min(size, last + 9), size)
    bound = _sum_of_paths(scores, window, chain, first, last)
    return float(np.exp(bound - _sum_of_paths(scores, window, chain, -1, -1)))


@njit(nogil=True)
def _sum_of_paths(
    scores: np.ndarray, window: tuple[Int, Int, Int], chain: Chain, first: Int, last: Int
) -> float:
    links, scale = chain.links, chain.scale
    low, high, size = window
    now, then = np.full(LABELS, NEVER), np.full(LABELS, NEVER)
    for label in range(LABELS):
        edge = links[LABELS, label] if low == 0 else 0
        now[label] = (scores[low, label] + edge) * scale if _fits(low, label, first, last) else NEVER
    for place in range(low + 1, high):
        for label in range(LABELS):
            fits = _fits(place, label, first, last)
            then[label] = (
                _log_sum(now, links[:, label], scale) + scores[place, label] * scale if fits else NEVER
            )
        now[:] = then
    return _log_sum(now, links[LABELS + 1] if high == size else np.zeros(LABELS, np.int32), scale)


@njit(nogil=True)
def _log_sum(now: np.ndarray, links: np.ndarray, scale: float) -> float:
    """Logarithm of the sum over labels of exp(now + link)."""
    top, total = NEVER, 0.0
    for label in range(LABELS):
        top = max(top, now[label] + links[label] * scale)
    if top < NEVER / 2:
        return NEVER
    for label in range(LABELS):
        total += np.exp(now[label] + links[label] * scale - top)
    return float(top + np.log(total))


@njit(nogil=True, forceinline=True)
def _fits(place: Int, label: Int, first: Int, last: Int) -> bool:
    """Whether a label may stand at a place if the name from `first` to `last` is to stand as it is."""
    if place < first or place > last:
        return True
    if place == first:
        return bool(label == FIRST)
    return bool(label == (LAST if place == last else MIDDLE))
