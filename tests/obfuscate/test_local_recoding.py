"""Local recoding: every group reaches what is wanted, and the loss is what the forms say."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.model.errors import CannotFinish
from suyuan.obfuscate.hierarchy import hierarchy, read_hierarchy
from suyuan.obfuscate.local import recode
from suyuan.obfuscate.search import Lattice, Wanted, encode, optimum

AGES = hierarchy("age", {str(a): (str(a), f"{a // 5 * 5}-", "*") for a in range(20)})
TOWNS = hierarchy("town", {t: (t, t[0], "*") for t in ("a1", "a2", "b1", "b2", "b3")})
columns = st.lists(
    st.tuples(st.integers(0, 19), st.integers(0, 4), st.integers(0, 2)), min_size=1, max_size=80
)


@settings(deadline=None, max_examples=80)
@given(columns, st.integers(1, 6), st.integers(1, 3), st.sampled_from([0.3, 1.0]))
def test_every_group_reaches_what_is_wanted(
    rows: list[tuple[int, int, int]], k: int, least: int, t: float
) -> None:
    codes = {"age": np.array([r[0] for r in rows]), "town": np.array([r[1] for r in rows])}
    own = np.array([r[2] for r in rows])
    used = {"age": AGES, "town": TOWNS}
    try:
        cut = recode(codes, used, Wanted(k=k, l=least, t=t), own)
    except CannotFinish:
        assert len(rows) < k or len(set(own.tolist())) < least
        return
    whole = np.bincount(own, minlength=3) / len(own)
    loss = 0.0
    for group in range(len(cut.levels)):
        part = np.flatnonzero(cut.groups == group)
        counts = np.bincount(own[part], minlength=3)
        assert len(part) >= k
        assert (counts > 0).sum() >= least
        assert np.abs(counts / len(part) - whole).sum() / 2 <= t + 1e-9
        for place, (name, one) in enumerate(used.items()):
            level = cut.levels[group, place]
            forms = {one.forms[one.values[code]][level] for code in codes[name][part]}
            assert len(forms) == 1
            loss += sum(one.shares[level][code] for code in codes[name][part]) / 2
    assert cut.loss == pytest.approx(loss / len(rows))


def test_on_adult_less_than_half_is_lost_of_what_whole_columns_lose(shared_data: Path) -> None:
    folder = shared_data / "adult"
    head, *rows = csv.reader((folder / "adult.csv").read_text("utf-8").splitlines(), delimiter=";")
    used = {name: read_hierarchy(folder / f"adult_hierarchy_{name}.csv", name) for name in head}
    codes = {name: encode([row[place] for row in rows], used[name]) for place, name in enumerate(head)}
    cut = recode(codes, used, Wanted(k=5))
    whole = optimum(Lattice(codes, used), Wanted(k=5, suppressed=0.05))
    assert np.bincount(cut.groups).min() >= 5
    assert cut.loss < 0.5 * whole.loss
