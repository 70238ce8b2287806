"""Every format: its example reads, rows go in and come out in every encoding, and a cut file is never silent."""

import csv
import io
import json
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from suyuan.model.records import BadRows
from suyuan.read import Unread, rows_at, tables
from suyuan.read.tables import formats

COLUMNS = ("姓名", "手机号", "地址", "备注")
EXAMPLES = [
    (name, example() if callable(example) else example)
    for module in formats()
    for name, example in module.EXAMPLES.items()
]


def rows(count=60, seed=1):
    rng = random.Random(seed)
    names, places = (
        ["王小明", "李國強", "陳美玲", "张伟"],
        ["北京市海淀区学院路", "臺北市中正區重慶南路", "上海市黄浦区人民路"],
    )
    return [
        [rng.choice(names), f"1380000{i:04}", f"{rng.choice(places)}{i}號", rng.choice(["0", "007", "x"])]
        for i in range(count)
    ]


def traditional(count=60):
    return [["陳美玲", f"0910{i:06}", f"臺北市中正區重慶南路一段{i}號", "備註"] for i in range(count)]


def delimited(separator):
    return lambda header, data: "".join(separator.join(row) + "\r\n" for row in [header, *data])


def quoted(header, data):
    target = io.StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows([header, *data])
    return target.getvalue()


def sql(header, data):
    names = ", ".join(f"`{name}`" for name in header)
    tuples = ",".join("(" + ",".join(f"'{value}'" for value in row) + ")" for row in data)
    return f"-- MySQL dump\nINSERT INTO `t` ({names}) VALUES {tuples};\n"


def copy(header, data):
    body = "".join("\t".join(row) + "\n" for row in data)
    return f"-- PostgreSQL database dump\nCOPY public.t ({', '.join(header)}) FROM stdin;\n{body}\\.\n"


def objects(header, data):
    return json.dumps(
        {"data": [dict(zip(header, row, strict=True)) for row in data]}, ensure_ascii=False, indent=1
    )


def lines(header, data):
    return "".join(json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False) + "\n" for row in data)


TEXTS = {
    **{
        f"{name}.txt": delimited(sep)
        for name, sep in {"d4": "----", "d3": "---", "bar": "|", "bars": "||"}.items()
    },
    **{
        f"{name}.txt": delimited(sep)
        for name, sep in {"semi": ";", "colon": ":", "wide": "，", "widecolon": "："}.items()
    },
    **{
        f"{name}.txt": delimited(sep)
        for name, sep in {"tab": "\t", "blanks": "  ", "tilde": "~", "d5": "-----"}.items()
    },
    "comma.csv": delimited(","),
    "quoted.csv": quoted,
    "dump.sql": sql,
    "pg.sql": copy,
    "objects.json": objects,
    "lines.jsonl": lines,
}
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5"]


def read(path):
    """Columns, rows with numbers, bad rows and unread files of a path."""
    bad = BadRows()
    found, unread = [], []
    for item in tables([path], bad):
        if isinstance(item, Unread):
            unread.append(item)
            continue
        data = [
            (number, list(row.values()))
            for chunk in item.chunks()
            for number, row in zip(chunk.rows.tolist(), chunk.data.to_pylist(), strict=True)
        ]
        found.append((item, data))
    return found, bad, unread


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", TEXTS)
def test_rows_come_back_as_they_were_written(tmp_path, name, encoding):
    data = traditional() if encoding == "big5" else rows()
    header = ["姓名", "電話", "地址", "備註"] if encoding == "big5" else list(COLUMNS)
    (tmp_path / name).write_bytes(TEXTS[name](header, data).encode(encoding))
    [(table, found)], bad, unread = read(tmp_path / name)
    assert (unread, bad.counts) == ([], {})
    assert table.columns == tuple(header)
    assert table.has_header
    assert [row for _number, row in found] == data
    assert table.encoding == encoding
    if name.endswith((".txt", ".csv")):
        assert [number for number, _row in found] == list(range(2, len(data) + 2))


def test_workbooks_keep_digits_dates_and_leading_zeros(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("客户")
    sheet.write_row(0, 0, ["某公司客户名单"])
    sheet.write_row(2, 0, ["姓名", "手机号", "邮编", "余额", "日期"])
    sheet.write_row(3, 0, ["王小明", 13800000001, "010000", 12.5])
    sheet.write_datetime(
        3, 4, __import__("datetime").datetime(2017, 2, 3), book.add_format({"num_format": "yyyy-mm-dd"})
    )
    sheet.write_row(5, 0, ["李小红", 6.2e15])
    book.add_worksheet("订单").write_row(0, 0, ["订单号", "金额"])
    book.close()
    found, bad, unread = read(tmp_path / "a.xlsx")
    assert not unread
    (table, data), (other, none) = found
    assert (table.name, other.name) == ("a.xlsx!客户", "a.xlsx!订单")
    assert table.columns == ("姓名", "手机号", "邮编", "余额", "日期")
    assert data == [
        (4, ["王小明", "13800000001", "010000", "12.5", "2017-02-03"]),
        (6, ["李小红", "6200000000000000", None, None, None]),
    ]
    assert (other.columns, none) == (("订单号", "金额"), [])
    assert bad.counts == {"a.xlsx!客户": {"before header": 1}}


def test_parquet_columns_of_every_type_become_text(tmp_path):
    table = pa.table(
        {
            "电话": pa.array([13800000001.0, None]),
            "b": [b"\xff", b"ab"],
            "l": [[1], [2, 3]],
            "t": [True, False],
            "s": ["x", None],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    [(_table, found)], _bad, _unread = read(tmp_path / "a.parquet")
    assert found == [
        (1, ["13800000001", "ff", "[1]", "true", "x"]),
        (2, [None, "ab", "[2, 3]", "false", None]),
    ]


def test_json_shapes_become_records(tmp_path):
    cases = {
        '[{"a": {"b": 1.50, "c": null}, "d": [1, {"e": 2}]}, {"z": true}]': [
            ["1.50", None, '[1, {"e": 2}]', None],
            [None, None, None, "true"],
        ],
        '{"x": {"list": [{"a": 1}, {"a": 13800000001}]}}': [["1"], ["13800000001"]],
        '[["王", 1], ["李", 2]]': [["王", "1"], ["李", "2"]],
        '{"a": 1}\n\n{"a": 2}\n': [["1"], ["2"]],
        '{\n"a": 1}\n{\n"a": 2}\n': [["1"], ["2"]],
        '{"a": 1}': [["1"]],
    }
    for number, (text, expected) in enumerate(cases.items()):
        (tmp_path / f"{number}.json").write_text(text)
        [(_table, found)], bad, unread = read(tmp_path / f"{number}.json")
        assert [row for _number, row in found] == expected
        assert (bad.total(), unread) == (0, [])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_one_endless_line_of_json_or_sql_is_read_whole(tmp_path, encoding):
    long = "王" * 4000
    data = [[long, str(i)] for i in range(1600 if encoding == "utf-8" else 200)]
    (tmp_path / "a.json").write_text(
        json.dumps([dict(zip("ab", row, strict=True)) for row in data], ensure_ascii=False), encoding=encoding
    )
    (tmp_path / "a.sql").write_text(sql(["a", "b"], data), encoding=encoding)
    for name in ("a.json", "a.sql"):
        [(_table, found)], bad, unread = read(tmp_path / name)
        assert [row for _number, row in found] == data
        assert (bad.total(), unread) == (0, [])


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.sql"])
def test_wrong_bytes_in_json_and_sql_make_their_row_bad(tmp_path, name):
    data = rows(30)
    text = {"a.json": objects, "a.jsonl": lines, "a.sql": sql}[name](list(COLUMNS), data).encode()
    at = text.index(b"13800000007")
    (tmp_path / name).write_bytes(text[:at] + b"\xff" + text[at:])
    [(_table, found)], bad, unread = read(tmp_path / name)
    assert [row for _number, row in found] == data[:7] + data[8:]
    assert [(b.place.row, b.reason) for b in bad.rows] == [(8, "encoding")]
    assert unread == []


def test_sql_dumps_of_several_programs_are_read(tmp_path):
    (tmp_path / "a.sql").write_text(
        "-- MySQL dump\n/*!40101 SET NAMES utf8 */;\nCREATE TABLE `u` (\n  `id` int(11) NOT NULL COMMENT 'a,b',\n"
        "  `n` decimal(10,2) DEFAULT '0.00',\n  `t` text,\n  PRIMARY KEY (`id`),\n  KEY `k` (`n`)\n) ENGINE=InnoDB;\n"
        "INSERT INTO `u` VALUES (1,1.50,'O\\'Neil; (a),b'),\n(2,NULL,'it''s\\n\\\\'),(3,-2,X'e78e8b');\n"
        "INSERT INTO `v` (`x`) VALUES (0x616263);\nINSERT INTO `u` VALUES (4,5);\n"
    )
    found, bad, unread = read(tmp_path / "a.sql")
    assert not unread
    assert [(table.name, table.columns) for table, _ in found] == [
        ("a.sql!u", ("id", "n", "t")),
        ("a.sql!v", ("x",)),
    ]
    assert found[0][1] == [
        (1, ["1", "1.50", "O'Neil; (a),b"]),
        (2, ["2", None, "it's\n\\"]),
        (3, ["3", "-2", "王"]),
    ]
    assert found[1][1] == [(4, ["abc"])]
    assert bad.counts == {"a.sql!u": {"columns:2!=3": 1}}


def test_sql_of_other_databases_keeps_backslashes(tmp_path):
    (tmp_path / "a.sql").write_text(
        "-- PostgreSQL database dump\nINSERT INTO public.p (path, at, e) VALUES ('C:\\', '2017-01-01'::date, E'a\\'b');\n"
        "INSERT [dbo].[p] ([path], [at], [e]) VALUES (N'王', CAST(N'2017-01-02' AS Date), NULL)\nGO\n"
    )
    [(_table, found)], bad, unread = read(tmp_path / "a.sql")
    assert [row for _number, row in found] == [["C:\\", "2017-01-01", "a'b"], ["王", "2017-01-02", None]]
    assert (bad.total(), unread) == (0, [])


@pytest.mark.parametrize(("name", "data"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_reads_without_a_bad_row_or_error(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    found, bad, unread = read(tmp_path / name)
    assert unread == []
    assert sum(len(rows_) for _table, rows_ in found) >= 1
    assert set(bad.counts.get(name, {})) <= {"before header"}


@pytest.mark.parametrize(("name", "data"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_a_cut_example_is_never_silent(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    whole = sum(len(rows_) for _table, rows_ in read(tmp_path / name)[0])
    for cut in sorted(
        {
            *range(0, len(data.rstrip()), max(1, len(data) // 40)),
            *range(max(0, len(data.rstrip()) - 20), len(data.rstrip())),
        }
    ):
        (tmp_path / name).write_bytes(data[:cut])
        found, bad, unread = read(tmp_path / name)
        kept = sum(len(rows_) for _table, rows_ in found)
        if name.endswith((".eml", ".mbox", ".ldif", ".vcf")):
            continue  # a letter or an entry may end anywhere: see the tests of letters
        assert kept <= whole + 4 * name.endswith(
            (".docx", ".html")
        )  # a table that is cut short is read as lines
        if name.endswith((".txt", ".csv", ".jsonl")):
            lines_ = len([line for line in data[:cut].splitlines() if line.strip()])
            headers = sum(table.has_header and table.format != "jsonl" for table, _ in found)
            assert unread or kept + bad.total() + headers >= lines_
        else:
            assert unread or (cut < 16 and found[0][0].format in {"text", "delimited"}), (
                f"silent at byte {cut}"
            )


def test_rows_are_found_again_by_their_numbers(tmp_path):
    for name in ("d4.txt", "quoted.csv", "objects.json", "dump.sql"):
        (tmp_path / name).write_text(TEXTS[name](list(COLUMNS), rows()))
        table = next(tables([tmp_path / name], BadRows()))
        numbered = [
            (n, tuple(r.values()))
            for c in table.chunks()
            for n, r in zip(c.rows.tolist(), c.data.to_pylist(), strict=True)
        ]
        wanted = {numbered[3][0], numbered[40][0], 99999}
        assert rows_at(table, wanted) == dict([numbered[3], numbered[40]])
        assert rows_at(table, set()) == {}


def test_cards_with_broken_ends_are_rows_of_their_own_with_rising_numbers(tmp_path):
    (tmp_path / "a.vcf").write_text(
        "BEGIN:VCARD\nFN:甲\nEND:VCARD\nBEG\nTEL:13800000001\nEND:VCARD\nBEGIN:VCARD\nFN:乙\n"
        "BEGIN:VCARD\nFN:丙\nEND:VCARD\n"
    )
    bad = BadRows()
    [table] = tables([tmp_path / "a.vcf"], bad)
    [chunk] = table.chunks()
    assert chunk.rows.tolist() == [1, 3, 7, 9]
    assert chunk.data.to_pydict() == {
        "FN": ["甲", None, "乙", "丙"],
        "TEL": [None, "13800000001", None, None],
    }
    assert [(b.place.row, b.raw) for b in bad.rows] == [(4, "BEG")]
