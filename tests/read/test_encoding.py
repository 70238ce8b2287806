"""Encodings are told apart from samples of any length, cut anywhere."""

import pytest

from suyuan.read.encoding import decode, detect

SIMPLIFIED = "姓名----手机\n王小明----13800000001----北京市海淀区学院路1号\n李小红----13800000002----上海市黄浦区人民路2号\n"
TRADITIONAL = (
    "姓名,電話\n陳美玲,0910000001,臺北市中正區重慶南路一段2號\n林志明,0910000002,高雄市前鎮區中山二路5號\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_simplified_chinese_is_told_at_every_length(encoding):
    data = SIMPLIFIED.encode(encoding)
    for end in range(12, len(data)):
        assert detect(data[:end]) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le"])
def test_traditional_chinese_is_told_at_every_length(encoding):
    data = TRADITIONAL.encode(encoding)
    for end in range(24, len(data)):
        assert detect(data[:end]) == encoding


def test_a_few_wrong_bytes_do_not_change_the_answer():
    for encoding in ("utf-8", "gb18030"):
        data = (SIMPLIFIED * 20).encode(encoding)
        spoilt = data[:700] + b"\xff\xff" + data[700:]
        assert detect(spoilt) == encoding


def test_ascii_and_text_with_some_zero_bytes_are_utf_8():
    assert detect(b"a,b\n1,2\n") == "utf-8"
    assert detect(b"") == "utf-8"
    assert detect(b"13800000001,abc\n" * 30 + b"\x00\x00\x00" + b"13800000002,abc\n" * 30) == "utf-8"


def test_european_text_is_not_taken_for_chinese():
    assert decode(
        "müller;straße\nGrün;Österreich".encode("latin-1"),
        detect("müller;straße\nGrün;Österreich".encode("latin-1")),
    ).startswith("müller")


def test_big5_is_decoded_with_its_extensions():
    assert decode("碁峰".encode("big5hkscs"), "big5") == "碁峰"
