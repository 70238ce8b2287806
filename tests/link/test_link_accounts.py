"""When accounts are one, when a mask fits, when a number is a hub."""

import pytest

from suyuan.link import (
    chance_bans,
    compatible,
    is_hub_number,
    keys,
    rarity_bans,
    same,
    tail_matches,
    visible_bans,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("alipay:19200001234", "phone:19200001234"),
        ("wechat:19200001234", "alipay:19200001234"),
        ("email:9123456789@qq.com", "qq:9123456789"),
        ("alipay:9123456789@qq.com", "email:9123456789@qq.com"),
        ("wechat:9123456789", "qq:9123456789"),
        ("alipay:wan@example.com", "email:wan@example.com"),
    ],
)
def test_a_number_is_one_account_in_whatever_clothes(one, other):
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("phone:19200001234", "phone:19200001235"),
        ("qq:19200001234", "phone:19200001234"),
        ("bank:6290000000000000000", "alipay:6290000000000000000"),
        ("alipay:192****1234", "alipay:192****1234"),
        ("wechat:laoma_88", "qq:88"),
    ],
)
def test_different_accounts_stay_different_and_masks_never_equal(one, other):
    assert not same(one, other)


def test_an_empty_account_has_no_key():
    assert keys("") == keys("phone:") == frozenset()


@pytest.mark.parametrize(
    ("masked", "full", "fits"),
    [
        ("alipay:192****1234", "alipay:19200001234", True),
        ("alipay:192****1234", "alipay:19200001235", False),
        ("alipay:192****1234", "phone:19200001234", False),
        ("alipay:wan***@example.com", "alipay:wangxi@example.com", True),
        ("alipay:wan***@example.com", "alipay:wangxi@example.net", False),
        ("bank:629000*********1234", "bank:6290001112223331234", True),
    ],
)
def test_a_mask_fits_what_agrees_in_every_visible_letter(masked, full, fits):
    assert compatible(masked, full) is fits


def test_more_visible_digits_are_worth_more():
    assert visible_bans("alipay:192****1234") == pytest.approx(5.6)
    assert (
        visible_bans("alipay:192****1234")
        > visible_bans("alipay:192******34")
        > visible_bans("alipay:192********")
    )


def test_hotlines_are_hubs_and_mobiles_are_not():
    assert all(is_hub_number(f"phone:{n}") for n in ("95588", "96110", "110", "4001234567", "10086"))
    assert not is_hub_number("phone:19200001234")
    assert not is_hub_number("qq:95588")


def test_a_tail_is_the_end_of_a_longer_number():
    assert tail_matches("6213", "bank:6290000000000006213")
    assert not tail_matches("6213", "bank:6213")
    assert not tail_matches("13", "bank:6290000000000006213")


def test_rarity_falls_with_holders_and_chance_with_expectation():
    assert rarity_bans(1, 1000) == pytest.approx(3)
    assert rarity_bans(1000, 1000) == 0
    assert chance_bans(0.01) == pytest.approx(2)
    assert chance_bans(5) == 0
