"""Transactions: orders, purchases, payments."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "transaction_record",
    Text("交易信息", "transaction record"),
    "transaction",
    (
        "订单",
        "订单内容",
        "订单金额",
        "商品",
        "商品名称",
        "购买商品",
        "购买产品",
        "购买记录",
        "购买时间",
        "购买金额",
        "下单时间",
        "成交时间",
        "成交金额",
        "成交价格",
        "交易",
        "交易时间",
        "交易金额",
        "交易类型",
        "交易记录",
        "消费金额",
        "消费记录",
        "支付金额",
        "付款金额",
        "付款时间",
        "order",
        "goods",
        "product",
        "purchase",
        "trade",
        "transaction",
        "pay_amount",
    ),
    ("订单20170301887：红酒6瓶", "购买金额 298.00 元", "成交 500 股"),
)
