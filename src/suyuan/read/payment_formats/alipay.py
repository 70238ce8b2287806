"""Alipay 支付宝: personal bills (old and new layout) and merchants' account details."""

import re

from suyuan.read.statements.publisher import Publisher

PUBLISHER = Publisher(
    channel="alipay",
    titles=re.compile("支付宝"),
    headers=frozenset(
        {"资金状态", "成功退款（元）", "交易来源地", "商家订单号", "账务流水号", "收/付款方式"}
    ),
    file=re.compile("alipay|支付宝|zhifubao|zfb", re.IGNORECASE),
    account=re.compile(r"(?:支付宝账户|支付宝账号|账号|账户)\s*[:：]\s*[,\[]*([^\s,\[\]]+)"),
    name=re.compile(r"(?:姓名|用户|户名)\s*[:：]\s*[,\[]*([^\s,\[\]]+)"),
)
