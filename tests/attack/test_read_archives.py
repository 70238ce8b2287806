"""Archives that want to harm: bombs, locks, lies, cuts, nests."""

import gzip
import io
import tarfile
import zipfile

import pytest

from suyuan.model.errors import LockedFile, TooLarge, TruncatedFile, UnknownFormat, Unreadable
from suyuan.model.records import BadRows
from suyuan.read import Unread, tables
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
    assert {kinds[name] for name in ("a.png", "b.docx", "c.exe", "d.bin", "h.rar")} == {UnknownFormat}
    assert {kinds[name] for name in ("e.txt", "g.zip")} == {Unreadable}


def test_a_missing_path_is_unread(tmp_path):
    found, errors = read(tmp_path / "nothing.txt")
    assert found == {}
    assert isinstance(errors["nothing.txt"], Unreadable)
