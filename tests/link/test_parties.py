"""Parties: joined by enough evidence, kept apart without, the same in any order."""

import random

from hypothesis import given
from hypothesis import strategies as st

from suyuan.link import Edge, parties
from suyuan.model.text import Text

SAYS = Text("", "")


def edge(a, b, weight, method="m", origin="o"):
    return Edge(a, b, weight, method, origin, SAYS)


def groups(found):
    return {p.nodes for p in found}


def test_two_weak_reasons_of_different_kind_join_where_one_does_not():
    assert groups(parties("ab", [edge("a", "b", 0.9, "name")])) == {("a",), ("b",)}
    both = [edge("a", "b", 0.9, "name"), edge("a", "b", 0.9, "nickname")]
    assert groups(parties("ab", both)) == {("a", "b")}


def test_the_same_reason_from_the_same_origin_counts_once():
    again = [edge("a", "b", 0.9, "name", "file") for _ in range(10)]
    assert groups(parties("ab", again)) == {("a",), ("b",)}


def test_evidence_against_keeps_two_apart():
    assert groups(parties("ab", [edge("a", "b", 3.0), edge("a", "b", -100.0, "judgement")])) == {
        ("a",),
        ("b",),
    }


def test_a_bridge_of_weak_reasons_to_a_whole_party_joins_it():
    edges = [edge("a", "b", 4.0), edge("a", "c", 0.8, "name"), edge("b", "c", 0.8, "nickname")]
    assert groups(parties("abc", edges)) == {("a", "b", "c")}


def test_taking_the_edge_away_undoes_the_join():
    edges = [edge("a", "b", 4.0), edge("b", "c", 2.0)]
    assert groups(parties("abc", edges)) == {("a", "b", "c")}
    assert groups(parties("abc", edges[:1])) == {("a", "b"), ("c",)}


def test_every_join_is_explained_by_its_edges():
    found = parties("abc", [edge("a", "b", 4.0), edge("b", "c", 0.1)])
    assert [e.weight for p in found if len(p.nodes) == 2 for e in p.edges] == [4.0]


WEIGHTS = st.floats(-3, 4, allow_nan=False).map(lambda w: round(w, 2))
EDGES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), WEIGHTS, st.sampled_from("xyz")).filter(
        lambda e: e[0] != e[1]
    ),
    max_size=14,
)


@given(EDGES, st.randoms())
def test_the_order_of_the_edges_does_not_matter(raw, chance: random.Random):
    edges = [edge(a, b, w, m, "o") for a, b, w, m in raw]
    mixed = edges[:]
    chance.shuffle(mixed)
    assert groups(parties("abcdef", edges)) == groups(parties("abcdef", mixed))


@given(EDGES)
def test_every_node_is_in_one_party_exactly(raw):
    found = parties("abcdef", [edge(a, b, w, m) for a, b, w, m in raw])
    assert sorted(n for p in found for n in p.nodes) == list("abcdef")
