"""Addresses in running text: found whole, and never a mere place."""

import json
from collections import Counter
from pathlib import Path

import pytest

from suyuan.identify import find

FLOORS = {"clean": 0.95, "noisy": 0.93, "evasion": 0.93}
ADDRESSES = {
    "我住在{}，周末都在家": [
        "湖北省武汉市洪山区珞喻路129号", "湖北武汉洪山珞喻路129号", "武汉市洪山区珞喻路129号3栋2单元501室", "山西省太原市山西路18号",
        "上海市黄浦区南京东路100弄3号602", "绥德县太平镇东岭村3组45号", "阳光花园12栋3单元402室", "朝阳巷15号院2号楼", "鄂城区西山街道桥头社区",
        "北京市海淀区中关村南大街甲5号", "广州市天河区体育西路１０３号", "湖北省 武汉市 洪山区 关山大道 25 号", "内蒙古自治区赤峰市元宝山区平庄镇农场",
    ],
    "收货地址：{}\n电话另发": [
        "浙江省义乌市福田街道银河路88号商贸城F区4楼", "广东省-佛山市-南海区桂城街道海八路口", "成都市武侯区科华北路65号川大花园B座1203",
        "西藏自治区拉萨市城关区八廓街居委会", "北京市9712信箱", "香港特别行政区中西区德辅道中68号",
    ],
    "租客{}的房子": ["南通市崇川区濠北路58号", "胜利北路50号翠湖名苑1号楼2单元2579号", "塘栖镇西河村林家16号"],
}  # fmt: skip
ORDINARY = [
    "山西路上有很多商店", "南京东路步行街人很多", "他从四川北路走到广东路", "上海市第一人民医院", "武汉市新华路医药公司", "湖北省武汉市洪山区人民法院",
    "武汉到北京的火车3号车厢12座", "第3期12号彩票", "我们村有三百户人家", "地铁2号线在中山公园站换乘10号线", "海南省三亚市天涯海角景区",
    "北京大学第三医院5楼", "请到3楼会议室开会", "他在天津市和平区工作", "上海市浦东新区人民法院（2023）沪0115民初1234号", "地址栏输入网址", "地址：无",
    "从长沙市到株洲市约50公里", "江西省南昌市青山湖区发生一起交通事故", "他住院了", "她住在武汉", "3号楼2单元停水通知", "12栋的业主请注意",
    "桂政发〔2020〕12号", "北京路店3楼有打折", "国道318线", "今年的第三组数据", "一号楼明天停电",
]  # fmt: skip


def found(text: str) -> list[str]:
    return [span.value for span in find(text) if span.kind == "address"]


@pytest.mark.parametrize(
    ("frame", "address"), [(frame, address) for frame, those in ADDRESSES.items() for address in those]
)
def test_an_address_is_found_whole(frame: str, address: str):
    assert found(frame.format(address)) == [address]


@pytest.mark.parametrize("text", ORDINARY)
def test_places_offices_and_numbers_are_no_addresses(text: str):
    assert found(text) == []


def test_the_words_before_an_address_are_its_cue():
    (span,) = find("快递寄到武汉市洪山区珞喻路129号")
    assert (span.kind, span.cue) == ("address", "寄到")


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def test_addresses_reach_their_floors(shared_data: Path):
    right, seen, gold = Counter[str](), Counter[str](), Counter[str]()
    for line in (shared_data / "identify" / "text.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        split = "clean" if row["split"] == "hardneg" else row["split"]
        want = [(start, end) for start, end, kind in row["spans"] if kind == "ADDRESS"]
        got = [(s.start, s.end) for s in find(row["text"]) if s.kind == "address"]
        right[split] += sum(any(overlap(one, other) >= 0.5 for other in got) for one in want)
        seen[split] += len(got)
        gold[split] += len(want)
    scores = {split: 2 * right[split] / (seen[split] + gold[split]) for split in FLOORS}
    assert all(scores[split] >= floor for split, floor in FLOORS.items()), scores
