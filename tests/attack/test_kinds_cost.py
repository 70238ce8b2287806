"""No value, however evil, keeps a kind busy: checks, normal forms and masks take time in step with the length."""

import time

import pytest

from suyuan.identify import kinds
from suyuan.identify.examine import examine

PIECES = (
    "a", "1", "A", "a.", "a-", "A a ", "1.", "1-", "(1", "+1", "张", "张·", "a@", "http://a.", "0x", "T1", "-", ":", "1:", "00:00",
    "Aa, ", "No. 1 ", "St ", "第", "军字第", "\u3000", "é", "1年", "[::", "bc1q", "2088", "转1", "１", "%", "_",
)  # fmt: skip  # a list of evils
LENGTH = 3000
MOST = 0.25
"""CPU seconds that one value may cost."""


@pytest.mark.parametrize("code", list(kinds()))
def test_evil_values_cost_little(code: str):
    valid = kinds()[code].valid[0]
    cost(code, valid)  # what is loaded on first use is no cost of the value
    for piece in PIECES:
        long = piece * (LENGTH // len(piece))
        for value in (long, long + "!", valid + piece * 50):
            taken = cost(code, value)
            if taken >= MOST:  # what was loaded meanwhile is no cost of the value either
                taken = min(cost(code, value) for _ in range(3))
            assert taken < MOST, f"{taken:.2f} CPU seconds"


def cost(code: str, value: str) -> float:
    kind, start = kinds()[code], time.process_time()
    examine(code, value)
    kind.normal(value)
    kind.mask(value)
    return time.process_time() - start
