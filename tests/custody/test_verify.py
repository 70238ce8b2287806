"""Verifying: what is sound passes, what cannot be checked is said, what is broken is named."""

import json
import shutil
from pathlib import Path

import pytest

from suyuan.custody import Bag, Verified, verify
from suyuan.model.errors import WrongUse


def named(found: Verified) -> list[tuple[str, str]]:
    return [(f.path, f.what.en) for f in found.findings]


def test_a_sound_bag_results_folder_case_and_report_verify(out: Path) -> None:
    for path in (out / "bag", out, out.parent, out / "report.html"):
        found = verify(path)
        assert named(found) == []
        assert found.ok
        assert found.files >= 5
        assert len(found.root) == 64


def test_a_report_alone_verifies_its_log_and_says_what_it_could_not_check(out: Path, tmp_path: Path) -> None:
    alone = tmp_path / "elsewhere" / "deep" / "report.html"
    alone.parent.mkdir(parents=True)
    shutil.copy(out / "report.html", alone)
    found = verify(alone)
    assert found.ok
    assert found.files == 0
    assert any("only the report" in note.en for note in found.unchecked)
    assert any(note.en.startswith("0 of the 5 files") for note in found.unchecked)


def test_a_report_without_its_bag_is_checked_against_the_originals_beside_it(out: Path) -> None:
    shutil.rmtree(out / "bag")
    assert verify(out / "report.html").files == 5
    original = out.parent / "chats" / "b.txt"
    original.write_bytes(original.read_bytes() + b"!")
    assert [f.path for f in verify(out / "report.html").findings] == ["chats/b.txt"]


def test_a_file_that_the_log_does_not_name_is_told_as_unchecked(out: Path) -> None:
    (out / "notes.txt").write_text("mine")
    found = verify(out)
    assert found.ok
    assert [note.en for note in found.unchecked] == [
        "1 files are not recorded in the log and were not checked: notes.txt"
    ]


def test_a_head_noted_elsewhere_is_compared(out: Path) -> None:
    head = json.loads((out / "summary.json").read_text())["custody"]["root"]
    assert verify(out, root=head).ok
    assert verify(out, root=head[:16].upper()).ok
    assert verify(out / "report.html", root=head).ok
    assert not verify(out, root="0" * 64).ok
    with pytest.raises(WrongUse):
        verify(out, root=head[:15])


def test_what_is_no_evidence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="neither"):
        verify(tmp_path)


def test_the_result_is_json_in_both_languages(bag: Bag) -> None:
    (bag.path / "data" / "chats" / "b.txt").unlink()
    shown = json.loads(json.dumps(verify(bag.path).json()))
    assert shown["ok"] is False
    assert shown["findings"] == [{"path": "data/chats/b.txt", "what": {"zh": "文件缺失", "en": "missing"}}]


def test_no_message_shows_what_stands_in_a_file(bag: Bag) -> None:
    path = bag.path / "data" / "chats" / "b.txt"
    path.write_bytes(b"13900000000 secret")
    text = json.dumps(verify(bag.path).json(), ensure_ascii=False)
    assert "secret" not in text
    assert "13900000000" not in text
