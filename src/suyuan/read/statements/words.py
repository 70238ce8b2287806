"""The words that headers of payment exports use, and what each column means.

One table: role -> header words, the ones to prefer first. A header is compared folded (half width,
lower case, no blanks) and without its brackets.
"""

ROLES: dict[str, tuple[str, ...]] = {
    "time": (
        "付款时间", "支付时间", "交易时间", "交易日期时间", "转账时间", "发生时间", "入账时间", "记账时间", "到账时间",
        "交易创建时间", "创建时间", "完成时间", "日期时间", "时间", "paidat", "paytime", "transactiontime",
        "transactiondate", "datetime", "timestamp", "time", "createdat", "at", "when",
    ),
    "date": (
        "交易日期", "交易日", "记账日期", "记账日", "入账日期", "入账日", "发生日期", "业务日期", "日期", "付款日期",
        "date", "bookingdate", "postingdate", "posteddate", "day", "起息日", "valuedate",
    ),
    "clock": ("交易时刻", "时刻", "clock", "timeofday"),
    "amount": (
        "记账金额", "入账金额", "交易金额", "发生额", "交易额", "发生金额", "转账金额", "付款金额", "支付金额", "实付金额",
        "人民币金额", "订单金额", "金额", "amountcny", "transactionamount", "amount", "amt", "money", "sum", "value",
        "total", "paidcny", "yuan", "cny",
    ),
    "income": (
        "收入金额", "收入", "贷方发生额", "贷方金额", "贷方", "贷", "存入金额", "存入", "转入金额", "进账",
        "收款金额", "credit", "creditamount", "paidin", "moneyin", "deposit", "deposits",
        "income", "received", "amountin", "in",
    ),
    "expense": (
        "支出金额", "支出", "借方发生额", "借方金额", "借方", "借", "支取金额", "支取", "转出金额", "出账",
        "debit", "debitamount", "paidout", "moneyout", "withdrawal", "withdrawals",
        "expense", "spent", "amountout", "out",
    ),
    "flow": (
        "收/支", "收支", "收支类型", "收支方向", "收付标志", "收付", "收/付", "借贷", "借贷标志", "借贷方向", "借/贷",
        "借贷类型", "借贷标识", "资金流向", "资金方向", "交易方向", "方向", "进出", "进出标志", "往来标志", "direction",
        "dc", "drcr", "d/c", "cr/dr", "dr/cr", "crdr", "debit/credit", "credit/debit", "inout", "in/out", "flow",
        "sign",
    ),
    "fund": ("资金状态",),
    "balance": (
        "余额", "账户余额", "交易余额", "联机余额", "本次余额", "交易后余额", "账面余额", "可用余额", "balance",
        "runningbalance", "accountbalance",
    ),
    "party": (
        "交易对方", "对方户名", "对方名称", "对方姓名", "对手户名", "对手名称", "对手姓名", "对方账户名", "对方账户名称",
        "对方账号名称", "对手侧账户名称", "交易对手", "交易对手名称", "对手信息", "对方信息", "交易对象", "对方", "对方单位",
        "收付方名称", "收/付款方", "商户名称", "商家名称", "商家", "商户", "往来单位", "对方昵称", "买家昵称", "买家姓名",
        "买家", "客户", "客户名称", "昵称", "counterparty", "counterpartyname", "party", "partyname", "merchant",
        "buyer", "customer", "name",
    ),
    "party_account": (
        "对方账号", "对方账户", "对方帐号", "对方帐户", "对方卡号", "对手账号", "对手账户", "对手卡号", "交易对手账号",
        "交易对手账卡号", "对手账卡号", "对方银行账号", "对方银行卡号", "对方微信号", "对方微信", "对方支付宝账号",
        "对方支付宝", "对方qq", "对方手机号", "对手方id", "买家账号", "买家支付宝账号", "counterpartyaccount",
        "partyaccount", "buyeraccount", "otheraccount", "accountofparty",
    ),
    "payer": (
        "付款方", "付款人", "付款方名称", "付款人名称", "付款人姓名", "付款户名", "付款人户名", "付款方户名", "转出方",
        "转出户名", "汇款人", "payer", "payername", "sender", "sendername", "from", "fromname",
    ),
    "payee": (
        "收款方", "收款人", "收款方名称", "收款人名称", "收款人姓名", "收款户名", "收款人户名", "收款方户名", "转入方",
        "转入户名", "payee", "payeename", "receiver", "receivername", "recipient", "beneficiary", "to", "toname",
    ),
    "payer_account": (
        "付款账号", "付款账户", "付款人账号", "付款方账号", "付款人账户", "付款方账户", "付款卡号", "付款人卡号", "转出账号",
        "转出账户", "转出卡号", "汇款账号", "payeraccount", "fromaccount", "senderaccount",
    ),
    "payee_account": (
        "收款账号", "收款账户", "收款人账号", "收款方账号", "收款人账户", "收款方账户", "收款卡号", "收款人卡号", "转入账号",
        "转入账户", "转入卡号", "payeeaccount", "toaccount", "receiveraccount", "recipientaccount", "beneficiaryaccount",
    ),
    "goods": (
        "商品", "商品说明", "商品名称", "交易说明", "项目", "goods", "item", "product", "subject", "description",
        "details", "narrative", "particulars",
    ),
    "remark": (
        "备注", "备注1", "附言", "交易附言", "转账附言", "留言", "用途", "交易用途", "客户摘要", "说明", "描述", "memo",
        "note", "notes", "remark", "remarks", "comment", "message", "purpose",
    ),
    "summary": (
        "摘要", "交易摘要", "摘要说明", "交易类型", "业务类型", "业务摘要", "交易名称", "类型", "交易分类", "交易场所",
        "category", "type", "transactiontype",
    ),
    "status": (
        "交易状态", "当前状态", "订单状态", "支付状态", "状态", "交易结果", "交易是否成功", "status", "state", "result",
    ),
    "reference": (
        "交易订单号", "交易单号", "交易号", "交易流水号", "账务流水号", "流水号", "业务流水号", "订单号", "凭证号", "凭证号码",
        "transactionid", "transactionno", "txnid", "tradeno", "reference", "referenceno", "ref", "orderid", "id",
    ),
    "order": ("商户订单号", "商家订单号", "商户单号", "merchantorder", "merchantorderid"),
    "own_account": (
        "本方账号", "本方账户", "本方帐号", "本方卡号", "我方账号", "我方账户", "我方卡号", "交易卡号", "交易账号", "查询账号",
        "查询卡号", "账号", "帐号", "卡号", "账户", "用户id", "account", "accountnumber", "accountno", "ownaccount",
        "myaccount",
    ),
    "own_name": ("本方户名", "本方名称", "我方户名", "交易户名", "交易方户名", "用户侧账号名称", "户名", "账户名称", "ownname", "accountname"),
    "currency": ("记账币种", "币种", "货币", "交易币种", "货币代码", "currency", "ccy"),
    "refunded": ("成功退款",),
    "unused": (
        "最近修改时间", "交易来源地", "服务费", "手续费", "交易国家或地区简称", "钞/汇", "序号", "收/付款方式", "支付方式",
        "交易渠道", "渠道", "对方接收时间", "对手方接收时间", "对手方接收金额", "交易网点", "交易网点名称",
    ),
}  # fmt: skip

HINTS: tuple[tuple[str, str], ...] = (
    (
        r"证件|身份证|开户|行名|银行名|网点|ip$|mac|地址|接收|手续费|服务费|修改|汇率|fee|bankname|branch|method",
        "unused",
    ),
    (r"(对方|对手|counterpart|other).*(账|帐|卡|号|微信|支付宝|qq|account|id$)", "party_account"),
    (r"(付款|转出|汇款|payer|from|sender).*(账|帐|卡|account)", "payer_account"),
    (r"(收款|转入|payee|^to|receiver|recipient|beneficiary).*(账|帐|卡|account)", "payee_account"),
    (r"(本方|我方|own).*(账|帐|卡|号|account)", "own_account"),
    (r"(本方|我方|own).*(名|name)", "own_name"),
    (r"对方|对手|counterpart", "party"),
    (r"余额|balance", "balance"),
    (r"收入|贷方|存入|转入金额|paidin|moneyin|deposit|^credit", "income"),
    (r"支出|借方|支取|转出金额|paidout|moneyout|withdraw|^debit", "expense"),
    (r"金额|发生额|amount", "amount"),
    (r"时间|time", "time"),
    (r"日期|date", "date"),
    (r"币种|货币|currency", "currency"),
    (r"状态|status", "status"),
    (r"商户.*单号|商家.*单号", "order"),
    (r"流水|单号|订单|凭证|交易号|reference|transactionid", "reference"),
    (r"商品|goods|product", "goods"),
    (r"备注|附言|用途|说明|留言|memo|remark|note|description", "remark"),
    (r"摘要|类型|category", "summary"),
)
"""Parts of words, asked in this order where a header is not in ROLES as it stands."""

INCOME = frozenset(
    "收入 收 入 进 转入 流入 存入 收款 入账 贷 贷方 贷记 已收入 cr credit c in income received deposit +".split()  # noqa: SIM905  # a list of words reads better as a line
)
EXPENSE = frozenset(
    "支出 支 出 付 转出 流出 支取 付款 出账 借 借方 借记 已支出 dr debit d out expense sent paid withdrawal -".split()  # noqa: SIM905  # as above
)
NEUTRAL = frozenset("不计收支 中性交易 中性 其他 其它 无 资金转移 不计 / neutral transfer".split())  # noqa: SIM905  # as above
