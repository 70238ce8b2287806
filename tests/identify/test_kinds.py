"""Every kind in the folder keeps its promises."""

import random
from datetime import date

import phonenumbers
import pytest

from suyuan.identify import kinds
from suyuan.identify.areas import areas
from suyuan.identify.catalog import MOST
from suyuan.identify.examine import examine
from suyuan.identify.kinds.bank_card import luhn
from suyuan.identify.kinds.id_card import check_character, standing
from suyuan.model.kind import Kind

ALL = list(kinds().values())
TRAITS = {
    "identifies", "names", "reaches", "locates", "property", "transaction", "health", "lodging", "call", "track",
    "credit", "content", "credential", "account_money", "document_id", "vehicle", "face", "house",
    "device", "network", "web", "alias", "born", "position", "region", "body",
}  # fmt: skip
NEEDED = {
    "person_name", "id_card", "mobile_phone", "bank_card", "email", "address", "wechat_id", "qq_number",
    "license_plate", "asset_amount", "health_note", "lodging_record", "transaction_record", "call_record",
    "track_record", "credit_record", "message_content", "password", "landline", "alipay_account", "passport",
    "hk_macau_permit", "taiwan_permit", "foreign_permanent_id", "vin", "uscc", "imei", "imsi", "mac", "ip", "birth_date",
    "postcode", "coordinates", "username", "verification_code", "url", "crypto_address", "order_number",
    "social_security_card", "ssn_us", "iban", "person_name_en", "address_en", "phone_intl", "officer_permit",
}  # fmt: skip


def test_the_folder_holds_the_kinds_that_counting_needs():
    assert set(kinds()) >= NEEDED
    assert list(kinds()) == sorted(kinds())


def assert_agrees(kind: Kind, value: str) -> None:
    """`check` and `checks` say the same of a value."""
    told = examine(kind.code, value)
    assert told.standing == kind.check(value)
    assert ("form" in told.failed) == (told.standing == "no")
    if told.standing != "no":
        assert bool(told.failed) == (told.standing == "suspect"), (kind.code, told)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.code)
class TestKind:
    def test_examples_have_their_standing(self, kind: Kind):
        assert kind.valid
        assert kind.invalid
        assert [kind.check(value) for value in kind.valid] == ["valid"] * len(kind.valid)
        assert [kind.check(value) for value in kind.suspect] == ["suspect"] * len(kind.suspect)
        assert [kind.check(value) for value in kind.invalid] == ["no"] * len(kind.invalid)

    def test_fakes_are_valid_and_repeat_with_the_seed(self, kind: Kind):
        first = [kind.fake(random.Random(seed)) for seed in range(200)]
        assert first == [kind.fake(random.Random(seed)) for seed in range(200)]
        assert {kind.check(value) for value in first} == {"valid"}

    def test_the_normal_form_is_its_own_normal_form(self, kind: Kind):
        for value in (*kind.valid, *kind.suspect):
            normal = kind.normal(value)
            assert kind.normal(normal) == normal
            assert kind.check(normal) == kind.check(value)

    def test_the_mask_hides_half_and_more(self, kind: Kind):
        for value in (*kind.valid, *kind.suspect, *(kind.fake(random.Random(seed)) for seed in range(50))):
            normal = kind.normal(value)
            if len(normal) >= 6:
                kept = sum(a == b for a, b in zip(normal, kind.mask(value), strict=False))
                assert kept <= len(normal) / 2
                assert normal not in kind.mask(value)

    def test_the_mask_of_anything_never_raises(self, kind: Kind):
        for value in ("", " ", "a", "１", "\0", "张", "@", "....", "x" * 1000, *kind.invalid):
            assert isinstance(kind.mask(value), str)

    def test_its_checks_say_why(self, kind: Kind):
        assert kind.checks[0].code == "form"
        assert len({check.code for check in kind.checks}) == len(kind.checks)
        assert kind.sources
        for value in (*kind.valid, *kind.suspect, *kind.invalid):
            assert_agrees(kind, value)

    def test_traits_headers_and_names_are_known(self, kind: Kind):
        assert kind.traits
        assert kind.traits <= TRAITS
        assert all(header == header.lower() for header in kind.headers)
        assert kind.names.zh
        assert kind.names.en


def test_a_mask_has_room_for_every_kind_and_their_number():
    assert len(ALL) <= MOST
    assert MOST.bit_length() + MOST <= 64


def test_no_header_word_belongs_to_two_kinds():
    words = [word for kind in ALL for word in kind.headers]
    assert sorted(words) == sorted(set(words))


def test_official_sample_numbers_pass():
    check = kinds()["id_card"].check
    assert [check(n) for n in ("440308199901101512", "810000199408230021", "830000199201300022")] == [
        "valid"
    ] * 3


def test_a_division_abolished_long_ago_is_known():
    """513621 was a county of Sichuan until Chongqing left; its people carry it still."""
    first17 = "51362119690203101"
    assert kinds()["id_card"].check(first17 + check_character(first17)) == "valid"


@pytest.mark.parametrize(
    ("division", "born", "answer"),
    [
        ("110104", 1990, True),  # Xuanwu, part of Xicheng since 2010
        ("110104", 2012, None),  # old codes may have been given for a while
        ("110104", 2019, False),
        ("513621", 1969, None),  # of 1993 to 1997
        ("440308", 1970, None),  # Yantian, made in 1997: numbered late, or moved papers
        ("440308", 1999, True),
        ("659012", 1980, None),
        ("999999", 1990, False),
    ],
)
def test_a_division_is_held_against_the_year_of_birth(division: str, born: int, answer: bool | None):
    first17 = f"{division}{born}0203101"
    told = examine("id_card", first17 + check_character(first17))
    said = True if "division" in told.passed else False if "division" in told.failed else None
    assert (said, told.standing) == (answer, "suspect" if answer is False else "valid")


def test_the_area_codes_are_those_of_the_numbering_plan_and_some_that_were_merged_into_others():
    def given(area: str) -> bool:
        tried = [
            phonenumbers.PhoneNumber(country_code=86, national_number=int(area + number))
            for number in ("2345678", "62345678")
        ]
        return any(
            phonenumbers.is_valid_number(n)
            and phonenumbers.number_type(n) == phonenumbers.PhoneNumberType.FIXED_LINE
            for n in tried
        )

    plan = {area for area in ("10", *map(str, range(20, 30)), *map(str, range(300, 1000))) if given(area)}
    merged = {"378", "413", "414", "440", "448", "565", "634", "732", "733", "852", "853"}
    assert areas() == plan | merged


def test_a_birth_in_the_future_is_doubtful():
    number = "44030820170310101" + check_character("44030820170310101")
    assert standing(number, date(2017, 3, 10)) == "valid"
    assert standing(number, date(2017, 3, 9)) == "suspect"


def test_a_valid_identity_number_is_never_a_card():
    rng = random.Random(7)
    numbers = [kinds()["id_card"].fake(rng) for _ in range(3000)]
    lucky = [n for n in numbers if n.isdigit() and luhn(n)]
    assert 150 < len(lucky) < 450  # about one in ten passes Luhn
    assert {kinds()["bank_card"].check(n) for n in lucky} == {"no"}
