"""Whose account a report names, and what a line of chat is about."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from suyuan.case.chain.weighing import Gate
from suyuan.case.custodian import secret
from suyuan.case.evidence import gate_json
from suyuan.case.gangs.reports import told
from suyuan.case.parties.amounts import amounts
from suyuan.case.parties.contacts import contacts
from suyuan.case.parties.lines import line
from suyuan.case.records.figures import counted, load, settle
from suyuan.model.records import BadRows, Message, Place, Report
from suyuan.model.text import Text
from suyuan.store import Store

AT = datetime(2017, 4, 2, 4, 0, tzinfo=UTC)


def accounts(text: str) -> tuple[str, ...]:
    report = Report(Place("r.csv", 2), "R1", AT, text, 100, "", "", "", (), "", "")
    return told([report], contacts)[0].accounts


@pytest.mark.parametrize(
    "text",
    [
        "村里小李帮我报的，他电话17155667788",
        "我不会用手机，请邻居老王代为填写，联系他17155667788",
        "可以打我侄子小王电话17155667788",
        "有事联系我孙子17155667788",
        "由社区民警帮忙登记，社区电话17155667788",
        "我的同事小陈(17155667788)陪我来报案",
        "请回电17155667788",
    ],
)
def test_the_phone_of_somebody_at_the_victims_side_is_no_gang_account(text: str) -> None:
    assert accounts(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "对方让我帮他报名，他电话17155667788",
        "骗子替我填了资料，电话17155667788",
        "对方自称村里小李，他电话17155667788",
        "自称社区工作人员，电话17155667788",
        "他电话17155667788，老婆帮我报的警",
    ],
)
def test_the_phone_of_somebody_who_pretends_to_help_stays_a_gang_account(text: str) -> None:
    assert accounts(text) == ("phone:17155667788",)


def said(text: str) -> Message:
    return Message(Place("a.txt", 1), AT, "qq:700111222", "甲", "qq:700111222", text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("今天股票又跌了，我亏了5000", False),
        ("我也套了2万，周末喝酒", False),
        ("股民5万条，三分", True),
        ("股民数据涨了，一毛一条", True),
    ],
)
def test_talk_about_ones_own_shares_is_no_talk_about_lists(text: str, data: bool) -> None:
    assert line(said(text), contacts).data is data


def test_shares_days_and_percent_are_no_quantities() -> None:
    assert amounts("拿了3000股，三天涨20%").bare == ()
    assert amounts("3000股民").bare == (3000.0,)


def test_an_account_in_a_clause_of_its_own_beside_news_of_a_payment_is_the_payers() -> None:
    assert line(said("转了1500，支付宝17112341234"), contacts).owns == ("alipay:17112341234",)
    assert line(said("转了1500到支付宝17112341234"), contacts).owns == ()
    assert line(said("支付宝17112341234"), contacts).owns == ()


def test_a_gate_that_cannot_be_told_is_null() -> None:
    text = Text("", "")
    assert [gate_json(Gate(text, holds, text))["holds"] for holds in (True, False, None)] == [
        True,
        False,
        None,
    ]


def test_keys_beside_a_ledger_are_secret_under_every_name_of_the_part() -> None:
    assert all(secret(f"{part}/x.jsonl.d/key") for part in ("releases", "Ledgers", "放行"))
    assert not secret("seized/x.jsonl.d/key")


def test_rows_beyond_the_fullest_of_a_person_are_counted_by_what_they_hold(tmp_path: Path) -> None:
    seized = tmp_path / "seized"
    seized.mkdir()
    (seized / "a.csv").write_text(
        "姓名,手机号,邮箱\n周一,17000000001,a@example.com\n吴二,17000000002,b@example.com\n"
    )
    (seized / "b.csv").write_text("姓名,手机号\n周一,17000000001\n周一一,17000000001\n郑三,17000000003\n")
    with Store(tmp_path / "x.duckdb") as store:
        load(store, [seized], tmp_path, BadRows())
        settle(store)
        found = counted(store)
    assert (found.people, found.same_person) == (3, 2)
    tally = found.tally()
    assert sum(tally.same_person_rows.values()) == 2
    assert list(found.same_masks) == [m for m in found.masks if found.masks[m] == 3]


@pytest.mark.parametrize(
    ("text", "prices", "quantities"),
    [
        ("要5w条 2分5", (2.5,), (50_000,)),
        ("老年的来两万", (), (20_000,)),
        ("上次那种再来3千条 一毛", (10.0,), (3000,)),
        ("2角5分一条，4000条", (25.0,), (4000,)),
        (".02一条，来20万", (2.0,), (200_000,)),
        ("1块一条 300条", (100.0,), (300,)),
        ("两块钱一条，要200条", (200.0,), (200,)),
        ("老人名单1万5，一毛五一条", (15.0,), (15_000,)),
        ("股民数据30块一千条，来2万条", (3.0,), (20_000,)),
    ],
)
def test_orders_are_read_however_they_are_put(
    text: str, prices: tuple[float, ...], quantities: tuple[int, ...]
) -> None:
    found = amounts(text)
    assert (found.prices, found.quantities, found.money) == (prices, quantities, ())


def test_two_who_give_no_name_are_not_one_victim() -> None:
    def one(number: str, name: str, text: str) -> Report:
        return Report(Place("r.csv", 2), number, AT, text, 56_000, "", "", "", ("qq:700111222",), name, "")

    assert [
        len(told([one("1", n, "甲"), one("2", n, "乙")], contacts)) for n in ("匿名", "王女士", "周小舟")
    ] == [2, 2, 1]
