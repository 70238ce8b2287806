"""Attacks on a case's input between and during runs."""

from datetime import UTC, datetime

import pytest

from suyuan.case import run
from suyuan.model.errors import BrokenCustody


def clock():
    return datetime(2026, 1, 1, tzinfo=UTC)


def test_a_log_that_was_rewritten_stops_the_next_run(tmp_path):
    (tmp_path / "seized").mkdir()
    (tmp_path / "seized" / "a.txt").write_text("张三----16700000001\n" * 20, "utf-8")
    run(tmp_path, clock=clock)
    log = next((tmp_path / "out" / "bag").rglob("custody.log.jsonl"))
    log.write_text(log.read_text().replace("intake", "intakf", 1))
    (tmp_path / "seized" / "b.txt").write_text("李四----16700000002\n", "utf-8")
    with pytest.raises(BrokenCustody):
        run(tmp_path, clock=clock)


def test_hostile_names_and_texts_end_well(tmp_path):
    for part in ("seized", "payments", "chats", "reports"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "'; DROP TABLE records; --.csv").write_text(
            "a,b\n<script>alert(1)</script>,=1+1\n", "utf-8"
        )
        (tmp_path / part / "空.csv").write_bytes(b"")
        (tmp_path / part / "噪音.bin").write_bytes(bytes(range(256)) * 8)
    summary = run(tmp_path, clock=clock)
    assert "<script>alert(1)" not in (tmp_path / "out" / "report.html").read_text("utf-8")
    assert summary["buyers"] == []
