"""The compiled kernel and the plain-Python checks agree on every value."""

import random

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.identify import divisions, kinds
from suyuan.identify.cells import CHECKS, FORMS, blank, cells, recognise
from suyuan.identify.folding import BLANKS, DOTS, MARKS
from suyuan.identify.kernel.codes import is_blank, is_dot, is_mark
from suyuan.identify.kernel.words import is_han
from suyuan.identify.kinds import id_card
from suyuan.identify.lexicon import is_han as plain_is_han
from suyuan.identify.tables import digest

STANDINGS = {"no": 0, "valid": 1, "suspect": 2}
EXACT = {"id_card": 17, "mobile_phone": 11, "bank_card": 19, "qq_number": 11}
COMPILED = sorted(code for code, kind in kinds().items() if code in FORMS or kind.check in CHECKS)
DISTINCT = [c for c in COMPILED if kinds()[c].check.__module__ != "suyuan.identify.topics"] + [
    "asset_amount", "health_note", "password",
]  # fmt: skip
ODD = " \u3000\u00a0\u200b-—()=\"'．.·•，,/＋+xXＸ０１９ａＺ@*某省市区县路号栋室12345670张欧阳王万亿元¥号號。;无NULL：:[]/_#TtZ年月日转轉分机extEHMCLWGabcdfABDF"
MUTATIONS = 5000


def judged(code: str, value: str) -> tuple[int, int]:
    """The plain-Python answer: key and standing of one value by the kind's own check."""
    kind = kinds()[code]
    standing = STANDINGS[kind.check(value)]
    if not standing:
        return 0, 0
    normal = kind.normal(value)
    if code in EXACT:
        number = int(normal[: EXACT[code]])
        return (number - (1 << 64) if number >= 1 << 63 else number), standing
    return max(digest(normal) & ((1 << 63) - 1), 1), standing


def kernel(code: str, values: list[str]) -> list[tuple[int, int]]:
    column = pa.array(values, pa.string())
    seen = blank(len(values))
    recognise(column, cells(column), code, seen)
    return list(zip(seen.key.tolist(), seen.standing.tolist(), strict=True))


def mutated(rng: random.Random, value: str) -> str:
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3))):
        place = rng.randrange(len(value) + 1)
        change = rng.randrange(5)
        if change == 0:
            value = value[:place] + rng.choice(ODD) + value[place:]
        elif change == 1:
            value = value[:place] + value[place + 1 :]
        elif change == 2:
            value = value[:place] + rng.choice(ODD) + value[place + 1 :]
        elif change == 3:
            value = value[:place] + value[place : place + 2][::-1] + value[place + 2 :]
        else:
            value = "".join(
                chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and rng.random() < 0.5 else c for c in value
            )
    return value


def seeds(code: str) -> list[str]:
    kind = kinds()[code]
    rng = random.Random(code)
    return [*kind.valid, *kind.suspect, *kind.invalid, *(kind.fake(rng) for _ in range(60))]


def assert_same(code: str, values: list[str]) -> None:
    found = kernel(code, values)
    wrong = [(v, f, judged(code, v)) for v, f in zip(values, found, strict=True) if f != judged(code, v)]
    assert wrong == []


@pytest.mark.parametrize("code", DISTINCT)
def test_key_and_standing_agree_on_mutated_values(code: str):
    """5,000 values of each kind, from this kind's own and other kinds' values."""
    rng = random.Random(f"mutate {code}")
    own, other = seeds(code), [v for c in DISTINCT for v in seeds(c)[:20]]
    values = [mutated(rng, rng.choice(own if rng.random() < 0.8 else other)) for _ in range(MUTATIONS)]
    assert_same(code, values)
    assert len({judged(code, v)[1] for v in values}) >= 2


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(max_size=24) | st.text(alphabet=ODD + "0123456789", min_size=4, max_size=22), max_size=40
    )
)
def test_key_and_standing_agree_on_any_text(values: list[str]):
    for code in DISTINCT:
        assert_same(code, values)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda front, born, tail: front + born + tail,
            st.sampled_from(
                ["440308", "513621", "999999", "620102", "810000", "000000", "110104", "370626", "659012"]
            ),
            st.dates().map("{:%Y%m%d}".format) | st.from_regex(r"[0-9]{8}", fullmatch=True),
            st.from_regex(r"[0-9]{3}[0-9Xx]", fullmatch=True),
        ),
        max_size=50,
    )
)
def test_dates_and_divisions_agree(values: list[str]):
    for code in ("id_card", "bank_card"):
        assert_same(code, [*values, *(v[:6] + v[8:17] for v in values)])


PIECES = {
    "landline": ("+86", "0086", "86", "0", "10", "755", "26", "(", ")", "-", "—", "123", "4567", "8", "转", "ext.", "x", "分机", "#", " "),
    "birth_date": ("1990", "2024", "2990", "0", "1", "02", "29", "31", "12", "-", "/", ".", "年", "月", "日", " ", "T", "00:00", ":00", ".0", "Z", "\u3000"),
    "ip": ("0", "1", "10", "25", "100", "192", "255", "256", ".", ".", ".", ":", "::", "[", "]", "fe80", "8080"),
    "mac": ("00", "1A", "2b", "ff", "02", ":", "-", ".", "001a", "12"),
    "uscc": ("91", "52", "A1", "100000", "350100", "M000100Y", "MA", "4", "3", "00000000", "I"),
    "vin": ("LZZ", "WVW", "1M8", "GDM9", "A", "X", "K", "Z", "0", "P04", "2788", "O"),
}  # fmt: skip  # a row a kind


@pytest.mark.parametrize("code", PIECES)
def test_key_and_standing_agree_on_what_the_parts_of_a_form_make(code: str):
    rng = random.Random(f"pieces {code}")
    values = ["".join(rng.choices(PIECES[code], k=rng.randint(2, 9))) for _ in range(20_000)]
    assert_same(code, values)
    assert len({judged(code, v)[1] for v in values}) >= 2


def test_every_abolished_division_agrees_around_its_end():
    ends = divisions.last_births()
    values = [
        f"{code}{year + off}0203{rest:03}7" for code, year in ends.items() for off, rest in ((0, 1), (1, 2))
    ]
    wanted = [id_card.check(value) for value in (v[:17] + id_card.check_character(v[:17]) for v in values)]
    values = [v[:17] + id_card.check_character(v[:17]) for v in values]
    column = pa.array(values)
    seen = blank(len(values))
    recognise(column, cells(column), "id_card", seen)
    assert seen.standing.tolist() == [STANDINGS[w] for w in wanted]
    assert wanted[:2] == ["valid", "suspect"]
    assert wanted.count("suspect") >= 0.9 * len(ends)


def test_the_character_classes_agree_on_every_code_point():
    blanks = {c for first, last in BLANKS for c in range(first, last + 1)}
    for code in range(0x30000):
        assert is_blank.py_func(code) == (code in blanks), hex(code)
        assert is_han.py_func(code) == plain_is_han(chr(code)), hex(code)
    for code in range(0x10000):
        assert is_mark.py_func(code) == (chr(code) in MARKS), hex(code)
        assert is_dot.py_func(code) == (chr(code) in DOTS), hex(code)


def test_very_long_cells_are_no_identifiers():
    values = ["1" * 100_000, "张" * 5000, "a" * 200 + "@b.com", "武" * 176, "\0" * 400 + "13800138000"]
    for code in DISTINCT:
        assert_same(code, values)


def test_garbage_behind_the_end_of_a_cell_is_never_read():
    column = pa.array(["1380013800", "0", "44030819990110151", "2"])
    for code, want in (("mobile_phone", 0), ("id_card", 0)):
        seen = blank(4)
        recognise(column, cells(column), code, seen)
        assert np.count_nonzero(seen.standing) == want
