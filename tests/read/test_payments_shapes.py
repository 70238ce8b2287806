"""Shapes of payment exports that others publish, with made-up rows."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from suyuan.model.records import BadRows, Payment
from suyuan.read.payments import AccountStatement, payments, statements
from suyuan.read.table import Unread


def one(tmp_path: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> AccountStatement:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    bad = BadRows()
    [found] = statements([path], bad)
    assert isinstance(found, AccountStatement), found
    assert found.accounting.complete
    assert found.accounting.bad == bad.total()
    return found


def brief(found: AccountStatement) -> list[tuple[int, str]]:
    return [(p.fen, p.direction) for p in found.payments]


OLD_ALIPAY = """支付宝交易记录明细查询
账号:[13000001234]
起始日期:[2017-01-01 00:00:00]    终止日期:[2017-07-01 00:00:00]
---------------------------------交易记录明细列表------------------------------------
交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,
2017040221001001\t,\t,2017-04-02 12:30:00 ,2017-04-02 12:33:11 ,2017-04-02 12:33:12 ,支付宝网站     ,即时到账交易          ,老马              ,资料费                 ,1500.00 ,收入      ,交易成功    ,0.00     ,0.00     ,                    ,已收入      ,
2017040321001002\t,\t,2017-04-03 09:00:00 ,                    ,2017-04-03 09:00:00 ,其他（包括阿里巴巴和外部商家）,即时到账交易,小店   ,充值                 ,20.00   ,支出      ,交易关闭    ,0.00     ,0.00     ,                    ,          ,
2017040421001003\t,\t,2017-04-04 09:00:00 ,2017-04-04 09:00:01 ,2017-04-04 09:00:02 ,支付宝网站     ,即时到账交易          ,余额宝             ,转入                  ,300.00  ,        ,交易成功    ,0.00     ,0.00     ,                    ,资金转移     ,
------------------------------------------------------------------------------------
共3笔记录
已收入:1笔,1500.00元
待收入:0笔,0.00元
已支出:1笔,20.00元
待支出:0笔,0.00元
导出时间:[2017-07-01 10:00:00]    用户:某某
"""


def test_the_old_alipay_layout_with_number_first_and_totals_at_the_foot_is_read(tmp_path: Path) -> None:
    found = one(tmp_path, OLD_ALIPAY, "alipay.csv", "gb18030")
    assert (found.owner, found.owner_name, found.channel) == ("alipay:13000001234", "某某", "alipay")
    assert brief(found) == [(150000, "in"), (2000, "neutral"), (30000, "neutral")]
    assert found.payments[0].at.isoformat() == "2017-04-02T04:33:11+00:00"
    assert found.payments[1].at.isoformat() == "2017-04-03T01:00:00+00:00"
    assert found.payments[1].status == "交易关闭"
    assert found.payments[0].reference == "2017040221001001"
    assert found.period == ("2017-01-01", "2017-07-01")
    assert (found.stated.rows, found.stated.in_fen, found.stated.out_fen) == (3, 150000, 2000)
    assert [text.zh for text in found.check()] == ["1 行订单已关闭、失败或全额退款，不计收支"]
    assert found.accounting.footer == 7


def test_a_merchants_account_details_with_signed_columns_and_hash_titles_are_read(tmp_path: Path) -> None:
    text = """#支付宝账务明细查询
#账号：[2088000000000017]
#起始日期：[2017年04月01日 00:00:00]   终止日期：[2017年04月30日 00:00:00]
#-----------------------------------------账务明细列表----------------------------------------
账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注
1001\t,2001\t,T1\t,名单,2017-04-02 12:33:11,wan***@example.com,+1500.00,,2500.00,支付宝,在线支付,
1002\t,2002\t,T2\t,提现,2017-04-02 13:00:00,/,,-2500.00,0.00,支付宝,提现,
#-----------------------------------------账务明细列表结束------------------------------------
#支出合计：1笔，共-2500.00元
#收入合计：1笔，共1500.00元
"""
    found = one(tmp_path, text, "明细.csv", "gb18030")
    assert brief(found) == [(150000, "in"), (250000, "out")]
    assert found.owner == "alipay:2088000000000017"
    assert found.payments[0].party_account == "alipay:wan***@example.com"
    assert found.check() == ()


def test_a_plain_list_of_payer_and_payee_is_seen_from_the_account_that_stands_in_every_row(
    tmp_path: Path,
) -> None:
    text = """time,payer,payee,amount,memo
2017-04-02 12:33:11,alipay:13000000001,alipay:seller@example.com,1500.00,资料费
2017-04-03 12:33:11,13000000002,alipay:seller@example.com,"1,000",名单
2017-04-04 12:33:11,alipay:seller@example.com,qq:10012345,20,
"""
    found = one(tmp_path, text)
    assert brief(found) == [(150000, "in"), (100000, "in"), (2000, "out")]
    assert {p.owner for p in found.payments} == {"alipay:seller@example.com"}
    assert [p.party_account for p in found.payments] == [
        "alipay:13000000001",
        "phone:13000000002",
        "qq:10012345",
    ]


def test_known_owners_settle_whose_side_a_list_is_seen_from(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "时间,付款人,收款人,金额\n2017-04-02,老马,老周,1500\n2017-04-02,老马,小李,30\n", encoding="utf-8"
    )
    mine = [p for p in payments([path], BadRows(), owners=["老周", "小李"]) if isinstance(p, Payment)]
    assert [(p.owner_name, p.direction) for p in mine] == [("老周", "in"), ("小李", "in")]
    found = [p for p in payments([path], BadRows()) if isinstance(p, Payment)]
    assert [(p.owner_name, p.direction) for p in found] == [("老马", "out"), ("老马", "out")]


def test_several_accounts_of_one_owner_in_one_list_are_all_taken_for_his(tmp_path: Path) -> None:
    rows = [f"2017-04-{n:02},buyer{n % 7}@example.com,shop@example.com,{n}.00" for n in range(1, 16)]
    rows += [f"2017-05-{n:02},buyer{n % 5}@example.com,shop2@example.com,{n}.00" for n in range(1, 11)]
    found = one(tmp_path, "\n".join(["date,from,to,amount", *rows]) + "\n")
    assert {p.direction for p in found.payments} == {"in"}
    assert {p.owner for p in found.payments} == {"email:shop@example.com", "email:shop2@example.com"}


def test_an_english_statement_with_semicolons_and_two_columns_is_read(tmp_path: Path) -> None:
    text = """Account number: 6299990000000000017;;;;
Date;Description;Paid out;Paid in;Balance
25/04/2017;TRANSFER LI;;"1,500.00";2500.00
26/04/2017;SHOP;20.50;;2479.50
Closing balance;;;;2479.50
"""
    found = one(tmp_path, text, "bank.csv")
    assert brief(found) == [(150000, "in"), (2050, "out")]
    assert found.owner == "bank:6299990000000000017"
    assert found.payments[0].at.isoformat() == "2017-04-24T16:00:00+00:00"
    assert found.payments[0].memo == "TRANSFER LI"
    assert (found.accounting.footer, found.accounting.bad) == (1, 0)


def test_account_flows_asked_from_a_bank_with_flag_own_columns_and_failed_rows_are_read(
    tmp_path: Path,
) -> None:
    text = """交易卡号\t交易户名\t交易时间\t交易金额\t交易余额\t收付标志\t对手账号\t对手户名\t对手开户银行\t摘要说明\t交易币种\t交易是否成功
6299990000000000017\t某甲\t20170402123311\t1500.00\t2500.00\t进\t6299990000000000025\t某乙\t某行\t转账\tCNY\t成功
6299990000000000017\t某甲\t20170403123311\t500.00\t2000.00\t出\t6299990000000000033\t某丙\t某行\t转账\tCNY\t成功
6299990000000000017\t某甲\t20170403123312\t900.00\t2000.00\t出\t6299990000000000033\t某丙\t某行\t转账\tCNY\t失败
6299990000000000017\t某甲\t20170404123311\t10.00\t\t出\t\t\t\t取现\tUSD\t成功
"""
    found = one(tmp_path, text, "调取.txt")
    assert brief(found) == [(150000, "in"), (50000, "out"), (90000, "neutral")]
    assert {(p.owner, p.owner_name) for p in found.payments} == {("bank:6299990000000000017", "某甲")}
    assert found.payments[0].party == "某乙"
    assert found.accounting.bad == 1


def test_amounts_in_fen_and_ways_in_and_out_of_tenpay_flows_are_read(tmp_path: Path) -> None:
    text = """用户ID,交易单号,用户侧账号名称,借贷类型,交易类型,交易金额(分),账户余额(分),交易时间,对手方ID,对手侧账户名称,对手方接收时间,对手方接收金额(分),备注1
wx_seller,100,老周,入,转账,150000,150000,2017-04-02 12:33:11,wx_buyer01,老马,2017-04-02 12:33:12,150000,资料
wx_seller,101,老周,出,转账,5000,145000,2017-04-02 13:33:11,wx_buyer02,小李,2017-04-02 12:33:12,5000,
"""
    found = one(tmp_path, text, "财付通.csv")
    assert brief(found) == [(150000, "in"), (5000, "out")]
    assert (found.channel, found.owner) == ("wechat", "wechat:wx_seller")
    assert [p.party_account for p in found.payments] == ["wechat:wx_buyer01", "wechat:wx_buyer02"]
    assert found.payments[0].memo == "资料 转账"


def test_a_list_without_a_header_is_understood_by_content(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        "2017-04-02 12:33:11,老马,13000000001,1500.00,资料费\n2017-04-03 12:33:11,小李,13000000002,-20.00,\n2017-04-04 8:00,老马,13000000001,30.00,x\n",
    )
    assert brief(found) == [(150000, "in"), (2000, "out"), (3000, "in")]
    assert found.payments[0].party == "老马"
    assert found.payments[0].party_account == "phone:13000000001"


def test_a_sign_convention_that_the_balance_contradicts_is_turned_round_and_said(tmp_path: Path) -> None:
    text = "交易时间,交易金额,余额\n2017-04-01,-100.00,1100.00\n2017-04-02,-50.00,1150.00\n2017-04-03,30.00,1120.00\n2017-04-04,20.00,1100.00\n"
    found = one(tmp_path, text)
    assert brief(found) == [(10000, "in"), (5000, "in"), (3000, "out"), (2000, "out")]
    assert [t.zh for t in found.check()] == ["金额正负号与余额变动相反（3 行），方向以余额为准"]


def test_a_refund_is_what_the_export_states_unless_its_whole_order_counts_as_neither(tmp_path: Path) -> None:
    text = """交易时间,交易对方,商品说明,收/支,金额,交易状态,交易订单号
2017-04-05,店,退款-鞋,不计收支,30.00,退款成功,A1_9
2017-04-04,店,鞋,支出,100.00,交易成功,A1
2017-04-03,店,退款-帽,收入,20.00,退款成功,B1_9
2017-04-02,店,帽,支出,20.00,交易关闭,B1
2017-04-01,店,退款-早先,收入,5.00,退款成功,C1_9
"""
    found = one(tmp_path, text, "支付宝.csv")
    assert [p.direction for p in found.payments] == ["neutral", "out", "neutral", "neutral", "in"]


def test_a_row_that_cannot_be_read_is_bad_with_its_reason_and_its_text(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "时间,对方,收/支,金额\n2017-04-02,甲,收入,1.00\n昨天,乙,收入,2.00\n2017-13-40,丙,收入,3.00\n2017-04-05,丁,收入,一百\n"
        "2017-04-06,戊\n2017-04-07,己,也许,7.00\n2017-04-08,庚,收入,8.005\n",
        encoding="utf-8",
    )
    bad = BadRows()
    [found] = statements([path], bad)
    assert isinstance(found, AccountStatement)
    assert [p.party for p in found.payments] == ["甲"]
    assert [(b.place.row, b.reason) for b in bad.rows] == [
        (3, "time"), (4, "time"), (5, "amount"), (6, "columns:2!=4"), (7, "direction"), (8, "amount"),
    ]  # fmt: skip
    assert bad.rows[0].raw == "昨天,乙,收入,2.00"
    assert found.accounting.complete


def test_stated_totals_that_fit_say_nothing_and_one_missing_row_is_named_by_its_gap(tmp_path: Path) -> None:
    head = "微信支付账单明细\n微信昵称：[甲]\n共3笔记录\n收入：2笔 30.00元\n支出：1笔 5.00元\n"
    rows = [
        "交易时间,交易对方,收/支,金额(元),当前状态",
        "2017-04-01 1:00,a,收入,¥10.00,",
        "2017-04-01 2:00,b,收入,¥20.00,",
        "2017-04-01 3:00,c,支出,¥5.00,",
    ]
    assert one(tmp_path, head + "\n".join(rows) + "\n").check() == ()
    found = one(tmp_path, head + "\n".join(rows[:2] + rows[3:]) + "\n")
    assert [t.en for t in found.check()] == [
        "all: the file states 3 rows, 2 were read",
        "income: the file states 2 rows, 1 were read",
        "income: the file states 30.00 yuan, its rows add up to 10.00, a difference of 20.00",
    ]


def test_overlapping_exports_of_one_account_count_each_payment_once(tmp_path: Path) -> None:
    head = "支付宝账户：13000001234\n交易时间,交易对方,收/支,金额,交易订单号\n"
    rows = [f"2017-04-{d:02} 10:00:00,甲,收入,{d}.00,N{d}" for d in range(1, 11)]
    (tmp_path / "a.csv").write_text(head + "\n".join(rows[:7]) + "\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(head + "\n".join(rows[4:]) + "\n", encoding="utf-8")
    first, second = statements([tmp_path], BadRows())
    assert isinstance(first, AccountStatement)
    assert isinstance(second, AccountStatement)
    assert (len(first.payments), len(second.payments), len(second.repeated)) == (7, 3, 3)
    assert second.repeats == "a.csv"


def test_equal_rows_inside_one_statement_are_two_payments_and_equal_rows_of_strangers_too(
    tmp_path: Path,
) -> None:
    for name, card in (("a.csv", "6299990000000000017"), ("b.csv", "6299990000000000025")):
        text = (
            f"账号：{card}\n交易日期,对方户名,收入金额,支出金额\n2017-04-01,甲,10.00,\n2017-04-01,甲,10.00,\n"
        )
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [p for p in payments([tmp_path], BadRows()) if isinstance(p, Payment)]
    assert len(found) == 4


def test_a_workbook_with_a_sheet_for_all_and_one_for_each_month_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "流水.xlsx"
    head = ["交易日期", "对方户名", "收入金额", "支出金额"]
    rows = [[f"2017-0{m}-0{d}", "甲", f"{m}{d}.00", ""] for m in (1, 2) for d in (1, 2, 3)]
    with xlsxwriter.Workbook(str(path)) as book:
        for name, part in (("一月", rows[:3]), ("二月", rows[3:]), ("全部", rows)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["户名：某甲"])
            for number, row in enumerate([head, *part], 2):
                sheet.write_row(number, 0, row)
    found = list(statements([path], BadRows()))
    assert [(s.file, len(s.payments), len(s.repeated)) for s in found if isinstance(s, AccountStatement)] == [
        ("流水.xlsx!一月", 3, 0), ("流水.xlsx!二月", 3, 0), ("流水.xlsx!全部", 0, 6),
    ]  # fmt: skip


def test_printed_pages_with_the_header_again_are_one_list_and_a_second_account_is_another(
    tmp_path: Path,
) -> None:
    page = "交易日期,对方户名,收入金额,支出金额\n2017-04-0{n},甲,{n}.00,\n"
    text = "账号：6299990000000000017\n" + page.format(n=1) + "第1页\n" + page.format(n=2)
    found = one(tmp_path, text)
    assert (len(found.payments), found.accounting.header, found.accounting.footer) == (2, 2, 1)
    other = "账号：6299990000000000025\n交易时间,对方户名,交易金额\n2017-04-03,乙,-3.00\n2017-04-04,乙,4.00\n"
    (tmp_path / "two.csv").write_text(text + other, encoding="utf-8")
    first, second = statements([tmp_path / "two.csv"], BadRows())
    assert isinstance(first, AccountStatement)
    assert isinstance(second, AccountStatement)
    assert (first.owner, second.owner) == ("bank:6299990000000000017", "bank:6299990000000000025")
    assert [(p.fen, p.direction) for p in second.payments] == [(300, "out"), (400, "in")]
    assert first.accounting.complete
    assert second.accounting.complete
    assert first.accounting.rows + second.accounting.rows == 10


def test_payments_inside_an_archive_are_read_with_their_place(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "导出.zip", "w") as archive:
        archive.writestr("内/alipay.csv", OLD_ALIPAY.encode("gb18030"))
    found = [p for p in payments([tmp_path], BadRows()) if isinstance(p, Payment)]
    assert found[0].place.file == "导出.zip!内/alipay.csv"
    assert found[0].place.row == 6


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4 x"),
        ("a.csv", b""),
        ("a.txt", "只是一些话\n没有表\n".encode()),
        ("a.xlsx", b"PK\x03\x04broken"),
        ("a.zip", b"PK\x03\x04broken"),
    ],
)
def test_a_file_without_payments_is_named_and_does_not_stop_the_others(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.csv").write_text("时间,对方,金额\n2017-04-02,甲,1.00\n", encoding="utf-8")
    found = list(payments([tmp_path], BadRows()))
    assert [f.name for f in found if isinstance(f, Unread)] == [name]
    assert [p.fen for p in found if isinstance(p, Payment)] == [100]


def test_messages_about_unread_files_and_reasons_hold_no_value(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("6299990000000000017,某某某\nx,y\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        "时间,对方,金额,币种\n某某某,6299990000000000017,1,CNY\n2017-04-02,某某某,6299990000000000017,CNY\n",
        encoding="utf-8",
    )
    bad = BadRows()
    found = list(payments([tmp_path], bad))
    said = " ".join(str(f.error) for f in found if isinstance(f, Unread)) + " ".join(
        b.reason for b in bad.rows
    )
    assert "某某某" not in said
    assert "62999" not in said


def test_json_lines_are_read_and_a_broken_line_is_bad(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"time": "2017-04-02 12:33:11", "payer": "alipay:13000000001", "payee": "alipay:s@example.com", "amount": 1500.0, "memo": "资料"}\n'
        '{"time": "2017-04-03 12:33:11", "payer": "qq:10012345", "payee": "alipay:s@example.com", "amount": 20}\n{"time": "20\n',
        encoding="utf-8",
    )
    bad = BadRows()
    [found] = statements([path], bad)
    assert isinstance(found, AccountStatement)
    assert [(p.place.row, p.fen, p.direction, p.party_account) for p in found.payments] == [
        (1, 150000, "in", "alipay:13000000001"),
        (2, 2000, "in", "qq:10012345"),
    ]
    assert [(b.place.row, b.reason) for b in bad.rows] == [(3, "columns:1!=5")]


def test_a_last_row_cut_inside_its_first_cell_is_bad_and_a_closing_remark_is_not(tmp_path: Path) -> None:
    rows = "对方,时间,金额\n某甲,2017-04-02,1.00\n某乙,2017-04-03,2.00\n"
    cut = one(tmp_path, rows + "某")
    assert (len(cut.payments), cut.accounting.bad, cut.accounting.footer) == (2, 1, 0)
    closed = one(tmp_path, rows + "如有疑问请致电客服\n")
    assert (len(closed.payments), closed.accounting.bad, closed.accounting.footer) == (2, 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "对方,金额,时间\n某甲,1.00,2017-04-02 12:33:11\n某乙,2.00,2017-04-03 12:33",
        "对方,金额,时间\n某甲,1.00,2017-04-02 12:33:11\n某乙,2.00,2017-04-03 12:33:1",
        "对方,时间,金额\n某甲,2017-04-02,１．００\n某乙,2017-04-03,２．０",
    ],
    ids=["seconds", "digit", "full width"],
)
def test_a_last_value_cut_to_what_still_reads_is_bad(tmp_path: Path, text: str) -> None:
    found = one(tmp_path, text)
    assert (len(found.payments), found.accounting.bad) == (1, 1)


@pytest.mark.parametrize("newest_first", [False, True])
def test_equal_amounts_go_the_way_of_the_balance_in_the_order_of_their_times(
    tmp_path: Path, newest_first: bool
) -> None:
    rows = [f"2017-04-0{day} 10:00:00,甲,1.00,{100 + day}.00\n" for day in range(1, 6)]
    found = one(
        tmp_path, "交易时间,对方户名,交易金额,账户余额\n" + "".join(rows[:: -1 if newest_first else 1])
    )
    told = found.payments[:-1] if newest_first else found.payments[1:]
    assert {p.direction for p in told} == {"in"}
