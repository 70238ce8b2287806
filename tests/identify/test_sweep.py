"""The compiled pass rules out no text in which the finders see something, and counts what they count."""

import random
import time
from collections import Counter

import pyarrow as pa
import pytest
from evasion_forms import cases
from evasion_traps import TRAPS
from hypothesis import given
from hypothesis import strategies as st

from suyuan.identify import find, kinds
from suyuan.identify.free.disguise import fold
from suyuan.identify.free.finders import IDENTIFIERS
from suyuan.identify.free.sweep import count_batch, find_batch
from suyuan.identify.free.text import GATE, find_identifiers, hits

LINES = 4000
FRAMES = (
    "{}",
    "电话{}",
    "，{}。",
    "护照{}",
    "坐标：{}",
    "社保卡{}号",
    "x{}y",
    "IP {}",
    "出生{}",
    "邮编{}",
    "密码：{}",
    "验证码{}",
    "订单号{}",
)
BITS = [*"138048一三〇①ol.- @点/A鄂xX１+()#号码就是，。年¥❤☆\n_卡[]的单证:v壹洞铃妻", "微信", "QQ", "扣", "138", "13800138000",
    "440308199901101512", "\u200b", "+86", "at", "dot", "::", "VX", "前三位", "(中间)", "空格", "\u0336", "\u20e3", "⑩", "亻言", "🌸"]  # fmt: skip


def seeds(rng: random.Random) -> list[str]:
    """Texts to start from: evasive ones, traps, and every kind's examples after many words."""
    examples = [value for kind in kinds().values() for value in (*kind.valid, *kind.suspect)]
    framed = [frame.format(value) for value in examples for frame in FRAMES]
    return [text for made in cases(rng, 1).values() for text, _, _ in made] + [*TRAPS] + framed


def mutated(text: str, base: list[str], rng: random.Random) -> str:
    """The text with some things put in, taken out, doubled, turned or taken from another text."""
    for _ in range(rng.randint(0, 4)):
        at, size = rng.randint(0, len(text)), rng.randint(1, 9)
        other = rng.choice(base)
        start = rng.randint(0, len(other))
        text = rng.choice(
            [
                text[:at] + rng.choice(BITS) + text[at:],
                text[:at] + text[at + size :],
                text[:at] + other[start : start + 3 * size],
                text[: at + size] + text[at : at + size] + text[at + size :],
                text[at:] + text[:at],
            ]
        )
    return text[:300]


def test_no_mutated_line_loses_anything():
    """The long version ran over 210,000 lines; see docs/identify.md."""
    rng = random.Random(20261125)
    base = seeds(rng)
    lines = [mutated(rng.choice(base), base, rng) for _ in range(LINES)]
    want = [hits(fold(line), IDENTIFIERS) for line in lines]
    got = dict(find_batch(pa.array(lines)))
    for row, (line, found) in enumerate(zip(lines, want, strict=True)):
        assert [(h.kind, h.normal) for h in found] == [(s.kind, s.normal) for s in got.get(row, [])], line
        assert not found or GATE.search(line), line
    assert count_batch(pa.array(lines)) == Counter((h.kind, h.valid) for found in want for h in found)


def test_numbers_and_mail_alone_are_counted_with_less_looking():
    texts = pa.array(
        ["加薇信13800138000", "一三八零零一三八零零零", "a@made-up.cn", "身份证11010519491231002X", None, ""]
    )
    assert count_batch(texts, plain=True) == {
        ("mobile_phone", True): 1,
        ("email", True): 1,
        ("id_card", True): 1,
    }


@given(st.text(max_size=60))
def test_any_text_can_be_folded_twice_and_searched(text: str):
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    for span in find(text):
        assert text[span.start : span.end] == span.value


@given(
    st.sampled_from(
        [
            "电话13800138000",
            "加薇❤ made_up007，谢谢",
            "身份证：１１０１０５１９４９１２３１００２Ｘ",
            "企鹅①②③④⑤⑥⑦",
        ]
    )
)
def test_clean_text_around_changes_nothing(text: str):
    before, after = "今天天气不错。\n", "\n我们去公园走走吧。"
    alone, within = find_identifiers(text), find_identifiers(before + text + after)
    assert [(s.kind, s.normal, s.start + len(before)) for s in alone] == [
        (s.kind, s.normal, s.start) for s in within
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "一",
        "微信",
        "a.",
        "a@",
        "1-",
        "（",
        "🌸1",
        "yao",
        "o1",
        "壹·",
        "QQ：",
        "前三位1",
        "点com",
        "::1",
        "0-",
        "+1 ",
        "密码:",
        "第1字",
    ],
)
def test_time_grows_with_length_alone(piece: str):
    """Two lengths, one four times the other."""
    times = []
    for size in (4_000, 16_000):
        text = (piece * size)[:size]
        begun = time.process_time()
        find_identifiers(text)
        times.append(time.process_time() - begun)
    assert times[1] < 8 * times[0] + 0.5
