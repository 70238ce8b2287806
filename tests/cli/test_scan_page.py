"""The page of a scan: whole in one file, masked, and deaf to hostile names."""

import random
import re
from collections import Counter
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from suyuan.cli.scanned import About, collect, page
from suyuan.cli.scanned.words import words

ABOUT = About("zh", datetime(2025, 1, 2, 3, 4, tzinfo=UTC), "suyuan 0")
HOSTILE = {
    "script": "</script><img src=x onerror=alert(1)>",
    "handler": "\"'><svg onload=alert(2)>",
    "comment": "<!--<style>*{display:none}</style>--></title></textarea>",
    "template": "{{ 7 * 7 }}{% raw %}{0}${1}",
    "direction": "\u202egnp.exe\u2066\u200f\x1b[31m\u2028",
    "long": "长" * 5000,
}


class Tags(HTMLParser):
    """Counts tags with their attribute names; keeps attribute values and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: Counter[tuple[str, ...]] = Counter()
        self.values: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[(tag, *sorted(name for name, _ in attrs))] += 1
        self.values += [(name, value) for name, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def table(folder: Path, header: str, name: str = "t.csv") -> Path:
    quoted = '"' + header.replace('"', '""') + '"'
    rng = random.Random(2)
    rows = "".join(f"138{rng.randrange(10**8):08},x{n % 3}\n" for n in range(80))
    (folder / name).write_text(f"{quoted},other\n{rows}", "utf-8")
    return folder


def made(folder: Path, about: About = ABOUT) -> str:
    return page(collect([folder]), about)


@pytest.mark.parametrize("bad", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_header_adds_no_tag_and_no_attribute(bad: str, tmp_path: Path) -> None:
    (tmp_path / "honest").mkdir()
    (tmp_path / "evil").mkdir()
    honest = Tags(made(table(tmp_path / "honest", "harmless")))
    evil = Tags(made(table(tmp_path / "evil", bad)))
    assert evil.seen.keys() == honest.seen.keys()
    bars = {tag for tag in honest.seen if tag[0] == "rect"}  # a header taken for data is one more cell
    assert [t for t in honest.seen if t not in bars and evil.seen[t] != honest.seen[t]] == []
    assert not [name for name, _ in evil.values if name.startswith("on")]
    assert not [c for c in "\u202e\u2066\u200f\x1b\u2028" if c in "".join(evil.words)]


def test_a_hostile_file_name_stays_text(tmp_path: Path) -> None:
    text = made(table(tmp_path, "电话", "<img src=x onerror=alert(1)>.csv"))
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;.csv" in text


def test_the_page_asks_nobody_for_anything_and_runs_nothing(tmp_path: Path) -> None:
    text = made(table(tmp_path, "电话"))
    tags = Tags(text)
    assert not [tag for tag, *_ in tags.seen if tag in {"script", "link", "img", "iframe", "object", "form"}]
    assert not [value for name, value in tags.values if name in {"src", "href"} and not value.startswith("#")]
    assert ("content", "default-src 'none'") in [(n, v.split(";")[0]) for n, v in tags.values]
    assert not re.search(r"url\(|@import|style=", text)


def test_masked_examples_stand_there_and_no_value_in_clear(tmp_path: Path) -> None:
    text = made(table(tmp_path, "电话"))
    assert re.search(r"138\*{6}\d\d", text)
    assert not re.search(r"138\d{8}", text)
    assert words()["masked"].zh in text


def test_in_clear_the_page_says_so(tmp_path: Path) -> None:
    table(tmp_path, "电话")
    text = page(collect([tmp_path], clear=True), About("en", ABOUT.made, "suyuan 0", clear=True))
    assert re.search(r"<code>138\d{8}</code>", text)
    assert words()["clear"].en in text


def test_both_languages_stand_side_by_side(tmp_path: Path) -> None:
    text = made(table(tmp_path, "电话"))
    zh, en = text.count('<span lang="zh">'), text.count('<span lang="en">')
    assert zh == en > 40
    assert '<html lang="zh-CN">' in text
    assert '<html lang="en">' in made(tmp_path, About("en", ABOUT.made, "suyuan 0"))


def test_every_file_is_linked_to_its_section(tmp_path: Path) -> None:
    for number in range(5):
        table(tmp_path, "电话", f"{number}.csv")
    tags = Tags(made(tmp_path))
    ids = {value for name, value in tags.values if name == "id"}
    links = [value[1:] for name, value in tags.values if name == "href"]
    labelled = [value for name, value in tags.values if name == "aria-labelledby"]
    assert len([link for link in links if link.startswith("f")]) == 5
    assert set(links) | set(labelled) <= ids


def test_a_clean_folder_says_what_it_cannot_prove(tmp_path: Path) -> None:
    (tmp_path / "clean.csv").write_text("item,amount\npen,3\nink,4\n")
    text = made(tmp_path)
    assert words()["next.clean"].zh in text
    assert words()["next.count"].zh not in text


def test_unreadable_files_say_what_to_do(tmp_path: Path) -> None:
    table(tmp_path, "电话")
    (tmp_path / "x.exe").write_bytes(b"MZ\xff\xe0" + bytes(99))
    text = made(tmp_path)
    assert words()["unread.UnknownFormat"].zh in text
    assert words()["next.unread"].en in text


def test_the_same_scan_makes_the_same_page(tmp_path: Path) -> None:
    table(tmp_path, "电话")
    assert made(tmp_path) == made(tmp_path)


def test_hostile_values_in_clear_stay_text(tmp_path: Path) -> None:
    rng = random.Random(6)
    rows = "".join(
        f'138{rng.randrange(10**8):08},"</code><img src=x onerror=alert({n})>"\n' for n in range(40)
    )
    (tmp_path / "ill.csv").write_text("手机,诊断\n" + rows)
    text = page(collect([tmp_path], clear=True), About("zh", ABOUT.made, "suyuan 0", clear=True))
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(" in text
