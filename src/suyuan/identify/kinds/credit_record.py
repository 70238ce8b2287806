"""Credit reports: loans, arrears, scores."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "credit_record",
    Text("征信信息", "credit record"),
    "credit",
    (
        "征信",
        "征信报告",
        "征信记录",
        "信用记录",
        "信用报告",
        "信用评分",
        "信用分",
        "逾期",
        "逾期次数",
        "逾期天数",
        "逾期金额",
        "贷款余额",
        "贷款记录",
        "贷款笔数",
        "授信额度",
        "不良记录",
        "黑名单",
        "芝麻分",
        "芝麻信用",
        "credit",
        "credit_score",
        "overdue",
        "loan_balance",
    ),
    ("逾期3次", "授信额度 50000", "近两年无逾期"),
)
