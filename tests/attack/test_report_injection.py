"""Hostile strings in every value of a case must stay text in the report."""

import json
import re
import runpy
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from suyuan.case.report import write_report

MADE = runpy.run_path(str(Path(__file__).parents[1] / "case" / "report_case.py"))
HOSTILE = {
    "script": "</script><script>document.title='owned'</script>",
    "handler": "\"'><img src=x onerror=alert(1)><svg/onload=alert(2)>",
    "comment": "<!--<script>--><style>*{display:none}</style>]]></title></textarea>",
    "template": "{{ 7 * 7 }}{% raw %}{0}{x!r}%s${1}",
    "direction": "\u202egnp.exe\u202c\u2066\u200f\x00\x1b[31m\u2028",
    "surrogate": "\udcff\ud800",
    "long": "长" * 5_000 + "x" * 5_000,
    "style": '"}</style>*{}\\22 ;@import url(//example.com/x)',
}


class Tags(HTMLParser):
    """Counts every tag with its attribute names, and keeps attribute values and text."""

    def __init__(self, text):
        super().__init__()
        self.seen, self.values, self.words = Counter(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen[(tag, *sorted(name for name, _ in attrs))] += 1
        self.values += [value for _, value in attrs if value]

    def handle_data(self, data):
        self.words.append(data)


def spoilt(value, bad):
    """The same structure with a hostile text at the end of every string, names and references alike."""
    if isinstance(value, dict):
        kept = value.keys() <= {"zh", "en"} or "seized" in value or "items" in value or "root" in value
        return {
            (k if kept or not re.fullmatch(r"(E|B|G)\d+.*|.*\..*", k) else k + bad): spoilt(v, bad)
            for k, v in value.items()
        }
    if isinstance(value, list):
        return [spoilt(v, bad) for v in value]
    return value + bad if isinstance(value, str) else value


def written(tmp_path, parts):
    path = tmp_path / "report.html"
    write_report(path, *parts)
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    """Tags of the same case with a harmless letter in the place of the hostile text."""
    return Tags(written(tmp_path_factory.mktemp("honest"), spoilt(list(MADE["made"]()), "x"))).seen


@pytest.mark.parametrize("bad", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_in_every_value_adds_no_tag_no_attribute_and_no_script(bad, honest, tmp_path):
    text = written(tmp_path, spoilt(list(MADE["made"]()), bad))
    attacked = Tags(text)
    assert attacked.seen.keys() == honest.keys()
    assert attacked.seen[("script",)] == 1
    assert attacked.seen[("style",)] == 1
    assert attacked.seen[("script", "id", "type")] == 1
    said = ("span", "lang")  # a text that differs between the languages needs a pair of these
    assert {t: n for t, n in attacked.seen.items() if t != said} == {
        t: n for t, n in honest.items() if t != said
    }


def test_direction_marks_and_control_characters_are_shown_as_their_codes(tmp_path):
    text = written(tmp_path, spoilt(list(MADE["made"]()), HOSTILE["direction"]))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00\x1b\u2028]", text)
    assert "‹U+202E›gnp.exe‹U+202C›" in text


def test_no_case_text_reaches_the_style_sheet_or_the_script(tmp_path):
    for bad in ("style", "script"):
        text = written(tmp_path, spoilt(list(MADE["made"]()), HOSTILE[bad]))
        style = re.search(r"<style>(.*?)</style>", text, re.DOTALL).group(1)
        script = re.search(r"<script>(.*?)</script>", text, re.DOTALL).group(1)
        assert "@import" not in style + script
        assert "owned" not in style + script
        assert re.search(r"content:\"(\\[0-9a-f]+ )+\"", style)


def test_custody_names_come_back_exactly_as_they_were(tmp_path):
    *rest, custody = MADE["made"]()
    for n, bad in enumerate(HOSTILE.values()):
        custody["files"][n]["path"] = bad
    text = written(tmp_path, [*rest, custody])
    found = re.findall(r'<script type="application/json" id="suyuan-custody">(.*?)</script>', text, re.DOTALL)
    assert len(found) == 1
    assert "<" not in found[0]
    assert json.loads(found[0]) == custody


def test_long_words_are_cut_and_say_how_much_is_missing(tmp_path):
    summary, evidence, custody = MADE["made"]()
    evidence["items"]["E1"]["places"][0]["text"] = "长" * 9_000
    text = written(tmp_path, [summary, evidence, custody])
    assert "长" * 121 not in text
    assert "…（+8880）" in text
