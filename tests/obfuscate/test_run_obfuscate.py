"""A table from end to end: what is wanted is reached, what is written says so, nothing is written half."""

import csv
import random
from collections import Counter
from pathlib import Path

import pytest

from suyuan.identify import kinds, scan
from suyuan.model.errors import CannotFinish, WrongUse
from suyuan.obfuscate import Ask, Wanted, obfuscate

ROWS = 600


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rng, known = random.Random(9), kinds()
    path = tmp_path / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["姓名", "手机号", "出生日期", "地址", "学历"])
        for _ in range(ROWS):
            out.writerow(
                [
                    known["person_name"].fake(rng),
                    known["mobile_phone"].fake(rng),
                    f"{rng.randint(1960, 2000)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
                    known["address"].fake(rng),
                    rng.choice(("本科", "专科", "高中")),
                ]
            )
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_result_reaches_k_and_holds_no_direct_identifier(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "safe.csv"
    done = obfuscate(table, out, Ask(Wanted(k=5, suppressed=0.05)))
    rows = read(out)
    assert "姓名" not in rows[0]
    assert "手机号" not in rows[0]
    assert len(rows) == ROWS - done.suppressed >= 0.95 * ROWS
    assert min(Counter(tuple(row.values()) for row in rows).values()) >= 5
    assert done.before.k == 1
    assert done.after.k >= 5
    assert done.after.risk.prosecutor_highest <= 0.2
    personal = [
        c.kind for f in scan([out]) for c in f.columns if c.kind in {"person_name", "mobile_phone", "id_card"}
    ]
    assert personal == []


def test_with_a_key_phones_become_pseudonyms_that_repeat(table: Path, tmp_path: Path) -> None:
    once, again, other = (tmp_path / name for name in ("a.csv", "b.csv", "c.csv"))
    obfuscate(table, once, Ask(Wanted(k=2, suppressed=0.1), key=b"k" * 32))
    obfuscate(table, again, Ask(Wanted(k=2, suppressed=0.1), key=b"k" * 32))
    obfuscate(table, other, Ask(Wanted(k=2, suppressed=0.1), key=b"x" * 32))
    first = [row["手机号"] for row in read(once)]
    assert first == [row["手机号"] for row in read(again)]
    assert not set(first) & {row["手机号"] for row in read(other)}
    assert all(len(value) == 32 for value in first)


def test_a_plan_by_hand_is_followed_and_its_levels_are_told(table: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(
        """
[risk]
k = 3
suppressed = 0.1
[column."手机号"]
do = "mask"
role = "other"
[column."出生日期"]
do = "generalise"
hierarchy = "date"
level = 4
[column."地址"]
do = "generalise"
hierarchy = "place"
[column."学历"]
do = "keep"
role = "quasi"
""",
        "utf-8",
    )
    done = obfuscate(table, tmp_path / "safe.csv", Ask(plan=plan))
    rows = read(tmp_path / "safe.csv")
    assert set(rows[0]) == {"手机号", "出生日期", "地址", "学历"}
    assert {len(row["出生日期"]) for row in rows} == {len("1990-1999")}
    assert all("*" in row["手机号"] for row in rows)
    quasi = Counter((row["出生日期"], row["地址"], row["学历"]) for row in rows)
    assert min(quasi.values()) >= 3
    assert next(s for s in done.plan.steps if s.column == "地址").level is not None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[column."工资"]\ndo = "keep"', "no column '工资'"),
        ('[column."学历"]\ndo = "melt"', "do must be one of"),
        ('[column."学历"]\ndo = "mask"\nlevel = 2', "go with do"),
        ('[column."学历"]\ndo = "generalise"\nhierarchy = "none.csv"', "neither a file nor built in"),
        ('[column."姓名"]\ndo = "keep"\nrole = "direct"', "contradiction"),
        ('[column."手机号"]\ndo = "pseudonym"', "give a key file"),
        ("[risk]\nk = 2\nl = 3", "raise k"),
        ("[risk]\nk = 3", "drops every column"),
        ("[rist]\nk = 3", "nothing is known"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused_and_nothing_is_written(
    table: Path, tmp_path: Path, text: str, says: str
) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(text, "utf-8")
    with pytest.raises(WrongUse, match=says):
        obfuscate(table, tmp_path / "safe.csv", Ask(plan=plan))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["people.csv", "plan.toml"]


def test_a_hierarchy_with_a_hole_is_named_by_row(table: Path, tmp_path: Path) -> None:
    (tmp_path / "school.csv").write_text("本科;*\n专科;*\n", "utf-8")
    plan = tmp_path / "plan.toml"
    plan.write_text('[column."学历"]\ndo = "generalise"\nhierarchy = "school.csv"', "utf-8")
    with pytest.raises(WrongUse, match="has no line"):
        obfuscate(table, tmp_path / "safe.csv", Ask(plan=plan))
    assert not (tmp_path / "safe.csv").exists()


def test_a_table_too_small_for_any_k_says_so(tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text("age,town\n30,a\n40,b\n", "utf-8")
    with pytest.raises(CannotFinish, match="lower k"):
        obfuscate(path, tmp_path / "safe.csv", Ask(Wanted(k=5)))
    assert not (tmp_path / "safe.csv").exists()


def test_the_table_itself_is_never_overwritten(table: Path) -> None:
    with pytest.raises(WrongUse, match="overwrite"):
        obfuscate(table, table)


def test_local_recoding_reaches_k_and_suppresses_nobody(table: Path, tmp_path: Path) -> None:
    local = obfuscate(table, tmp_path / "local.csv", Ask(Wanted(k=5), local=True))
    rows = read(tmp_path / "local.csv")
    assert len(rows) == ROWS
    assert min(Counter(tuple(row.values()) for row in rows).values()) >= 5
    assert local.after.k >= 5
    assert local.groups > 10
    assert local.loss < 1
