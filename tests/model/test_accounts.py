"""Accounts have one written form, and a masked one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.model.accounts import TYPES, account, mask, masked, parse
from suyuan.model.errors import UnknownName


@pytest.mark.parametrize(
    ("type_", "value", "written"),
    [
        ("phone", "０１３８ 0000-0000", "phone:013800000000"),
        ("phone", "0086-13800000000", "phone:13800000000"),
        ("alipay", " 13800000000 ", "alipay:13800000000"),
        ("bank", "6299 9900 0000 0000 001", "bank:6299990000000000001"),
        ("wechat", "WX_Abc", "wechat:wx_abc"),
        ("qq", "", ""),
    ],
)
def test_an_account_has_one_written_form(type_: str, value: str, written: str) -> None:
    assert account(type_, value) == written


@given(st.sampled_from(TYPES), st.text(min_size=1))
def test_writing_an_account_twice_changes_nothing(type_: str, value: str) -> None:
    written = account(type_, value)
    if written:
        assert account(*parse(written)) == written


@given(st.text(min_size=5))
def test_a_mask_hides_a_third_or_more_and_keeps_the_length(value: str) -> None:
    hidden = masked(value)
    assert len(hidden) == len(value)
    assert hidden.count("*") >= len(value) // 3


def test_a_mask_keeps_the_host_of_a_mail_address() -> None:
    assert mask("alipay:wangxiaoming@example.com") == "alipay:wan*****ming@example.com"


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(UnknownName):
        account("fax", "1")
    with pytest.raises(UnknownName):
        parse("fax:1")
