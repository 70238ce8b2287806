"""Tables that were masked badly on purpose are broken, and said to be; well-treated ones are not."""

import hashlib
import random

import pyarrow as pa
import pytest

from suyuan.identify import kinds
from suyuan.obfuscate import attack
from suyuan.obfuscate.builtin import builtin
from suyuan.obfuscate.transform import Setting, transforms

ROWS = 400


def people() -> dict[str, list[str]]:
    rng, known = random.Random(4), kinds()
    phones = sorted({known["mobile_phone"].fake(rng) for _ in range(2 * ROWS)})[:ROWS]
    rng.shuffle(phones)
    return {
        "phone": phones,
        "age": [str(rng.randint(18, 80)) for _ in range(ROWS)],
        "town": [rng.choice(("武汉市", "宜昌市", "襄阳市")) for _ in range(ROWS)],
    }


def arrays(columns: dict[str, list[str]]) -> dict[str, pa.Array]:
    return {name: pa.array(values) for name, values in columns.items()}


def test_star_masked_phones_beside_age_and_town_are_found_again() -> None:
    register = people()
    masked = {**register, "phone": [kinds()["mobile_phone"].mask(p) for p in register["phone"]]}
    found = attack(arrays(register), arrays(masked))
    assert {way.column: way.code.split(":")[0] for way in found.ways} == {
        "phone": "stars",
        "age": "same",
        "town": "same",
    }
    assert found.found > 0.5 * ROWS


@pytest.mark.parametrize("name", ["md5", "sha1", "sha256", "sm3"])
def test_unsalted_hashes_are_called_undone_and_everybody_is_found(name: str) -> None:
    register = people()
    hashed = {"phone": [hashlib.new(name, p.encode()).hexdigest() for p in register["phone"]]}
    found = attack(arrays(register), arrays(hashed))
    assert [(way.code, way.undone) for way in found.ways] == [(f"hash:{name}", True)]
    assert found.found == ROWS


def test_keyed_pseudonyms_give_nothing_away() -> None:
    register = people()
    made = transforms()["pseudonym"].apply(register["phone"], Setting("phone", "mobile_phone", b"k" * 32))
    found = attack(arrays(register), {"phone": pa.array(made)})
    assert found.ways == ()
    assert found.found == 0


def test_five_alike_with_one_illness_are_exposed_without_being_singled_out() -> None:
    register = {"age": ["30"] * 5 + ["40"] * 5}
    table = {**register, "illness": ["flu"] * 5 + ["flu", "gout", "flu", "gout", "flu"]}
    found = attack(arrays(register), arrays(table), ["illness"])
    assert found.found == 0
    assert found.exposed == {"illness": 0.5}


def test_generalised_ages_are_recognised_and_leave_what_k_promises() -> None:
    register = {"age": [str(20 + i % 10) for i in range(100)]}
    table = {"age": [builtin()["number"].forms(a)[1] for a in register["age"]]}
    found = attack(arrays(register), arrays(table))
    assert found.ways[0].code == "number:1"
    assert found.expected == pytest.approx(2.0)
