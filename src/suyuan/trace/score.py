"""The e-value of each copy: a likelihood ratio whose mean under innocence is exactly 1.

For weight t (the share of the leak that came from the copy) and alteration rate a, a row enters as
[(1-t) P + t f] / [(1-t) P + t b], where P is what the copies named so far (at first: nobody) make of it. Two
decoders: by whole rows (copies mixed row by row) and by cells (copies mixed cell by cell). A person seen several
times enters once, as the mean over the sightings. The result is the mean over all settings, so its expectation
under innocence is 1 given the leak, whatever was done to the leak, and Markov's inequality bounds P(e >= 1/p) by p.
"""

import numba as nb
import numpy as np

from suyuan.trace.density import ALPHAS, Density, Leak, Profile, arrays, chosen, holds, likelihoods

THETAS = np.array([0.97, 0.5, 0.25, 0.12, 0.06, 0.03])


def scores(leak: Leak, profile: Profile, keys: np.ndarray, rivals: Density) -> np.ndarray:
    """The ln e of each key's copy. `keys`: uint64 [copies, 2]; `rivals`: P, from `nobody` or a mixture."""
    parts = _scores(arrays(leak, profile), profile.withhold, keys, (rivals.row, rivals.cell, rivals.presence))
    return log_mean(parts.reshape(keys.shape[0], -1))


def log_mean(logs: np.ndarray) -> np.ndarray:
    """The ln of a mean of e-values given as ln, over the last axis, without overflow."""
    top = logs.max(axis=-1, keepdims=True)
    return np.asarray(top[..., 0] + np.log(np.exp(logs - top).mean(axis=-1)))


@nb.njit(cache=True)
def _ratio(theta: float, rival: float, f: float, b: float) -> float:
    rest = (1.0 - theta) * rival
    return (rest + theta * f) / (rest + theta * b)


@nb.njit(cache=True)
def _unit(
    data: tuple, i: int, x: np.ndarray, pose: tuple[float, float, int], rivals: tuple
) -> tuple[np.ndarray, np.ndarray]:
    """Mean factor of one unit for each weight: by rows, and by cells. `pose`: f and b of presence, and which a."""
    _, starts, columns, counts, y, firsts = data
    rival_row, rival_cell, rival_presence = rivals
    had, chance, a = pose
    by_row, by_cell = np.zeros(THETAS.size), np.ones(THETAS.size)
    sightings = starts[i + 1] - starts[i]
    sums, seen = np.zeros((columns.size, THETAS.size)), np.zeros(columns.size)
    for o in range(starts[i], starts[i + 1]):
        f_row, b_row = had, chance
        for j in range(columns.size):
            if counts[i, j] < 2 or y[o, j] < 0:
                continue
            f, b = likelihoods(y[o, j], x[j], (counts[i, j], firsts[i, j]), ALPHAS[a])
            f_row *= f
            b_row *= b
            seen[j] += 1
            for t in range(THETAS.size):
                sums[j, t] += _ratio(THETAS[t], rival_cell[a, o, j], f, b)
        for t in range(THETAS.size):
            by_row[t] += _ratio(THETAS[t], rival_row[a, o], f_row, b_row) / sightings
    for t in range(THETAS.size):
        by_cell[t] = _ratio(THETAS[t], rival_presence[i], had, chance)
        for j in range(columns.size):
            if seen[j] > 0:
                by_cell[t] *= sums[j, t] / seen[j]
    return by_row, by_cell


@nb.njit(cache=True, nogil=True)
def _scores(data: tuple, withhold: float, keys: np.ndarray, rivals: tuple) -> np.ndarray:
    """[copies, decoders, alphas, thetas] ln of the products over units."""
    tags, _, columns, counts, _, firsts = data
    out = np.zeros((keys.shape[0], 2, ALPHAS.size, THETAS.size))
    x = np.zeros(columns.size, np.int64)
    for r in range(keys.shape[0]):
        for i in range(tags.size):
            had = 1.0 if holds(keys[r], tags[i], withhold) else 0.0
            for j in range(columns.size):
                if counts[i, j] > 1:
                    x[j] = chosen(keys[r], tags[i], columns[j], (counts[i, j], firsts[i, j]))
            for a in range(ALPHAS.size):
                by_row, by_cell = _unit(data, i, x, (had, 1.0 - withhold, a), rivals)
                out[r, 0, a] += np.log(by_row)
                out[r, 1, a] += np.log(by_cell)
    return out
