"""The report in a real browser: no error, no network, both languages, every figure opens its rows."""

import base64
import hashlib
import html
import json
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from suyuan.case.report import write_report

MADE = runpy.run_path(str(Path(__file__).parents[1] / "case" / "report_case.py"))
CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium on the path")

DRIVER = """
window.addEventListener('load', () => {
  const root = document.documentElement, out = {};
  const shown = (css) => [...document.querySelectorAll(css)].filter((n) => n.offsetParent).length;
  const drawer = document.getElementById('drawer');
  out.first = [root.lang, shown('main [lang=zh]') > 50, shown('main [lang=en]')];
  out.wide = root.scrollWidth - root.clientWidth;
  out.columns = ['desk', 'phone'].map((n) => getComputedStyle(document.querySelector('svg.' + n)).display);
  const fig = [...document.querySelectorAll('#buyers ~ .scroll a.fig')][0];
  fig.click();
  out.drawer = [drawer.open, drawer.querySelectorAll('.item').length, drawer.querySelectorAll('.rows th[scope=row]').length];
  out.items = fig.dataset.items.split(' ').length;
  out.seen = [...drawer.querySelectorAll('.rows th[scope=row]')].every((n) => n.offsetHeight > 0);
  document.getElementById('drawer-close').click();
  out.closed = !drawer.open;
  document.getElementById('lang-en').click();
  out.second = [root.lang, document.title, shown('main [lang=zh]'), shown('main [lang=en]') > 50];
  const filter = document.getElementById('filter');
  filter.value = 'release-marks'; filter.dispatchEvent(new Event('input'));
  out.filtered = document.querySelectorAll('#items .item:not([hidden])').length;
  location.hash = '#chain-5';
  setTimeout(() => {
    out.unfolded = document.getElementById('chain-5').open;
    const text = JSON.stringify(out);
    document.body.setAttribute('data-result', text);
    parent.postMessage(text, '*');
  }, 200);
});
"""

PROBE = """
window.addEventListener('load', () => {
  const out = {};
  const shown = (css) => [...document.querySelectorAll(css)].filter((n) => n.offsetParent).length;
  out.first = [shown('main [lang=zh]') > 50, shown('main [lang=en]')];
  document.getElementById('lang-en').click();
  out.second = [shown('main [lang=zh]'), shown('main [lang=en]') > 50];
  document.querySelector('a.fig').click();
  out.hash = location.hash;
  out.there = Boolean(document.querySelector(location.hash));
  document.body.setAttribute('data-result', JSON.stringify(out));
});
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(path, *MADE["made"]())
    return path


def browse(path, profile, *flags):
    """(the page after its scripts ran, what the browser logged)."""
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--enable-logging=stderr", f"--user-data-dir={profile}", "--virtual-time-budget=4000", *flags,
        "--dump-dom", path.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=90, check=True)
    log = done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8"), [line for line in log.splitlines() if "CONSOLE" in line]


def driven(report, script):
    """A copy of the report with a script added, admitted by its hash beside the report's own."""
    text = report.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    text = text.replace("script-src ", f"script-src 'sha256-{digest}' ", 1).replace(
        "</body>", f"<script>{script}</script></body>"
    )
    copy = report.with_name("driven.html")
    copy.write_text(text, "utf-8")
    return copy


def result(dom):
    return json.loads(html.unescape(re.search(r'data-result="([^"]*)"', dom).group(1)))


def test_the_report_opens_from_disk_without_any_console_message(report, tmp_path):
    dom, console = browse(report, tmp_path)
    assert '<html lang="zh">' in dom
    assert console == []


def test_on_a_desk_figures_open_their_rows_and_the_language_changes(report, tmp_path):
    dom, console = browse(driven(report, DRIVER), tmp_path, "--window-size=1280,900")
    out = result(dom)
    assert console == []
    assert out["first"] == ["zh", True, 0]
    assert out["wide"] <= 0
    assert out["columns"] == ["block", "none"]
    assert out["drawer"][0]
    assert out["drawer"][1] == out["items"] == 2
    assert out["drawer"][2] == 14
    assert out["seen"]
    assert out["closed"]
    assert out["second"][0] == "en"
    assert out["second"][1].endswith("Data Tracing Report")
    assert out["second"][2:] == [0, True]
    assert out["filtered"] == 1
    assert out["unfolded"]


def test_on_a_phone_nothing_runs_over_the_edge_and_the_drawing_stands_upright(report, tmp_path):
    copy = driven(report, DRIVER)
    frame = copy.with_name("phone.html")
    catch = "addEventListener('message', (e) => document.body.setAttribute('data-result', e.data))"
    frame.write_text(
        f'<body><script>{catch}</script><iframe src="{copy.name}" width="390" height="800"></iframe>', "utf-8"
    )
    dom, console = browse(frame, tmp_path)
    out = result(dom)
    assert console == []
    assert out["wide"] <= 0
    assert out["columns"] == ["none", "block"]
    assert out["drawer"][0]


def test_without_its_script_the_language_still_changes_and_figures_lead_to_their_items(report, tmp_path):
    text = report.read_text("utf-8")
    bare = report.with_name("bare.html")
    bare.write_text(re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL), "utf-8")
    dom, console = browse(driven(bare, PROBE), tmp_path)
    out = result(dom)
    assert console == []
    assert out["first"] == [True, 0]
    assert out["second"] == [0, True]
    assert re.fullmatch(r"#[ef]\d+", out["hash"])
    assert out["there"]
