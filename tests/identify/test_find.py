"""Free text: evasive spelling is undone, ordinary numbers stay alone."""

import pytest

from suyuan.identify import Span, find, kinds

PHONE, CARD, NUMBER = "13800138000", "6299990000000000004", "440308199901101512"


def seen(text: str) -> list[tuple[str, str]]:
    return [(span.kind, span.normal) for span in find(text) if span.valid and span.kind != "person_name"]


WRITTEN = {
    "电话13800138000，谢谢": ("mobile_phone", PHONE, "13800138000", False),
    "手机13800138000微信同号": ("mobile_phone", PHONE, "13800138000", False),
    "tel:13800138000.": ("mobile_phone", PHONE, "13800138000", False),
    "打138-0013-8000": ("mobile_phone", PHONE, "138-0013-8000", False),
    "打 138 0013 8000 找我": ("mobile_phone", PHONE, "138 0013 8000", False),
    "打138.0013.8000": ("mobile_phone", PHONE, "138.0013.8000", False),
    "(+86)13800138000": ("mobile_phone", PHONE, "(+86)13800138000", False),
    "+86-138-0013-8000": ("mobile_phone", PHONE, "+86-138-0013-8000", False),
    "号码8613800138000": ("mobile_phone", PHONE, "8613800138000", False),
    "打１３８００１３８０００": ("mobile_phone", PHONE, "１３８００１３８０００", True),
    "打一三八零零一三八零零零": ("mobile_phone", PHONE, "一三八零零一三八零零零", True),
    "打幺三八〇〇幺三八〇〇〇": ("mobile_phone", PHONE, "幺三八〇〇幺三八〇〇〇", True),
    "打壹叁捌零零壹叁捌零零零": ("mobile_phone", PHONE, "壹叁捌零零壹叁捌零零零", True),
    "打①③⑧⓪⓪①③⑧⓪⓪⓪": ("mobile_phone", PHONE, "①③⑧⓪⓪①③⑧⓪⓪⓪", True),
    "打1 3 8 0 0 1 3 8 0 0 0": ("mobile_phone", PHONE, "1 3 8 0 0 1 3 8 0 0 0", True),
    "打1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣": ("mobile_phone", PHONE, None, True),
    "打𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎": ("mobile_phone", PHONE, "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", True),
    "打l38oo138ooo": ("mobile_phone", PHONE, "l38oo138ooo", True),
    "打138零零1三八000": ("mobile_phone", PHONE, "138零零1三八000", True),
    "打1\u200b3\u200b8\u200b0\u200b0\u200b1\u200b3\u200b8\u200b0\u200b0\u200b0": (
        "mobile_phone",
        PHONE,
        None,
        True,
    ),
    "身份证440308199901101512。": ("id_card", NUMBER, NUMBER, False),
    "身份证440308 19990110 1512": ("id_card", NUMBER, "440308 19990110 1512", False),
    "证件4.4.0.3.0.8.1.9.9.9.0.1.1.0.1.5.1.2": ("id_card", NUMBER, None, True),
    "卡号6299 9900 0000 0000 004": ("bank_card", CARD, "6299 9900 0000 0000 004", False),
    "卡号6299-9900-0000-0000-004，户名": ("bank_card", CARD, "6299-9900-0000-0000-004", False),
    "邮箱made.up@163.com。": ("email", "made.up@163.com", "made.up@163.com", False),
    "邮箱made.up @ 163.com": ("email", "made.up@163.com", "made.up @ 163.com", False),
    "邮箱ＭＡＤＥ＠１６３．ｃｏｍ": ("email", "made@163.com", "ＭＡＤＥ＠１６３．ｃｏｍ", True),
    "邮箱made#qq.com": ("email", "made@qq.com", "made#qq.com", True),
    "邮箱made艾特qq点com": ("email", "made@qq.com", "made艾特qq点com", True),
    "邮箱made[at]qq.com": ("email", "made@qq.com", "made[at]qq.com", True),
    "加微信made_up007吧": ("wechat_id", "made_up007", "made_up007", False),
    "WeChat: made_up007": ("wechat_id", "made_up007", "made_up007", False),
    "薇信made_up007": ("wechat_id", "made_up007", "made_up007", True),
    "威信：made_up007": ("wechat_id", "made_up007", "made_up007", True),
    "加V made_up007": ("wechat_id", "made_up007", "made_up007", True),
    "微❤️made_up007": ("wechat_id", "made_up007", "made_up007", True),
    "联系wxid_0a1b2c3d4e5f21": ("wechat_id", "wxid_0a1b2c3d4e5f21", "wxid_0a1b2c3d4e5f21", False),
    "QQ12345678": ("qq_number", "12345678", "12345678", False),
    "qq号码：123456": ("qq_number", "123456", "123456", False),
    "扣扣12345678": ("qq_number", "12345678", "12345678", True),
    "企鹅：①②③④⑤⑥⑦": ("qq_number", "1234567", "①②③④⑤⑥⑦", True),
    "🐧一二三四五六七": ("qq_number", "1234567", "一二三四五六七", True),
    "Q群 907 732 501 进": ("qq_number", "907732501", "907 732 501", False),
    "支付宝账号：made.up@163.com": ("alipay_account", "made.up@163.com", "made.up@163.com", False),
    "支付宝13800138000": ("alipay_account", PHONE, PHONE, False),
    "车牌鄂A·12345": ("license_plate", "鄂A12345", "鄂A·12345", False),
    "车牌京AD12345停": ("license_plate", "京AD12345", "京AD12345", False),
    "点 http://www.made-up.top/a?b=1 领取": (
        "url",
        "www.made-up.top/a?b=1",
        "http://www.made-up.top/a?b=1",
        False,
    ),
    "打开made-up点com领取": ("url", "made-up.com", "made-up点com", True),
    "网址www.made-up.cn。": ("url", "www.made-up.cn", "www.made-up.cn", False),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_each_way_of_writing_is_undone_with_its_place(text: str):
    kind, normal, value, evasive = WRITTEN[text]
    (span,) = find(text)
    assert (span.kind, span.normal, span.evasive, span.valid) == (kind, normal, evasive, True)
    assert text[span.start : span.end] == span.value
    assert value is None or span.value == value


ORDINARY = [
    "", "今天天气不错", "2017-03-01 21:05:11 转账350.00元", "订单编号20170301887123456789，流水号6262653777284193453",
    "会议号 757303177，密码 378697", "热线 12345、10086、95588 可咨询", "时间戳1710728551234", "发票代码946228682010",
    "时间20170301210511", "运单609610792218709，批次20230815", "圆周率3.14159265358979", "编号A13800138000B",
    "金额¥18,600.00", "一二三四五，上山打老虎", "二〇一七年三月一日", "第一二三四五六七八九十章", "QQ群里有人说话", "QQ，微信也行",
    "微信android版", "加微信聊", "CVE-2023-52894", "版本3.11.13-4567", "下载windows的V9版", "川A级景区", "京东2016",
    "IP 10.0.13.45", "ISBN 978-7-111-54742-6", "a.b.c", "x1.y2 z", "5点com", "价格138-200元", "0.13800138000",
    "20000人民币", "从1990到2017",
]  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_numbers_and_words_are_left_alone(text: str):
    assert [span for span in find(text) if span.valid and span.kind != "order_number"] == []


def test_wrong_check_digits_are_reported_as_such():
    number, card = find("身份证440308199901101513，卡6299990000000000003")
    assert (number.kind, number.valid) == ("id_card", False)
    assert (card.kind, card.valid) == ("bank_card", False)


def test_several_values_side_by_side_are_told_apart():
    text = f"样本：张三 {PHONE} {NUMBER} {CARD}，再打13900139000/18812345678"
    assert seen(text) == [
        ("mobile_phone", PHONE), ("id_card", NUMBER), ("bank_card", CARD),
        ("mobile_phone", "13900139000"), ("mobile_phone", "18812345678"),
    ]  # fmt: skip
    assert seen(f"张三----{NUMBER}----{PHONE}----{CARD}") == [
        ("id_card", NUMBER), ("mobile_phone", PHONE), ("bank_card", CARD),
    ]  # fmt: skip


def test_split_digits_of_two_numbers_are_told_apart():
    text = f"{' '.join(PHONE)} {' '.join(NUMBER)}"
    assert seen(text) == [("mobile_phone", PHONE), ("id_card", NUMBER)]


def test_spans_are_in_order_and_carry_known_kinds():
    spans = find(f"QQ12345678加V made_up007 {PHONE} http://a-b.top/x 支付宝made@163.com 鄂A12345")
    assert [s.start for s in spans] == sorted(s.start for s in spans)
    assert {s.kind for s in spans} <= {*kinds(), "url", "alipay_account"}
    assert isinstance(spans[0], Span)
    assert len(spans) == 6


@pytest.mark.parametrize(
    ("text", "kind", "normal"),
    [
        ("客服QQ 985 084 255 1，一共转了", "qq_number", "9850842551"),
        ("qq 985 084 2551 3个人", "qq_number", "9850842551"),
        ("扣扣 985-084-2551", "qq_number", "9850842551"),
        ("QQ 九八五零八四二五五一，转了", "qq_number", "9850842551"),
        ("打 162 907 614 17 找他", "mobile_phone", "16290761417"),
    ],
)
def test_a_number_ends_where_the_next_word_begins(text: str, kind: str, normal: str) -> None:
    assert [(s.kind, s.normal) for s in find(text)] == [(kind, normal)]
