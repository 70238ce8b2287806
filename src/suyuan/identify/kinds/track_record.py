"""Tracks: where somebody was, and when."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "track_record",
    Text("行踪轨迹", "track record"),
    "track",
    (
        "行踪",
        "轨迹",
        "行踪轨迹",
        "定位",
        "定位时间",
        "定位地址",
        "位置",
        "实时位置",
        "基站",
        "基站位置",
        "航班",
        "航班号",
        "车次",
        "乘车记录",
        "出行记录",
        "行程",
        "location",
        "track",
        "position",
    ),
    ("114.3055,30.5928", "2017-03-01 21:05 洪山广场", "G1024 武汉-北京西"),
)
