"""A small case folder, its bag, its results."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from suyuan.custody import Bag, Leaf, block, make_bag, with_files

NOW = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
FILES = {
    "seized/a.csv": b"name,phone\nx,1\n" * 40,
    "seized/数据 100%.txt": "一----二\n".encode("gb18030") * 30,
    "seized/line\nbreak.txt": b"odd name",
    "payments/empty.csv": b"",
    "chats/b.txt": b"hello\n" * 20,
}


def clock() -> datetime:
    return NOW


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    for name, data in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def bagged(case: Path) -> Bag:
    files = [p for p in case.rglob("*") if p.is_file() and "out" not in p.relative_to(case).parts]
    return make_bag(case, files, case / "out" / "bag", who="tester", clock=clock)


@pytest.fixture
def bag(case: Path) -> Bag:
    return bagged(case)


def finish(case: Path) -> Bag:
    """A case's results: summary and report beside the bag, both in the log."""
    held, out = bagged(case), case / "out"
    sha = tuple(f.sha256 for f in held.files)
    held.log.append(Leaf("count", "tester", "suyuan test", NOW, inputs=sha))
    data = json.dumps(block(held.log, held.files)).replace("<", "\\u003c")
    (out / "summary.json").write_text(json.dumps({"custody": {"root": held.root}}))
    page = f'<html><p>3 records</p><script type="application/json" id="suyuan-custody">{data}</script></html>'
    (out / "report.html").write_text(page)
    made = [out / "report.html", out / "summary.json"]
    held.log.append(with_files(Leaf("report", "tester", "suyuan test", NOW, inputs=sha), made, out))
    return held


@pytest.fixture
def out(case: Path) -> Path:
    finish(case)
    return case / "out"


@pytest.fixture
def again() -> Callable[[Path], Bag]:
    return bagged
