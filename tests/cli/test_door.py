"""Language, exit status and streams of the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from suyuan.cli.door import language
from suyuan.model.errors import WrongUse


def suyuan(*arguments: str, text: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "suyuan", *arguments],
        input=text,
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        check=False,
        timeout=120,
    )


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    rows = ["赵一----13800138000----11010519491231002X", "钱二----13900139000----11010519491231002X"]
    path = tmp_path / "dump.txt"
    path.write_text("\n".join(rows) + "\n", encoding="gb18030")
    return path


def test_the_language_may_stand_anywhere() -> None:
    assert language(["scan", "x", "--lang", "en"]) == ("en", ["scan", "x"])
    assert language(["--lang=zh", "scan"]) == ("zh", ["scan"])
    assert language(["find", "--", "--lang"])[1] == ["find", "--", "--lang"]


def test_an_unknown_language_is_wrong_use() -> None:
    with pytest.raises(WrongUse):
        language(["--lang", "fr"])
    assert suyuan("scan", "--lang", "fr").returncode == 2


def test_help_speaks_the_language_of_the_locale() -> None:
    assert "离线核验" in suyuan("verify", "--help", LANG="zh_CN.UTF-8", LC_ALL="").stdout
    assert "offline" in suyuan("verify", "--help", LANG="en_US.UTF-8", LC_ALL="").stdout


def test_a_missing_file_is_wrong_use_and_said_on_stderr(tmp_path: Path) -> None:
    done = suyuan("scan", str(tmp_path / "absent"), "--lang", "en")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "absent" in done.stderr


def test_scan_ends_with_1_when_it_found_something_and_0_otherwise(dump: Path, tmp_path: Path) -> None:
    done = suyuan("scan", str(dump), "--json")
    assert done.returncode == 1
    kinds = [c["kind"] for c in json.loads(done.stdout)["files"][0]["columns"]]
    assert kinds == ["person_name", "mobile_phone", "id_card"]
    clean = tmp_path / "clean.csv"
    clean.write_text("item,amount\npen,3\nink,4\n")
    assert suyuan("scan", str(clean)).returncode == 0


def test_scan_that_can_read_nothing_ends_with_3(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 not really")
    assert suyuan("scan", str(broken)).returncode == 3


def test_find_masks_values_unless_asked_and_logs_the_asking(tmp_path: Path) -> None:
    text = "我的电话13800138000"
    masked = suyuan("find", text, "--json", SUYUAN_STATE=str(tmp_path))
    assert masked.returncode == 1
    assert "13800138000" not in masked.stdout + masked.stderr
    assert suyuan("find", text, "--unmask", SUYUAN_STATE=str(tmp_path)).returncode == 2
    clear = suyuan("find", text, "--json", "--unmask", "--reason", "test", SUYUAN_STATE=str(tmp_path))
    assert json.loads(clear.stdout)["spans"][0]["value"] == "13800138000"
    log = (tmp_path / "unmask.log.jsonl").read_text()
    assert "unmask:find" in log
    assert "13800138000" not in log


def test_nothing_is_unmasked_where_the_log_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = suyuan("find", "13800138000", "--unmask", "--reason", "test", SUYUAN_STATE=str(blocked / "state"))
    assert done.returncode == 3
    assert "13800138000" not in done.stdout


def test_find_reads_standard_input_and_files(tmp_path: Path) -> None:
    assert json.loads(suyuan("find", "--json", text="加我 13800138000").stdout)["spans"]
    path = tmp_path / "note.txt"
    path.write_text("加我 13800138000", encoding="gb18030")
    assert json.loads(suyuan("find", "--json", "--file", str(path)).stdout)["spans"]
    assert suyuan("find", "今天下雨").returncode == 0


def test_count_speaks_of_tiers_and_points(dump: Path) -> None:
    done = suyuan("count", str(dump), "--json", "--recipients", "2")
    assert done.returncode == 0
    counted = json.loads(done.stdout)
    assert counted["seized"] == 2
    assert sum(counted["tiers"].values()) == 4
    assert suyuan("count", str(dump), "--date", "2017-13-01").returncode == 2


def test_every_verb_explains_itself_in_both_languages() -> None:
    for verb in (
        ["scan"],
        ["find"],
        ["count"],
        ["release"],
        ["trace"],
        ["verify"],
        ["demo"],
        ["case", "run"],
        ["holder", "index"],
    ):
        for lang in ("zh", "en"):
            done = suyuan(*verb, "--help", "--lang", lang)
            assert done.returncode == 0, done.stderr
