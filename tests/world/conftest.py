"""Worlds of each level, made once."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from suyuan.world import World, make

sys.path.insert(0, str(Path(__file__).parent))  # for world_readers, which the tests of this folder share
from world_readers import load


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], World]:
    """The world of a level (4,000 rows, seed 11)."""
    made: dict[int, World] = {}

    def of(level: int) -> World:
        if level not in made:
            made[level] = make(tmp_path_factory.mktemp(f"level{level}"), rows=4000, seed=11, level=level)
        return made[level]

    return of


@pytest.fixture(params=[1, 2, 3])
def world(request: pytest.FixtureRequest, worlds: Callable[[int], World]) -> World:
    """Each level in turn."""
    return worlds(request.param)


@pytest.fixture
def truth(world: World) -> dict[str, Any]:
    """The truth of that world."""
    return load(world)
