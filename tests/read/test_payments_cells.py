"""Amounts, times and accounts as cells write them."""

import pytest

from suyuan.read.statements.accounts import split_named, type_of_header, typed
from suyuan.read.statements.columns import meaning
from suyuan.read.statements.money import Amount, amount
from suyuan.read.statements.time import clock, moment


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("0", 0), ("1500", 150000), ("1500.5", 150050), ("1,234.56", 123456), ("¥28.16", 2816), ("￥ 28.16", 2816), ("-3.00", -300),
        ("(3.00)", -300), ("（1,000.00）", -100000), ("3.00-", -300), ("-¥3.00", -300), ("¥-3.00", -300), ("１２３．４５", 12345),
        ("+1500.00", 150000), ("1.5万", 1500000), ("100元", 10000), ("RMB 1,000.00", 100000), ("1.234,56", 123456), ("1e3", 100000),
        ("28.160000000", 2816), ("−3.00", -300), ("人民币3.00", 300),
    ],
)  # fmt: skip
def test_an_amount_is_read_exactly(cell: str, fen: int) -> None:
    assert amount(cell) == Amount(fen)


@pytest.mark.parametrize(
    "cell", ["", "-", "/", "无", "1.2.3", "12,34,5", "8.005", "abc", "1-2", "2017-04-02", "9" * 20, "一百"]
)
def test_what_is_no_whole_number_of_fen_is_no_amount(cell: str) -> None:
    assert amount(cell) is None


def test_notes_about_refunds_and_marks_are_read_with_the_amount() -> None:
    assert amount("131.77(已退款89.84)") == Amount(13177, refunded=8984)
    assert amount("468.32(已全额退款)") == Amount(46832, refunded=46832)
    assert amount("12.00CR") == Amount(1200, "in")
    assert amount("12.00 DR") == Amount(1200, "out")
    assert amount("150", 1) == Amount(150)
    assert amount("1.5", 1_000_000) == Amount(1_500_000)
    assert amount("约1.5万元".removeprefix("约"), 1_000_000) == Amount(1_500_000)


@pytest.mark.parametrize(
    "cell",
    [
        "2017-04-02 15:22:10", "2017/4/2 15:22:10", "2017年4月2日 15:22:10", "2017年04月02日15时22分10秒", "2017.4.2 15:22:10",
        "2017-04-02 下午 3:22:10", "2017-04-02 下午3:22:10", "2017年4月2日 星期日 下午3:22:10", "2017-04-02 3:22:10 PM", "20170402152210",
        "20170402 152210", "2017-04-02T15:22:10", "2017-04-02T07:22:10Z", "2017-04-02T15:22:10+08:00", "1491117730", "1491117730000",
        "04/02/2017 15:22:10", "２０１７-０４-０２ １５:２２:１０", "[2017-04-02 15:22:10]", "42827.640393519",
    ],
)  # fmt: skip
def test_a_time_of_china_becomes_utc(cell: str) -> None:
    at = moment(cell)
    assert at is not None
    assert at.isoformat() == "2017-04-02T07:22:10+00:00"


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "2017-13-02",
        "2017-02-30",
        "昨天",
        "123",
        "99999999",
        "2017-04-02 25:00:00",
        "1500.00",
        "13000001234",
    ],
)
def test_what_is_no_date_is_none(cell: str) -> None:
    assert moment(cell) is None


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("12:33:11", 45191),
        ("上午 12:05:00", 300),
        ("下午 12:05", 43500),
        ("凌晨 1:00", 3600),
        ("晚上 8:00", 72000),
        ("123311", 45191),
        ("中午 1:00", 46800),
    ],
)
def test_the_halves_of_the_day_are_undone(cell: str, seconds: int) -> None:
    part = clock(cell)
    assert part is not None
    assert part.total_seconds() == seconds


@pytest.mark.parametrize(
    ("cell", "hint", "channel", "written"),
    [
        ("138****1234", "", "alipay", "alipay:138****1234"), ("13000001234", "", "alipay", "alipay:13000001234"),
        ("wan***@qq.com", "", "alipay", "alipay:wan***@qq.com"), ("6299990000000000017", "", "alipay", "bank:6299990000000000017"),
        ("2088000000000017", "", "alipay", "alipay:2088000000000017"), ("/", "", "alipay", ""), ("6299 9900 0000 0000 017", "", "bank", "bank:6299990000000000017"),
        ("1234****9876", "", "bank", "bank:1234****9876"), ("13000001234", "", "bank", "phone:13000001234"), ("243300133", "", "bank", "bank:243300133"),
        ("QQ：10012345", "", "", "qq:10012345"), ("alipay:a@example.com", "", "", "alipay:a@example.com"), ("微信:wx_abc", "", "", "wechat:wx_abc"),
        ("10012345", "qq", "", "qq:10012345"), ("10012345@qq.com", "qq", "", "qq:10012345"), ("13000001234", "bank", "", "phone:13000001234"),
        ("13000001234", "wechat", "", "wechat:13000001234"), ("http://www.Abc.example/", "url", "", "url:www.abc.example"), ("00001", "", "", ""),
        ("wxid_abc", "", "", "wechat:wxid_abc"), ("老马", "", "", ""),
    ],
)  # fmt: skip
def test_an_account_gets_its_type_from_header_form_and_publisher(
    cell: str, hint: str, channel: str, written: str
) -> None:
    assert typed(cell, hint, channel) == written


def test_a_name_with_its_number_glued_on_is_taken_apart() -> None:
    assert split_named("张三 66666666666666", "bank") == ("张三", "bank:66666666666666")
    assert split_named("某公司1111111111", "bank") == ("某公司", "bank:1111111111")
    assert split_named("老马(130****1234)", "wechat") == ("老马", "phone:130****1234")
    assert split_named("老马(13000001234)", "alipay") == ("老马", "alipay:13000001234")
    assert split_named("便利店12345678", "wechat") == ("便利店12345678", "")
    assert split_named("工商银行(9876)", "wechat") == ("工商银行(9876)", "")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("交易时间            ", "time"), ("收/支", "flow"), ("金额（元）", "amount"), ("记账金额(支出)", "expense"), ("收入金额（+元）", "income"),
        ("联机余额", "balance"), ("对方开户行", "unused"), ("对方行名", "unused"), ("对方接收时间", "unused"), ("对手身份证号", "unused"),
        ("Counterparty Account", "party_account"), ("Paid out", "expense"), ("本方账号", "own_account"), ("收款人账号", "payee_account"),
        ("商户订单号", "order"), ("服务费（元）", "unused"), ("", ""), ("第3列", ""), ("账户余额", "balance"),
    ],
)  # fmt: skip
def test_a_header_is_understood(header: str, role: str) -> None:
    assert meaning(header)[0] == role


def test_a_header_names_an_accounts_type() -> None:
    assert [type_of_header(h) for h in ("对方微信号", "QQ号", "支付宝账号", "银行卡号", "联系电话", "网址", "对方账号")] == [
        "wechat", "qq", "alipay", "bank", "phone", "url", "",
    ]  # fmt: skip
