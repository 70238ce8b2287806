"""Victims' reports in tables and JSON, with made-up people."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from suyuan.model.records import BadRows, Report
from suyuan.read.reports import reports, role
from suyuan.read.table import Unread


def told(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> tuple[list[Report], BadRows]:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    bad = BadRows()
    found = list(reports([path], bad))
    assert not any(isinstance(r, Unread) for r in found), found
    return [r for r in found if isinstance(r, Report)], bad


CHINESE = """报案统计表,,,
编号,报案时间,姓名,联系电话,简要案情,损失金额(万元),对方账号,嫌疑人电话,微信,QQ,银行卡,网址,渠道,地区,类型,受害人卡号
A1,2017-05-03 10:22,某甲,130 0000 0001,被骗了,1.5,"13000000009;a@example.com",130-0000-0002,wx_fake01,10012345,某行 6299990000000000017,http://www.abc.example/,电话,武汉,股票,6299990000000000025
A2,,某乙,,又一起,,,,,,,,,,,
,,,,,,,,,,,,,,,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_chinese_table_is_understood_column_by_column(tmp_path: Path, encoding: str) -> None:
    [first, second], bad = told(tmp_path, "a.csv", CHINESE, encoding)
    assert (first.id, first.text, first.loss_fen, first.channel, first.region, first.type) == (
        "A1",
        "被骗了",
        1_500_000,
        "电话",
        "武汉",
        "股票",
    )
    assert (first.victim_name, first.victim_phone) == ("某甲", "13000000001")
    assert first.at is not None
    assert first.at.isoformat() == "2017-05-03T02:22:00+00:00"
    assert first.place.row == 3
    assert set(first.accounts) == {
        "phone:13000000009", "email:a@example.com", "phone:13000000002", "wechat:wx_fake01", "qq:10012345",
        "bank:6299990000000000017", "url:www.abc.example",
    }  # fmt: skip
    assert (second.at, second.loss_fen, second.accounts, second.victim_phone) == (None, 0, (), "")
    assert bad.total() == 0


def test_the_http_shape_is_read(tmp_path: Path) -> None:
    body = {
        "text": "说是老师带我炒股", "occurred_at": "2017-05-03T10:00:00Z", "loss_cny": 1234.5, "channel": "web", "region": "湖北",
        "accounts": ["qq:10012345", "13000000003", {"type": "bank_card", "value": "6299 9900 0000 0000 017"}, "wechat:wx_fake01"],
        "reporter": {"name": "某甲", "phone": "+86 13000000001"},
    }  # fmt: skip
    [found], bad = told(tmp_path, "a.jsonl", json.dumps(body, ensure_ascii=False) + "\n")
    assert found.accounts == (
        "qq:10012345",
        "phone:13000000003",
        "bank:6299990000000000017",
        "wechat:wx_fake01",
    )
    assert (found.victim_name, found.victim_phone, found.loss_fen) == ("某甲", "13000000001", 123450)
    assert found.at is not None
    assert found.at.isoformat() == "2017-05-03T10:00:00+00:00"
    assert found.id == "a.jsonl:1"
    assert bad.total() == 0


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("1294", 129400),
        ("1,294.50元", 129450),
        ("约3万元", 3_000_000),
        ("2.5万", 2_500_000),
        ("¥800", 80000),
        ("被骗500余元", 50000),
        ("无", 0),
        ("不详", 0),
        ("", 0),
    ],
)
def test_a_loss_is_read_however_it_is_written(tmp_path: Path, written: str, fen: int) -> None:
    [found], bad = told(tmp_path, "a.csv", f'id,text,loss\n1,x,"{written}"\n')
    assert found.loss_fen == fen
    assert bad.total() == 0


def test_an_unreadable_field_keeps_the_report_and_an_empty_row_is_bad(tmp_path: Path) -> None:
    found, bad = told(tmp_path, "a.csv", "编号,时间,经过,损失\n1,前天,x,很多\n2,2017-05-03,,5\n")
    assert [(r.id, r.at, r.loss_fen) for r in found] == [("1", None, 0)]
    assert sorted((b.place.row, b.reason) for b in bad.rows) == [
        (2, "field:loss"),
        (2, "field:time"),
        (3, "empty"),
    ]


def test_workbooks_arrays_and_wrapped_arrays_are_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(
            (["标题"], ["举报编号", "举报内容", "涉案金额", "举报人"], ["R1", "被骗", 1294, "某甲"])
        ):
            sheet.write_row(number, 0, row)
    (tmp_path / "b.json").write_text('[{"text": "x", "loss": 12}, {"text": "y"}]', encoding="utf-8")
    (tmp_path / "c.json").write_text('{"total": 1, "reports": [{"id": 5, "content": "z"}]}', encoding="utf-8")
    (tmp_path / "d.json").write_text(
        '{"text": "one", "accounts": [{"type": "qq", "value": "10012345"}]}', encoding="utf-8"
    )
    found = [r for r in reports([tmp_path], BadRows()) if isinstance(r, Report)]
    assert [(r.place.file, r.id, r.text, r.loss_fen, r.victim_name) for r in found] == [
        ("a.xlsx", "R1", "被骗", 129400, "某甲"), ("b.json", "b.json:1", "x", 1200, ""), ("b.json", "b.json:2", "y", 0, ""),
        ("c.json", "5", "z", 0, ""), ("d.json", "d.json:1", "one", 0, ""),
    ]  # fmt: skip
    assert found[-1].accounts == ("qq:10012345",)


def test_cut_and_broken_files_lose_nothing_silently(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "x"}, {"text": "y"}, {"te', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\nnot json\n', encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "d.xlsx").write_bytes(b"PK\x03\x04x")
    (tmp_path / "e.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    bad = BadRows()
    found = list(reports([tmp_path], bad))
    assert [r.text for r in found if isinstance(r, Report)] == ["x", "y", "x"]
    assert [f.name for f in found if isinstance(f, Unread)] == ["c.pdf", "d.xlsx", "e.csv"]
    assert [(b.place.file, b.place.row, b.reason) for b in bad.rows] == [
        ("a.json", 3, "json"),
        ("b.jsonl", 2, "json"),
    ]


@pytest.mark.parametrize(
    ("header", "means"),
    [
        ("联系电话", "victim_phone"), ("嫌疑人电话", "accounts"), ("对方手机号", "accounts"), ("报案人电话", "victim_phone"), ("受害人姓名", "victim_name"),
        ("嫌疑人姓名", "unused"), ("受害人银行卡号", "unused"), ("对方开户行", "unused"), ("suspect_account", "accounts"), ("reporter.phone", "victim_phone"),
        ("收款账户", "accounts"), ("涉案金额（元）", "loss"), ("loss_cny", "loss"), ("案发时间", "at"), ("entities", "unused"), ("随便", ""),
    ],
)  # fmt: skip
def test_a_column_of_reports_is_understood(header: str, means: str) -> None:
    assert role(header)[0] == means


def test_the_linked_reports_are_read_whole(shared_data: Path) -> None:
    path = shared_data / "reports/reports_linked.jsonl"
    truth = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    bad = BadRows()
    found = [r for r in reports([path], bad) if isinstance(r, Report)]
    assert bad.total() == 0
    assert [(r.id, r.text, r.loss_fen, r.type) for r in found] == [
        (t["id"], t["text"], round((t["loss"] or 0) * 100), t["label"]) for t in truth
    ]
    assert all(r.at is not None for r in found)
    assert found[0].at is not None
    assert found[0].at.isoformat() == "2025-01-05T00:46:00+00:00"


def test_accounts_in_a_field_of_their_own_are_read_however_they_are_spelled(tmp_path: Path) -> None:
    accounts = ["薇信：caifu_ketang8", "QQ2895001177", "扣扣 二八九五〇〇一一七七", "１７１６６００１２３４", "171-6600-1234",
                "+86 17166001234", "支付宝 a@example.com", "一七一六六零零一二三四"]  # fmt: skip
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": "被骗", "loss_cny": "两万六", "accounts": accounts}, ensure_ascii=False),
        encoding="utf-8",
    )
    [found] = reports([tmp_path], BadRows())
    assert isinstance(found, Report)
    assert set(found.accounts) == {
        "wechat:caifu_ketang8", "qq:2895001177", "phone:17166001234", "alipay:a@example.com",
    }  # fmt: skip
    assert found.loss_fen == 2_600_000
