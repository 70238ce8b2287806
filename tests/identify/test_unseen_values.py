"""Two hands, one arithmetic: values made for the unseen set, with check digits of its own, pass the kinds' checks."""

import random
import runpy
from pathlib import Path

import pytest

from suyuan.identify import kinds

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
KINDS = runpy.run_path(str(FOLDER / "unseen" / "values.py"))["KINDS"]
SCORE = runpy.run_path(str(FOLDER / "peers" / "score.py"))["score"]
STRICT = (
    "id",
    "phone",
    "tel",
    "card",
    "mail",
    "plate",
    "passport",
    "uscc",
    "vin",
    "imei",
    "imsi",
    "mac",
    "iban",
    "hkm",
    "addr",
)


@pytest.mark.parametrize("slot", STRICT)
def test_values_made_elsewhere_pass_every_check(slot: str) -> None:
    code, make = KINDS[slot]
    rng = random.Random(5)
    values = [make(rng) for _ in range(200)]
    assert [v for v in values if kinds()[code].check(v) != "valid"] == []


def test_the_scorer_wants_the_exact_place_and_half_of_an_address() -> None:
    gold = [[(0, 3, "NAME"), (5, 15, "ADDRESS"), (20, 32, "LANDLINE")]]
    found = [[(0, 2, "NAME"), (8, 15, "ADDRESS"), (20, 32, "PHONE")]]
    tallies = SCORE(found, gold, frozenset({"PHONE"}))
    assert (tallies["NAME"].f1, tallies["ADDRESS"].f1, tallies["PHONE"].f1) == (0, 1, 1)
    assert SCORE(found, gold, frozenset({"PHONE", "LANDLINE"}))["PHONE"].f1 == 0


def test_the_same_span_told_twice_counts_once() -> None:
    tally = SCORE([[(0, 11, "PHONE"), (0, 11, "PHONE")]], [[(0, 11, "PHONE")]], frozenset({"PHONE"}))["PHONE"]
    assert (tally.hit, tally.found, tally.gold) == (1, 1, 1)
