"""Say 0.9 and be right nine times in ten, on a world drawn anew."""

from collections import defaultdict

import pytest
from calibration_world import CUE_IS_RIGHT, Measured, measured, priors

from suyuan.identify import kinds
from suyuan.identify.confidence import _measured, confidence, evidence
from suyuan.identify.examine import Examined, examine

STANDINGS = {"valid", "suspect"}


@pytest.fixture(scope="module")
def fresh() -> Measured:
    return measured(seed=77, draws=250)


def said(code: str, key: str, *, cue: bool) -> float:
    failed = tuple(c for c in key.split("?", maxsplit=1)[0].split("-") if c and key != "all")
    untold = tuple(key.split("?")[1:])
    told = Examined("suspect" if failed else "valid", ("form",), failed, untold)
    assert evidence(told) == key
    return confidence(code, told, cue=cue)


@pytest.mark.parametrize("cue", [False, True])
def test_what_is_said_is_what_holds_within_three_points(fresh: Measured, cue: bool):
    """Weighted by how often each confidence is given, and by bins of a tenth."""
    right, whole, claimed = defaultdict(float), defaultdict(float), defaultdict(float)
    for code, hits in fresh.hits.items():
        prior = priors()[code]
        up, down = (CUE_IS_RIGHT / prior, (1 - CUE_IS_RIGHT) / (1 - prior)) if cue else (1.0, 1.0)
        for key, one in hits.items():
            if key in STANDINGS:
                continue
            say = said(code, key, cue=cue)
            place = min(int(say * 10), 9)
            weight = up * one.own + down * one.other
            right[place] += up * one.own
            whole[place] += weight
            claimed[place] += say * weight
    everything = sum(whole.values())
    apart = {place: abs(right[place] - claimed[place]) / whole[place] for place in whole}
    assert sum(apart[place] * whole[place] for place in whole) / everything < 0.01
    common = [place for place in whole if whole[place] > 0.01 * everything]
    assert common
    assert {place: gap for place, gap in apart.items() if place in common and gap > 0.03} == {}


def test_every_kind_was_measured_with_and_without_a_cue():
    for code in kinds():
        assert set(_measured()["kinds"][code]) == {"form", "cue"}


def test_what_fails_a_check_is_trusted_less_and_a_cue_speaks_for_it():
    for code, right, wrong in (
        ("id_card", "440308199901101512", "440308199901101513"),
        ("bank_card", "6299990000000000004", "6299990000000000003"),
        ("vin", "1M8GDM9AXKP042788", "1M8GDM9A0KP042788"),
    ):
        good, bad = examine(code, right), examine(code, wrong)
        assert confidence(code, good, cue=False) > confidence(code, bad, cue=False)
        assert confidence(code, good, cue=True) >= confidence(code, bad, cue=True)
        assert confidence(code, bad, cue=True) > confidence(code, bad, cue=False)


def test_digits_alone_are_hardly_a_qq_number_and_no_hit_is_worth_nothing():
    assert confidence("qq_number", examine("qq_number", "123456"), cue=False) < 0.3
    assert confidence("qq_number", examine("qq_number", "123456"), cue=True) > 0.8
    assert confidence("id_card", examine("id_card", "1"), cue=True) == 0.0
    assert confidence("no_such_kind", examine("id_card", "440308199901101512"), cue=True) == 0.0
