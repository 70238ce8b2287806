"""The page of kinds says what the kinds are."""

import importlib.util
import json
from pathlib import Path

from typer.testing import CliRunner

from suyuan.cli import build
from suyuan.cli.door import door
from suyuan.identify import kinds

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_kinds_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("page", ROOT / "scripts" / "write_kinds_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "kinds.md").read_text("utf-8") == module.page(), "run `make kinds-page`"


def test_the_verb_lists_every_kind_with_its_checks() -> None:
    done = CliRunner().invoke(build(door("en")), ["kinds", "--json"])
    assert done.exit_code == 0
    listed = {one["code"]: one for one in json.loads(done.stdout)["kinds"]}
    assert list(listed) == list(kinds())
    assert [check["code"] for check in listed["id_card"]["checks"]] == [
        "form",
        "division",
        "date",
        "check_digit",
    ]


def test_a_kind_that_there_is_not_is_named_with_those_that_there_are() -> None:
    done = CliRunner().invoke(build(door("en")), ["kinds", "shoe_size"])
    assert done.exit_code != 0
    assert "id_card" in str(done.exception)
