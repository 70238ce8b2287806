"""Three more cases that the world generator did not make: dumps and reports; payments and chats; holders and releases."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import foreign_dumps
import foreign_holders
import foreign_market
import pytest

Summary = dict[str, Any]


def suyuan(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "suyuan", *arguments, "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )


def ran(folder: Path) -> Summary:
    done = suyuan("case", "run", str(folder), "--json")
    assert done.returncode == 0, done.stderr
    found: Summary = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    folder = tmp_path_factory.mktemp("foreign") / "案件 一%"
    foreign_dumps.build(folder)
    return folder, ran(folder)


@pytest.fixture(scope="module")
def bazaar(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    folder = tmp_path_factory.mktemp("foreign") / "case"
    foreign_market.build(folder)
    return folder, ran(folder)


@pytest.fixture(scope="module")
def lent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary, foreign_holders.Leak]:
    folder = tmp_path_factory.mktemp("foreign") / "case"
    leak = foreign_holders.build(folder)
    return folder, ran(folder), leak


def test_every_seized_row_is_read_from_whatever_holds_it(dumps: tuple[Path, Summary]) -> None:
    records = dumps[1]["records"]
    assert (records["seized"], records["duplicates"]) == (foreign_dumps.SEIZED, foreign_dumps.DUPLICATES)
    assert records["distinct_people"] == foreign_dumps.SEIZED - foreign_dumps.DUPLICATES
    assert records["by_kind"]["mobile_phone"] == foreign_dumps.SEIZED
    assert {Path(f["file"]).name for f in records["by_file"]} >= set(foreign_dumps.ODD_NAMES)


def test_links_pipes_and_cut_files_are_named_and_stop_nothing(dumps: tuple[Path, Summary]) -> None:
    folder, summary = dumps
    broken = {Path(b["path"]).name: (b["what"], b["reason"]) for b in summary["custody"]["broken"]}
    assert set(broken) == {*foreign_dumps.BROKEN, "管道.csv"}
    assert broken["断链.txt"] == ("unread", "a link that leads nowhere")
    assert broken["管道.csv"] == ("unread", "not a file but a pipe, socket or device")
    shown = json.loads((folder / "out" / "evidence.json").read_text())
    assert {Path(u["file"]).name for u in shown["unread"]} == set(broken)
    assert shown["changed"] == []


def test_a_case_with_odd_names_verifies(dumps: tuple[Path, Summary]) -> None:
    for part in ("", "bag", "report.html"):
        assert suyuan("verify", str(dumps[0] / "out" / part)).returncode == 0


def test_evasive_contacts_join_reports_and_helpers_are_nobody(dumps: tuple[Path, Summary]) -> None:
    summary = dumps[1]
    stock, parcel = summary["gangs"]
    assert set(stock["accounts"]) == {
        f"bank:{foreign_dumps.GANG_CARD}",
        f"phone:{foreign_dumps.GANG_PHONE}",
        f"qq:{foreign_dumps.GANG_QQ}",
        f"wechat:{foreign_dumps.GANG_WECHAT}",
    }
    assert parcel["accounts"] == ["qq:9850842551"]
    assert {"stock": stock["loss_cny"], "parcel": parcel["loss_cny"]} == foreign_dumps.LOSS
    assert stock["victims_in_dump"] == 4
    assert summary["lone_reports"] == ["A05"]


def test_items_speak_of_kinds_and_methods_by_name(dumps: tuple[Path, Summary]) -> None:
    shown = json.loads((dumps[0] / "out" / "evidence.json").read_text())
    said = [item["says"] for item in shown["items"].values()]
    assert {"zh": "412 行含手机号", "en": "412 rows hold: mobile number"} in said
    assert all(item["method_says"]["zh"] != item["method"] for item in shown["items"].values())


def test_each_buyer_is_found_with_aliases_money_and_quantity(bazaar: tuple[Path, Summary]) -> None:
    found = {frozenset(b["accounts"]): b for b in bazaar[1]["buyers"]}
    assert set(found) == {b.accounts for b in foreign_market.BUYERS.values()}
    for buyer in foreign_market.BUYERS.values():
        one = found[buyer.accounts]
        assert (one["paid_cny"], one["records_bought"], one["payments"]) == (
            buyer.paid,
            buyer.records,
            buyer.payments,
        )


def test_nobody_innocent_is_a_buyer_and_each_is_told_why(bazaar: tuple[Path, Summary]) -> None:
    rejected = {a: r["why"]["en"] for r in bazaar[1]["rejected"] for a in r["accounts"]}
    assert set(foreign_market.INNOCENT) <= set(rejected)
    assert rejected["wechat:wxid_tongxue9"].startswith("it paid, but no order")


def test_a_seller_known_by_nickname_alone_in_one_export_is_the_seller_there_too(
    bazaar: tuple[Path, Summary],
) -> None:
    [seller] = bazaar[1]["sellers"]
    assert {f"qq:{foreign_market.SELLER_QQ}", f"wechat:{foreign_market.SELLER_WX}"} <= set(seller["accounts"])
    sun = next(b for b in bazaar[1]["buyers"] if "wechat:sun_yao99" in b["accounts"])
    assert sun["files"] == ["老年2w.xlsx"]


def test_the_leaking_copy_and_its_holder_are_named_and_nobody_else(
    lent: tuple[Path, Summary, foreign_holders.Leak],
) -> None:
    _, summary, leak = lent
    assert {(s["name"], s["type"]) for s in summary["sources"]} <= {
        (foreign_holders.LEAKED, "release"),
        (foreign_holders.LEAKED, "canary"),
        (foreign_holders.HOLDERS[0], "holder"),
    }
    copy = next(s for s in summary["sources"] if s["type"] == "release")
    assert copy["verdict"] != "lead"
    assert copy["false_accusation"] < 1e-9
    assert 0 <= leak.rows - copy["rows"] <= 10  # canary rows are no customers
    assert summary["records"]["seized"] == leak.rows + leak.foreign + leak.nobody


def test_a_dump_from_nobody_is_traced_to_nobody(lent: tuple[Path, Summary, foreign_holders.Leak]) -> None:
    folder, _, leak = lent
    done = suyuan(
        "trace", str(folder / "seized" / "别处.txt"), "--ledger", str(folder / "releases" / "ledger.jsonl"),
        "--holder", str(folder / "holders"), "--json",
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert (done.returncode, found["sources"], found["unexplained_rows"]) == (0, [], leak.nobody)


def test_keys_of_a_ledger_never_enter_the_bag(lent: tuple[Path, Summary, foreign_holders.Leak]) -> None:
    held = {p.name for p in (lent[0] / "out" / "bag").rglob("*")}
    assert "ledger.jsonl" in held
    assert not held & {"key", "head", "ledger.jsonl.d"}


def test_an_empty_case_ends_well_and_a_broken_case_file_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert ran(tmp_path / "empty")["records"]["seized"] == 0
    assert suyuan("verify", str(tmp_path / "empty" / "out")).returncode == 0
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "case.toml").write_text('name = "x"\n[acts]\nfrom = = 3\n', encoding="utf-8")
    done = suyuan("case", "run", str(tmp_path / "bad"))
    assert done.returncode == 2
    assert "line 3" in done.stderr


@pytest.mark.parametrize("sign", ["bag", "case.duckdb", "stages.json"])
def test_a_run_that_was_killed_is_taken_up_again(
    dumps: tuple[Path, Summary], tmp_path: Path, sign: str
) -> None:
    """Killed as soon as a part of the results shows; the next run gives what an undisturbed one does."""
    folder = tmp_path / dumps[0].name
    shutil.copytree(dumps[0] / "reports", folder / "reports")
    shutil.copytree(
        dumps[0] / "seized", folder / "seized", ignore=shutil.ignore_patterns("管道.csv"), symlinks=True
    )
    killed = subprocess.Popen(
        [sys.executable, "-m", "suyuan", "case", "run", str(folder), "--json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while killed.poll() is None and not (folder / "out" / sign).exists():
        time.sleep(0.005)
    killed.kill()
    killed.wait()
    again, first = ran(folder), dict(dumps[1])
    assert {**again, "custody": {}} == {**first, "custody": {}}
    for part in ("", "bag", "report.html"):
        assert suyuan("verify", str(folder / "out" / part)).returncode == 0


def test_a_pipe_given_by_name_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.csv")
    for verb in ("scan", "count"):
        done = suyuan(verb, str(tmp_path / "管道.csv"), "--json")
        assert done.returncode == 3
        assert done.stdout == "" or json.loads(done.stdout)
