"""Grading on worked cases, each with the article that its answer comes from."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from suyuan.grade import Data, Facts, decide
from suyuan.grade.facts import questions
from suyuan.identify import kinds
from suyuan.model.errors import UnknownLawDate

CASES = tomllib.loads((Path(__file__).parent / "grade" / "cases.toml").read_text("utf-8"))["case"]
NO = {"minors.under_14", "important.listed", "important.core", "content.prohibited", "public_data.included"}
GOOD = {key: "no" if key in NO else "yes" for key in questions()}


def data(case: dict[str, Any]) -> Data:
    columns = {f"{kind}_column": kinds()[kind].traits for kind in case["kinds"]}
    return Data(
        "table",
        columns,
        {name: name.removesuffix("_column") for name in columns},
        case.get("rows", 1000),
        900,
    )


def facts(case: dict[str, Any]) -> Facts:
    base = {} if case.get("base") == "silent" else GOOD
    said = {k: v for k, v in base.items() if k not in case.get("unstated", ())} | case.get("says", {})
    return Facts(said, case.get("state", "raw"), case.get("place", "unknown"), case.get("day"))


def test_there_are_forty_cases_and_more() -> None:
    assert len(CASES) >= 40
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(UnknownLawDate, match=case["error"]):
            decide(data(case), facts(case))
        return
    found = decide(data(case), facts(case))
    assert (found.grade, found.target) == (case["grade"], case.get("target"))
    named = {f"{r.rule.article.law} {r.rule.article.number}" for r in found.reasons}
    named |= {n.replace("网络安全法（2025年修正）", "网络安全法") for n in named}
    assert set(case.get("by", ())) <= named
    assert not set(case.get("not_by", ())) & named
    outcomes = {o.fact: [o.if_yes.grade, o.if_no.grade] for o in found.needed}
    assert case.get("open", {}).items() <= outcomes.items()
    if "judgement" in case:
        assert {r.rule.id for r in found.reasons if r.rule.judgement} == set(case["judgement"])
    if "change" in case:
        words, grade = case["change"]
        assert any(words in c.do.en and c.grade == grade for c in found.changes)
    if "note" in case:
        assert any(case["note"] in note.en for note in found.notes)


def test_a_table_without_anything_personal_has_no_reason_about_people() -> None:
    found = decide(Data("table", rows=10), Facts(GOOD))
    assert (found.grade, found.level, found.reasons) == ("tradable", 1, ())


def test_ten_million_people_bring_the_duties_of_important_data() -> None:
    few = Data("t", {"id": frozenset({"identifies"})}, {}, 10**7, 10**7 - 1)
    many = Data("t", {"id": frozenset({"identifies"})}, {}, 10**7, 10**7)
    assert not decide(few, Facts(GOOD)).duties
    assert [d.article.number for d in decide(many, Facts(GOOD)).duties] == ["28"]


def test_an_unstated_fact_never_makes_a_grade_better() -> None:
    """Taking one answer back from the best case never raises the grade."""
    rank = ["not_tradable", "tradable_obfuscated", "tradable"]
    for columns in ([], ["person_name", "mobile_phone"], ["health_note"], ["password"]):
        case = {"kinds": columns}
        best = rank.index(decide(data(case), Facts(GOOD)).grade)
        for key in questions():
            less = Facts({k: v for k, v in GOOD.items() if k != key})
            assert rank.index(decide(data(case), less).grade) <= best
