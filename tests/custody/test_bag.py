"""The bag: BagIt 1.0, input untouched, only what changed is copied again."""

import hashlib
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from suyuan.custody import Bag, digest, make_bag, verify
from suyuan.custody.intake import JOURNAL
from suyuan.model.errors import BrokenCustody, WrongUse

Again = Callable[[Path], Bag]


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (p for p in folder.rglob("*") if p.is_file() and "out" not in p.relative_to(folder).parts)
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in files}


def test_the_input_is_not_touched_and_every_byte_is_copied(case: Path, again: Again) -> None:
    before = snapshot(case)
    bag = again(case)
    assert snapshot(case) == before
    for name, (data, _) in before.items():
        assert (bag.path / "data" / Path(name).relative_to(case)).read_bytes() == data
    assert verify(bag.path).ok


def test_the_bag_is_bagit_1_0(bag: Bag) -> None:
    assert (bag.path / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    info = dict(line.split(": ", 1) for line in (bag.path / "bag-info.txt").read_text().splitlines())
    payload = [p for p in (bag.path / "data").rglob("*") if p.is_file()]
    assert info["Payload-Oxum"] == f"{sum(p.stat().st_size for p in payload)}.{len(payload)}"
    assert info["Bagging-Date"] == "2026-01-02"
    size = len(payload)
    assert info["Internal-Sender-Identifier"] == f"suyuan:{size}:{bag.log.root(size)}"
    for algorithm in ("sha256", "sm3"):
        lines = (bag.path / f"manifest-{algorithm}.txt").read_text().splitlines()
        assert all(re.fullmatch(r"[0-9a-f]{64}  data/.+", line) for line in lines)
        names = {line[66:].replace("%0A", "\n").replace("%25", "%") for line in lines}
        assert names == {p.relative_to(bag.path).as_posix() for p in payload}
        for line in lines:
            path = bag.path / line[66:].replace("%0A", "\n").replace("%25", "%")
            assert line[:64] == getattr(digest(path), algorithm)
    for line in (bag.path / "tagmanifest-sha256.txt").read_text().splitlines():
        assert hashlib.sha256((bag.path / line[66:]).read_bytes()).hexdigest() == line[:64]


def test_only_cr_lf_and_percent_are_encoded_in_a_manifest(bag: Bag) -> None:
    text = (bag.path / "manifest-sha256.txt").read_text()
    assert "data/seized/数据 100%25.txt" in text
    assert "data/seized/line%0Abreak.txt" in text


def test_a_second_run_copies_and_logs_nothing(case: Path, bag: Bag, again: Again) -> None:
    before = {p: p.stat().st_ino for p in bag.path.rglob("*") if p.is_file()}
    second = again(case)
    assert second.taken == ()
    assert second.root == bag.root
    assert {p: p.stat().st_ino for p in bag.path.rglob("*") if p.is_file()} == before


def test_a_changed_and_a_new_file_are_taken_in_and_the_others_are_not(
    case: Path, bag: Bag, again: Again
) -> None:
    before = {p: p.stat().st_ino for p in (bag.path / "data").rglob("*") if p.is_file()}
    (case / "chats/b.txt").write_bytes(b"another talk")
    (case / "chats/c.txt").write_bytes(b"new")
    second = again(case)
    assert second.taken == ("chats/b.txt", "chats/c.txt")
    after = {p: p.stat().st_ino for p in (bag.path / "data").rglob("*") if p.is_file()}
    assert {p.name for p, inode in after.items() if before.get(p) != inode} == {"b.txt", "c.txt"}
    assert verify(bag.path).ok
    assert verify(bag.path, root=bag.root).ok  # an earlier head is still a head of the log


def test_a_file_of_the_same_size_with_another_time_is_read_again(case: Path, bag: Bag, again: Again) -> None:
    path = case / "chats/b.txt"
    path.write_bytes(path.read_bytes().upper())
    os.utime(path, ns=(1, 1))
    assert again(case).taken == ("chats/b.txt",)
    assert verify(bag.path).ok


def test_a_file_that_has_gone_from_the_case_stays_in_the_bag(case: Path, bag: Bag, again: Again) -> None:
    (case / "chats/b.txt").unlink()
    second = again(case)
    assert "chats/b.txt" in {f.path for f in second.files}
    assert verify(bag.path).ok


def test_an_interrupted_run_goes_on_where_it_stopped(case: Path) -> None:
    files = sorted(p for p in case.rglob("*") if p.is_file())
    out = case / "out" / "bag"

    def dying() -> datetime:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_bag(case, files, out, who="tester", clock=dying)
    inodes = {p.name: p.stat().st_ino for p in (out / "data").rglob("*") if p.is_file()}
    assert [f.path for f in verify(out).findings if f.path == JOURNAL] == [JOURNAL]
    bag = make_bag(case, files, out, who="tester", clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    assert {p.name: p.stat().st_ino for p in (out / "data").rglob("*") if p.is_file()} == inodes
    assert len(bag.taken) == len(files)
    assert verify(out).ok


def test_a_bag_whose_manifests_were_changed_takes_nothing_more_in(case: Path, bag: Bag, again: Again) -> None:
    manifest = bag.path / "manifest-sm3.txt"
    manifest.write_bytes(manifest.read_bytes().replace(b"a", b"b", 1))
    with pytest.raises(BrokenCustody, match="suyuan verify"):
        again(case)


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"other")])
def test_a_copy_that_was_changed_in_the_bag_is_never_mended_in_silence(
    case: Path, bag: Bag, again: Again, change: Callable[[Path], object]
) -> None:
    change(bag.path / "data" / "chats" / "b.txt")
    with pytest.raises(BrokenCustody, match="suyuan verify"):
        again(case)
    assert {f.path for f in verify(bag.path).findings} == {"custody.intake.jsonl", "data/chats/b.txt"}


def test_a_file_outside_the_folder_is_refused(case: Path, tmp_path: Path) -> None:
    outside = tmp_path / "other.txt"
    outside.write_text("x")
    with pytest.raises(WrongUse):
        make_bag(case, [outside], tmp_path / "bag", who="tester", clock=lambda: datetime.now(UTC))


def test_an_empty_case_is_a_valid_bag(tmp_path: Path) -> None:
    make_bag(tmp_path, [], tmp_path / "bag", who="tester", clock=lambda: datetime.now(UTC))
    assert verify(tmp_path / "bag").ok
