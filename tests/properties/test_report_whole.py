"""Whatever a case leaves out or writes oddly, the report is written, well formed, and says no false number."""

import copy
import runpy
import unicodedata
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from suyuan.case.report import write_report
from suyuan.case.report.numbers import POWERS, bound
from suyuan.case.report.speak import clean

MADE = runpy.run_path(str(Path(__file__).parents[1] / "case" / "report_case.py"))
SUMMARY, EVIDENCE, CUSTODY = MADE["made"](rows=2)


def places(value, path=()):
    """Every path to a key or list place inside a structure."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from places(inner, (*path, key))


PATHS = [(which, path) for which, part in enumerate((SUMMARY, EVIDENCE)) for path in places(part)]


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    gaps=st.lists(st.sampled_from(PATHS), min_size=1, max_size=12),
    empty=st.sampled_from(["gone", "none", "blank"]),
)
def test_any_part_of_a_case_may_be_absent(gaps, empty, tmp_path_factory):
    parts = [copy.deepcopy(SUMMARY), copy.deepcopy(EVIDENCE)]
    for which, path in gaps:
        inside = parts[which]
        for key in path[:-1]:
            inside = inside[key] if key in inside or (isinstance(inside, list) and key < len(inside)) else {}
            if inside is None or isinstance(inside, str):
                inside = {}
        if isinstance(inside, dict) and path[-1] in inside:
            if empty == "gone":
                del inside[path[-1]]
            else:
                inside[path[-1]] = None if empty == "none" else type(inside[path[-1]])()
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(path, *parts, CUSTODY)
    text = path.read_text("utf-8")
    assert text.rstrip().endswith("</html>")
    assert ">None<" not in text
    assert "nan" not in text


@given(st.text())
def test_a_cleaned_text_holds_nothing_that_has_no_shape(text):
    shown = clean(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert clean(shown) == shown or len(shown) > 600


@given(st.floats(min_value=1e-14, max_value=0.0999))
def test_a_bound_in_words_is_never_tighter_than_the_number(chance):
    said = bound(chance).striptags()
    power = next(i for i in reversed(range(len(POWERS))) if f"不超过{POWERS[i]}分之一" in said)
    assert 10.0**-power >= chance * (1 - 1e-6) or power == 12
