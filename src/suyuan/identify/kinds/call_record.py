"""Communication records: who called whom, when, how long."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "call_record",
    Text("通信记录", "call record"),
    "call",
    (
        "通话",
        "通话时间",
        "通话时长",
        "通话记录",
        "通话类型",
        "呼叫时间",
        "呼叫类型",
        "主叫",
        "被叫",
        "话单",
        "详单",
        "短信条数",
        "通信记录",
        "通话地点",
        "call",
        "call_time",
        "call_type",
        "duration",
        "caller",
        "callee",
    ),
    ("主叫 00:03:21", "2017-03-01 21:05:11", "125秒"),
)
