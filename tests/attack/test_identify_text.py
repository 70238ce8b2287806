"""Texts made to slow the finder down or to lead it astray."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.identify import find, kinds

PIECES = ["微信", "QQ", "加V", "❤", "1", "3", "8", "0", "一", "〇", "①", "o", "l", ".", "-", " ", "@", "com", "点", "/", "A", "鄂",
    "x", "\0", "\x01", "️", "⃣", "１", "wxid_", "支付宝", "+86", "(", "#", "http://", "440308", "19990110", "62"]  # fmt: skip
HOSTILE = [
    "1" * 20_000, "1 " * 10_000, "1." * 10_000, "a" * 20_000, "a." * 10_000, "a@" * 10_000, "a-" * 10_000 + "@", "点" * 20_000,
    "微信" * 10_000, "QQ" * 10_000, "qq1" * 7000, "http://" * 3000, "一" * 20_000, "o" * 20_000, "1o" * 10_000, "京A" * 10_000,
    "13800138000" * 2000, "1380013800 " * 2000, "wxid_" * 4000, "(+86)" * 4000, "a.b" * 7000 + ".com", "1 3 8 0 0 1 3 8 0 0 0 " * 900,
    "武汉市洪山区珞喻路1号，" * 1500, "住武汉市路" * 4000, "中山路1号 " * 3000, "1-" * 10_000, "镇" * 20_000, "地址：市" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_texts_cost_time_in_line_with_their_length(text: str):
    find("王小明，电话13800138000")  # what is compiled on first use is no cost of the text
    started = time.process_time()
    find(text)
    assert time.process_time() - started < 2.0


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_spans_are_real_ordered_and_apart(text: str):
    last = 0
    for span in find(text):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.value
        last = span.end
        kind = kinds().get(span.kind)
        found_by_number = span.kind == "wechat_id" and span.normal.isdigit()
        if kind is not None and span.valid and not found_by_number:
            assert kind.check(span.normal) != "no"
