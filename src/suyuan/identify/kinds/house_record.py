"""Homes and their owners: size, price, number of the deed. Told by a header."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "house_record",
    Text("房产信息", "record of a home"),
    "house",
    (
        "房产", "房产信息", "房产证号", "不动产权证号", "不动产权证", "产权证号", "房源", "房源信息", "房屋面积", "建筑面积", "套内面积", "户型",
        "房价", "房屋总价", "楼盘", "楼盘名称", "楼栋", "fczh", "house", "house_area", "house_price", "property_no", "deed_no",
    ),
    ("89.5平方米", "三室两厅", "产权证 2017 第 001 号"),
)  # fmt: skip  # headers read better in rows
