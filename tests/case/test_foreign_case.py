"""A case that the world generator did not make, from folder to verified report."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from foreign import Expected, build


def suyuan(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "suyuan", *arguments, "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Expected, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("foreign") / "案件"
    expected = build(folder)
    ran = suyuan("case", "run", str(folder), "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == json.loads((folder / "out" / "summary.json").read_text())
    return folder, expected, json.loads(ran.stdout)


def buyer_with(summary: dict[str, Any], account: str) -> dict[str, Any]:
    return next(b for b in summary["buyers"] if account in b["accounts"])


def test_records_and_duplicates_are_counted(done: tuple[Path, Expected, dict[str, Any]]) -> None:
    _, expected, summary = done
    assert summary["records"]["seized"] == expected.seized
    assert summary["records"]["duplicates"] == expected.duplicates
    assert summary["records"]["distinct_people"] == expected.seized - expected.duplicates
    assert summary["count"]["tiers"] == {"A": 0, "B": 0, "C": expected.seized - expected.duplicates}
    assert summary["records"]["by_kind"]["mobile_phone"] == expected.seized


def test_the_broken_file_is_named_with_its_reason(done: tuple[Path, Expected, dict[str, Any]]) -> None:
    _, expected, summary = done
    assert [expected.broken in b["path"] and bool(b["reason"]) for b in summary["custody"]["broken"]] == [
        True
    ]


def test_the_bad_row_is_counted_and_kept(done: tuple[Path, Expected, dict[str, Any]]) -> None:
    folder, expected, summary = done
    assert sum(f["bad_rows"] for f in summary["records"]["by_file"]) == expected.bad_rows
    assert "只有一半的一行" in (folder / "out" / "bad_rows.jsonl").read_text()


def test_each_buyer_is_found_with_all_accounts_and_nobody_else(
    done: tuple[Path, Expected, dict[str, Any]],
) -> None:
    _, expected, summary = done
    found = [frozenset(b["accounts"]) for b in summary["buyers"]]
    for buyer in expected.buyers:
        assert any(buyer <= accounts for accounts in found), (buyer, found)
    assert len(found) == len(expected.buyers)
    assert not expected.innocents & frozenset().union(*found)


def test_money_quantity_and_price_are_read(done: tuple[Path, Expected, dict[str, Any]]) -> None:
    _, _, summary = done
    strong = buyer_with(summary, "qq:3300112233")
    assert (strong["paid_cny"], strong["records_bought"], strong["payments"]) == (4500, 150_000, 2)
    assert strong["price_per_record_cny"] == pytest.approx(0.03)
    li = buyer_with(summary, "qq:44556677")
    assert (li["paid_cny"], li["records_bought"]) == (6000, 300_000)


def test_gangs_meet_their_buyers_and_victims_meet_the_dump(
    done: tuple[Path, Expected, dict[str, Any]],
) -> None:
    _, expected, summary = done
    for account, buyer in expected.gang_of.items():
        identity = next(
            b["id"] for b in summary["buyers"] if expected.buyers[buyer] <= frozenset(b["accounts"])
        )
        gang = next(g for g in summary["gangs"] if any(account in a for a in g["accounts"]))
        assert gang["buyers"] == [identity]
    stock = next(g for g in summary["gangs"] if any("gupiao_laoshi" in a for a in g["accounts"]))
    assert (stock["loss_cny"], stock["victims_in_dump"], len(stock["reports"])) == (49_000, 3, 3)
    assert not any("95588" in a for g in summary["gangs"] for a in g["accounts"])


def test_no_source_is_claimed_where_none_was_given(done: tuple[Path, Expected, dict[str, Any]]) -> None:
    assert done[2]["sources"] == []


def test_the_report_and_the_bag_verify_and_a_changed_byte_is_named(
    done: tuple[Path, Expected, dict[str, Any]], tmp_path: Path
) -> None:
    folder, _, _ = done
    assert suyuan("verify", str(folder / "out" / "report.html")).returncode == 0
    bag = tmp_path / "bag"
    shutil.copytree(folder / "out" / "bag", bag)
    assert suyuan("verify", str(bag)).returncode == 0
    victim = next(p for p in sorted(bag.rglob("*.csv")) if "reports" in p.as_posix())
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    found = suyuan("verify", str(bag), "--json")
    assert found.returncode == 1
    assert victim.name in found.stdout


def test_a_second_run_gives_the_same_summary(done: tuple[Path, Expected, dict[str, Any]]) -> None:
    folder, _, first = done
    again = suyuan("case", "run", str(folder), "--json")
    assert again.returncode == 0, again.stderr
    first.pop("custody"), (second := json.loads(again.stdout)).pop("custody")
    assert second == first
