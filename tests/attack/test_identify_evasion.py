"""Contacts spelled evasively are found, each form on its own; what only looks like one is left alone."""

import random

import pytest
from evasion_forms import cases
from evasion_traps import TRAPS

from suyuan.identify.free.text import find_identifiers

MADE = cases(random.Random(20240607), 5)
FLOOR = 0.99
"""Share of all texts in which just the one value is found."""
FORM_FLOOR = 0.6
"""The same for each form."""


def is_found(text: str, kind: str, normal: str) -> bool:
    return [(span.kind, span.normal) for span in find_identifiers(text) if span.valid] == [(kind, normal)]


def test_there_are_many_forms_and_traps():
    assert len(MADE) >= 60
    assert len(set(TRAPS)) >= 60


def test_every_form_of_evasion_is_undone():
    shares = {form: sum(is_found(*one) for one in made) / len(made) for form, made in MADE.items()}
    assert {form: share for form, share in shares.items() if share < FORM_FLOOR} == {}
    assert sum(shares.values()) / len(shares) >= FLOOR


@pytest.mark.parametrize("text", TRAPS)
def test_traps_stay_silent(text: str):
    assert [span for span in find_identifiers(text) if span.valid and span.kind != "order_number"] == []
