"""The page of a scan in a real browser: no error, both languages without a script, nothing over the edge."""

import html
import json
import random
import re
import runpy
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from suyuan.cli.scanned import About, collect, page
from suyuan.identify import kinds

CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium on the path")
REPORT = runpy.run_path(str(Path(__file__).with_name("test_report_browser.py")))
browse, driven = REPORT["browse"], REPORT["driven"]

PROBE = """
window.addEventListener('load', () => {
  const root = document.documentElement, out = {};
  const shown = (css) => [...document.querySelectorAll(css)].filter((n) => n.offsetParent).length;
  out.first = [shown('main span[lang=zh]') > 20, shown('main span[lang=en]:not([translate])')];
  document.getElementById('lang-en').click();
  out.second = [shown('main span[lang=zh]'), shown('main span[lang=en]') > 20];
  out.wide = root.scrollWidth - root.clientWidth;
  out.links = [...document.querySelectorAll('a[href^="#f"]')].every((n) => document.querySelector(n.hash));
  out.dark = getComputedStyle(document.body).backgroundColor;
  out.owned = document.title === 'owned';
  document.body.setAttribute('data-result', JSON.stringify(out));
  parent.postMessage(JSON.stringify(out), '*');
});
"""


@pytest.fixture(scope="module")
def scanned(tmp_path_factory):
    folder, rng = tmp_path_factory.mktemp("scan"), random.Random(4)
    fakes = [kinds()[c].fake for c in ("person_name", "id_card", "mobile_phone", "address")]
    rows = "".join(",".join(f(rng) for f in fakes) + "\n" for _ in range(60))
    (folder / "people.csv").write_text(
        "姓名,手机,</script><script>document.title='owned'</script>,住址\n" + rows
    )
    (folder / ("长名" * 30 + ".csv")).write_text("姓名,证件,手机,住址\n" + rows)
    (folder / "chat.txt").write_text("加微信made_up007，电话13800138000\n")
    path = folder.parent / "scan-page.html"
    text = page(collect([folder]), About("zh", datetime(2025, 1, 2, tzinfo=UTC), "suyuan"))
    path.write_text(
        text.replace("default-src &#39;none&#39;;", "default-src &#39;none&#39;; script-src ;", 1), "utf-8"
    )
    return path


def result(dom):
    return json.loads(html.unescape(re.search(r'data-result="([^"]*)"', dom).group(1)))


def test_on_a_desk_the_language_changes_without_a_script_of_its_own(scanned, tmp_path):
    dom, console = browse(driven(scanned, PROBE), tmp_path, "--window-size=1280,900")
    out = result(dom)
    assert console == []
    assert out["first"] == [True, 0]
    assert out["second"] == [0, True]
    assert out["wide"] <= 0
    assert out["links"]
    assert not out["owned"]


def test_on_a_phone_nothing_runs_over_the_edge(scanned, tmp_path):
    copy = driven(scanned, PROBE)
    frame = copy.with_name("scan-phone.html")
    catch = "addEventListener('message', (e) => document.body.setAttribute('data-result', e.data))"
    frame.write_text(
        f'<body><script>{catch}</script><iframe src="{copy.name}" width="390" height="800"></iframe>', "utf-8"
    )
    dom, console = browse(frame, tmp_path)
    assert console == []
    assert result(dom)["wide"] <= 0


def test_it_is_dark_where_the_reader_asks_for_dark(scanned, tmp_path):
    copy = driven(scanned, PROBE)
    light = result(browse(copy, tmp_path / "light", "--blink-settings=preferredColorScheme=1")[0])["dark"]
    dark = result(browse(copy, tmp_path / "dark", "--blink-settings=preferredColorScheme=0")[0])["dark"]
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 120
    assert sum(map(int, re.findall(r"\d+", light)[:3])) > 600


def test_it_prints_on_pages_of_paper(scanned, tmp_path):
    pdf = tmp_path / "scan.pdf"
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'p'}"]
    subprocess.run(
        [*command, f"--print-to-pdf={pdf}", scanned.as_uri()], capture_output=True, timeout=90, check=True
    )
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) <= 6
