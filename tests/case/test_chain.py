"""The arithmetic of the chain, on hand-made questions."""

import math

import pytest

from suyuan.case.caps import Method, method, methods
from suyuan.case.chain import weighing as chain
from suyuan.case.chain.nextstep import advice, steps
from suyuan.case.chain.weighing import Chain, Gate, Item, Link, need, weigh
from suyuan.model.text import Text

SAYS = Text("", "")


@pytest.fixture(autouse=True)
def tried(monkeypatch):
    """A method `good` that was tried 3,000 times, beside one that was not tried at all."""
    made = {"good": Method("good", SAYS, 3000, "here"), "word": Method("word", SAYS, 0, "")}
    monkeypatch.setattr(chain, "method", made.__getitem__)


def item(answer, weight, origin, how="good", **more):
    return Item(answer, weight, how, origin, SAYS, **more)


def link(*items, candidates=10, kind="buyer-gang"):
    return Link(kind, SAYS, candidates, items)


def test_the_need_grows_with_the_candidates_and_the_doubt_shared_over_four_links():
    assert need(1) == pytest.approx(math.log10(0.9875 / 0.0125))
    assert need(100) - need(1) == pytest.approx(2)


def test_no_method_claims_more_than_a_third_of_its_cases():
    assert weigh(link(item("G1", 9.0, "a"))).total == pytest.approx(3.0)
    assert weigh(link(item("G1", 9.0, "a", "word"))).total == pytest.approx(1.0)


def test_margin_and_surviving_margin_are_as_the_method_says():
    found = weigh(link(item("G1", 2.5, "a"), item("G1", 2.0, "b"), item("G2", 0.5, "c")))
    assert found.answer == "G1"
    assert found.margin == pytest.approx(4.5 - 0.5 - need(10))
    assert found.surviving == pytest.approx(2.0 - 0.5 - need(10))
    assert (found.rests_on, found.verdict) == ("a", "supported")


def test_a_lone_piece_of_evidence_never_corroborates():
    found = weigh(link(item("G1", 3.0, "a"), candidates=1))
    assert found.margin > 0
    assert found.verdict == "supported"


def test_three_strong_origins_corroborate():
    assert weigh(link(*(item("G1", 3.0, o) for o in "abc"))).verdict == "corroborated"


def test_an_item_falls_with_any_origin_that_it_needs():
    """Two ledgers matched with one chat: without the chat nothing is left."""
    items = [item("B1", 3.0, o, needs=frozenset({"chat"})) for o in ("alipay", "bank")]
    found = weigh(link(*items, candidates=1))
    assert found.rests_on == "chat"
    assert found.surviving == pytest.approx(-need(1))


def test_no_evidence_answers_nothing():
    found = weigh(link())
    assert (found.answer, found.verdict) == ("", "lead")
    assert found.margin == pytest.approx(-need(10))


def test_the_weakest_link_is_the_row_with_the_least_surviving_margin():
    strong = weigh(link(*(item("G1", 3.0, o) for o in "abc"), kind="source-seller"))
    weak = weigh(link(item("G1", 2.0, "pc"), kind="buyer-gang"))
    found = Chain((strong, weak), ())
    assert (found.weakest.link.kind, found.weakest.rests_on, found.verdict) == ("buyer-gang", "pc", "lead")


def test_a_failed_gate_stands_before_any_weight():
    strong = weigh(link(*(item("G1", 3.0, o) for o in "abc")))
    assert Chain((strong,), (Gate(SAYS, None, SAYS),)).verdict == "corroborated"
    assert Chain((strong,), (Gate(SAYS, False, SAYS),)).verdict == "lead"


def test_next_steps_are_ranked_by_expected_gain_a_day_on_the_shortfall():
    weak = weigh(link(item("G1", 2.0, "pc"), kind="buyer-gang"))
    found = advice(Chain((weak,), ()))
    assert [a.a_day for a in found] == sorted((a.a_day for a in found), reverse=True)
    assert all(a.gain == pytest.approx(a.step.chance * min(a.step.weight, weak.shortfall)) for a in found)
    assert {a.link for a in found} == {"buyer-gang"}


def test_a_corroborated_chain_needs_no_next_step():
    strong = weigh(link(*(item("G1", 3.0, o) for o in "abcd")))
    assert advice(Chain((strong,), ())) == []


def test_an_origin_that_is_used_already_closes_no_shortfall():
    used = weigh(link(item("G1", 2.0, "gang-flow"), kind="buyer-gang"))
    assert "gang-flow" not in {a.step.origin for a in advice(Chain((used,), ()))}


def test_every_step_names_its_paper_in_both_languages():
    assert all(
        s.do.zh and s.do.en and s.paper.zh and s.paper.en and s.days > 0 and 0 < s.chance < 1 for s in steps()
    )


def test_every_method_says_where_its_number_comes_from():
    assert all(m.source for m in methods().values() if m.tried)
    assert method("never heard of").cap == 1.0
