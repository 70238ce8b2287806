"""Numbers that rise evenly: order numbers beside phones, phones beside people."""

import pyarrow as pa

from suyuan.identify import layout

NAMES = [
    family + given
    for family in "赵钱孙李周吴郑王冯陈"
    for given in ("子涵", "一鸣", "晓梅", "文博", "海燕", "国强", "丽华", "建军", "秀英", "志远")
]
COUNTED = [f"1700000{i:04d}" for i in range(100)]
SCATTERED = [f"138{i * 61803399 % 10**8:08d}" for i in range(100)]


def told(**columns: list[str]) -> list[str]:
    batch = pa.RecordBatch.from_pydict(columns)
    return [column.kind for column in layout(batch, batch.schema.names, has_header=False).columns]


def test_numbers_that_rise_evenly_beside_names_are_phones() -> None:
    assert told(a=COUNTED, b=NAMES) == ["mobile_phone", "person_name"]


def test_numbers_that_rise_evenly_beside_another_phone_are_not() -> None:
    assert told(a=COUNTED, b=NAMES, c=SCATTERED) == ["", "person_name", "mobile_phone"]


def test_numbers_that_rise_evenly_beside_nothing_personal_are_not_phones() -> None:
    assert told(a=COUNTED, b=[str(i * 3) for i in range(100)]) == ["", ""]


def test_a_header_in_traditional_characters_is_understood() -> None:
    batch = pa.RecordBatch.from_pydict({"電話": COUNTED, "金額": ["3"] * 100})
    assert layout(batch, batch.schema.names, has_header=True).columns[0].kind == "mobile_phone"
