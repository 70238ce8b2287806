"""Text that wants to confuse: zero bytes, endless lines, wrong bytes, mixed line ends, open quotes."""

import pytest

from suyuan.model.records import BadRows
from suyuan.read import Unread, tables

LINES = [f"王小明----1380000{i:04}----北京市{i}号" for i in range(300)]


def read(path):
    bad = BadRows()
    items = list(tables([path], bad))
    assert not any(isinstance(item, Unread) for item in items)
    rows = [
        (n, tuple(r.values()))
        for t in items
        for c in t.chunks()
        for n, r in zip(c.rows.tolist(), c.data.to_pylist(), strict=True)
    ]
    return rows, bad


def test_line_ends_of_all_systems_may_be_mixed(tmp_path):
    ends = ["\n", "\r\n", "\r"]
    (tmp_path / "a.txt").write_bytes("".join(line + ends[i % 3] for i, line in enumerate(LINES)).encode())
    rows, bad = read(tmp_path / "a.txt")
    assert rows == [(i + 1, tuple(line.split("----"))) for i, line in enumerate(LINES)]
    assert bad.total() == 0


def test_zero_bytes_stay_inside_their_row(tmp_path):
    lines = list(LINES)
    lines[7] = "王\x00明----13800000007----\x00\x00"
    (tmp_path / "a.txt").write_text("\n".join(lines))
    rows, bad = read(tmp_path / "a.txt")
    assert rows[7] == (8, ("王\x00明", "13800000007", "\x00\x00"))
    assert (len(rows), bad.total()) == (300, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le"])
def test_wrong_bytes_make_their_row_bad_and_no_other(tmp_path, encoding):
    data = [
        ("陳美玲----0910000001----臺北市中正區" if encoding == "big5" else line).encode(encoding)
        for line in LINES
    ]
    data[9] = data[9][:4] + {"utf-16-le": b"\x00\xdc"}.get(encoding, b"\xff") + data[9][4:]
    (tmp_path / "a.txt").write_bytes("\n".encode(encoding).join(data))
    rows, bad = read(tmp_path / "a.txt")
    assert [(b.place.row, b.reason) for b in bad.rows] == [(10, "encoding")]
    assert [number for number, _ in rows] == [i for i in range(1, 301) if i != 10]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_an_endless_line_is_one_bad_row_and_the_rest_is_read(tmp_path, encoding):
    lines = [*LINES[:150], "x" * (40 << 20), *LINES[150:]]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding=encoding)
    rows, bad = read(tmp_path / "a.txt")
    assert [(b.place.row, b.reason) for b in bad.rows] == [(151, "too long")]
    assert len(bad.rows[0].raw) < 5000
    assert [number for number, _ in rows] == [i for i in range(1, 302) if i != 151]


def test_an_open_quote_costs_its_own_row_only(tmp_path):
    lines = [f'{i},"王小明",北京市{i}号' for i in range(500)]
    lines[20] = '20,"王小明,北京市'
    lines[480] = '480,"never closed'
    (tmp_path / "a.csv").write_text("\n".join(lines))
    rows, bad = read(tmp_path / "a.csv")
    assert [(b.place.row, b.reason) for b in bad.rows] == [(481, "columns:2!=3")]
    assert rows[20] == (21, ("20", '"王小明', "北京市"))
    assert len(rows) == 499


def test_a_file_of_separators_or_blanks_alone_breaks_nothing(tmp_path):
    for number, data in enumerate(
        [b"----\n" * 50, b",,,,\n", b" \n\t\n x\n", b'"', b'"\n"\n', b"\r\r\r\n\ra", b"\x00" * 9, b"|"]
    ):
        (tmp_path / f"{number}.txt").write_bytes(data)
    for item in tables([tmp_path], BadRows()):
        if not isinstance(item, Unread):
            for chunk in item.chunks():
                assert len(chunk.rows) == chunk.data.num_rows


def test_no_message_holds_a_value(tmp_path):
    (tmp_path / "a.json").write_text('[{"name": "王小明", "phone": "13800000001"}, {"na')
    (tmp_path / "b.sql").write_text("INSERT INTO `u` VALUES ('王小明','13800000001'),('李")
    (tmp_path / "c.xlsx").write_bytes(b"PK\x03\x04xl/13800000001")
    errors = [item.error for item in tables([tmp_path], BadRows()) if isinstance(item, Unread)]
    assert len(errors) == 3
    assert not any("王" in str(error) or "138" in str(error) for error in errors)
