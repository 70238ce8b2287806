"""Banks: statements with debit and credit, signed amounts or balances, whatever the bank."""

import re

from suyuan.read.statements.publisher import GENERAL_ACCOUNT, GENERAL_NAME, Publisher

PUBLISHER = Publisher(
    channel="bank",
    titles=re.compile("卡号|开户行|银行|信用社|户名|(?i:bank|iban|account number)"),
    headers=frozenset(
        [
            "余额",
            "账户余额",
            "交易余额",
            "联机余额",
            "本次余额",
            "借方发生额",
            "贷方发生额",
            "借贷标志",
            "收付标志",
            "钞/汇",
            "记账日期",
            "对方户名",
            "对手信息",
            "交易卡号",
            "对手户名",
            "本方账号",
            "对方开户行",
            "Balance",
            "balance",
            "Debit",
            "Credit",
        ]
    ),
    file=re.compile("bank|银行|icbc|cmb|ccb|abc|boc|流水|statement", re.IGNORECASE),
    account=GENERAL_ACCOUNT,
    name=GENERAL_NAME,
)
