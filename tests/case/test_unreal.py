"""What speaks for a record being unreal."""

from pathlib import Path

from suyuan.case import count_paths
from suyuan.law import Facts

GOOD, WRONG = "11010519491231002X", "110105194912310021"


def unreal(folder: Path, *rows: str) -> int:
    path = folder / "dump.txt"
    path.write_text("\n".join(rows) + "\n")
    return int(count_paths([path], Facts()).json()["suspected_unreal"])


def test_a_wrong_check_digit_speaks_for_it(tmp_path: Path) -> None:
    rows = [f"赵小{c}----1380013800{i}----{GOOD}" for i, c in enumerate("甲乙丙丁")]
    assert unreal(tmp_path, *rows) == 0
    assert unreal(tmp_path, *rows, f"赵小戊----13800138009----{WRONG}") == 1


def test_an_odd_name_does_not(tmp_path: Path) -> None:
    rows = [f"赵小{c}----1380013800{i}----{GOOD}" for i, c in enumerate("甲乙丙丁")]
    assert unreal(tmp_path, *rows, f"赵*----13800138009----{GOOD}", f"赵国庆大----13800138008----{GOOD}") == 0
