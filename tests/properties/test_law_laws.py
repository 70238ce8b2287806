"""What must hold of every count, whatever the rows."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.law import Facts, Tally, count

TRAITS = (
    *("identifies", "names", "reaches", "locates", "property", "transaction", "health", "lodging", "call"),
    *("track", "credit", "content", "credential", "account_money", "document_id", "vehicle"),
)
rows = st.dictionaries(st.frozensets(st.sampled_from(TRAITS), max_size=6), st.integers(0, 60_000), max_size=6)
facts = st.builds(
    Facts,
    insider=st.booleans(),
    income_fen=st.none() | st.integers(0, 10_000_000),
    recipients=st.none() | st.integers(0, 5),
    acquired=st.booleans(),
    sold=st.none() | st.booleans(),
    prior=st.booleans(),
)


def level(grounds: tuple[str, ...]) -> int:
    """0 nothing reached, 1 serious, 2 especially serious."""
    return 2 if "5(2)(三)" in grounds else int(bool(grounds))


@settings(max_examples=60, deadline=None)
@given(rows, facts, st.frozensets(st.sampled_from(TRAITS)), st.integers(1, 10_000))
def test_more_rows_never_lower_the_count(
    given_rows: dict[frozenset[str], int], told: Facts, extra: frozenset[str], number: int
) -> None:
    before = count(Tally(given_rows), told)
    after = count(Tally(given_rows | {extra: given_rows.get(extra, 0) + number}), told)
    for end in ("found", "low", "high"):
        old, new = getattr(before, end), getattr(after, end)
        assert new.points >= old.points
        assert level(new.grounds) >= level(old.grounds)
        assert all(new.tiers[t] >= old.tiers[t] for t in "ABC")


@settings(max_examples=60, deadline=None)
@given(rows, facts, st.integers(0, 10_000))
def test_duplicates_never_raise_the_count(
    given_rows: dict[frozenset[str], int], told: Facts, duplicates: int
) -> None:
    assert count(Tally(given_rows, duplicates=duplicates), told).found == count(Tally(given_rows), told).found


@settings(max_examples=60, deadline=None)
@given(rows, facts, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    given_rows: dict[frozenset[str], int], told: Facts, random: object
) -> None:
    items = list(given_rows.items())
    random.shuffle(items)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert count(Tally(dict(items)), told).json() == count(Tally(given_rows), told).json()


@settings(max_examples=60, deadline=None)
@given(rows, facts, st.integers(1, 20))
def test_points_scale_with_the_rows(given_rows: dict[frozenset[str], int], told: Facts, factor: int) -> None:
    many = {traits: number * factor for traits, number in given_rows.items()}
    one, more = count(Tally(given_rows), told), count(Tally(many), told)
    for end in ("found", "low", "high"):
        assert getattr(more, end).points == getattr(one, end).points * factor


@settings(max_examples=60, deadline=None)
@given(rows, facts, st.integers(0, 50))
def test_the_default_lies_inside_the_range(
    given_rows: dict[frozenset[str], int], told: Facts, same_person: int
) -> None:
    tally = Tally(
        given_rows, same_person=same_person, suspected_unreal={t: n // 3 for t, n in given_rows.items()}
    )
    counted = count(tally, replace(told, costs_fen=1000, recipients_least=1 if told.recipients else None))
    assert counted.low.points <= counted.points <= counted.high.points
    assert level(counted.low.grounds) <= level(counted.grounds) <= level(counted.high.grounds)


@settings(max_examples=60, deadline=None)
@given(rows, facts)
def test_points_are_the_tiers_weighted_and_single_limits_are_consistent_with_them(
    given_rows: dict[frozenset[str], int], told: Facts
) -> None:
    found = count(Tally(given_rows), told).found
    assert found.points == 100 * found.tiers["A"] + 10 * found.tiers["B"] + found.tiers["C"]
    by_number = {"5(1)(三)", "5(1)(四)", "5(1)(五)", "5(1)(六)"} & set(found.grounds)
    assert bool(by_number) == (found.points >= 5000)
