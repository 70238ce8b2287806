"""Whatever shape a list of payments is written in, the same payments are read back."""

import csv
import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import xlsxwriter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from suyuan.model.records import BadRows, Payment
from suyuan.read.payments import AccountStatement, statements
from suyuan.read.statements.time import CHINA


@dataclass(frozen=True)
class Paid:
    at: datetime
    fen: int
    way: str
    party: str
    account: str
    memo: str
    reference: str


def commas(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02}"


def plain(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"


WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
AMOUNTS: tuple[Callable[[int], str], ...] = (
    plain, commas, lambda fen: f"¥{plain(fen)}", lambda fen: f"￥ {commas(fen)}", lambda fen: f"{commas(fen)}元",
    lambda fen: plain(fen).translate(WIDE), lambda fen: f" {plain(fen)}\t", lambda fen: f"CNY {plain(fen)}",
    lambda fen: f"RMB{commas(fen)}",
)  # fmt: skip
TIMES: tuple[str, ...] = (
    "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y%m%d%H%M%S", "%Y-%m-%dT%H:%M:%S+08:00",
    "%d/%m/%Y %H:%M:%S", "%Y.%m.%d %H:%M:%S", "[%Y-%m-%d %H:%M:%S]",
)  # fmt: skip
PREAMBLES = (
    [], ["交易明细"], ["导出信息：", "姓名：某某", "起始时间：[2017-01-01 00:00:00]    终止时间：[2017-07-31 23:59:59]", "-" * 40],
    ["注：", "1. 本明细仅供个人对账使用", "2.如有疑问，请联系客服；", "", "----明细列表----"],
)  # fmt: skip
FOOTERS = ([], ["-" * 30, "共{n}笔记录", "导出时间:[2017-08-01 10:00:00]"], ["以上为全部明细"])
NAMES = st.text("张王李赵钱孙周吴陈记商店小妹大", min_size=1, max_size=6)
MEMOS = st.text("资料费茶叶名单数据 ,;|\"'（）-abc", max_size=12).map(
    lambda t: " ".join(t.split()).strip("'\"- ")
)
PAID = st.builds(
    Paid,
    st.integers(0, 200 * 86400).map(lambda s: datetime(2017, 1, 13, tzinfo=UTC) + timedelta(seconds=s)),
    st.integers(1, 10**9),
    st.sampled_from(["in", "out"]),
    NAMES,
    st.sampled_from(["", "6299990000000000017", "6299****0017", "13000001234", "a***@example.com"]),
    MEMOS,
    st.integers(10**20, 10**21).map(str),
)
COLUMNS = {
    "time": ("交易时间", "时间", "付款时间", "Time", "transaction_time"),
    "party": ("交易对方", "对方户名", "对方名称", "Counterparty"),
    "account": ("对方账号", "对方账户", "对方卡号", "counterparty_account"),
    "memo": ("备注", "附言", "用途", "Memo"),
    "reference": ("交易单号", "流水号", "交易流水号", "Reference"),
}
AMOUNT = ("金额", "交易金额", "金额(元)", "金额（元）", "发生额", "Amount")
Cells = dict[str, str]


def signed(draw: st.DrawFn, write: Callable[[int], str]) -> Callable[[Paid], Cells]:
    name = draw(st.sampled_from(AMOUNT))
    negative = draw(st.sampled_from(["-{}", "({})", "（{}）", "{}-"]))
    return lambda p: {name: write(p.fen) if p.way == "in" else negative.format(write(p.fen).strip())}


def flagged(draw: st.DrawFn, write: Callable[[int], str]) -> Callable[[Paid], Cells]:
    name, flow = (
        draw(st.sampled_from(AMOUNT)),
        draw(st.sampled_from(["收/支", "收支类型", "借贷标志", "收付标志", "Direction"])),
    )
    into, out = draw(
        st.sampled_from(
            [("收入", "支出"), ("贷", "借"), ("进", "出"), ("CR", "DR"), ("in", "out"), (" 收入\t", "支出 ")]
        )
    )
    return lambda p: {flow: into if p.way == "in" else out, name: write(p.fen)}


def two_columns(draw: st.DrawFn, write: Callable[[int], str]) -> Callable[[Paid], Cells]:
    into, out = draw(
        st.sampled_from(
            [
                ("收入金额", "支出金额"), ("贷方发生额", "借方发生额"), ("记账金额(收入)", "记账金额(支出)"), ("Credit", "Debit"),
                ("收入金额（+元）", "支出金额（-元）"), ("Paid in", "Paid out"), ("存入", "支取"),
            ]
        )
    )  # fmt: skip
    empty = draw(st.sampled_from(["", "-", "0.00", "  "]))
    return lambda p: {
        into: write(p.fen) if p.way == "in" else empty,
        out: empty if p.way == "in" else write(p.fen),
    }


def marked(draw: st.DrawFn, _write: Callable[[int], str]) -> Callable[[Paid], Cells]:
    name = draw(st.sampled_from(AMOUNT))
    into, out = draw(st.sampled_from([(" CR", " DR"), ("CR", "DR"), ("贷", "借")]))
    return lambda p: {name: plain(p.fen) + (into if p.way == "in" else out)}


@st.composite
def written(draw: st.DrawFn) -> tuple[list[Paid], list[list[str]], list[str], list[str]]:
    """Payments, their rows with the header first, lines above and below."""
    paid = draw(st.lists(PAID, min_size=3, max_size=12))
    write = draw(st.sampled_from(AMOUNTS))
    money = draw(st.sampled_from([signed, flagged, two_columns, marked]))(draw, write)
    form = draw(st.sampled_from(TIMES))
    apart = draw(st.booleans())
    if form.startswith("%d"):
        paid[0] = replace(paid[0], at=datetime(2017, 1, 25, 3, tzinfo=UTC))
    heads = {key: draw(st.sampled_from(words)) for key, words in COLUMNS.items()}

    def cells(p: Paid) -> Cells:
        local = p.at.astimezone(CHINA)
        when = (
            {"交易日期": local.strftime("%Y-%m-%d"), "交易时间": local.strftime("%H:%M:%S")}
            if apart
            else {heads["time"]: local.strftime(form)}
        )
        texts = {
            heads["party"]: p.party,
            heads["account"]: p.account or "/",
            heads["memo"]: p.memo,
            heads["reference"]: p.reference + "\t",
        }
        return when | texts | money(p)

    rows = [cells(p) for p in paid]
    order = draw(st.permutations(list(rows[0])))
    table = [list(order), *([row[name] for name in order] for row in rows)]
    footer = [line.format(n=len(paid)) for line in draw(st.sampled_from(FOOTERS))]
    return paid, table, draw(st.sampled_from(PREAMBLES)), footer


def as_text(table: list[list[str]], above: list[str], below: list[str], separator: str) -> str:
    out = io.StringIO()
    out.writelines(line + "\n" for line in above)
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(table)
    out.writelines(line + "\n" for line in below)
    return out.getvalue()


def as_workbook(path: Path, table: list[list[str]], above: list[str], below: list[str]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([[line] for line in above] + table + [[line] for line in below]):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)


def read_back(path: Path, bad: BadRows) -> AccountStatement:
    [found] = statements([path], bad)
    assert isinstance(found, AccountStatement), found
    assert found.accounting.complete
    assert bad.total() == found.accounting.bad
    return found


def essence(p: Payment) -> tuple[object, ...]:
    return p.at, p.fen, p.direction, p.party, p.memo, p.reference


@settings(max_examples=120, deadline=None)
@given(
    written(),
    st.sampled_from([",", "\t", ";", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(["text", "text", "text", "workbook"]),
)
def test_payments_written_in_any_shape_are_read_back_the_same(
    made: tuple[list[Paid], list[list[str]], list[str], list[str]], separator: str, encoding: str, kind: str
) -> None:
    paid, table, above, below = made
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("list.xlsx" if kind == "workbook" else "list.csv")
        if kind == "workbook":
            as_workbook(path, table, above, below)
        else:
            path.write_bytes(as_text(table, above, below, separator).encode(encoding))
        bad = BadRows()
        found = read_back(path, bad)
    assert bad.rows == []
    expected = [(p.at, p.fen, p.way, p.party, p.memo, p.reference) for p in paid]
    assert [essence(p) for p in (*found.payments, *found.repeated)] == expected
    assert all(
        ("*" in a.account) <= ("*" in p.party_account) for a, p in zip(paid, found.payments, strict=True)
    )
    assert all(bool(a.account) == bool(p.party_account) for a, p in zip(paid, found.payments, strict=True))


@settings(max_examples=60, deadline=None)
@given(written(), st.sampled_from(["utf-8", "gb18030"]), st.floats(0, 1))
def test_a_list_cut_anywhere_gives_only_true_payments_and_at_most_one_bad_row(
    made: tuple[list[Paid], list[list[str]], list[str], list[str]], encoding: str, share: float
) -> None:
    paid, table, above, _below = made
    data = as_text(table, above, [], ",").encode(encoding)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(data[: int(len(data) * share)])
        bad = BadRows()
        found = [f for f in statements([path], bad) if isinstance(f, AccountStatement)]
    got = [(p.at, p.fen, p.direction) for f in found for p in f.payments]
    assert got == [(p.at, p.fen, p.way) for p in paid][: len(got)]
    assert bad.total() <= 1
    assert all(f.accounting.complete for f in found)


@settings(max_examples=40, deadline=None)
@given(st.lists(PAID, min_size=4, max_size=12), st.booleans())
def test_the_balance_tells_the_direction_where_nothing_else_does(
    paid: list[Paid], newest_first: bool
) -> None:
    paid = sorted(paid, key=lambda p: p.at)
    assume(paid[0].at < paid[-1].at)  # else nothing says which end of the list is the newer
    balance, rows = 10**10, []
    for p in paid:
        balance += p.fen if p.way == "in" else -p.fen
        rows.append(f"{p.at.astimezone(CHINA):%Y-%m-%d %H:%M:%S},{plain(p.fen)},{plain(balance)},{p.party}")
    order = list(range(len(paid)))[:: -1 if newest_first else 1]
    text = "\n".join(["交易时间,交易金额,账户余额,对方户名", *(rows[i] for i in order)]) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text(text, encoding="utf-8")
        found = read_back(path, BadRows())
    ways = {p.place.row - 2: p.direction for p in (*found.payments, *found.repeated)}
    told = [(ways[place], paid[i].way) for place, i in enumerate(order) if i]
    assert all(read == true for read, true in told)
