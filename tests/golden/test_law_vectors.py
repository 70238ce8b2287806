"""The count on worked examples whose answers were taken from the articles by hand."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from suyuan.law import Facts, Tally, count

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "law" / "vectors.toml").read_text())[
    "case"
]
TRAITS = {
    "A": frozenset({"names", "reaches", "content"}),
    "B": frozenset({"names", "reaches", "lodging"}),
    "C": frozenset({"names", "reaches"}),
}


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_a_worked_example_comes_out_as_the_articles_say(case: dict[str, Any]) -> None:
    rows = {TRAITS[tier]: number for tier, number in case["rows"].items()}
    counted = count(Tally(rows, duplicates=case.get("duplicates", 0)), Facts(**case.get("facts", {})))
    shown = counted.json()
    assert shown["points"] == case["points"]
    assert shown["grounds"] == case["grounds"]
    assert shown["tiers"] == case.get("tiers", {"A": 0, "B": 0, "C": 0} | case["rows"])
    assert shown["seized"] == case.get("seized", sum(case["rows"].values()))
    assert shown["duplicates"] == case.get("duplicates", 0)
