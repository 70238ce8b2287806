"""The file of facts: a template that reads back, and errors that say what to do."""

from pathlib import Path

import pytest

from suyuan.grade import read_facts, template
from suyuan.grade.facts import questions
from suyuan.grade.inventory import changes
from suyuan.model.errors import WrongUse


def test_the_template_reads_back_with_nothing_stated(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(template(), "utf-8")
    facts = read_facts(file)
    assert {facts.answer(key) for key in questions()} == {"unknown"}
    assert (facts.state, facts.place, facts.day) == ("raw", "unknown", None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[consent]\nground = 'maybe'", "consent.ground must be one of yes, no, unknown"),
        ("[consent]\nsomething = 'yes'", "nothing is known as consent.something"),
        ("[data]\nstate = 'clean'", "data.state must be one of raw, deidentified, anonymised"),
        ("[data]\nday = 'soon'", "data.day is no date"),
        ("[data", "--template"),
    ],
)
def test_a_wrong_entry_is_named_with_what_it_may_say(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(WrongUse, match=says.replace("(", r"\(")):
        read_facts(file)


def test_true_and_false_count_as_yes_and_no(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text("[source]\nlawful = true\nexplained = false\n", "utf-8")
    facts = read_facts(file)
    assert (facts.answer("source.lawful"), facts.answer("source.explained")) == ("yes", "no")


def test_changes_between_two_inventories_are_told() -> None:
    one = {"path": "a", "grade": "tradable", "level": 1, "owner": "", "kinds": {}, "rows": 5}
    other = {**one, "grade": "not_tradable", "rows": 6}
    gone = {**one, "path": "b"}
    assert changes([one, gone], [other]) == [
        {"path": "b", "what": "gone"},
        {"path": "a", "what": "grade", "before": "tradable", "after": "not_tradable"},
        {"path": "a", "what": "rows", "before": 5, "after": 6},
    ]
