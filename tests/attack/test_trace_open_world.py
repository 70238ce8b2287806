"""Holders who share customers, relatives of holders, and dumps that nobody on the list leaked."""

import numpy as np
import pytest

from suyuan.trace.company import Company
from suyuan.trace.holder_sources import HolderSource, Scene, holder_sources
from suyuan.trace.holders import Holder
from suyuan.trace.lookup import hashed, ordered
from suyuan.trace.tally import Counted, Tally

KEY = np.array([3, 4], np.uint64)
POOL = np.arange(1, 200_001, dtype=np.int64)


def company_of(members: list[Holder]) -> Company:
    return Company(members, KEY)


def holder(name: str, people: np.ndarray) -> Holder:
    return Holder(name, {"id_card": people})


def counted(company: Company, *dumps: np.ndarray) -> list[Counted]:
    tally = Tally()
    for number, people in enumerate(dumps):
        keys = {"id_card": people}
        held = company.held(keys, KEY, {"id_card": hashed(KEY, people)})
        tally.add(tally.table(f"dump {number}"), people, held)
    return tally.counted()


def judged(
    company: Company, *dumps: np.ndarray, explained: dict[int, int] | None = None
) -> list[HolderSource]:
    count = sum(not member.name.startswith("ledger") for member in company.members)
    return holder_sources(Scene(company, count, counted(company, *dumps), explained or {}), 1e-9)


def named(found: list[HolderSource]) -> set[str]:
    return {f.source.name for f in found if f.source.verdict != "lead"}


@pytest.fixture(scope="module")
def market() -> tuple[Company, dict[str, np.ndarray]]:
    """Twelve holders of one city: each draws from one pool with its own taste, so that all of them overlap."""
    rng = np.random.default_rng(11)
    people = {}
    for number in range(12):
        taste = rng.random(POOL.size) ** 3 * (1 + (number % 7 == POOL % 7))
        people[f"H{number}"] = POOL[np.argsort(-taste)[: rng.integers(6_000, 60_000)]]
    return company_of([holder(name, ids) for name, ids in people.items()]), people


def test_two_hundred_dumps_of_unlisted_sources_accuse_nobody(
    market: tuple[Company, dict[str, np.ndarray]],
) -> None:
    company, _ = market
    rng = np.random.default_rng(12)
    for number in range(200):
        if number % 10 == 0:
            taste = rng.random(POOL.size) ** 3 * (1 + (rng.integers(7) == POOL % 7))
            source = POOL[np.argsort(-taste)[: rng.integers(6_000, 60_000)]]
        dump = rng.choice(source, rng.choice([100, 1000, 5000]), replace=False)
        assert not judged(company, dump)


@pytest.mark.parametrize("size", [200, 2000])
def test_the_leaking_holder_alone_is_named(market: tuple[Company, dict[str, np.ndarray]], size: int) -> None:
    company, people = market
    rng = np.random.default_rng(size)
    for name, own in people.items():
        noise = -np.arange(1, size // 20 + 1)
        dump = np.concatenate([rng.choice(own, size, replace=False), noise])
        assert named(judged(company, dump)) == {name}


def test_an_innocent_with_most_of_the_customers_is_not_named() -> None:
    shared = POOL[:7000]
    company = company_of(
        [holder("leaker", POOL[:10_000]), holder("decoy", np.concatenate([shared, POOL[50_000:60_000]]))]
    )
    rng = np.random.default_rng(1)
    found = judged(company, rng.choice(POOL[:10_000], 3000, replace=False))
    assert named(found) == {"leaker"}


def test_shared_customers_alone_convict_nobody() -> None:
    company = company_of([holder("A", POOL[:10_000]), holder("B", POOL[5_000:15_000])])
    assert named(judged(company, POOL[5_000:10_000])) <= {"A、B"}
    assert not {"A", "B"} & named(judged(company, POOL[5_000:10_000]))


def test_a_vendor_and_its_parent_are_told_apart() -> None:
    parent, vendor = POOL[:50_000], np.concatenate([POOL[:9_800], POOL[90_000:90_200]])
    company = company_of([holder("parent", parent), holder("vendor", vendor)])
    rng = np.random.default_rng(2)
    assert named(judged(company, rng.choice(vendor, 1000, replace=False))) == {"vendor"}
    assert named(judged(company, rng.choice(parent, 1000, replace=False))) == {"parent"}


def test_twins_are_named_as_one_group() -> None:
    company = company_of(
        [
            holder("one", POOL[:10_000]),
            holder("two", POOL[100:10_100]),
            holder("far", POOL[40_000:60_000]),
        ]
    )
    assert named(judged(company, np.random.default_rng(3).choice(POOL[200:9_900], 500))) == {"one、two"}


def test_two_holders_in_one_mixed_dump_are_both_named() -> None:
    company = company_of(
        [holder("A", POOL[:20_000]), holder("B", POOL[15_000:40_000]), holder("C", POOL[39_000:60_000])]
    )
    rng = np.random.default_rng(4)
    mixed = np.concatenate([rng.choice(POOL[:20_000], 500), rng.choice(POOL[15_000:40_000], 500)])
    found = judged(company, rng.permutation(mixed))
    assert named(found) == {"A", "B"}
    assert all("50%" in f.source.says.en for f in found)


def test_two_files_from_two_holders_count_rows_of_their_own_file_only() -> None:
    company = company_of([holder("A", POOL[:20_000]), holder("B", POOL[15_000:40_000])])
    found = judged(company, POOL[:1000], POOL[30_000:33_000])
    assert {(f.source.name, f.source.rows, f.tables) for f in found} == {
        ("A", 1000, frozenset({0})),
        ("B", 3000, frozenset({1})),
    }


def test_a_named_release_explains_its_rows_so_that_others_who_hold_them_stay_out() -> None:
    table = POOL[:10_000]
    company = company_of(
        [holder("owner", table), holder("group parent", POOL[:90_000]), holder("ledger:x", table)],
    )
    assert named(judged(company, table[:3000], explained={0: 1 << 2})) == {"owner"}


def index(name: str, people: np.ndarray, secret: int) -> Holder:
    key = np.array([secret, 1], np.uint64)
    return Holder(name, {}, key, {"id_card": ordered(hashed(key, people))})


def test_indexes_whose_overlap_is_unknown_must_be_spoken_for_by_people_of_their_own() -> None:
    company = company_of([index("A", POOL[:10_000], 8), index("B", POOL[2_000:30_000], 9)])
    assert not {"A", "B"} & named(judged(company, POOL[2_000:10_000]))
    assert named(judged(company, np.random.default_rng(5).choice(POOL[:10_000], 5000, replace=False))) == {
        "A"
    }


def test_an_index_is_compared_with_tables_and_with_its_own_ledger() -> None:
    table = POOL[:10_000]
    company = company_of(
        [index("owner", table, 8), holder("parent", POOL[:90_000]), holder("ledger:x", table)],
    )
    assert company.rate(0, 1 << 1) == 1.0
    assert company.rate(1, 1 << 0) == pytest.approx(1 / 9)
    assert named(judged(company, table[:3000], explained={0: 1 << 2})) == {"owner"}
