"""Numbers as traders write them."""

import pytest

from suyuan.case.parties.amounts import amounts, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两万", 20000), ("1.5w", 15000), ("一千五", 1500), ("三千二百", 3200), ("十五万", 150000), ("一万二", 12000),
        ("1w2", 12000), ("三万五千", 35000), ("一万零五百", 10500), ("十", 10), ("二十", 20), ("半万", 5000), ("1万5", 15000),
        ("5万", 50000), ("12,000", 12000), ("两千零五十", 2050),
    ],
)  # fmt: skip
def test_a_number_is_read_in_figures_and_numerals(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "quantity", "price"),
    [
        ("股民 5万条 三分", 50000, 3.0), ("老年 2万 2分", 20000, 2.0), ("5w 三分钱一条", 50000, 3.0),
        ("股民 5万/三分", 50000, 3.0), ("20000条，0.03元一条", 20000, 3.0), ("要3万5条 两分半", 35000, 2.5),
        ("十五万条 三厘", 150000, 0.3), ("来2万，2分5", 20000, 2.5), ("5万条，300元一万", 50000, 3.0),
        ("3000条 一毛五一条", 3000, 15.0), ("两分五一条，1.5万条", 15000, 2.5),
    ],
)  # fmt: skip
def test_an_order_gives_quantity_and_price(text, quantity, price):
    found = amounts(text)
    assert found.quantities == (quantity,)
    assert found.prices == (pytest.approx(price),)


@pytest.mark.parametrize(
    ("text", "fen"),
    [("转你1500块", 150000), ("一共4500", 450000), ("¥1,500.50", 150050), ("5万条 3分 1500元", 150000)],
)
def test_money_that_says_so_is_money(text, fen):
    assert amounts(text).money == (fen,)


@pytest.mark.parametrize(
    "text",
    [
        "等我三分钟",
        "十分感谢",
        "4月5日 20:30 给你",
        "尾号6213 李某",
        "股民0405.txt",
        "加我小号 9312345678",
        "2017-04-05",
        "三分之一",
    ],
)
def test_times_dates_tails_files_and_accounts_are_no_amounts(text):
    found = amounts(text)
    assert not found.prices
    assert not found.quantities
    assert not found.money


def test_a_bare_sum_is_kept_as_it_is():
    assert 1500 in amounts("转了1500，查一下").bare
