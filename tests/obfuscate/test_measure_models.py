"""k, l, t and the risks, held against their definitions in plain Python."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.obfuscate.coded import classes
from suyuan.obfuscate.measure import (
    entropy_l_diversity,
    k_anonymity,
    l_diversity,
    spread,
    t_closeness,
    t_closeness_ordered,
)
from suyuan.obfuscate.risk import population_sizes, risk

tables = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 4)), min_size=1, max_size=60)


def grouped(rows: list[tuple[int, int, int]]) -> dict[tuple[int, int], list[int]]:
    groups: dict[tuple[int, int], list[int]] = {}
    for a, b, own in rows:
        groups.setdefault((a, b), []).append(own)
    return groups


def array(rows: list[tuple[int, int, int]], column: int) -> np.ndarray:
    return np.array([row[column] for row in rows], np.int64)


@settings(deadline=None)  # the first example compiles
@given(tables)
def test_all_models_agree_with_their_definitions(rows: list[tuple[int, int, int]]) -> None:
    groups = grouped(rows)
    found = classes([array(rows, 0), array(rows, 1)])
    _, own = np.unique(array(rows, 2), return_inverse=True)
    seen = spread(found, own.astype(np.int64))
    values = sorted({row[2] for row in rows})
    whole = [sum(row[2] == v for row in rows) / len(rows) for v in values]
    shares = [[g.count(v) / len(g) for v in values] for g in groups.values()]
    assert k_anonymity(found) == min(map(len, groups.values()))
    assert l_diversity(seen) == min(len(set(g)) for g in groups.values())
    entropy = min(-sum(p * math.log(p) for p in share if p) for share in shares)
    assert entropy_l_diversity(seen) == pytest.approx(math.exp(entropy), abs=1e-12)
    far = [sum(abs(p - q) for p, q in zip(share, whole, strict=True)) / 2 for share in shares]
    assert t_closeness(seen) == pytest.approx(max(far), abs=1e-12)
    moved = 0.0
    if len(values) > 1:
        for share in shares:
            run = np.cumsum(np.array(share) - np.array(whole))
            moved = max(moved, float(np.abs(run).sum()) / (len(values) - 1))
    assert t_closeness_ordered(seen) == pytest.approx(moved, abs=1e-12)


@settings(deadline=None)  # the first example compiles
@given(tables)
def test_risks_agree_with_their_definitions(rows: list[tuple[int, int, int]]) -> None:
    sizes = [len(g) for g in grouped(rows).values()]
    told = risk(classes([array(rows, 0), array(rows, 1)]), limit=0.3)
    each = [1 / size for size in sizes for _ in range(size)]
    assert told.prosecutor_highest == max(each)
    assert told.prosecutor_average == pytest.approx(sum(each) / len(each))
    assert told.marketer == pytest.approx(told.prosecutor_average)
    assert told.at_risk == pytest.approx(sum(r > 0.3 for r in each) / len(each))
    assert told.unique == pytest.approx(sizes.count(1) / len(rows))


def test_a_register_lowers_what_the_journalist_may_hope_for() -> None:
    sample = [np.array([0, 0, 1])]
    register = [np.array([0, 0, 0, 0, 1, 1, 2])]
    found = classes(sample)
    told = risk(found, population=population_sizes(sample, register))
    assert told.journalist_highest == 0.5
    assert told.marketer == pytest.approx((2 / 4 + 1 / 2) / 3)
    assert told.prosecutor_highest == 1.0


def test_columns_with_very_many_values_together_still_group_exactly() -> None:
    rng = np.random.default_rng(3)
    columns = [rng.integers(0, 1 << 20, 500) for _ in range(6)]
    columns = [np.concatenate([c, c]) for c in columns]
    expected = Counter(zip(*[c.tolist() for c in columns], strict=True))
    assert sorted(classes(columns).sizes.tolist()) == sorted(expected.values())
