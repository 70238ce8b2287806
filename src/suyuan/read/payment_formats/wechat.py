"""WeChat Pay 微信支付: bills as CSV and XLSX, and account flows of Tenpay 财付通."""

import re

from suyuan.read.statements.publisher import Publisher

PUBLISHER = Publisher(
    channel="wechat",
    titles=re.compile("微信支付|微信昵称|微信号|财付通"),
    headers=frozenset({"当前状态", "商户单号", "交易单号", "借贷类型", "对手侧账户名称"}),
    file=re.compile("wechat|weixin|微信|tenpay|财付通|wxpay", re.IGNORECASE),
    account=re.compile(r"微信号\s*[:：]\s*[,\[]*([^\s,\[\]]+)"),
    name=re.compile(r"(?:微信昵称|昵称|姓名)\s*[:：]\s*[,\[]*([^,\[\]]+?)\s*(?:[,\]]|$)", re.MULTILINE),
)
