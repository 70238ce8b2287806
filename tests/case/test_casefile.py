"""`case.toml` is optional, read leniently, and named by line where it is broken."""

from datetime import date

import pytest

from suyuan.case.casefile import read
from suyuan.model.errors import BadCaseFile


def test_an_absent_file_leaves_everything_open(tmp_path):
    found = read(tmp_path / "case.toml")
    assert (found.start, found.end, found.seller_accounts, found.income_fen) == (None, None, (), None)


def test_every_fact_is_read(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(
        'name = "甲案"\n[acts]\nfrom = 2017-01-10\nto = 2017-07-20\n[seller]\naccounts = ["QQ：90010002", "19200001234"]\n'
        'names = ["老周"]\n[insiders]\nholders = ["某公司"]\n[income]\nclaimed_cny = 120000.5\n'
        '[[judgements]]\nsame = ["qq:90010002", "wechat:abc_1234"]\n',
        "utf-8",
    )
    found = read(path)
    assert (found.start, found.end) == (date(2017, 1, 10), date(2017, 7, 20))
    assert found.seller_accounts == ("qq:90010002", "phone:19200001234")
    assert (found.seller_names, found.insiders, found.income_fen) == (("老周",), ("某公司",), 12000050)
    assert found.judgements == (("qq:90010002", "wechat:abc_1234", True),)


def test_other_spellings_and_gb18030_are_understood(tmp_path):
    path = tmp_path / "case.toml"
    path.write_bytes(
        'title = "乙案"\nto = "2018/3/1"\nseller = ["qq:90010002"]\nincome_cny = "1,200"\n'.encode("gb18030")
    )
    found = read(path)
    assert (found.name, found.end, found.seller_accounts, found.income_fen) == (
        "乙案",
        date(2018, 3, 1),
        ("qq:90010002",),
        120000,
    )


def test_a_broken_file_is_named_with_its_line(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text('name = "甲"\n\n[acts\nfrom = 2017-01-10\n', "utf-8")
    with pytest.raises(BadCaseFile, match=r"case\.toml, line 3"):
        read(path)
