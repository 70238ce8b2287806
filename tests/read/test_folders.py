"""Folders: everything in them is read or named, in one order, watched while it is read, and nothing blocks."""

import os
import socket

import pytest

from suyuan.identify import scan
from suyuan.model.errors import ChangedFile, Unreadable
from suyuan.model.records import BadRows
from suyuan.read import Meter, Unread, tables

LINE = "王小明----13800000001----北京市海淀区学院路1号\n"


def names(path, **options):
    return [item.name for item in tables([path], BadRows(), **options)]


def test_files_come_in_one_order_however_the_disk_lists_them(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "a.txt", "a/z.txt", "c.txt", "A.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LINE * 3)
    assert names(tmp_path) == ["A.txt", "a/z.txt", "a.txt", "b/10.txt", "b/2.txt", "c.txt"]


def test_what_is_no_file_is_named_and_nothing_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "null").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        (tmp_path / "good.txt").write_text(LINE * 3)
        found = list(tables([tmp_path], BadRows()))
    errors = {item.name: item.error for item in found if isinstance(item, Unread)}
    assert set(errors) == {"pipe.csv", "dead.txt", "loop.txt", "up", "null", "socket"}
    assert all(isinstance(error, Unreadable) for error in errors.values())
    assert [item.name for item in found if not isinstance(item, Unread)] == ["good.txt"]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path, monkeypatch):
    (tmp_path / "shut").mkdir()
    (tmp_path / "z.txt").write_text(LINE * 3)
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    shut, good = tables([tmp_path], BadRows())
    assert "permissions" in str(shut.error)
    assert good.name == "z.txt"


def test_names_that_are_no_utf_8_are_shown_and_their_files_hashed(tmp_path):
    raw = os.fsencode(tmp_path) + b"/" + "客户.txt".encode("gbk")
    with open(raw, "w") as file:  # noqa: PTH123  # a name in bytes
        file.write(LINE * 3)
    [found] = scan([tmp_path])
    assert found.path == "客户.txt"
    assert len(found.sha256) == 64


def test_a_file_that_shrinks_while_it_is_read_is_said_to_have(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(LINE * 500_000)
    bad = BadRows()
    found = tables([path], bad)
    table = next(found)
    chunks = table.chunks()
    next(chunks)
    path.write_text(LINE)
    list(chunks)
    [late] = found
    assert isinstance(late.error, ChangedFile)
    assert "shrank" in str(late.error)
    assert bad.counts["a.txt"]["changed while read"] == 1


@pytest.mark.parametrize("change", ["grow", "touch", "remove"])
def test_other_changes_are_said_too(tmp_path, change):
    path = tmp_path / "a.txt"
    path.write_text(LINE * 3)
    found = tables([path], BadRows())
    next(found)
    if change == "grow":
        path.write_text(LINE * 4)
    elif change == "touch":
        os.utime(path, (1, 1))
    else:
        path.unlink()
    assert [type(item.error) for item in found] == [ChangedFile]


def test_a_file_left_alone_is_not_said_to_have_changed(tmp_path):
    (tmp_path / "a.txt").write_text(LINE * 3)
    bad = BadRows()
    [table] = tables([tmp_path], bad)
    assert sum(len(chunk.rows) for chunk in table.chunks()) == 3
    assert bad.total() == 0


def test_the_meter_rises_to_the_whole(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(LINE * 20_000)
    seen = []
    for table in tables([tmp_path], BadRows(), meter=Meter(seen.append, [tmp_path])):
        for _chunk in table.chunks():
            pass
    assert [one.bytes for one in seen] == sorted(one.bytes for one in seen)
    assert (seen[-1].files, seen[-1].bytes) == (5, sum(p.stat().st_size for p in tmp_path.iterdir()))
    assert {(one.files_total, one.bytes_total) for one in seen} == {(5, seen[-1].bytes)}
    assert any(0 < one.bytes < seen[-1].bytes // 5 for one in seen)


def test_thousands_of_files_are_read_as_they_are_listed(tmp_path):
    for number in range(3000):
        folder = tmp_path / f"{number % 30:02}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(LINE * 2)
    found = tables([tmp_path], BadRows())
    assert next(found).name == "00/0.txt"
    assert sum(1 for _ in found) == 2999
