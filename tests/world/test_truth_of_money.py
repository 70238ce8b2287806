"""The truth about payments, chats and reports agrees with the files."""

import re
from typing import Any

import pytest
from world_readers import fen, payment_rows, reports, text_of

from suyuan.world import World

Truth = dict[str, Any]


def _said(world: World) -> str:
    return "\n".join(text_of(p.read_bytes()) for p in sorted((world.case / "chats").iterdir()))


def test_stated_totals_are_the_sums_of_the_rows(world: World, truth: Truth) -> None:
    for export in truth["payments"]:
        stated, rows = payment_rows(world.case / "payments" / export["file"])
        assert len(rows) == export["rows"]
        if stated:
            sums = dict.fromkeys(stated, 0)
            for row in rows:
                way = {"/": "中性交易"}.get(row["收/支"], row["收/支"])
                sums[way] += fen(row.get("金额") or row["金额(元)"])
            assert sums == stated
            assert stated["收入"] == export["in_fen"]
            assert stated["支出"] == export["out_fen"]


def test_every_export_states_whose_account_it_is(world: World, truth: Truth) -> None:
    for export in truth["payments"]:
        path = world.case / "payments" / export["file"]
        head = str(payment_rows(path)) if path.suffix == ".xlsx" else text_of(path.read_bytes())
        if path.suffix != ".xlsx":
            assert export["owner"].partition(":")[2] in head


def test_each_big_buyer_paid_what_the_truth_says(world: World, truth: Truth) -> None:
    rows = [
        row
        for e in truth["payments"]
        if e["owner"] in truth["seller"]["accounts"]
        for row in payment_rows(world.case / "payments" / e["file"])[1]
    ]
    said = _said(world)
    for buyer in truth["buyers"]:
        mine = [row for row in rows if _payer(row, said) & {*buyer["accounts"], *buyer["optional"]}]
        assert sum(_income(row) for row in mine) == buyer["paid_fen"]
        assert len(mine) == buyer["payments"]


def _payer(row: dict[str, str], said: str) -> set[str]:
    """Accounts by which the payer of a row may be known."""
    shown = row.get("对方账号", "")
    if "对手信息" in row:
        shown = row["对手信息"].rpartition(" ")[2]
    if "商户单号" in row:
        found = re.search(
            rf"(?:^|\n)[^\n,]*,{re.escape(row['交易对方'])},{re.escape(row['交易对方'])},([a-z]+_\d+),", said
        )
        return {f"wechat:{found[1]}"} if found else set()
    return {f"alipay:{shown}", f"bank:{shown}"}


def _income(row: dict[str, str]) -> int:
    if "交易金额(收入)" in row:
        return fen(row["交易金额(收入)"] or "0")
    amount = fen(row.get("金额") or row.get("金额(元)") or row["交易金额"])
    return amount if row.get("收/支", "收入") == "收入" else 0


def test_a_big_buyer_spends_far_more_than_any_small_one(truth: Truth) -> None:
    least = min(b["paid_fen"] for b in truth["buyers"])
    assert least > 1.5 * max(b["paid_fen"] for b in truth["small_buyers"])


def test_spending_is_as_concentrated_as_in_a_real_ledger(truth: Truth) -> None:
    paid = sorted((b["paid_fen"] for b in (*truth["buyers"], *truth["small_buyers"])), reverse=True)
    top = round(len(paid) / 10)
    assert sum(paid[:top]) / sum(paid) == pytest.approx(0.51, abs=0.06)


def test_every_alias_can_be_reached_from_a_chat_or_an_export(world: World, truth: Truth) -> None:
    said = _said(world) + "".join(p.name for p in (world.case / "chats").iterdir())
    shown = str([payment_rows(world.case / "payments" / e["file"])[1] for e in truth["payments"]])
    for buyer in truth["buyers"]:
        for account in buyer["accounts"]:
            value = account.partition(":")[2]
            assert value in said or value in shown


def test_gang_accounts_stand_in_reports_and_hang_together(world: World, truth: Truth) -> None:
    told = {r["id"]: _plain(r["text"]) for r in reports(world.case)}
    for gang in (*truth["gangs"], *truth["foreign_gangs"]):
        together: list[set[str]] = []
        for text in (told[i] for i in gang["reports"]):
            here = {a for a in gang["accounts"] if a.partition(":")[2] in text}
            assert len(here) >= 2
            touching = [t for t in together if t & here]
            together = [t for t in together if not t & here] + [here.union(*touching)]
        assert together == [set(gang["accounts"])]


def _plain(text: str) -> str:
    return re.sub(r"(?<=\d) (?=\d)", "", text.translate(str.maketrans("零一二三四五六七八九", "0123456789")))


def test_losses_are_the_sums_of_the_reports(world: World, truth: Truth) -> None:
    lost = {r["id"]: r["fen"] for r in reports(world.case)}
    known = [i for g in (*truth["gangs"], *truth["foreign_gangs"]) for i in g["reports"]]
    assert sorted(known) == sorted(lost)
    for gang in truth["gangs"]:
        assert sum(lost[i] for i in gang["reports"]) == gang["loss_fen"]


def test_a_gang_shows_behind_its_buyer_in_the_ways_that_the_truth_names(world: World, truth: Truth) -> None:
    said, buyers = _said(world), {b["id"]: b for b in truth["buyers"]}
    for gang in truth["gangs"]:
        buyer = buyers[gang["buyers"][0]]
        own = set(gang["accounts"]) - set(buyer["accounts"])
        assert ("shared" in gang["ways"]) == bool(set(gang["accounts"]) & set(buyer["accounts"]))
        assert ("named" in gang["ways"]) == any(a.partition(":")[2] in said for a in own)
        if "transfer" in gang["ways"]:
            extra = [e for e in truth["payments"] if e["owner"] in buyer["accounts"]]
            text = "".join(text_of((world.case / "payments" / e["file"]).read_bytes()) for e in extra)
            assert any(a.partition(":")[2] in text for a in gang["accounts"])


def test_sales_follow_the_release_and_reports_follow_the_sale(world: World, truth: Truth) -> None:
    at = {r["id"]: r["at"] for r in reports(world.case)}
    sold = {b["id"]: b["first_sale"] for b in truth["buyers"]}
    assert truth["leak"]["released_at"][:10] < min(sold.values())[:10]
    for gang in truth["gangs"]:
        assert all(sold[gang["buyers"][0]][:10] < at[i][:10] for i in gang["reports"])
