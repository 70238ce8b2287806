"""Values within longer cells are counted."""

from pathlib import Path

from suyuan.identify import FileFindings, scan


def test_two_phones_in_one_cell_are_both_counted(tmp_path: Path):
    rows = [f"{i},1380013{i:04}/1390013{i:04}" for i in range(40)]
    (tmp_path / "two.csv").write_text("序号,备用\n" + "\n".join(rows) + "\n", "utf-8")
    (found,) = scan([tmp_path / "two.csv"])
    assert isinstance(found, FileFindings)
    assert [c.inside for c in found.columns] == [{}, {"mobile_phone": 80}]


def test_values_in_json_and_remarks_are_counted(tmp_path: Path):
    cells = ["13800138000 下午打", "有问题找 13900139000", "无", "已付款"] * 10
    (tmp_path / "b.csv").write_text("a,b\n" + "".join(f"{i},{c}\n" for i, c in enumerate(cells)), "utf-8")
    (found,) = scan([tmp_path / "b.csv"])
    assert isinstance(found, FileFindings)
    assert found.columns[1].inside == {"mobile_phone": 20}
