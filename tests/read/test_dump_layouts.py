"""Separators, numbers of fields and headers are found as a person would find them."""

import pytest

from suyuan.model.records import BadRows
from suyuan.read import tables
from suyuan.read.text.headers import column_names, find_header, has_header
from suyuan.read.text.layouts import TEXT, Layout, learn


def people(separator, fields=4, count=40):
    values = [
        [
            "王小明",
            f"1380000{i:04}",
            f"北京市海淀区{i}号",
            f"2017-02-{i % 28 + 1:02} 12:30:0{i % 10}",
            "x",
            "y",
        ]
        for i in range(count)
    ]
    return [separator.join(row[:fields]) for row in values]


@pytest.mark.parametrize(
    "separator",
    ["----", "---", "--", "-----", "|", "||", "\t", ",", ";", "，", "~", "^", "\x01", "::", "##", "***"],
)
def test_one_separator_is_learned(separator):
    assert learn(people(separator)) == [Layout(separator, 4)]


def test_a_single_line_is_enough():
    assert learn(["王小明----13800000001----北京市"]) == [Layout("----", 3)]


def test_mixed_separators_and_numbers_of_fields_give_one_layout_each():
    lines = [*people("----", 5, 40), *people(",", 3, 30), *people("----", 3, 20), *people("\t", 4, 20)]
    assert set(learn(lines)) == {Layout("----", 5), Layout(",", 3), Layout("----", 3), Layout("\t", 4)}


def test_a_few_broken_lines_are_no_layout():
    lines = people("----", 5, 100)
    lines[3], lines[50] = "王小明----1380000", "王,小,明"
    assert learn(lines) == [Layout("----", 5)]


def test_empty_fields_do_not_make_longer_separators():
    assert learn([f"王小明--------1380000{i:04}----x" for i in range(30)]) == [Layout("----", 4)]
    assert learn([f"王小明||1380000{i:04}|x" for i in range(30)]) == [Layout("|", 4)]


def test_masked_values_are_no_separators():
    assert learn([f"王小明,138****{i:04},北京" for i in range(30)]) == [Layout(",", 3)]


def test_tabs_beside_commas_are_adornment():
    assert learn([f"2017-01-0{i % 9 + 1}\t,王小明\t,{i}.00\t,x" for i in range(30)]) == [Layout(",", 4)]


def test_prose_and_logs_have_no_layout():
    prose = [
        "今天天气很好，我们去了公园。",
        "他说：不知道，也许明天，再说吧。",
        "好。",
        "于是大家都回家了，吃饭，睡觉，看书。",
        "明天见！",
        "嗯，行",
    ] * 5
    log = [
        f'1.2.3.{i} - - [17/May/2015:10:05:0{i % 10} +0000] "GET /a{"?b:c" * (i % 3)} HTTP/1.1" 200 {i} "x y{" z" * (i % 4)}"'
        for i in range(60)
    ]
    assert learn(prose) == [Layout("", 1)]
    assert learn(log) == [Layout("", 1)]


def test_headers_are_told_from_data():
    assert has_header([["姓名", "手机号码（必填）", "c"], ["王小明", "13800000001", "x"]])
    assert has_header([["foo", "bar"], ["1", "x"], ["2", "y"]])
    assert not has_header([["王小明", "13800000001"], ["李小红", "13800000002"]])
    assert not has_header([["王小明", "北京"], ["李小红", "上海"]])
    assert not has_header([["张三", ""], ["李四", "1"]])
    assert find_header([["标题", ""], ["姓名", "电话"], ["王小明", "1"]]) == (1, True)
    assert column_names(["a", "", "a", "\ufeffb"]) == ("a", "c2", "a_3", "b")


def read(path):
    bad = BadRows()
    found = [
        (
            t,
            [
                (n, tuple(r.values()))
                for c in t.chunks()
                for n, r in zip(c.rows.tolist(), c.data.to_pylist(), strict=True)
            ],
        )
        for t in tables([path], bad)
    ]
    return found, bad


def test_a_mixed_file_gives_a_table_for_each_layout_and_true_line_numbers(tmp_path):
    first, second = people("----", 5, 30), people(",", 3, 20)
    lines = [*first, "", *second, "odd line", *first]
    (tmp_path / "mixed.txt").write_text("\n".join(lines))
    found, bad = read(tmp_path / "mixed.txt")
    by_separator = {table.separator: rows for table, rows in found}
    assert by_separator["----"] == [
        (i + 1, tuple(line.split("----"))) for i, line in enumerate(lines) if "----" in line
    ]
    assert by_separator[","] == [
        (i + 1, tuple(line.split(","))) for i, line in enumerate(lines) if "," in line and "----" not in line
    ]
    assert [(b.place.row, b.place.file, b.raw) for b in bad.rows] == [(52, "mixed.txt", "odd line")]


def test_repeated_headers_are_dropped_and_counted(tmp_path):
    part = ["姓名----手机号----地址", *(f"王小明----1380000{i:04}----北京" for i in range(20))]
    (tmp_path / "a.txt").write_text("\n".join(part * 3))
    [(table, rows)], bad = read(tmp_path / "a.txt")
    assert (table.columns, len(rows)) == (("姓名", "手机号", "地址"), 60)
    assert [(b.place.row, b.reason) for b in bad.rows] == [(22, "header again"), (43, "header again")]


def test_rows_above_a_header_of_the_same_width_are_a_preamble(tmp_path):
    (tmp_path / "a.csv").write_text(
        "账单明细,,,\n导出：某人,,,\n\n交易时间,对方,金额(元),备注\n2017-01-01,王小明,1.00,x\n2017-01-02,李小红,2.00,\n"
    )
    [(table, rows)], bad = read(tmp_path / "a.csv")
    assert table.columns == ("交易时间", "对方", "金额(元)", "备注")
    assert [number for number, _ in rows] == [5, 6]
    assert [(b.place.row, b.reason) for b in bad.rows] == [(1, "before header"), (2, "before header")]


def test_a_header_without_the_separators_at_row_ends_still_names_the_columns(tmp_path):
    (tmp_path / "a.csv").write_text(
        "日期,姓名,手机号,地址,金额\n"
        + "".join(f"2017-01-01,王小明,1380000{i:04},北京,1.00,\n" for i in range(9))
    )
    [(table, rows)], bad = read(tmp_path / "a.csv")
    assert (table.columns, len(rows), bad.total()) == (("日期", "姓名", "手机号", "地址", "金额", "c6"), 9, 0)


def test_bad_rows_are_counted_once_however_often_a_table_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("\n".join([*people("----", 4, 30), "x----y", *people(",", 2, 30)]))
    bad = BadRows()
    for _ in range(2):
        for table in list(tables([tmp_path / "a.txt"], bad)):
            for _chunk in table.chunks():
                pass
            for _chunk in table.chunks():
                pass
        assert bad.total() == 1 + _


def test_a_very_long_run_of_one_sign_is_no_separator():
    line = "-" * 50_000
    assert learn([line, "x" + line + "y", "z" + line]) == [TEXT]
    assert learn([f"王小明{'-' * 32}1380000000{i}" for i in range(3)]) == [Layout("-" * 32, 2)]
