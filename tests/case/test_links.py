"""Weights of items from a case in memory: uniqueness, rarity, base rates, order in time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from test_buyers import B, World, order

from suyuan.case.casefile import CaseFile
from suyuan.case.chain.assembly import gates
from suyuan.case.chain.links import Case, base_rate, buyer_link, gang_link, victim_link
from suyuan.case.chain.weighing import weigh
from suyuan.case.gangs.communities import gangs
from suyuan.case.gangs.reports import told
from suyuan.case.gangs.victims import Victim
from suyuan.case.parties.buyers import market
from suyuan.case.parties.contacts import contacts
from suyuan.case.parties.ledger import ledger
from suyuan.case.parties.lines import lines
from suyuan.case.parties.sellers import seller
from suyuan.model.records import Place, Report

SALE = 100_000
FACTS = CaseFile("", None, None, ("qq:9100000001", "alipay:19200000001"), ("老周",), (), None, ())
START = datetime(2017, 3, 1, 2, 0, tzinfo=UTC)


def report(number, day, *accounts):
    at = START + timedelta(minutes=SALE, days=day)
    return Report(
        Place("reports/r.csv", number),
        f"R{number}",
        at,
        "",
        100_00,
        "",
        "",
        "贷款诈骗",
        accounts,
        "",
        f"phone:1670000{number:04d}",
    )


@pytest.fixture
def case():
    world = World()
    world.noise()
    order(world, SALE, B)
    world.pay(SALE + 5, 1500, "陈某", "alipay:19200009999", "名单")
    world.say(SALE + 7, B, "转了 1500，查一下")
    spoken = list(lines(world.messages, contacts))
    sell = seller(FACTS, world.payments, spoken)
    book = ledger(world.payments, sell.keys)
    found = market(book, spoken, sell, contacts)
    said = [report(n, 10 + n, "wechat:19200009999") for n in range(1, 5)] + [report(9, 3, "qq:9555000111")]
    grouped, lone = gangs(told(said, contacts), found.buyers)
    inside = {f"R{n}": Victim(f"R{n}", True, (0,), (Place("seized/a.txt", n),)) for n in range(1, 5)}
    return Case(
        found, book, grouped, len(lone), (), inside, base_rate(grouped, lone, inside), 1, (), (0, 300)
    )


def test_an_account_in_other_clothes_leads_from_the_buyer_to_the_gang(case):
    (gang,) = case.gangs
    assert gang.buyers == ("B1",)
    found = weigh(gang_link(case, case.market.buyers[0]))
    assert found.answer == gang.id
    assert found.link.candidates == 2


def test_the_weight_of_a_shared_account_falls_with_innocents_who_share_one(case):
    buyer = case.market.buyers[0]
    (rare,) = gang_link(case, buyer).items
    (common,) = gang_link(replace(case, shared_by_others=(30, 300)), buyer).items
    assert rare.weight == pytest.approx(2.78, abs=0.01)
    assert common.weight == pytest.approx(0.99, abs=0.01)


def test_the_weight_of_a_victim_falls_with_the_base_rate(case):
    buyer, (gang,) = case.market.buyers[0], case.gangs
    rare = victim_link(case, buyer, gang).items[0].weight
    assert victim_link(replace(case, base_rate=0.9), buyer, gang).items[0].weight < rare


def test_a_family_number_with_another_name_counts_less(case):
    buyer, (gang,) = case.market.buyers[0], case.gangs
    other = replace(case, victims={r: replace(v, names_agree=False) for r, v in case.victims.items()})
    assert victim_link(other, buyer, gang).items[0].weight < victim_link(case, buyer, gang).items[0].weight


def test_a_victim_called_before_the_sale_counts_nothing_and_fails_the_gate(case):
    buyer, (gang,) = case.market.buyers[0], case.gangs
    early = [replace(t, report=replace(t.report, at=START)) for t in gang.told]
    before = replace(gang, told=tuple(early))
    assert victim_link(case, buyer, before).items == ()
    assert [g.holds for g in gates(case, None, buyer, before)] == [True, False, None]
    assert [g.holds for g in gates(case, None, buyer, gang)] == [True, True, None]


def test_an_item_of_a_changed_file_is_kept_and_counts_nothing(case):
    buyer = case.market.buyers[0]
    broken = replace(case, broken=frozenset({"file:payments/alipay.csv"}))
    assert weigh(buyer_link(broken, buyer)).total < weigh(buyer_link(case, buyer)).total
    assert len(buyer_link(broken, buyer).items) == len(buyer_link(case, buyer).items)


def test_a_fit_that_two_payers_share_is_no_item(case):
    buyer = case.market.buyers[0]
    assert any(i.method == "announced" for i in buyer_link(case, buyer).items)
    (one, *_) = [a for a in case.market.announcements if a.fits]
    stranger = replace(one.fits[0], node="alipay:inno@example.com")
    shared = replace(case.market, announcements=(replace(one, fits=(*one.fits, stranger)),))
    assert not any(i.method == "announced" for i in buyer_link(replace(case, market=shared), buyer).items)
