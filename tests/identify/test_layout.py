"""Which column is what, by content; the header is a hint."""

import random
from collections.abc import Callable

import pyarrow as pa
import pytest

from suyuan.identify import Column, kinds, layout
from suyuan.identify.headers import hinted

ROWS = 400
FAKE = {code: kind.fake for code, kind in kinds().items()}


def column(
    values: Callable[[random.Random, int], str], *, header: str = "", rows: int = ROWS, seed: int = 5
) -> Column:
    rng = random.Random(seed)
    batch = pa.record_batch([pa.array([values(rng, i) for i in range(rows)])], names=["x"])
    return layout(batch, [header or "c1"], has_header=bool(header)).columns[0]


@pytest.mark.parametrize("code", [code for code, kind in kinds().items() if kind.told_by == "content"])
def test_content_alone_tells_the_kind(code: str):
    found = column(lambda rng, _: FAKE[code](rng))
    assert (found.kind, found.lies) == (code, False)
    assert found.confidence > 0.95


def test_shuffled_columns_are_found_wherever_they_stand():
    order = ["address", "bank_card", "person_name", "email", "id_card", "mobile_phone", "license_plate"]
    for seed in range(5):
        rng = random.Random(seed)
        rng.shuffle(order)
        batch = pa.record_batch(
            [pa.array([FAKE[code](rng) for _ in range(200)]) for code in order], names=list("abcdefg")
        )
        assert [c.kind for c in layout(batch, list("abcdefg"), has_header=False).columns] == order


ORDINARY = {
    "six-digit codes": lambda rng, _: f"{rng.randrange(10**6):06}",
    "division codes": lambda rng, _: rng.choice(("420106", "110101", "310115", "440305")),
    "ages": lambda rng, _: str(rng.randint(18, 90)),
    "dates": lambda rng, _: f"{rng.randint(1950, 2017)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
    "dates without dashes": lambda rng, _: (
        f"{rng.randint(1950, 2017)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    ),
    "times": lambda rng, _: (
        f"2017-03-{rng.randint(1, 28):02} {rng.randrange(24):02}:{rng.randrange(60):02}:11"
    ),
    "seconds": lambda rng, i: str(1490000000 + 37 * i + rng.randrange(30)),
    "milliseconds": lambda rng, _: str(1490000000000 + rng.randrange(10**9)),
    "serial numbers": lambda _, i: str(i + 1),
    "order numbers of 14": lambda _, i: f"20170301{i * 37:06}",
    "order numbers of 18": lambda rng, _: f"201703{rng.randint(1, 28):02}{rng.randrange(10**10):010}",
    "order numbers of 19": lambda rng, _: str(rng.randrange(10**18, 10**19)),
    "order numbers of 28": lambda rng, _: f"20170301{rng.randrange(10**20):020}",
    "order numbers of 11 in order": lambda _, i: str(15000000000 + 3 * i),
    "amounts": lambda rng, _: f"{rng.randrange(10**7) / 100:.2f}",
    "whole amounts": lambda rng, _: str(rng.randrange(10**6) * 100),
    "sexes": lambda rng, _: rng.choice("男女"),
    "towns": lambda rng, _: rng.choice(("武汉市", "成都市", "高平市", "安阳市", "江苏", "金华")),
    "jobs": lambda rng, _: rng.choice(("司机", "经理", "教师", "程序员", "工人", "会计")),
    "firms": lambda rng, _: (
        f"{rng.choice(('武汉', '高平', '金华'))}{rng.choice(('光明', '长江'))}科技有限公司"
    ),
    "user names": lambda rng, _: f"user_{rng.randrange(10**6)}",
    "words": lambda rng, _: rng.choice(("windows", "android", "iphone", "hello_world")),
    "hashes": lambda rng, _: f"{rng.randrange(16**32):032x}",
    "versions": lambda rng, _: (
        f"{rng.randint(1, 5)}.{rng.randrange(20)}.{rng.randrange(99)}.{rng.randrange(3000)}"
    ),
    "nothing": lambda *_: "",
}


@pytest.mark.parametrize("values", ORDINARY.values(), ids=ORDINARY)
def test_ordinary_columns_are_no_personal_kind(values: Callable[[random.Random, int], str]):
    assert column(values).kind == ""


def test_identity_numbers_are_not_taken_for_cards_though_some_pass_luhn():
    found = column(lambda rng, _: FAKE["id_card"](rng), rows=4000)
    assert found.kind == "id_card"
    assert found.also == ()


def test_a_sorted_list_of_phones_is_one():
    numbers = sorted(FAKE["mobile_phone"](random.Random(seed))[-8:] for seed in range(ROWS))
    assert column(lambda _, i: "138" + numbers[i]).kind == "mobile_phone"


def test_order_numbers_under_their_header_are_not_tried_as_phones():
    assert column(lambda _, i: str(15000000000 + i), header="订单号").kinds == ("order_number",)


def test_qq_numbers_need_a_header_or_the_behaviour_of_a_whole_column():
    def usual(rng: random.Random, _: int) -> str:
        return str(rng.randrange(10 ** rng.choice((6, 7, 8, 8, 9)), 10**10))

    assert column(usual).kind == "qq_number"
    assert column(lambda rng, _: str(rng.randrange(10**5, 10**6)), header="QQ号").kind == "qq_number"
    assert column(lambda rng, _: str(rng.randrange(10**5, 10**6))).kind == ""


def test_wechat_ids_need_a_header_or_their_own_form():
    assert column(lambda rng, _: FAKE["wechat_id"](rng)).kind == "wechat_id"
    assert column(lambda rng, _: f"zhang-{rng.randrange(10**5)}").kind == ""
    assert column(lambda rng, _: f"zhang-{rng.randrange(10**5)}", header="微信号").kind == "wechat_id"


def test_wechat_accounts_that_are_phones_count_as_phones_without_a_lie():
    found = column(lambda rng, _: FAKE["mobile_phone"](rng), header="微信号")
    assert (found.kind, found.lies) == ("mobile_phone", False)
    mixed = column(
        lambda rng, i: FAKE["mobile_phone"](rng) if i % 3 == 0 else f"li_{rng.randrange(10**6)}",
        header="微信",
    )
    assert set(mixed.kinds) == {"wechat_id", "mobile_phone"}


def test_a_mixed_column_of_phones_and_cards_gives_both():
    found = column(lambda rng, i: FAKE["mobile_phone" if i % 3 else "bank_card"](rng))
    assert (found.kind, found.also) == ("mobile_phone", ("bank_card",))
    assert found.confidence > 0.95


def test_names_with_firms_among_them_are_names_and_less_sure_where_firms_are_many():
    some, many = (
        column(
            lambda rng, i, firms=firms: "武汉长江科技有限公司" if i % 4 < firms else FAKE["person_name"](rng),
            header="客户名称",
        )
        for firms in (1, 2)
    )
    assert (some.kind, many.kind) == ("person_name", "person_name")
    assert many.confidence < some.confidence


def test_confidence_falls_with_the_share_of_cells_that_the_kind_does_not_explain():
    said = [
        column(
            lambda rng, _, good=good: FAKE["mobile_phone"](rng) if rng.random() < good else "其他", rows=2000
        )
        for good in (0.6, 0.8, 0.98)
    ]
    assert [found.kind for found in said] == ["mobile_phone"] * 3
    assert said[0].confidence < said[1].confidence < said[2].confidence


def test_few_rows_give_less_confidence_than_many():
    for code in ("mobile_phone", "person_name"):
        few, many = (column(lambda rng, _, code=code: FAKE[code](rng), rows=n).confidence for n in (1, 500))
        assert few < 0.99 < many, code


def test_one_row_is_never_surely_a_qq_number():
    alone = column(lambda *_: "816714766", rows=1)
    named = column(lambda *_: "816714766", header="QQ号", rows=1)
    assert alone.kind == ""
    assert named.kind == "qq_number"
    assert named.confidence < 0.99


def test_made_up_numbers_that_fail_their_check_are_still_recognised():
    def wrong(rng: random.Random, _: int) -> str:
        number = FAKE["id_card"](rng)
        return number[:17] + ("0" if number[17] != "0" else "1")

    for values, code in (
        (wrong, "id_card"),
        (lambda rng, _: f"{rng.choice((154, 160, 164, 194))}{rng.randrange(10**8):08}", "mobile_phone"),
        (lambda rng, _: f"someone{rng.randrange(10**4)}@example.com", "email"),
    ):
        found = column(values)
        assert found.kind == code
        assert found.confidence < column(lambda rng, _, code=code: FAKE[code](rng)).confidence


@pytest.mark.parametrize(
    ("header", "code", "lies"),
    [
        ("手机号", "id_card", True), ("身份证号", "mobile_phone", True), ("邮箱", "bank_card", True),
        ("身份证号", "id_card", False), ("余额", "mobile_phone", False), ("备注", "id_card", True),
        ("QQ", "mobile_phone", False), ("密码", "mobile_phone", True), ("归属地", "mobile_phone", False),
    ],
)  # fmt: skip
def test_the_content_wins_over_the_header(header: str, code: str, lies: bool):
    found = column(lambda rng, _: FAKE[code](rng), header=header)
    assert (found.kind, found.lies) == (code, lies)


@pytest.mark.parametrize(
    ("header", "values", "code"),
    [
        ("账户余额", lambda rng, _: f"{rng.randrange(10**8) / 100:.2f}", "asset_amount"),
        ("持仓市值", lambda rng, _: f"{rng.randrange(10**5)}万", "asset_amount"),
        ("诊断结果", lambda rng, _: rng.choice(("高血压", "糖尿病")), "health_note"),
        ("入住时间", lambda _, i: f"2017-03-{i % 28 + 1:02}", "lodging_record"),
        ("购买商品", lambda rng, _: rng.choice(("红酒", "白酒")), "transaction_record"),
        ("订单号", lambda _, i: f"20170301{i:08}", "order_number"),
        ("订单号", lambda _, i: str(15000000000 + i), "order_number"),
        ("通话时长", lambda rng, _: f"{rng.randrange(600)}秒", "call_record"),
        ("经纬度", lambda rng, _: f"114.{rng.randrange(10**4):04},30.{rng.randrange(10**4):04}", "coordinates"),
        ("逾期次数", lambda rng, _: str(rng.randrange(5)), "credit_record"),
        ("短信内容", lambda rng, _: rng.choice(("您好，已到店", "明天见")), "message_content"),
        ("登录密码", lambda rng, _: f"abc{rng.randrange(10**5)}", "password"),
        ("客户姓名", lambda rng, _: rng.choice(("张三", "李四", "王五")), "person_name"),
        ("姓名", lambda rng, _: f"{rng.choice('张王李')}**", "person_name"),
        ("序号", lambda _, i: str(i), ""),
        ("手机归属地", lambda rng, _: rng.choice(("湖北武汉", "四川成都")), ""),
        ("余额", lambda *_: "无", ""),
    ],
)  # fmt: skip
def test_headers_name_the_kinds_that_content_cannot_show(header: str, values: Callable[..., str], code: str):
    assert column(values, header=header).kind == code


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("姓名", "person_name"), ("客户姓名", "person_name"), ("身份证号码", "id_card"), ("idCard", "id_card"),
        ("ID_CARD_NO", "id_card"), ("联系电话1", "mobile_phone"), ("mobilePhone", "mobile_phone"), ("收货地址", "address"),
        ("银行卡号（储蓄卡）", "bank_card"), ("E-mail", "email"), ("QQ号码", "qq_number"), ("微信", "wechat_id"),
        ("车牌号", "license_plate"), ("证券账户余额", "asset_amount"), ("性别", ""), ("id", ""), ("手机品牌", ""), ("card_type", ""),
    ],
)  # fmt: skip
def test_header_words_are_understood(header: str, code: str):
    assert hinted(header) == code
