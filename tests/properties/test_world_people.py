"""Made-up numbers pass every check and belong to one person each."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.world.digits import PHONE_HEADS, spread
from suyuan.world.people import People

SEEDS = st.integers(0, 2**32 - 1)


@given(seed=SEEDS, halves=st.integers(2, 60), other=st.integers(2, 60))
def test_a_spread_gives_each_number_below_its_size_once(seed: int, halves: int, other: int) -> None:
    size = halves * other
    found = spread(np.random.default_rng(seed), size, halves)(np.arange(size))
    assert sorted(found.tolist()) == list(range(size))


def _luhn(digits: str) -> bool:
    ups = [int(d) if n % 2 == 0 else sum(divmod(2 * int(d), 10)) for n, d in enumerate(reversed(digits))]
    return sum(ups) % 10 == 0


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS, start=st.integers(0, 20_000_000).map(lambda n: 2 * n))
def test_people_have_valid_numbers_of_their_own(seed: int, start: int) -> None:
    people, index = People(np.random.default_rng(seed)), np.arange(start, start + 400)
    ids = [bytes(row).decode() for row in people.ids(index)]
    codes = {str(d.code) for d in people.divisions}
    assert len(set(ids)) == len(ids)
    assert {i[:6] for i in ids} <= codes
    assert all(900 <= int(i[14:17]) <= 995 for i in ids)
    assert all(_luhn(card) for card in people.cards(index).to_pylist())
    phones = people.phones(index)
    assert set((phones // 10**8).tolist()) <= set(PHONE_HEADS.tolist())
    assert len(set(phones.tolist())) == len(phones) - int(people.shares_phone(index)[index % 2 == 1].sum())


def test_a_person_is_the_same_in_every_block() -> None:
    people = People(np.random.default_rng(5))
    whole, part = np.arange(1000), np.arange(700, 800)
    assert people.addresses(whole).to_pylist()[700:800] == people.addresses(part).to_pylist()
    assert people.names(whole).to_pylist()[700:800] == people.names(part).to_pylist()
