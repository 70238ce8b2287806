"""Compiled: a linear-chain conditional random field learned by stochastic gradients with steps that shrink (AdaGrad)."""

import numpy as np
from numba import njit

from suyuan.identify.free.people.decode import LABELS
from suyuan.identify.free.people.features import PAD, TEMPLATES, Signs, fill


@njit
def gather(signs: Signs, size: int, mask: int, dropped: np.ndarray, out: np.ndarray) -> None:
    """Rows of the table for every token; a dropped template points at the row beyond the table."""
    rows = np.empty(TEMPLATES, np.uint64)
    for place in range(size):
        fill(signs, place + PAD, rows)
        for template in range(TEMPLATES):
            out[place, template] = (
                mask + 1 if dropped[template] else np.int64(rows[template] & np.uint64(mask))
            )


@njit
def learn(
    rows: np.ndarray,
    gold: np.ndarray,
    size: int,
    table: np.ndarray,
    squares: np.ndarray,
    links: np.ndarray,
    steps: np.ndarray,
    allowed: np.ndarray,
) -> float:
    """One step on one text; returns its loss. `steps`: learning rate, shrinkage."""
    scores = np.zeros((size, LABELS), np.float64)
    for place in range(size):
        for row in rows[place]:
            for label in range(LABELS):
                scores[place, label] += table[row, label]
    ahead, behind = np.full((size, LABELS), -1e30), np.full((size, LABELS), -1e30)
    for label in range(LABELS):
        if allowed[LABELS, label]:
            ahead[0, label] = scores[0, label] + links[LABELS, label]
        if allowed[LABELS + 1, label]:
            behind[size - 1, label] = links[LABELS + 1, label]
    for place in range(1, size):
        for label in range(LABELS):
            ahead[place, label] = (
                _log_sum(ahead[place - 1], links[:, label], allowed[:, label]) + scores[place, label]
            )
    for place in range(size - 2, -1, -1):
        for label in range(LABELS):
            behind[place, label] = _log_sum(
                behind[place + 1] + scores[place + 1], links[label], allowed[label]
            )
    whole = _log_sum(ahead[size - 1], links[LABELS + 1], allowed[LABELS + 1])
    path = scores[0, gold[0]] + links[LABELS, gold[0]] + links[LABELS + 1, gold[size - 1]]
    for place in range(1, size):
        path += scores[place, gold[place]] + links[gold[place - 1], gold[place]]
    _step_links(ahead, behind, scores, whole, gold, size, links, allowed, steps[0])
    slope = np.empty(LABELS)
    for place in range(size):
        for label in range(LABELS):
            slope[label] = np.exp(min(0.0, ahead[place, label] + behind[place, label] - whole))
        slope[gold[place]] -= 1.0
        for label in range(LABELS):
            if abs(slope[label]) < 1e-4:
                continue
            for row in rows[place]:
                squares[row, label] += slope[label] ** 2
                table[row, label] -= (
                    steps[0] * slope[label] / np.sqrt(squares[row, label]) + steps[1] * table[row, label]
                )
    table[table.shape[0] - 1] = 0.0
    return whole - path


@njit
def _log_sum(values: np.ndarray, links: np.ndarray, allowed: np.ndarray) -> float:
    top = -1e30
    for label in range(LABELS):
        if allowed[label]:
            top = max(top, values[label] + links[label])
    total = 0.0
    for label in range(LABELS):
        if allowed[label]:
            total += np.exp(values[label] + links[label] - top)
    return top + np.log(total) if total > 0.0 else -1e30


@njit
def _step_links(ahead, behind, scores, whole, gold, size, links, allowed, rate):  # numba
    slope = np.zeros_like(links)
    for place in range(1, size):
        for before in range(LABELS):
            for label in range(LABELS):
                if allowed[before, label]:
                    share = (
                        ahead[place - 1, before]
                        + links[before, label]
                        + scores[place, label]
                        + behind[place, label]
                    )
                    slope[before, label] += np.exp(min(0.0, share - whole))
        slope[gold[place - 1], gold[place]] -= 1.0
    links -= rate * 0.02 * np.clip(slope, -2.0, 2.0)
