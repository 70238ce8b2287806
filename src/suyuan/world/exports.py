"""Payment exports in the shapes in which providers and banks hand them out; stated totals are true."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from suyuan.model.accounts import parse
from suyuan.world.cast import Seller
from suyuan.world.events import Pay
from suyuan.world.plan import SMALL_FORMAT
from suyuan.world.writing import write_sheet

Row = list[str]
PERIOD = ("2017-01-01 00:00:00", "2017-07-31 23:59:59")


@dataclass(frozen=True, slots=True)
class Export:
    """One file of payments, and what is true of it."""

    file: str
    """Relative to the case's payments folder."""
    owner: str
    """Written account."""
    rows: int
    in_fen: int
    out_fen: int
    neutral_fen: int


def yuan(fen: int) -> str:
    """An amount in yuan with two decimals."""
    return f"{fen // 100}.{fen % 100:02}"


def comma(fen: int) -> str:
    """An amount in yuan as banks write it, thousands apart."""
    return f"{fen / 100:,.2f}"


def _sums(pays: Sequence[Pay]) -> dict[int, tuple[int, int]]:
    """Number and fen by way."""
    return {
        way: (sum(p.way == way for p in pays), sum(p.fen for p in pays if p.way == way)) for way in (1, -1, 0)
    }


def _export(file: str, owner: str, pays: Sequence[Pay]) -> Export:
    sums = _sums(pays)
    return Export(file, owner, len(pays), sums[1][1], sums[-1][1], sums[0][1])


def _text(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        if row:
            writer.writerow(row)
        else:
            out.write("\r\n")
    return out.getvalue()


def _reference(pay: Pay, number: int) -> str:
    return f"{pay.at:%Y%m%d}2200{number:016}"


WAYS = {1: "收入", -1: "支出"}


def write_alipay(folder: Path, seller: Seller, pays: Sequence[Pay]) -> Export:
    """Alipay's bill as CSV in GB18030: preamble with owner and totals, then newest first."""
    sums = _sums(pays)
    head = [
        "-" * 84, "导出信息：", f"姓名：{seller.real}", f"支付宝账户：{parse(seller.alipay)[1]}",
        f"起始时间：[{PERIOD[0]}]    终止时间：[{PERIOD[1]}]", "导出交易类型：[全部]", "导出时间：[2017-08-02 10:15:32]",
        f"共{len(pays)}笔记录", f"收入：{sums[1][0]}笔 {yuan(sums[1][1])}元", f"支出：{sums[-1][0]}笔 {yuan(sums[-1][1])}元",
        f"不计收支：{sums[0][0]}笔 {yuan(sums[0][1])}元", "", "特别提示：", "1.本明细仅展示当前账单中的交易，不包括已删除的记录；",
        "2.本明细仅供个人对账使用。", "", f"{'-' * 24}支付宝（中国）网络技术有限公司  电子客户回单{'-' * 24}",
        "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,",
    ]  # fmt: skip  # one line a thought
    rows = [
        [
            f"{p.at:%Y-%m-%d %H:%M:%S}", _category(p), p.name, p.shown or "/", p.memo or "转账", WAYS.get(p.way, "不计收支"),
            yuan(p.fen), "余额", "退款成功" if p.of == "refund" else "交易成功", _reference(p, n) + "\t", "\t", "", "",
        ]
        for n, p in enumerate(reversed(pays))
    ]  # fmt: skip  # one line a thought
    text = "".join(line + "\r\n" for line in head) + _text(rows)
    (folder / "alipay_record_20170802.csv").write_bytes(text.encode("gb18030"))
    return _export("alipay_record_20170802.csv", seller.alipay, pays)


def _category(pay: Pay) -> str:
    if pay.of == "refund":
        return "退款"
    if pay.way == 0:
        return "投资理财"
    return "商业服务" if pay.of in {"customer", "shop"} else "转账红包"


def write_wechat(folder: Path, seller: Seller, pays: Sequence[Pay], level: int) -> Export:
    """WeChat Pay's bill: CSV in UTF-8, from level 2 on a sheet where it is small enough."""
    sums = _sums(pays)
    head = [
        ["微信支付账单明细"], [f"微信昵称：[{seller.nick}]"], [f"微信号：[{parse(seller.wechat)[1]}]"],
        [f"起始时间：[{PERIOD[0]}] 终止时间：[{PERIOD[1]}]"], ["导出类型：[全部]"], ["导出时间：[2017-08-02 11:02:10]"], [""],
        [f"共{len(pays)}笔记录"], [f"收入：{sums[1][0]}笔 {yuan(sums[1][1])}元"], [f"支出：{sums[-1][0]}笔 {yuan(sums[-1][1])}元"],
        [f"中性交易：{sums[0][0]}笔 {yuan(sums[0][1])}元"], ["注："], ["1. 本明细仅供个人对账使用"], [""],
        ["----------------------微信支付账单明细列表--------------------"],
        ["交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式", "当前状态", "交易单号", "商户单号", "备注"],
    ]  # fmt: skip  # one line a thought
    rows = [_wechat_row(p, n) for n, p in enumerate(reversed(pays))]
    table = [row + [""] * (11 - len(row)) for row in (*head, *rows)]
    if level > 1 and len(pays) <= SMALL_FORMAT:
        write_sheet(folder / "微信支付账单(20170101-20170731).xlsx", "Sheet1", table)
        return _export("微信支付账单(20170101-20170731).xlsx", seller.wechat, pays)
    (folder / "微信支付账单(20170101-20170731).csv").write_bytes(("\ufeff" + _text(table)).encode())
    return _export("微信支付账单(20170101-20170731).csv", seller.wechat, pays)


def _wechat_row(pay: Pay, number: int) -> Row:
    kinds = {1: ("转账", "已存入零钱"), -1: ("商户消费", "支付成功"), 0: ("转入零钱通-来自零钱", "支付成功")}
    kind, status = kinds[pay.way]
    goods = f"转账备注:{pay.memo or '微信转账'}" if pay.way == 1 else pay.memo
    return [
        f"{pay.at:%Y-%m-%d %H:%M:%S}", kind, pay.name, goods, WAYS.get(pay.way, "/"), f"¥{yuan(pay.fen)}",
        "零钱" if pay.way < 1 else "/", status, _reference(pay, number) + "\t", "/\t", "/",
    ]  # fmt: skip  # one line a thought


def write_bank(path: Path, owner: str, name: str, pays: Sequence[Pay], level: int) -> Export:
    """A bank's statement of one card as CSV, in either of two banks' shapes."""
    shape: Callable[[str, str, Sequence[Pay]], str] = _two_columns if level == 1 else _signed
    path.write_bytes(shape(parse(owner)[1], name, pays).encode("utf-8"))
    return _export(path.name, owner, pays)


def _balances(pays: Sequence[Pay]) -> list[int]:
    """The balance after each movement, never below zero."""
    total, out = 0, []
    for pay in pays:
        total += pay.fen * pay.way
        out.append(total)
    lift = max(0, -min(out, default=0)) + 123_456
    return [balance + lift for balance in out]


TWO_COLUMNS = (
    "交易日期",
    "摘要",
    "交易场所",
    "交易金额(收入)",
    "交易金额(支出)",
    "交易币种",
    "余额",
    "对方户名",
    "对方账号",
)


def _two_columns(card: str, name: str, pays: Sequence[Pay]) -> str:
    """Income and expense in two columns, a total at the foot."""
    sums = _sums(pays)
    head = [
        ["明细查询文件下载"],
        [],
        [f"卡号: {card}", f"户名: {name}"],
        [],
        ["子账户序号: 00000", "子账户类别: 活期"],
        [],
    ]
    rows = [_two_sided(p, b) for p, b in zip(reversed(pays), reversed(_balances(pays)), strict=True)]
    foot = ["人民币合计", "", "", comma(sums[1][1]), comma(sums[-1][1]), "", "", "", ""]
    return "\ufeff" + _text([*head, TWO_COLUMNS, *rows, [], foot])


def _two_sided(pay: Pay, balance: int) -> Row:
    sides = ["", comma(pay.fen)] if pay.way < 0 else [comma(pay.fen), ""]
    place = "手机银行" if pay.shown else ""
    memo = pay.memo or "跨行汇款"
    return [f"{pay.at:%Y-%m-%d}", memo, place, *sides, "人民币", comma(balance), pay.name, pay.shown]


def _signed(card: str, name: str, pays: Sequence[Pay]) -> str:
    """One signed amount; the other side's name and number in one cell."""
    rows: list[Row] = [["交易流水"], [f"户名：{name}"], [f"账号：{card}"], []]
    rows.append(["记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息", "客户摘要"])
    for pay, balance in zip(pays, _balances(pays), strict=True):
        amount = comma(pay.way * pay.fen)
        other = f"{pay.name} {pay.shown}".strip()
        rows.append([f"{pay.at:%Y-%m-%d}", "CNY", amount, comma(balance), "转账汇款", other, pay.memo])
    return _text(rows)


def write_exports(folder: Path, seller: Seller, pays: Sequence[Pay], level: int) -> list[Export]:
    """The three exports of the seller's own accounts."""
    folder.mkdir(parents=True, exist_ok=True)
    by = {
        channel: sorted(p for p in pays if p.channel == channel) for channel in ("alipay", "wechat", "bank")
    }
    return [
        write_alipay(folder, seller, by["alipay"]),
        write_wechat(folder, seller, by["wechat"], level),
        write_bank(
            folder / f"银行流水_{parse(seller.bank)[1][-4:]}.csv", seller.bank, seller.real, by["bank"], level
        ),
    ]
