"""Lodging: where somebody stayed, in which room, from when to when."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "lodging_record",
    Text("住宿信息", "lodging record"),
    "lodging",
    (
        "入住",
        "入住时间",
        "入住日期",
        "退房",
        "退房时间",
        "离店时间",
        "房号",
        "房间号",
        "酒店",
        "酒店名称",
        "宾馆",
        "旅馆",
        "旅店",
        "住宿",
        "开房",
        "开房时间",
        "checkin",
        "check_in",
        "checkout",
        "check_out",
        "hotel",
        "room_no",
        "roomno",
    ),
    ("2017-03-01 21:05", "如意宾馆 302", "退房 12:00"),
)
