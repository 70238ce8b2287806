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


@pytest.mark.parametrize("code", list(kinds()))
def test_evil_values_cost_little(code: str):
    kind = kinds()[code]
    examine(code, kind.valid[0])  # what is loaded on first use is no cost of the value
    worst = 0.0
    for piece in PIECES:
        for value in (
            piece * (LENGTH // len(piece)),
            piece * (LENGTH // len(piece)) + "!",
            kind.valid[0] + piece * 50,
        ):
            start = time.process_time()
            examine(code, value)
            kind.normal(value)
            kind.mask(value)
            worst = max(worst, time.process_time() - start)
    assert worst < 0.25, f"{worst:.2f} CPU seconds"
