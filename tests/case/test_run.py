"""A small case folder from end to end: parts missing, a broken file, a second run, a changed byte."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from suyuan.case import count_paths, run
from suyuan.custody import verify
from suyuan.law import Facts
from suyuan.model.errors import BadCaseFile
from suyuan.store import Store

CLOCK = [0]


def phone(n: int) -> str:
    return f"167{(n + 1) * 79_190_197 % 10**8:08d}"


def clock():
    CLOCK[0] += 1
    return datetime(2026, 1, 1, 0, 0, CLOCK[0] % 60, tzinfo=UTC)


def seized(folder: Path) -> None:
    (folder / "seized").mkdir(parents=True)
    names = [a + b + c for a in "张王李赵" for b in "小大一" for c in "伟芳娜敏静"]
    lines = [f"{name}----{phone(n)}----北京市海淀区中关村大街{n + 1}号" for n, name in enumerate(names)]
    (folder / "seized" / "名单.txt").write_text("\n".join([*lines, lines[0]]) + "\n", "gb18030")


def chat(folder: Path) -> None:
    (folder / "chats").mkdir(parents=True)
    rows = ["时间,发送者,账号,会话,内容"]
    talk = [
        ("2017-03-01 10:00:00", "买家", "9200000002", "股民 5万条 三分"),
        ("2017-03-01 10:01:00", "老周", "9100000001", "行，一共1500"),
        ("2017-03-01 10:06:00", "买家", "9200000002", "转了 1500，查一下"),
        ("2017-03-01 10:09:00", "老周", "9100000001", "发你了，股民0301.txt 5万条"),
    ]
    rows += [f"{at},{name},{number},买家,{text}" for at, name, number, text in talk]
    (folder / "chats" / "chat.csv").write_text("\n".join(rows) + "\n", "utf-8")


def test_an_empty_folder_ends_well_and_says_what_is_missing(tmp_path):
    summary = run(tmp_path, clock=clock)
    assert (summary["records"]["seized"], summary["buyers"], summary["chains"]) == (0, [], [])
    notes = json.loads((tmp_path / "out" / "evidence.json").read_text())["case"]["notes"]
    assert len(notes) == 7
    assert all(n["zh"] and n["en"] for n in notes)


def test_the_input_is_left_as_it_was(tmp_path):
    seized(tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    run(tmp_path, clock=clock)
    after = {
        p: p.read_bytes()
        for p in tmp_path.rglob("*")
        if p.is_file() and "out" not in p.relative_to(tmp_path).parts
    }
    assert before == after


def test_a_broken_file_is_named_and_stops_nothing(tmp_path):
    seized(tmp_path)
    (tmp_path / "seized" / "坏.zip").write_bytes(b"PK\x03\x04broken")
    summary = run(tmp_path, clock=clock)
    assert summary["records"]["seized"] == 61
    assert [b["path"] for b in summary["custody"]["broken"]] == ["seized/坏.zip"]
    assert summary["custody"]["broken"][0]["reason"]


def test_a_second_run_gives_the_same_and_reads_nothing_again(tmp_path, monkeypatch):
    seized(tmp_path)
    first = run(tmp_path, clock=clock)
    monkeypatch.setattr("suyuan.case.records.seized.read", None)
    monkeypatch.setattr("suyuan.case.statements.read", None)
    assert run(tmp_path, clock=clock) == first


def test_a_changed_statement_does_not_read_the_dumps_again(tmp_path, monkeypatch):
    seized(tmp_path)
    first = run(tmp_path, clock=clock)
    chat(tmp_path)
    monkeypatch.setattr("suyuan.case.records.seized.read", None)
    second = run(tmp_path, clock=clock)
    assert second["records"] == first["records"]
    assert second["custody"]["files"] == first["custody"]["files"] + 1


def test_a_result_that_was_edited_is_made_anew(tmp_path):
    seized(tmp_path)
    first = run(tmp_path, clock=clock)
    path = tmp_path / "out" / "summary.json"
    path.write_text(path.read_text().replace('"seized": 61', '"seized": 62'))
    assert run(tmp_path, clock=clock)["records"] == first["records"]
    assert json.loads(path.read_text())["records"]["seized"] == 61


def test_the_results_verify_and_a_changed_byte_is_found(tmp_path):
    seized(tmp_path)
    run(tmp_path, clock=clock)
    assert verify(tmp_path / "out").ok
    held = next((tmp_path / "out" / "bag" / "data").rglob("*.txt"))
    held.write_bytes(held.read_bytes()[:-1] + b"x")
    assert not verify(tmp_path / "out").ok


def test_the_database_holds_all_tables_for_analysts(tmp_path):
    seized(tmp_path)
    chat(tmp_path)
    run(tmp_path, clock=clock)
    with Store(tmp_path / "out" / "case.duckdb") as store:
        rows = {
            t: store.value(f"SELECT count(*) FROM {t}")
            for t in ("records", "payments", "messages", "reports", "statements")
        }
    assert (rows["records"], rows["messages"]) == (61, 4)
    assert (rows["payments"], rows["reports"]) == (0, 0)


def test_chats_alone_show_a_buyer_as_a_lead(tmp_path):
    chat(tmp_path)
    (buyer,) = run(tmp_path, clock=clock)["buyers"]
    assert (buyer["paid_cny"], buyer["records_bought"], buyer["verdict"]) == (0, 50_000, "lead")


def test_a_broken_case_file_is_named_by_line(tmp_path):
    (tmp_path / "case.toml").write_text("name = \n", "utf-8")
    with pytest.raises(BadCaseFile, match="line 1"):
        run(tmp_path, clock=clock)


def test_counting_files_and_running_a_case_agree(tmp_path):
    seized(tmp_path)
    counted = count_paths([tmp_path / "seized"], Facts()).json()
    summary = run(tmp_path, clock=clock)
    assert counted["tiers"] == summary["count"]["tiers"]
    assert (counted["seized"], counted["duplicates"]) == (61, 1)
    assert (summary["records"]["distinct_people"], summary["records"]["duplicates"]) == (60, 1)


def test_nothing_personal_stands_in_evidence_texts(tmp_path):
    seized(tmp_path)
    chat(tmp_path)
    run(tmp_path, clock=clock)
    text = (tmp_path / "out" / "evidence.json").read_text()
    assert "9200000002" not in text
    assert phone(0) not in text
