"""Made-up worlds full of decoys, scored against their truth: what was planted is found, nobody innocent is named."""

from datetime import UTC, datetime

import pytest

from suyuan.case import run
from suyuan.custody import verify
from suyuan.world import make, score


@pytest.mark.parametrize(("seed", "level"), [(11, 1), (12, 2), (13, 3), (14, 1), (15, 2)])
def test_what_was_planted_is_found_and_no_decoy_is_named(tmp_path, seed, level):
    world = make(tmp_path, rows=3000, seed=seed, level=level)
    summary = run(world.case, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    parts = {p.code: p for p in score(world.truth, summary).parts}
    assert parts["buyers"].found == parts["buyers"].planted
    assert parts["buyers"].false == 0
    assert parts["gangs"].passed, parts["gangs"]
    assert parts["gangs"].false == 0
    assert parts["decoys"].passed, parts["decoys"]
    assert parts["decoys"].false == 0
    assert parts["victims"].passed
    assert verify(world.case / "out").ok
