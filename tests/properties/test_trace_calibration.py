"""The bound on false accusation, tried on innocent copies: e-values have mean 1 and Markov's inequality holds."""

from math import comb, exp

import numpy as np
import pytest

from suyuan.release.capacity import need, spent
from suyuan.trace.density import ALPHAS, Leak, Profile, density, nobody
from suyuan.trace.naming import Suspect, Trial, mixture, name
from suyuan.trace.open_world import e_value
from suyuan.trace.score import THETAS, _unit, scores

COUNTS, FIRSTS = (6, 9), (0.5, 0.975)


def profile(units: int) -> Profile:
    return Profile(0.05, 0.025, np.tile(FIRSTS, (units, 1)))


def keys(count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.integers(0, 2**63, (count, 2)).astype(np.uint64)


def copied(key: np.ndarray, leak: Leak, marks: Profile) -> tuple[np.ndarray, np.ndarray]:
    """What a copy holds of the leak's people: their writings, and who is there; read off the density itself."""
    out = np.zeros((leak.tags.size, 2), np.int64)
    for column, count in enumerate(COUNTS):
        guesses = []
        for guess in range(count):
            y = np.full((leak.tags.size, 2), -1)
            y[:, column] = guess
            alone = Leak(leak.tags, np.arange(leak.tags.size + 1), leak.columns, leak.counts, y)
            guesses.append(density(alone, marks, key).cell[0, :, column])
        out[:, column] = np.argmax(guesses, axis=0)
    return out, density(leak, marks, key).presence > 0


def empty(units: int, rng: np.random.Generator) -> Leak:
    tags = np.unique(rng.integers(1, 2**63, units).astype(np.uint64))
    counts = np.tile(np.array(COUNTS), (tags.size, 1))
    y = np.full((tags.size, 2), -1)
    return Leak(tags, np.arange(tags.size + 1), np.array([11, 12], np.uint64), counts, y)


def colluded(units: int, colluders: int, altered: float, rng: np.random.Generator) -> tuple[Leak, np.ndarray]:
    """A leak put together from several copies cell by cell, some cells altered; and the colluders' keys."""
    guilty, plain = keys(colluders, rng), empty(units, rng)
    marks = profile(plain.tags.size)
    copies = [copied(key, plain, marks) for key in guilty]
    y = np.choose(rng.integers(0, colluders, plain.y.shape), [cells for cells, _ in copies])
    random = np.column_stack([rng.integers(0, count, plain.tags.size) for count in COUNTS])
    y = np.where(rng.random(y.shape) < altered, random, y)
    keep = np.any([there for _, there in copies], axis=0)
    size = int(keep.sum())
    return Leak(plain.tags[keep], np.arange(size + 1), plain.columns, plain.counts[keep], y[keep]), guilty


def writings(count: int, first: float) -> list[float]:
    return [first, *[(1 - first) / (count - 1)] * (count - 1)]


@pytest.mark.parametrize("sightings", [1, 3])
@pytest.mark.parametrize("named_before", [False, True])
def test_the_mean_e_value_of_an_innocent_copy_is_exactly_one(sightings: int, *, named_before: bool) -> None:
    rng = np.random.default_rng(sightings)
    plain = empty(1, rng)
    y = np.column_stack([rng.integers(-1, count, sightings) for count in COUNTS])
    leak, marks = Leak(plain.tags, np.array([0, sightings]), plain.columns, plain.counts, y), profile(1)
    rivals = nobody(leak, marks)
    if named_before:
        rivals = mixture([(0.4, rivals), (0.6, density(leak, marks, keys(1, rng)[0]))])
    data = (leak.tags, leak.starts, leak.columns, leak.counts, leak.y, marks.firsts)
    means = np.zeros((2, ALPHAS.size, THETAS.size))
    for had, chance in ((0.0, 0.05), (1.0, 0.95)):
        for first, p in enumerate(writings(COUNTS[0], FIRSTS[0])):
            for second, q in enumerate(writings(COUNTS[1], FIRSTS[1])):
                for a in range(ALPHAS.size):
                    picked = np.array([first, second])
                    factors = _unit(
                        data, 0, picked, (had, 0.95, a), (rivals.row, rivals.cell, rivals.presence)
                    )
                    means[:, a] += chance * p * q * np.array(factors)
    assert means == pytest.approx(np.ones(means.shape), abs=1e-12)


def test_keys_pick_writings_as_often_as_their_probabilities_say() -> None:
    rng = np.random.default_rng(9)
    plain, marks = empty(400, rng), profile(400)
    cells = np.concatenate([copied(key, plain, marks)[0] for key in keys(30, rng)])
    there = np.concatenate([copied(key, plain, marks)[1] for key in keys(30, rng)])
    for column, count in enumerate(COUNTS):
        shares = np.bincount(cells[:, column], minlength=count) / len(cells)
        assert shares == pytest.approx(np.array(writings(count, FIRSTS[column])), abs=0.02)
    assert there.mean() == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(("colluders", "altered"), [(1, 0.0), (3, 0.3), (10, 0.3)])
def test_twenty_thousand_innocents_stay_under_the_bound(colluders: int, altered: float) -> None:
    rng = np.random.default_rng(colluders)
    for _ in range(4):
        leak, _ = colluded(60, colluders, altered, rng)
        marks = profile(leak.tags.size)
        nats = scores(leak, marks, keys(5_000, rng), nobody(leak, marks))
        for alpha in (0.1, 0.01, 0.001):
            assert (nats >= -np.log(alpha)).mean() <= alpha
        assert nats.max() < need(5_000, 1e-9)


def test_colluders_are_named_among_a_thousand_and_nobody_else() -> None:
    rng = np.random.default_rng(6)
    leak, guilty = colluded(900, 3, 0.1, rng)
    everyone = np.concatenate([guilty, keys(997, rng)])
    suspects = [Suspect(key, 0.05, 0.025, 0.0) for key in everyone]
    trial = Trial(leak, suspects, lambda _: np.tile(FIRSTS, (leak.tags.size, 1)), 1000)
    found = [n for n in name(trial, 1e-9) if n.bound <= 1e-9]
    assert {n.place for n in found} == {0, 1, 2}


def test_a_copy_is_named_exactly_when_its_stated_bound_is_under_the_limit() -> None:
    for turn in (0, 1, 5):
        for candidates in (1, 10, 10_000):
            assert spent(candidates, need(candidates, 1e-9, turn), turn) == pytest.approx(1e-9)
    assert spent(10, -5.0) == 1.0


@pytest.mark.parametrize("rate", [0.0, 0.2, 0.5])
@pytest.mark.parametrize("people", [1, 5, 40])
def test_an_unlisted_source_under_the_ceiling_has_a_mean_of_at_most_one(rate: float, people: int) -> None:
    mean = sum(
        comb(people, k) * rate**k * (1 - rate) ** (people - k) * exp(e_value(k, people, 0.5))
        for k in range(people + 1)
    )
    assert mean <= 1 + 1e-9
    assert rate < 0.5 or mean == pytest.approx(1)
