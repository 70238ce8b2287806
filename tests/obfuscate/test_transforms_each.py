"""Every transform keeps the number of values, and says nothing of them in its errors."""

import random

import pyarrow as pa
import pytest
from ffx import FF1

from suyuan.identify import kinds
from suyuan.model.errors import WrongUse
from suyuan.obfuscate.transform import Setting, transforms
from suyuan.obfuscate.transforms.seal import opened

KEY = b"0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize("code", sorted(code for code, one in transforms().items() if not one.each_row))
def test_equal_values_stay_equal_and_empty_ones_empty(code: str) -> None:
    rng = random.Random(1)
    values = [kinds()["mobile_phone"].fake(rng) for _ in range(5)] + [""]
    setting = Setting("phone", "mobile_phone", KEY)
    made = list(transforms()[code].apply(values, setting))
    assert len(made) == len(values)
    assert made == list(transforms()[code].apply(values, setting))
    assert made[-1] == ""


def test_made_up_values_pass_their_checks() -> None:
    rng = random.Random(2)
    values = [kinds()["id_card"].fake(rng) for _ in range(20)]
    made = transforms()["synthetic"].apply(values, Setting("id", "id_card", KEY))
    assert {kinds()["id_card"].check(value) for value in made} == {"valid"}
    assert not set(made) & set(values)


def test_ff1_gives_the_published_vector() -> None:
    """NIST, FF1 samples, sample 1: key 2B7E…, radix 10, no tweak."""
    key = bytes.fromhex("2B7E151628AED2A6ABF7158809CF4F3C")
    assert FF1(key, radix=10).encrypt("0123456789") == "2433477484"


def test_encryption_keeps_digits_and_refuses_short_fields_without_naming_them() -> None:
    encrypt = transforms()["encrypt"]
    made = encrypt.apply(["13800138000", "44030819990110151X"], Setting("c", "", KEY))
    assert [len(value) for value in made] == [11, 18]
    assert made[1][-1] == "X"
    with pytest.raises(WrongUse, match="column c") as told:
        encrypt.apply(["123"], Setting("c", "", KEY))
    assert "123" not in str(told.value)


def test_sm3_and_sha256_pseudonyms_differ() -> None:
    one = transforms()["pseudonym"].apply(["13800138000"], Setting("c", "", KEY, {"hash": "sm3"}))
    other = transforms()["pseudonym"].apply(["13800138000"], Setting("c", "", KEY))
    assert one != other


@pytest.mark.parametrize("cipher", ["aes", "sm4"])
def test_sealed_values_open_with_the_key_alone(cipher: str) -> None:
    setting = Setting("c", "", KEY, {"cipher": cipher})
    made = transforms()["seal"].apply(["13800138000", "张三"], setting)
    assert [opened(value, setting) for value in made] == ["13800138000", "张三"]
    with pytest.raises(WrongUse, match="does not open"):
        opened(made[0], Setting("c", "", b"x" * 32, {"cipher": cipher}))
    assert (
        made[0]
        != transforms()["seal"].apply(["13800138000"], Setting("d", "", b"y" * 32, {"cipher": cipher}))[0]
    )


def test_noise_is_fresh_for_each_row_and_as_wide_as_promised() -> None:
    pytest.importorskip("opendp", reason="needs the extra [privacy]")
    options = {"epsilon": 1.0, "low": 0.0, "high": 100.0}
    made = transforms()["noise"].apply(["50"] * 20_000 + ["?"], Setting("c", "", b"", options))
    numbers = [float(value) for value in made[:-1]]
    mean = sum(numbers) / len(numbers)
    spread = sum(abs(n - 50) for n in numbers) / len(numbers)
    assert made[-1] == ""
    assert abs(mean - 50) < 5
    assert 95 < spread < 105  # the mean absolute deviation of Laplace noise is its scale, here 100


@pytest.mark.parametrize(
    "options", [{}, {"epsilon": 0, "low": 0, "high": 1}, {"epsilon": 1, "low": 2, "high": 1}]
)
def test_noise_without_bounds_is_refused(options: dict[str, float]) -> None:
    with pytest.raises(WrongUse, match="column c"):
        transforms()["noise"].apply(["1"], Setting("c", "", b"", options))


@pytest.mark.parametrize("code", sorted(code for code, one in transforms().items() if one.column))
@pytest.mark.parametrize("kind", ["mobile_phone", "id_card", "bank_card", ""])
def test_the_fast_way_over_a_column_gives_what_single_values_give(code: str, kind: str) -> None:
    rng = random.Random(6)
    values = [kinds()[kind or "email"].fake(rng) for _ in range(200)]
    values += [
        "",
        "138-0013-8000",
        "+86 13800138000",
        "130102800101123",
        "x" * 200,
        "１３８００１３８０００",
        "44030819990110151x",
    ]
    setting = Setting("c", kind, KEY)
    column = transforms()[code].column
    assert column is not None
    assert column(pa.array(values), setting).to_pylist() == list(transforms()[code].apply(values, setting))
    part = pa.array(values).slice(3, 150)
    assert column(part, setting).to_pylist() == list(transforms()[code].apply(values[3:153], setting))
