"""The compiled kernels, the general functions and plain Python agree on damaged dumps; more by `make fuzz-kernels`."""

import pytest
from fuzz_kernels import CASES, differences


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_three_ways_agree_on_damaged_lines(case):
    told = differences(case, 1500, 11)
    rows, odd, *differing = told.values()
    assert rows > 500
    assert odd > 50
    assert differing == [0, 0, 0, 0], told
