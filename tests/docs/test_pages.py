"""The pages of chapters: their examples run, and the table of kinds is that of the kinds."""

import doctest
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "identify.md"


@pytest.mark.parametrize("name", ["identify.md", "govern.md"])
def test_every_example_of_a_page_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / name).read_text("utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert len(examples.examples) > 10
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(examples, out=told.append)
    assert "".join(told) == ""


def test_the_table_of_kinds_is_up_to_date_else_run_scripts_kinds_page() -> None:
    written = runpy.run_path(str(ROOT / "scripts" / "kinds-page"))["written"]
    text = PAGE.read_text("utf-8")
    assert written(text) == text
    assert "| `id_card` |" in text
