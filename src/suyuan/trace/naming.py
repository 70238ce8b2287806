"""Names the copies that a leak came from, in rounds, each against what the copies named before explain.

Round t may spend limit / 3 / 2**t (a third of the limit is for releases), shared over all copies of all ledgers.
A copy not named so far had no part in naming the others but through the leak, so its e-value against their
mixture still has mean 1 (facts of the method: `suyuan.trace.score`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suyuan.release.capacity import need, spent
from suyuan.trace.density import Density, Leak, Profile, density, nobody
from suyuan.trace.score import scores

ROUNDS = 12
LEAD = 1e-3
"""A copy whose stated bound is at most this is worth showing as a lead."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """One copy as a candidate."""

    key: np.ndarray
    withhold: float
    delta: float
    extra: float
    """Nats from its canaries, which multiply in: they are drawn apart from all other marks."""


@dataclass(frozen=True, slots=True)
class Named:
    """A copy that was named, or is a lead."""

    place: int
    """Its number among the suspects."""
    nats: float
    turn: int
    bound: float
    """Limit under which it would just have been named: the stated chance that anybody innocent is."""
    share: float
    """Of the linked rows, by the fitted mixture; 0 for leads."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One leak and everybody who could have leaked it."""

    leak: Leak
    suspects: Sequence[Suspect]
    firsts: Callable[[float], np.ndarray]
    """From delta to the probability of each cell's first writing."""
    candidates: int
    """Copies of all ledgers in this run: the bound is shared over them."""


def name(trial: Trial, limit: float) -> list[Named]:
    """The copies named under the limit, strongest first, then leads."""
    out: list[Named] = []
    shares: Mapping[int, float] = {}
    for turn in range(1, ROUNDS + 1):
        nats = _round(trial, shares)
        gone = {named.place for named in out}
        new = [
            i
            for i in np.argsort(-nats).tolist()
            if i not in gone and nats[i] >= need(trial.candidates, limit, turn)
        ]
        if not new:
            break
        out += [
            Named(i, float(nats[i]), turn, spent(trial.candidates, float(nats[i]), turn), 0.0) for i in new
        ]
        shares = fit(trial, [named.place for named in out])
    named = [Named(n.place, n.nats, n.turn, n.bound, shares[n.place]) for n in out]
    return named + _leads(trial, nats, {n.place for n in named}, turn)


def _leads(trial: Trial, nats: np.ndarray, gone: set[int], turn: int) -> list[Named]:
    bounds = [(spent(trial.candidates, float(n), turn), i) for i, n in enumerate(nats) if i not in gone]
    return [Named(i, float(nats[i]), turn, bound, 0.0) for bound, i in sorted(bounds) if bound <= LEAD]


def _round(trial: Trial, shares: Mapping[int, float]) -> np.ndarray:
    """The ln e of every suspect against the mixture of those named, canaries included."""
    out = np.array([suspect.extra for suspect in trial.suspects])
    if not trial.leak.tags.size:
        return out
    for places, profile in profiles(trial):
        rivals = nobody(trial.leak, profile)
        if shares:
            known = [
                (share, density(trial.leak, _profile(trial, i), trial.suspects[i].key))
                for i, share in shares.items()
            ]
            rivals = mixture([(1 - sum(shares.values()), rivals), *known])
        keys = np.array([trial.suspects[i].key for i in places], np.uint64)
        out[places] += scores(trial.leak, profile, keys, rivals)
    return out


def profiles(trial: Trial) -> list[tuple[list[int], Profile]]:
    """Suspects by how densely their copies are marked."""
    groups: dict[tuple[float, float], list[int]] = {}
    for i, suspect in enumerate(trial.suspects):
        groups.setdefault((suspect.withhold, suspect.delta), []).append(i)
    return [(places, Profile(*dense, trial.firsts(dense[1]))) for dense, places in groups.items()]


def _profile(trial: Trial, place: int) -> Profile:
    suspect = trial.suspects[place]
    return Profile(suspect.withhold, suspect.delta, trial.firsts(suspect.delta))


def mixture(parts: Sequence[tuple[float, Density]]) -> Density:
    """The density of several sources with their shares."""
    return Density(
        np.sum([share * part.row for share, part in parts], axis=0),
        np.sum([share * part.cell for share, part in parts], axis=0),
        np.sum([share * part.presence for share, part in parts], axis=0),
    )


def fit(trial: Trial, places: Sequence[int]) -> Mapping[int, float]:
    """Share of each named copy in the leak by expectation-maximisation over rows; the rest is nobody's."""
    if not trial.leak.tags.size:
        return dict.fromkeys(places, 0.5 / max(1, len(places)))
    columns = [nobody(trial.leak, _profile(trial, places[0])).row[-1]]
    columns += [density(trial.leak, _profile(trial, i), trial.suspects[i].key).row[-1] for i in places]
    table = np.stack(columns, axis=1) + 1e-300
    weights = np.full(table.shape[1], 1 / table.shape[1])
    for _ in range(60):
        parts = table * weights
        weights = (parts / parts.sum(axis=1, keepdims=True)).mean(axis=0)
    weights = np.maximum(weights, 1e-3) / np.maximum(weights, 1e-3).sum()
    return dict(zip(places, weights[1:].tolist(), strict=True))


def table_nats(trial: Trial, place: int, tables: np.ndarray) -> Mapping[int, float]:
    """What the rows of each dump table say for one copy (nats, not shared over candidates).

    For saying which files a named copy explains, not for naming.
    """
    profile = _profile(trial, place)
    mine = density(trial.leak, profile, trial.suspects[place].key).row[-1]
    ratio = mine / nobody(trial.leak, profile).row[-1]
    nats = np.log(0.03 + 0.97 * ratio)
    return {int(t): float(nats[tables == t].sum()) for t in np.unique(tables)}
