"""Golden: the six published export shapes, every transaction, sum and direction.

The expected rows were written down by reading the files. The publishers replaced values and cut rows, so that
most totals that the files state do not fit their rows; that is asserted too.
"""

from pathlib import Path

import pytest

from suyuan.model.records import BadRows, Payment
from suyuan.read.payments import AccountStatement, statements
from suyuan.read.statements.totals import Totals
from suyuan.read.table import Unread

ALIPAY = [
    (26, 4974, "out"), (27, 2000, "out"), (28, 1603, "neutral"), (29, 9934, "neutral"), (30, 22222850, "in"),
    (31, 8200, "neutral"), (32, 5000, "neutral"), (33, 5000, "neutral"), (34, 990, "out"), (35, 8200, "out"),
]  # fmt: skip
CMB = [(2, 123400, "in"), (3, 100000, "out"), (4, 300, "out"), (5, 100000, "out"), (6, 1014, "out")]
ICBC = [
    (8, 1340, "out"), (9, 123456, "out"), (10, 123456, "in"), (11, 123456, "out"), (12, 123456, "in"), (13, 50000, "out"),
    (14, 34158, "in"), (15, 123456, "out"), (16, 3000, "in"), (17, 2400, "out"), (18, 104, "in"),
]  # fmt: skip
JD = [
    (23, 1020, "out"), (24, 6090, "out"), (25, 8984, "neutral"), (26, 13177, "out"), (27, 980, "out"), (28, 0, "neutral"),
    (29, 0, "neutral"), (30, 1972, "out"), (31, 11966, "out"), (32, 7048, "neutral"), (33, 44832, "out"), (34, 7048, "neutral"),
    (35, 39784, "neutral"), (36, 46832, "neutral"), (37, 6819, "out"), (38, 3561, "neutral"), (39, 1300, "out"),
    (40, 1499, "out"), (41, 4000, "out"), (42, 1085, "out"), (43, 23550, "neutral"), (44, 23345, "neutral"), (45, 41687, "out"),
    (46, 2061, "out"), (47, 65721, "out"), (48, 23561, "out"),
]  # fmt: skip
WECHAT = [
    (2816, "out"), (35, "in"), (1200, "out"), (50000, "out"), (2300, "in"), (200000, "neutral"), (10010, "neutral"),
    (1010, "neutral"), (100110, "neutral"), (54858, "neutral"), (1000000, "neutral"), (300000, "neutral"),
    (263478, "neutral"), (123, "neutral"), (550500, "neutral"), (130000, "neutral"), (224346, "out"), (1200, "out"),
    (1200, "out"), (7, "in"), (7, "in"), (3699, "out"), (500, "in"), (990, "out"), (5000, "out"), (1, "out"), (1, "out"),
]  # fmt: skip


def read(path: Path) -> list[AccountStatement]:
    bad = BadRows()
    found = list(statements([path], bad))
    assert bad.total() == 0
    assert not any(isinstance(f, Unread) for f in found)
    assert all(s.accounting.complete for s in found)
    return found


def brief(payments: tuple[Payment, ...]) -> list[tuple[int, int, str]]:
    return [(p.place.row, p.fen, p.direction) for p in payments]


def test_alipay_is_read_row_by_row(shared_data: Path) -> None:
    [found] = read(shared_data / "payments/example-alipay-records.csv")
    assert brief(found.payments) == ALIPAY
    assert (found.channel, found.owner, found.owner_name) == ("alipay", "alipay:xx@gmail.com", "xx")
    assert found.period == ("2023-02-10", "2023-02-13")
    assert found.payments[0].at.isoformat() == "2023-02-12T13:32:14+00:00"
    assert found.payments[0].party_account == ""
    assert found.payments[1].party_account == "alipay:rim***@qq.com"
    assert found.payments[1].reference == "2xxxxxxxxxxxxxx0"
    assert found.payments[1].status == "等待确认收货"
    assert found.payments[4].memo == "转账 转账红包"
    assert found.stated == Totals(66, 1, 2850, 63, 1654, 2, 1637)


def test_alipay_rows_add_up_as_its_own_column_classes_them_and_not_as_its_cut_preamble_states(
    shared_data: Path,
) -> None:
    [found] = read(shared_data / "payments/example-alipay-records.csv")
    assert found.counted == Totals(10, 1, 22222850, 5, 21164, 4, 24737)
    differs = [text.zh for text in found.check()]
    assert "全部笔数：文件自述 66 笔，实际读到 10 笔" in differs
    assert "收入金额：文件自述 28.50 元，逐行相加 222228.50 元，相差 222200.00 元" in differs
    assert "支出笔数：文件自述 63 笔，实际读到 5 笔" in differs
    assert "不计收支（中性交易）金额：文件自述 16.37 元，逐行相加 247.37 元，相差 231.00 元" in differs


def test_cmb_signs_give_the_direction_and_the_glued_cell_is_taken_apart(shared_data: Path) -> None:
    [found] = read(shared_data / "payments/example-cmb-records.csv")
    assert brief(found.payments) == CMB
    assert [(p.party, p.party_account) for p in found.payments] == [
        ("北京住房公积金管理中心", "bank:1111111111"),
        ("张三", "bank:66666666666666"),
        ("国网电力有限公司", "bank:99999999999999"),
        ("", ""),
        ("抖音电商商家", "bank:888888888"),
    ]
    assert found.channel == "bank"
    assert found.payments[0].at.isoformat() == "2023-12-31T16:00:00+00:00"
    assert found.payments[1].memo == "转账 转账汇款"
    assert found.totals == Totals(5, 1, 123400, 4, 201314, 0, 0)


def test_cmb_balances_of_the_cut_rows_do_not_follow_and_that_is_said(shared_data: Path) -> None:
    [found] = read(shared_data / "payments/example-cmb-records.csv")
    assert [text.zh for text in found.check()] == ["3 行的余额与前后行接不上，可能有缺行"]


def test_icbc_reads_income_and_expense_from_their_columns(shared_data: Path) -> None:
    [found] = read(shared_data / "payments/example-icbc-debit-v1-records.csv")
    assert brief(found.payments) == ICBC
    assert (found.owner, found.channel) == ("bank:1234****9876", "bank")
    assert found.payments[0].party == "深圳市财付通支付科技有限公司"
    assert found.payments[9].memo == "消费 财付通-群收款"
    assert found.totals == Totals(11, 5, 284174, 6, 424108, 0, 0)


def test_icbc_totals_row_is_read_and_its_replaced_sums_differ(shared_data: Path) -> None:
    [found] = read(shared_data / "payments/example-icbc-debit-v1-records.csv")
    assert (found.stated.in_fen, found.stated.out_fen) == (123456, 987654)
    assert [text.zh for text in found.check()] == [
        "收入金额：文件自述 1234.56 元，逐行相加 2841.74 元，相差 1607.18 元",
        "支出金额：文件自述 9876.54 元，逐行相加 4241.08 元，相差 5635.46 元",
    ]


def test_jd_is_read_row_by_row(shared_data: Path) -> None:
    [found] = read(shared_data / "payments/example-jd-records.csv")
    assert brief(found.payments) == JD
    assert (found.channel, found.owner_name) == ("jd", "jd_55370d18d5bb4")
    assert found.payments[0].party == "京东物流"
    assert found.payments[0].reference == "JDX100000011234"


def test_jd_rows_agree_with_every_total_that_the_file_states_but_one(shared_data: Path) -> None:
    """Expense is stated after partial refunds; 不计收支 leaves out the one order on credit (row 38, 35.61)."""
    [found] = read(shared_data / "payments/example-jd-records.csv")
    assert found.stated == Totals(26, 0, 0, 16, 164843, 10, 109759)
    assert found.counted == Totals(26, 0, 0, 16, 164843, 10, 109759 + 3561)
    [gap] = [text.zh for text in found.check()]
    assert (
        gap
        == "不计收支（中性交易）金额：文件自述 1097.59 元，逐行相加 1133.20 元，相差 35.61 元，恰为第 38 行的金额"
    )


def test_wechat_csv_is_read_row_by_row_with_its_odd_quotes(shared_data: Path) -> None:
    [found] = read(shared_data / "payments/example-wechat-records.csv")
    assert brief(found.payments) == [(row, *rest) for row, rest in enumerate(WECHAT, 18)]
    assert (found.channel, found.owner, found.owner_name) == ("wechat", "", "测试")
    assert found.payments[0].party == "云膳过桥米线(传奇广场店)"
    assert found.payments[0].reference == "3985734"
    assert found.payments[6].memo == "服务费¥0.10 零钱提现"
    assert found.totals == Totals(27, 5, 2849, 11, 290453, 11, 2610089)
    assert "收入笔数：文件自述 1 笔，实际读到 5 笔" in [text.zh for text in found.check()]


def test_wechat_workbook_says_the_same_list_twice_and_counts_it_once(shared_data: Path) -> None:
    first, second = read(shared_data / "payments/example-wechat-records.xlsx")
    assert [(p.fen, p.direction) for p in first.payments] == WECHAT
    assert [p.place.row for p in first.payments] == list(range(19, 46))
    assert second.payments == ()
    assert len(second.repeated) == 27
    assert second.repeats == first.file
    assert second.accounting.payments == 27
    assert any("只计一次" in text.zh for text in second.check())
    assert (first.stated.rows, second.stated.rows) == (43, 10)


def test_the_whole_folder_counts_the_wechat_list_once_although_it_holds_it_three_times(
    shared_data: Path,
) -> None:
    found = read(shared_data / "payments")
    assert sum(len(s.payments) for s in found) == 10 + 5 + 11 + 26 + 27
    assert sum(len(s.repeated) for s in found) == 2 * 27
    assert sum(s.accounting.rows for s in found) == 33 + 6 + 17 + 46 + 44 + 43 + 43


@pytest.mark.parametrize("name", ["alipay", "cmb", "icbc-debit-v1", "jd", "wechat"])
def test_every_published_text_survives_being_cut_anywhere(
    shared_data: Path, tmp_path: Path, name: str
) -> None:
    """Cut at a hundred places: whole rows stay as they were, the cut one is bad or as it was, nothing else."""
    data = (shared_data / f"payments/example-{name}-records.csv").read_bytes()
    [whole] = read(shared_data / f"payments/example-{name}-records.csv")
    known = {(p.place.row, p.at, p.fen): p for p in whole.payments}
    for cut in range(0, len(data), max(1, len(data) // 100)):
        path = tmp_path / "cut.csv"
        path.write_bytes(data[:cut])
        bad = BadRows()
        for found in statements([path], bad):
            if isinstance(found, AccountStatement):
                assert found.accounting.complete
                assert all((p.place.row, p.at, p.fen) in known for p in found.payments)
        assert bad.total() <= 1
