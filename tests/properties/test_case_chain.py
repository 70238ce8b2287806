"""What must hold for any evidence whatever (facts of the method: origins, caps, verification)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.case.chain.weighing import DOUBT, LINKS, Chain, Item, Link, weigh
from suyuan.model.text import Text

SAYS = Text("", "")
ORIGINS = [f"o{n}" for n in range(6)]
ITEMS = st.builds(
    lambda answer, weight, origin, needs, ok: Item(answer, weight, "word", origin, SAYS, (), needs, ok),
    st.sampled_from(["A", "B", "C"]),
    st.floats(-2, 2, allow_nan=False),
    st.sampled_from(ORIGINS),
    st.frozensets(st.sampled_from(ORIGINS), max_size=2),
    st.booleans(),
)
LINK = st.builds(
    lambda items, n: Link("k", SAYS, n, tuple(items)), st.lists(ITEMS, max_size=8), st.integers(1, 1000)
)


def figures(link):
    found = weigh(link)
    return found.answer, found.margin, found.surviving, found.verdict


@given(LINK, st.data())
def test_a_duplicate_from_a_known_origin_changes_nothing(link, data):
    if link.items:
        again = data.draw(st.sampled_from(link.items))
        assert figures(replace(link, items=(*link.items, again))) == figures(link)


@given(LINK, ITEMS)
def test_an_unverified_item_changes_nothing(link, extra):
    more = replace(link, items=(*link.items, replace(extra, verified=False)))
    assert figures(more)[1:] == figures(link)[1:]


@given(LINK, st.floats(0, 3))
def test_an_independent_supporting_origin_never_lowers_a_margin(link, weight):
    before = weigh(link)
    if before.answer:
        after = weigh(replace(link, items=(*link.items, Item(before.answer, weight, "word", "new", SAYS))))
        assert after.answer == before.answer
        assert after.margin >= before.margin - 1e-9
        assert after.surviving >= before.surviving - 1e-9


@given(LINK)
def test_renaming_changes_no_figure(link):
    name = {"A": "X1", "B": "X2", "C": "X3"}
    renamed = replace(
        link,
        items=tuple(
            replace(
                i, answer=name[i.answer], origin=f"n{i.origin}", needs=frozenset(f"n{o}" for o in i.needs)
            )
            for i in link.items
        ),
    )
    answer, margin, surviving, verdict = figures(link)
    assert figures(renamed) == (name.get(answer, ""), margin, surviving, verdict)


@given(LINK, st.randoms())
def test_the_order_of_items_changes_nothing(link, chance):
    mixed = list(link.items)
    chance.shuffle(mixed)
    assert figures(replace(link, items=tuple(mixed))) == pytest.approx(figures(link)) or figures(
        replace(link, items=tuple(mixed))
    )[1:3] == pytest.approx(figures(link)[1:3])


@given(LINK)
def test_striking_an_origin_never_helps(link):
    found = weigh(link)
    assert found.surviving <= found.margin


@given(st.lists(LINK, min_size=1, max_size=LINKS))
def test_the_bound_on_doubt_is_never_below_what_the_product_leaves(links):
    weighed = tuple(weigh(link) for link in links)
    product = 1.0
    for one in weighed:
        product *= 1 - min(1.0, Chain((one,), ()).doubt)
    assert 1 - Chain(weighed, ()).doubt <= product + 1e-9


@given(LINK)
def test_a_link_at_its_need_keeps_its_share_of_the_doubt(link):
    found = weigh(link)
    doubt = Chain((found,), ()).doubt
    assert (doubt <= DOUBT / LINKS + 1e-9) == (found.margin >= -1e-9)
