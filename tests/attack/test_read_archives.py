"""Archives that want to harm: bombs, locks, lies, cuts, nests."""

import dataclasses
import gzip
import io
import random
import shutil
import subprocess
import tarfile
import time
import zipfile

import pyarrow as pa
import pytest

from suyuan.model.errors import (
    LockedFile,
    MissingReader,
    TooLarge,
    TruncatedFile,
    UnknownFormat,
    Unreadable,
)
from suyuan.model.records import BadRows
from suyuan.read import Unread, archives, tables
from suyuan.read.limits import Limits

DATA = "".join(f"王小明----1380000{i:04}----北京市{i}号\n" for i in range(500)).encode()


def zipped(members, **options):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def tarred(members):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def read(path, **options):
    """Rows by table name, and errors by file name."""
    found, errors = {}, {}
    for item in tables([path], BadRows(), **options):
        if isinstance(item, Unread):
            errors[item.name] = item.error
        else:
            found[item.name] = sum(len(chunk.rows) for chunk in item.chunks())
    return found, errors


def test_archives_in_archives_are_read_under_their_full_names(tmp_path):
    inner = zipped(
        {"深/数据.txt": DATA, "__MACOSX/x": b"1", ".hidden": b"1", "b.txt.gz": gzip.compress(DATA)}
    )
    (tmp_path / "a.zip").write_bytes(
        zipped({"in.zip": inner, "t.tar.gz": gzip.compress(tarred({"c.txt": DATA}))})
    )
    found, errors = read(tmp_path)
    assert errors == {}
    assert found == {
        "a.zip!in.zip!深/数据.txt": 500,
        "a.zip!in.zip!b.txt.gz!b.txt": 500,
        "a.zip!t.tar.gz!t.tar!c.txt": 500,
    }


def test_member_names_in_gbk_are_decoded(tmp_path):
    name = "客户资料.txt"
    plain = zipped({"A" * len(name.encode("gbk")): DATA})
    (tmp_path / "a.zip").write_bytes(plain.replace(b"A" * len(name.encode("gbk")), name.encode("gbk")))
    assert read(tmp_path) == ({f"a.zip!{name}": 500}, {})


def test_a_locked_member_is_named_and_the_others_are_read(tmp_path):
    data = bytearray(zipped({"open.txt": DATA, "shut.txt": DATA}))
    local, central = data.index(b"shut.txt") - 30, data.rindex(b"shut.txt") - 46
    data[local + 6] |= 1
    data[central + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    found, errors = read(tmp_path)
    assert found == {"a.zip!open.txt": 500}
    assert isinstance(errors["a.zip!shut.txt"], LockedFile)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda d: zipped({"a.txt": d}),
        gzip.compress,
        lambda d: zipped({"b.gz": gzip.compress(gzip.compress(d))}),
    ],
)
def test_a_bomb_is_stopped_at_the_limit(tmp_path, wrap):
    (tmp_path / "bomb").write_bytes(wrap(b"1----2----3\n" * 1_000_000))
    found, errors = read(tmp_path, limits=Limits(ratio=10, floor=1 << 20))
    assert found == {}
    assert [type(error) for error in errors.values()] == [TooLarge]


def test_nests_and_crowds_are_stopped_at_the_limit(tmp_path):
    nest = DATA
    for _ in range(9):
        nest = zipped({"n.zip": nest})
    (tmp_path / "nest.zip").write_bytes(nest)
    (tmp_path / "crowd.zip").write_bytes(zipped({f"{i}.txt": b"a,1\n" for i in range(50)}))
    found, errors = read(tmp_path, limits=Limits(members=20))
    assert len(found) == 20
    assert {type(error) for error in errors.values()} == {TooLarge}
    assert len(errors) == 2


def test_a_cut_archive_is_never_silent(tmp_path):
    whole = {
        "a.zip": zipped({"a.txt": DATA}),
        "a.gz": gzip.compress(DATA),
        "a.tar": tarred({"a.txt": DATA, "b.txt": DATA}),
    }
    for name, data in whole.items():
        for cut in range(300, min(len(data), 30000), max(1, min(len(data), 30000) // 25)):
            (tmp_path / name).write_bytes(data[:cut])
            _found, errors = read(tmp_path / name)
            assert errors or (name == "a.tar" and cut >= 24000), f"{name} silent at {cut}"
            assert all(isinstance(error, Unreadable) for error in errors.values())


def test_a_zip_cut_within_a_name_is_named_once_and_what_stands_is_read(tmp_path):
    whole = zipped({"a.txt": DATA, "b.txt": DATA})
    second = whole.index(b"PK\x03\x04", 4)
    (tmp_path / "a.zip").write_bytes(whole[: second + 32])
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04\x14\x00\x00\x00\x08\x00 this archive breaks off")
    false = b"PK\x03\x04" + b"\xff" * 26
    (tmp_path / "c.zip").write_bytes(false + whole[: second + 60])
    unread, rows = [], {}
    for item in tables([tmp_path], BadRows()):
        if isinstance(item, Unread):
            unread.append(item.name)
        else:
            rows[item.name] = sum(len(chunk.rows) for chunk in item.chunks())
    assert unread == ["a.zip", "b.zip", "c.zip!b.txt", "c.zip"]
    assert {name: rows[name] for name in ("a.zip!a.txt", "c.zip!a.txt")} == {
        "a.zip!a.txt": 500,
        "c.zip!a.txt": 500,
    }


def test_rows_before_the_cut_of_a_gzip_stay(tmp_path):
    data = gzip.compress(DATA * 40, mtime=0)
    (tmp_path / "a.txt.gz").write_bytes(data[: len(data) * 2 // 3])
    found, errors = read(tmp_path)
    assert found["a.txt.gz!a.txt"] > 1000
    assert isinstance(errors["a.txt.gz!a.txt"], TruncatedFile)


def test_a_member_with_a_wrong_checksum_is_reported(tmp_path):
    data = bytearray(zipped({"a.txt": DATA}))
    data[40] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    _found, errors = read(tmp_path)
    assert [type(error) for error in errors.values()] == [TruncatedFile]


def test_files_of_other_worlds_are_named_and_stop_nothing(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "b.docx").write_bytes(zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}))
    (tmp_path / "c.exe").write_bytes(b"MZ" + bytes(500))
    (tmp_path / "d.bin").write_bytes(bytes(random_byte % 251 for random_byte in range(7, 70000, 13)))
    (tmp_path / "e.txt").write_bytes(b"")
    (tmp_path / "f.txt").write_bytes(DATA)
    (tmp_path / "g.zip").write_bytes(zipped({}))
    (tmp_path / "h.rar").write_bytes(b"Rar!\x1a\x07\x00")
    found, errors = read(tmp_path)
    assert found == {"f.txt": 500}
    kinds = {name: type(error) for name, error in errors.items()}
    assert {kinds[name] for name in ("c.exe", "d.bin")} == {UnknownFormat}
    assert all(issubclass(kinds[name], Unreadable) for name in ("a.png", "h.rar"))
    assert {kinds[name] for name in ("b.docx", "e.txt", "g.zip")} == {Unreadable}


def packed(tmp_path, kind, members):
    """An archive that another program made."""
    if shutil.which("bsdtar") is None:
        pytest.skip("needs bsdtar (Debian: libarchive-tools)")
    for name, data in members.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    target = tmp_path / f"out.{kind}"
    command = ["bsdtar", "--format", kind, "-cf", str(target), *members]
    subprocess.run(
        command, cwd=tmp_path / "in", check=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    )
    return target.read_bytes()


@pytest.mark.parametrize("kind", ["7zip", "iso9660"])
def test_archives_of_other_programs_are_read_also_inside_others(tmp_path, kind):
    data = packed(tmp_path, kind, {"d/a.txt": DATA, "b.txt": DATA})
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "a.x").write_bytes(data)
    (tmp_path / "read" / "b.zip").write_bytes(zipped({"c.x": data}))
    found, errors = read(tmp_path / "read")
    assert errors == {}
    names = {name.lower() for name in found}
    assert {"a.x!b.txt", "a.x!d/a.txt", "b.zip!c.x!b.txt", "b.zip!c.x!d/a.txt"} == names
    assert set(found.values()) == {500}


def test_a_cut_or_bombing_archive_of_another_program_is_named(tmp_path):
    data = packed(tmp_path, "7zip", {"a.txt": b"1----2----3\n" * 1_000_000})
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "a.7z").write_bytes(data[: len(data) // 2])
    (tmp_path / "read" / "b.7z").write_bytes(data)
    found, errors = read(tmp_path / "read", limits=Limits(ratio=10, floor=1 << 20))
    assert {name: type(error) for name, error in errors.items()} == {
        "a.7z": TruncatedFile,
        "b.7z": TooLarge,
        "b.7z!a.txt": TruncatedFile,
    }
    assert set(found) <= {"b.7z!a.txt"}


def test_without_the_program_the_message_says_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(100))
    monkeypatch.setenv("PATH", "")
    _found, errors = read(tmp_path)
    assert isinstance(errors["a.7z"], MissingReader)
    assert "bsdtar" in str(errors["a.7z"])


@pytest.mark.parametrize("codec", ["zstd", "lz4"])
def test_zstandard_and_lz4_are_read_whole_or_up_to_the_cut(tmp_path, codec):
    ending = {"zstd": "zst", "lz4": "lz4"}[codec]
    noisy = "".join(f"王小明----1{random.Random(i).randrange(10**10):010}\n" for i in range(200_000)).encode()
    path = tmp_path / f"a.txt.{ending}"
    with pa.CompressedOutputStream(str(path), codec) as stream:
        stream.write(noisy)
    found, errors = read(tmp_path)
    assert (found, errors) == ({f"a.txt.{ending}!a.txt": 200_000}, {})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found, errors = read(tmp_path)
    assert 10_000 < found[f"a.txt.{ending}!a.txt"] < 200_000
    assert isinstance(errors[f"a.txt.{ending}!a.txt"], TruncatedFile)


def test_what_stands_before_the_cut_of_a_zip_is_read(tmp_path):
    noisy = "".join(f"李{i}----1{random.Random(i).randrange(10**10):010}\n" for i in range(20_000)).encode()
    data = zipped({"a.txt": DATA, "客户.txt": DATA, "c.txt": noisy})
    (tmp_path / "a.zip").write_bytes(data[: len(data) * 2 // 3])
    found, errors = read(tmp_path)
    assert (found["a.zip!a.txt"], found["a.zip!客户.txt"]) == (500, 500)
    assert 0 < found["a.zip!c.txt"] < 20_000
    assert {name: type(error) for name, error in errors.items()} == {
        "a.zip": TruncatedFile,
        "a.zip!c.txt": TruncatedFile,
    }


def test_members_whose_sizes_follow_their_data_are_found_without_a_directory(tmp_path):
    target = Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", DATA)
        archive.writestr("b.txt", DATA)
    data = target.getvalue()
    (tmp_path / "a.zip").write_bytes(data[: data.index(b"PK\x01\x02")])
    found, errors = read(tmp_path)
    assert found == {"a.zip!a.txt": 500, "a.zip!b.txt": 500}
    assert set(errors) == {"a.zip"}


class Pipe(io.BytesIO):
    """A stream that cannot seek, so that sizes are written behind the data."""

    def seekable(self):
        return False

    def seek(self, *_place):
        raise io.UnsupportedOperation


def test_what_stands_behind_a_damaged_header_of_a_tar_is_read(tmp_path):
    data = bytearray(tarred({"a.txt": DATA, "b.txt": DATA, "c.txt": DATA}))
    at = data.index(b"b.txt")
    data[at : at + 300] = bytes(x % 7 + 65 for x in range(300))
    (tmp_path / "a.tar").write_bytes(data)
    found, errors = read(tmp_path)
    assert found == {"a.tar!a.txt": 500, "a.tar!c.txt": 500}
    assert isinstance(errors["a.tar"], TruncatedFile)


def test_links_devices_and_evil_names_touch_nothing(tmp_path):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, kind in {
            "link": tarfile.SYMTYPE,
            "pipe": tarfile.FIFOTYPE,
            "disk": tarfile.BLKTYPE,
        }.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../../../tmp/evil.txt")
        info.size = len(DATA)
        archive.addfile(info, io.BytesIO(DATA))
    (tmp_path / "a.tar").write_bytes(target.getvalue())
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("/etc/\x1b[2J\u202etxt.exe", DATA)
    found, errors = read(tmp_path)
    assert errors == {}
    assert found == {"a.tar!../../../tmp/evil.txt": 500, "b.zip!/etc/\x1b[2J\u202etxt.exe": 500}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.tar", "b.zip"]


def test_members_of_one_name_are_told_apart_and_each_counts(tmp_path):
    data = zipped({f"{i}.txt": b"1----2----3\n" * 100_000 for i in "abc"})
    (tmp_path / "a.zip").write_bytes(data.replace(b"b.txt", b"a.txt").replace(b"c.txt", b"a.txt"))
    found, errors = read(tmp_path / "a.zip")
    assert (list(found), errors) == (["a.zip!a.txt", "a.zip!a.txt#2", "a.zip!a.txt#3"], {})
    found, errors = read(tmp_path / "a.zip", limits=Limits(ratio=1, floor=2_000_000))
    assert (list(found), [type(e) for e in errors.values()]) == (["a.zip!a.txt"], [TooLarge] * 2)


@pytest.mark.parametrize("name", ["a.zip.001", "a.7z.002", "a.part2.rar", "a.r00", "a.z01"])
def test_volumes_are_called_volumes(tmp_path, name):
    (tmp_path / name).write_bytes(zipped({"a.txt": DATA}))
    found, errors = read(tmp_path)
    assert found == {}
    assert "volumes" in str(errors[name])


def test_an_archive_that_holds_itself_is_stopped(tmp_path, monkeypatch):
    quine = zipped({"r.zip": b"x" * 200})
    original = archives.zip_members

    def itself(source, spend):
        for member in original(source, spend):
            yield dataclasses.replace(member, opener=lambda: io.BytesIO(quine))

    monkeypatch.setattr(archives, "zip_members", itself)
    (tmp_path / "r.zip").write_bytes(quine)
    found, errors = read(tmp_path)
    assert found == {}
    assert [type(error) for error in errors.values()] == [TooLarge]


def test_unpacking_that_takes_too_long_is_stopped(tmp_path):
    (tmp_path / "a.gz").write_bytes(gzip.compress(DATA * 1000))
    found, errors = read(tmp_path, limits=Limits(seconds=0))
    assert found == {}
    assert "too long" in str(errors["a.gz!a"])


def test_a_tar_of_many_members_inside_gzip_is_unpacked_once(tmp_path):
    (tmp_path / "a.tgz").write_bytes(gzip.compress(tarred({f"{i}.txt": DATA[:400] for i in range(2000)})))
    began = time.process_time()
    found, errors = read(tmp_path)
    assert (len(found), errors) == (2000, {})
    assert time.process_time() - began < 60


def test_a_missing_path_is_unread(tmp_path):
    found, errors = read(tmp_path / "nothing.txt")
    assert found == {}
    assert isinstance(errors["nothing.txt"], Unreadable)


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a.xlsx"])
def test_a_directory_that_points_before_the_file_is_damage(tmp_path, name):
    book = {"[Content_Types].xml": "x", "xl/workbook.xml": "<x/>", "word/document.xml": "<x/>"}
    data = bytearray(zipped({"a.txt": DATA} if name == "a.zip" else book))
    at = data.rindex(b"PK\x05\x06") + 16
    data[at : at + 4] = (int.from_bytes(data[at : at + 4], "little") + 1000).to_bytes(4, "little")
    (tmp_path / name).write_bytes(data)
    found, errors = read(tmp_path)
    assert found == {}
    assert {type(error) for error in errors.values()} == {TruncatedFile}
