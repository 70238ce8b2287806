"""No personal value reaches stderr, whatever is wrong with the input."""

import subprocess
import sys
from pathlib import Path

import pytest

PHONE, ID, NAME = "13800138000", "11010519491231002X", "赵小甲"
BROKEN = {
    "cut.json": f'[{{"name": "{NAME}", "tel": "{PHONE}", "id": "{ID}"}}, {{"name": "{NAME}", "tel": "{PHONE}',
    "bad.sql": f"INSERT INTO t VALUES ('{NAME}','{PHONE}','{ID}'),('{NAME}','{PHONE}",
    "ragged.txt": f"{NAME}----{PHONE}----{ID}\n" * 20 + f"{NAME}----{PHONE}\n{PHONE}\n",
    "cut.zip": f"PK\x03\x04{NAME}{PHONE}{ID}",
}


@pytest.mark.parametrize(
    "verb", [["scan"], ["count"], ["case", "run"], ["trace", "--ledger", "cut.json"], ["verify"]]
)
def test_errors_and_notes_name_no_value(verb: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "seized"
    folder.mkdir()
    for name, text in BROKEN.items():
        (folder / name).write_text(text)
    (tmp_path / "cut.json").write_text(BROKEN["cut.json"])
    target = str(tmp_path if verb[0] == "case" else folder)
    done = subprocess.run(
        [sys.executable, "-m", "suyuan", *verb, target, "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=120,
    )
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert [value for value in (PHONE, ID, NAME) if value in done.stderr] == []
