"""What a kind sums up and what its single checks say never contradict each other, whatever the value."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.identify import kinds
from suyuan.identify.examine import examine

ALL = list(kinds())
ODD = " \u3000-—()'．.·,，:/_@#+xXＥ０１９aＺ号字第区路张12345670EGHMCTL北年月日"


def assert_agrees(code: str, value: str) -> None:
    told = examine(code, value)
    assert told.standing == kinds()[code].check(value)
    assert ("form" in told.failed) == (told.standing == "no"), (code, value, told)
    assert told.standing == "no" or bool(told.failed) == (told.standing == "suspect"), (code, value, told)


def mutated(rng: random.Random, value: str) -> str:
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        place = rng.randrange(len(value) + 1)
        kept = rng.choice((0, 1))
        value = value[:place] + rng.choice(("", rng.choice(ODD))) + value[place + kept :]
    return value


@pytest.mark.parametrize("code", ALL)
def test_mutated_values_of_every_kind(code: str):
    """Values of this kind and of all others, up to three characters off."""
    rng = random.Random(f"checks {code}")
    own = [*kinds()[code].valid, *kinds()[code].suspect, *(kinds()[code].fake(rng) for _ in range(30))]
    other = [v for kind in kinds().values() for v in (*kind.valid, *kind.suspect, *kind.invalid)]
    standings = set()
    for _ in range(1000):
        value = mutated(rng, rng.choice(own if rng.random() < 0.7 else other))
        assert_agrees(code, value)
        standings.add(kinds()[code].check(value))
    assert {"valid", "no"} <= standings


@given(
    st.text(max_size=30)
    | st.text(alphabet=ODD, max_size=22)
    | st.from_regex(r"[A-Z]{0,3}[0-9]{4,19}", fullmatch=True)
)
def test_any_text(value: str):
    for code in ALL:
        assert_agrees(code, value)
        kind = kinds()[code]
        if kind.check(value) != "no":
            assert kind.check(kind.normal(value)) == kind.check(value), code
            assert kind.normal(kind.normal(value)) == kind.normal(value), code


@given(st.dates(), st.sampled_from(["440308", "513621", "999999", "110104"]), st.integers(0, 9999))
def test_identity_numbers(born: date, division: str, rest: int):
    assert_agrees("id_card", f"{division}{born:%Y%m%d}{rest:04}")
    assert_agrees("id_card", f"{division}{born:%y%m%d}{rest % 1000:03}")
