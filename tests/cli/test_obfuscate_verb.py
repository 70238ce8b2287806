"""`suyuan obfuscate` as a person runs it, with the assessment beside the result."""

import json
import random
import subprocess
import sys
from pathlib import Path

from suyuan.identify import kinds


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "suyuan", "obfuscate", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def people(path: Path, rows: int = 300) -> list[str]:
    rng, known = random.Random(5), kinds()
    names = [known["person_name"].fake(rng) for _ in range(rows)]
    lines = [
        f"{name},{known['mobile_phone'].fake(rng)},{rng.randint(20, 60)},{rng.choice('男女')}"
        for name in names
    ]
    path.write_text("姓名,手机号,年龄,性别\n" + "\n".join(lines) + "\n", "utf-8")
    return names


def test_the_result_comes_with_its_risk_and_an_assessment(tmp_path: Path) -> None:
    names = people(tmp_path / "people.csv")
    done = run(tmp_path, "people.csv", "-o", "safe.csv", "--k", "5", "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["risk"]["before"]["k"] == 1
    assert result["risk"]["after"]["k"] >= 5
    assert result["risk"]["after"]["linkage"]["found"] == 0
    assert (result["claim"], result["level_gbt42460"]) == ("anonymous_candidate", 3)
    page = (tmp_path / "safe.csv.assessment.html").read_text("utf-8")
    assert "个人信息保护法 73" in page
    assert not any(name in page + done.stdout + done.stderr for name in names)


def test_with_a_key_it_is_only_deidentified_and_the_key_is_the_owners_alone(tmp_path: Path) -> None:
    people(tmp_path / "people.csv")
    done = run(tmp_path, "people.csv", "-o", "safe.parquet", "--key", "secret.key", "--json")
    assert json.loads(done.stdout)["claim"] == "deidentified"
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_a_mask_on_phones_is_found_again_and_said_to_be(tmp_path: Path) -> None:
    people(tmp_path / "people.csv")
    (tmp_path / "plan.toml").write_text(
        "\n".join(
            f'[column."{name}"]\n{text}'
            for name, text in (
                ("手机号", 'do = "mask"\nrole = "direct"'),
                ("年龄", 'do = "keep"\nrole = "quasi"'),
                ("性别", 'do = "keep"\nrole = "quasi"'),
            )
        ),
        "utf-8",
    )
    done = run(tmp_path, "people.csv", "-o", "safe.csv", "--plan", "plan.toml", "--json")
    result = json.loads(done.stdout)
    assert result["risk"]["after"]["linkage"]["found"] > 100
    assert (result["claim"], result["level_gbt42460"]) == ("identifiable", 1)
    assert "rows fit one person alone" in (tmp_path / "safe.csv.assessment.html").read_text("utf-8")
