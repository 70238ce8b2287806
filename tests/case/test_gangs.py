"""Gangs from reports held in memory."""

from datetime import UTC, datetime, timedelta

import pytest

from suyuan.case.gangs.communities import gangs
from suyuan.case.gangs.reports import told, type_of
from suyuan.case.parties.contacts import contacts
from suyuan.model.records import Place, Report

DAY = datetime(2017, 5, 1, tzinfo=UTC)


def report(number, text="", *accounts, type_="", loss=1000, phone="", day=0):
    at = DAY + timedelta(days=day or number * 5)
    return Report(
        Place("reports/r.csv", number),
        f"R{number}",
        at,
        text,
        loss * 100,
        "",
        "",
        type_,
        accounts,
        "",
        phone or f"phone:1670000{number:04d}",
    )


def grouped(*reports):
    return gangs(told(reports, contacts), [])


def test_reports_that_share_an_account_are_one_gang():
    found, lone = grouped(
        report(1, "对方用 16212340001 打来，让转到 卡号6299990000000000018"),
        report(2, "打电话来的号码是１６２１２３４０００１"),
        report(3, "加了微信 abcd_1234"),
    )
    assert [[t.report.id for t in g.told] for g in found] == [["R1", "R2"]]
    assert [t.report.id for t in lone] == ["R3"]
    assert found[0].loss_fen == 200_000


def test_hotlines_and_the_victims_own_numbers_link_nobody():
    found, _ = grouped(
        report(1, "我的手机号 16212340001，拨打95588", "phone:95588"),
        report(2, "本人电话16212340001，打了96110", "phone:96110"),
        report(3, "银行客服95588", "phone:95588", "phone:16700000001"),
    )
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "我母亲的手机16212340001被叫走",
        "村里小李帮我报的，他电话16212340001",
        "我老公手机号是16212340001",
        "从我的工行卡6299990000000000018转出",
    ],
)
def test_a_relative_or_helper_is_no_fraudster(text):
    (one,) = told([report(1, text)], contacts)
    assert one.accounts == ()


@pytest.mark.parametrize(
    "text", ["让我加他微信 abcd_1234", "加我微信号abcd_1234 的那个人", "打给我的号码16212340001"]
)
def test_the_fraudsters_accounts_are_kept(text):
    (one,) = told([report(1, text)], contacts)
    assert len(one.accounts) == 1


def test_one_event_reported_twice_counts_its_loss_once():
    found, _ = grouped(
        report(1, "被 16212340001 骗了", phone="phone:16799990000", day=3, loss=5000),
        report(2, "再次报案，16212340001 骗我", phone="phone:16799990000", day=4, loss=5000),
        report(3, "16212340001 骗子", loss=700),
    )
    assert found[0].loss_fen == 570_000


def test_a_number_that_ties_groups_of_different_types_is_a_hub():
    one = [report(n, "16212340001 打来", type_="贷款诈骗") for n in range(1, 8)]
    two = [report(n, "16212340002 打来", type_="保健品诈骗") for n in range(8, 15)]
    bridge = [
        report(15, "16212340001 打来，16212349999", type_="贷款诈骗"),
        report(16, "16212340002 打来，16212349999", type_="保健品诈骗"),
    ]
    found, _ = grouped(*one, *two, *bridge)
    assert sorted(len(g.told) for g in found) == [8, 8]
    assert all("phone:16212349999" not in g.accounts for g in found)


def test_a_site_is_one_account_whatever_page_is_named():
    found, _ = grouped(report(1, "网站 www.abcdef12.example/pay"), report(2, "打开http://abcdef12.example"))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("刷单返利，垫付后不给返现", "刷单返利"),
        ("老师推荐股票说涨停", "虚假网络投资理财"),
        ("航班取消改签", "机票退改签"),
        ("今天天气好", ""),
    ],
)
def test_a_report_without_a_label_is_typed_by_its_words(text, name):
    assert type_of(text) == name
