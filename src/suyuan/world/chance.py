"""Where the world's chance comes from: one stream a part, and a hash that gives each made-up person the same traits everywhere."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

PARTS = ("people", "cast", "trade", "payments", "chats", "reports", "holders", "dumps", "releases")
"""The parts of a world. Each draws from its own stream: new parts go to the end and leave the others as they are."""

T = TypeVar("T")


def streams(seed: int, level: int) -> dict[str, np.random.Generator]:
    """One generator for each part; parts never disturb one another."""
    children = np.random.SeedSequence([seed, level]).spawn(len(PARTS))
    return {part: np.random.default_rng(child) for part, child in zip(PARTS, children, strict=True)}


def scramble(index: np.ndarray, salt: int) -> np.ndarray:
    """64 well-mixed bits (uint64) for each index: the finaliser of SplitMix64 (Steele, Lea, Flood 2014)."""
    z = index.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(salt)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def below(index: np.ndarray, salt: int, bound: int) -> np.ndarray:
    """A number from 0 to bound - 1 (int64) for each index."""
    return (scramble(index, salt) % np.uint64(bound)).astype(np.int64)


def share(index: np.ndarray, salt: int) -> np.ndarray:
    """A number in [0, 1) for each index."""
    return (scramble(index, salt) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def pick(rng: np.random.Generator, things: Sequence[T]) -> T:
    """One of the things."""
    return things[int(rng.integers(len(things)))]


def some(rng: np.random.Generator, things: Sequence[T], count: int) -> list[T]:
    """Several different things, in random order."""
    return [things[int(i)] for i in rng.permutation(len(things))[:count]]
