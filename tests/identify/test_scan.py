"""Scanning files: counts by column, free text, unreadable files in their place."""

import hashlib
import random
from pathlib import Path

import numpy as np
import pytest

from suyuan.identify import FileFindings, kinds, scan
from suyuan.identify import distinct as counting
from suyuan.identify.distinct import Distinct
from suyuan.model.errors import NoSpace
from suyuan.read import Unread


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rng = random.Random(3)
    fakes = [kinds()[code].fake for code in ("person_name", "id_card", "mobile_phone")]
    rows = ["----".join(fake(rng) for fake in fakes) for _ in range(300)]
    rows += [rows[0], "张三----440308199901101513----无"]
    (tmp_path / "dump.txt").write_text("\n".join(rows) + "\n", encoding="gb18030")
    (tmp_path / "lied.csv").write_text(
        "序号,手机号\n" + "".join(f"{i},{kinds()['id_card'].fake(rng)}\n" for i in range(60)),
        encoding="utf-8",
    )
    (tmp_path / "chat.txt").write_text(
        "今天来吗\n加微信made_up007，电话一三八零零一三八零零零\n好的。\n", encoding="utf-8"
    )
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    return tmp_path


def test_columns_are_counted_exactly(folder: Path):
    (found,) = scan([folder / "dump.txt"])
    assert isinstance(found, FileFindings)
    assert (found.path, found.rows, found.bad_rows) == ("dump.txt", 302, 0)
    assert found.sha256 == hashlib.sha256((folder / "dump.txt").read_bytes()).hexdigest()
    name, number, phone = found.columns
    assert [c.kind for c in found.columns] == ["person_name", "id_card", "mobile_phone"]
    assert (number.valid, number.unverified, number.invalid, number.empty) == (301, 1, 0, 0)
    assert (number.distinct, number.also, number.inside) == (301, {}, {})
    assert (phone.valid, phone.invalid, phone.distinct) == (301, 1, 301)
    assert name.confidence > 0.98


def test_a_folder_gives_every_file_and_names_the_broken_one(folder: Path):
    found = list(scan([folder]))
    assert [item.path if isinstance(item, FileFindings) else item.name for item in found] == [
        "chat.txt", "dump.txt", "lied.csv", "picture.jpg",
    ]  # fmt: skip
    assert isinstance(found[3], Unread)


def test_a_lying_header_is_told(folder: Path):
    (found,) = scan([folder / "lied.csv"])
    assert isinstance(found, FileFindings)
    assert [(c.name, c.kind, c.lies) for c in found.columns] == [
        ("序号", "", False),
        ("手机号", "id_card", True),
    ]


def test_text_without_layout_is_read_as_text(folder: Path):
    (found,) = scan([folder / "chat.txt"])
    assert isinstance(found, FileFindings)
    assert found.text == {"mobile_phone": 1, "wechat_id": 1}


def test_the_json_has_the_fields_of_the_contract_and_no_value(folder: Path):
    (found,) = scan([folder / "dump.txt"])
    assert isinstance(found, FileFindings)
    told = found.json()
    assert set(told) == {"path", "sha256", "format", "encoding", "rows", "bad_rows", "columns", "text"}
    assert set(told["columns"][0]) == {
        "name",
        "kind",
        "valid",
        "invalid",
        "empty",
        "distinct",
        "confidence",
        "lies",
        "unverified",
        "also",
        "inside",
    }
    assert "440308199901101513" not in str(told)


@pytest.mark.parametrize("waiting", [3000, 30_000, 900_000])
@pytest.mark.parametrize("largest", [1 << 12, 1 << 22])
def test_distinct_is_exact_however_little_is_held_in_memory(monkeypatch, waiting: int, largest: int):
    monkeypatch.setattr(counting, "LARGEST", largest)
    monkeypatch.setattr(counting, "STEP", largest >> 3)
    rng = np.random.default_rng(9)
    counted, want = Distinct(3, waiting), [set(), set(), set()]
    for size in (0, 1, 7000, 20_000, 3, 50_000):
        few = rng.integers(1, 5, size, dtype=np.uint64)
        keys = rng.integers(1, 2**64, size, dtype=np.uint64)
        close = rng.integers(1, 2**40, size, dtype=np.uint64) >> np.uint64(30)
        close += np.uint64(1)
        for column, values in enumerate((few, keys, close)):
            counted.add(column, values)
            want[column].update(values.tolist())
    assert counted.counts() == [len(values) for values in want]


def test_nothing_is_no_distinct_value():
    assert Distinct(2).counts() == [0, 0]


def test_a_full_disk_is_told(monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(counting.tempfile, "TemporaryFile", full)
    with pytest.raises(NoSpace, match="TMPDIR"):
        Distinct(1, waiting=10).add(0, np.arange(1, 20, dtype=np.uint64))
