"""`suyuan grade` as a person runs it."""

import json
import random
import subprocess
import sys
from pathlib import Path

from suyuan.identify import kinds


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "suyuan", "grade", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def people(path: Path, rows: int = 60) -> None:
    rng, known = random.Random(5), kinds()
    lines = [f"{known['person_name'].fake(rng)}----{known['mobile_phone'].fake(rng)}" for _ in range(rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def test_a_folder_becomes_an_inventory_with_the_worst_table_on_top(tmp_path: Path) -> None:
    people(tmp_path / "people.txt")
    (tmp_path / "sums.csv").write_text(
        "month,total\n" + "".join(f"{m},{m * 17}\n" for m in range(1, 13)), "utf-8"
    )
    facts = run(tmp_path, "--template").stdout
    for table, name, answer in (
        ("source", "explained", "yes"),
        ("source", "lawful", "yes"),
        ("parties", "verified", "yes"),
    ):
        assert f"[{table}]" in facts
        facts = facts.replace(f'\n{name} = "unknown"', f'\n{name} = "{answer}"')
    for name in ("listed", "core", "prohibited", "under_14"):
        facts = facts.replace(f'\n{name} = "unknown"', f'\n{name} = "no"')
    (tmp_path / "facts.toml").write_text(facts, "utf-8")
    (tmp_path / "data").mkdir()
    for file in ("people.txt", "sums.csv"):
        (tmp_path / file).rename(tmp_path / "data" / file)
    done = run(tmp_path, "data", "--facts", "facts.toml", "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert {t["path"]: t["grade"] for t in result["tables"]} == {
        "people.txt": "tradable_obfuscated",
        "sums.csv": "tradable",
    }
    assert result["grade"] == "tradable_obfuscated"
    assert result["target"] == "anonymised"
    assert {"article", "version", "why", "columns", "status"} <= result["reasons"][0].keys()
    (tmp_path / "before.json").write_text(done.stdout, "utf-8")
    people(tmp_path / "data" / "people.txt", 70)
    again = json.loads(
        run(tmp_path, "data", "--facts", "facts.toml", "--before", "before.json", "--json").stdout
    )
    assert {"path": "people.txt", "what": "rows", "before": 60, "after": 70} in again["since_last"]


def test_nothing_personal_is_printed_and_both_languages_speak(tmp_path: Path) -> None:
    people(tmp_path / "people.txt")
    first = (tmp_path / "people.txt").read_text("utf-8").split("----")[0]
    for lang, word in (("zh", "不可交易"), ("en", "not tradable")):
        done = run(tmp_path, "people.txt", "--lang", lang)
        assert done.returncode == 0
        assert word in done.stdout
        assert first not in done.stdout + done.stderr


def test_wrong_use_ends_with_two_and_says_what_to_do(tmp_path: Path) -> None:
    assert run(tmp_path).returncode == 2
    people(tmp_path / "people.txt")
    (tmp_path / "facts.toml").write_text("[consent]\nground = 'perhaps'\n", "utf-8")
    done = run(tmp_path, "people.txt", "--facts", "facts.toml")
    assert done.returncode == 2
    assert "consent.ground" in done.stderr
