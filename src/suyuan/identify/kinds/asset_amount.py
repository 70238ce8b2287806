"""Property: balances, deposits, holdings, income."""

from suyuan.identify.judging import form
from suyuan.identify.topics import amount, amount_normal, starred
from suyuan.model.kind import Kind
from suyuan.model.text import Text

KIND = Kind(
    code="asset_amount",
    names=Text("财产信息", "property amount"),
    traits=frozenset({"property"}),
    headers=(
        "余额", "账户余额", "可用余额", "存款", "存款余额", "存款金额", "资产", "总资产", "资产总额", "金融资产", "持仓",
        "持仓市值", "持股数", "持股数量", "持仓量", "市值", "证券市值", "股票市值", "资金", "资金余额", "可用资金", "理财金额",
        "年收入", "月收入", "收入", "工资", "薪资", "年薪", "房产价值", "保额", "balance", "deposit", "asset", "assets",
        "total_assets", "holding", "market_value", "income", "salary", "wealth",
    ),
    check=amount,
    normal=amount_normal,
    mask=starred,
    fake=lambda rng: f"{rng.randrange(10**8) / 100:.2f}",
    valid=("120000.00", "1,200,000", "¥35.5万元", "-12.30", "3亿"),
    suspect=(),
    invalid=("", "无", "有房", "12.3.4", "abc", "12%"),
    checks=(form(lambda value: amount(value) != "no"),),
    sources=("由表头判断 / told by the header",),
)  # fmt: skip  # headers read better in rows
