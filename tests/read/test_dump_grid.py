"""Small files as grids of strings with their line numbers."""

import io

import xlsxwriter

from suyuan.read.grid import grid, grids

TEXT = '账单\n姓名：x\n\n"交易时间",对方,金额\n2017-01-01,"甲\n乙",1.00\n2017-01-02,"丙"\t,"2,000.00"\n'
ROWS = [
    (1, ["账单"]),
    (2, ["姓名：x"]),
    (4, ["交易时间", "对方", "金额"]),
    (5, ["2017-01-01", "甲\n乙", "1.00"]),
    (7, ["2017-01-02", "丙", "2,000.00"]),
]


def test_text_in_any_encoding_gives_rows_with_line_numbers(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        (tmp_path / "a.csv").write_text(TEXT, encoding=encoding, newline="\r\n")
        assert [
            (n, [f.replace("\r\n", "\n") for f in fields]) for n, fields in grid(tmp_path / "a.csv", "a.csv")
        ] == ROWS
    assert list(grid(TEXT.replace(",", "\t").encode(), "a.tsv"))[3] == (5, ["2017-01-01", "甲\n乙", "1.00"])


def test_sheets_give_rows_with_their_own_numbers():
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.add_worksheet("empty")
    book.add_worksheet("one").write_row(2, 0, ["a", 1, "", "x"])
    book.add_worksheet("two").write_row(0, 1, ["b"])
    book.close()
    assert list(grid(target.getvalue(), "a.xlsx")) == [(3, ["a", "1", "", "x"])]
    assert [(name, list(rows)) for name, rows in grids(target.getvalue(), "a.xlsx")] == [
        ("one", [(3, ["a", "1", "", "x"])]),
        ("two", [(1, ["", "b"])]),
    ]
