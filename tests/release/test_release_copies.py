"""Marked copies: what may change and what never does, in every format, with and without a passphrase."""

import random
import sys
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "trace"))
from made_up_tables import HEADER, Row, clock, give, people, write

from suyuan.identify import kinds
from suyuan.model.errors import WrongUse
from suyuan.release import Ledger, Release, release
from suyuan.release.cell_mark import cell_marks, pick
from suyuan.trace import trace

Made = tuple[Path, list[Row], Release, list[Row]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("release")
    rows = people(3000, 21)
    release_, copy = give(write(folder / "客户.csv", rows), "甲", folder / "ledger.jsonl", purpose="回访")
    return folder, rows, release_, copy


def test_exact_columns_stay_byte_for_byte_and_rows_in_order(made: Made) -> None:
    _, rows, _, copy = made
    held = {row[1]: row for row in rows}
    real = [row for row in copy if row[1] in held]
    assert [row[1] for row in real] == [row[1] for row in rows if row[1] in {r[1] for r in real}]
    for row in real:
        original = held[row[1]]
        assert (row[0], row[2], row[5]) == (original[0], original[2], original[5])


def test_about_five_per_cent_are_withheld_and_half_per_cent_are_made_up(made: Made) -> None:
    _, rows, release_, copy = made
    held = {row[1] for row in rows}
    invented = [row for row in copy if row[1] not in held]
    assert len(invented) == release_.canaries == release_.marks["canary"] == 15
    assert 0.03 < release_.marks["presence"] / len(rows) < 0.07
    assert release_.rows == len(copy) == len(rows) - release_.marks["presence"] + 15


def test_changed_cells_are_counted_exactly_and_only_in_harmless_ways(made: Made) -> None:
    _, rows, release_, copy = made
    held = {row[1]: row for row in rows}
    pairs = [(row, held[row[1]]) for row in copy if row[1] in held]
    changed = Counter(i for row, original in pairs for i in range(len(row)) if row[i] != original[i])
    assert set(changed) == {3, 4}
    assert release_.marks["cell"] == sum(changed.values())
    assert release_.distortion == pytest.approx(sum(changed.values()) / (len(pairs) * len(HEADER)))
    assert 0.01 < changed[4] / len(pairs) < 0.045
    for row, original in pairs:
        assert abs(float(row[4]) - float(original[4])) <= 0.0401

        def plain(text: str) -> str:
            return text.replace("号楼", "栋").replace("幢", "栋").removesuffix("室")

        assert plain(row[3]) == plain(original[3])


def test_canaries_pass_every_check_and_are_nobody_in_the_table(made: Made) -> None:
    _, rows, _, copy = made
    taken = {cell for row in rows for cell in (row[1], row[2])}
    held = {row[1] for row in rows}
    codes = ("person_name", "id_card", "mobile_phone")
    for row in (row for row in copy if row[1] not in held):
        assert not {row[1], row[2]} & taken
        assert [kinds()[code].check(text) for code, text in zip(codes, row, strict=False)] == ["valid"] * 3
        assert all(row)


def test_capacity_agrees_with_what_tracing_then_needs(made: Made) -> None:
    folder, rows, release_, copy = made
    held = {row[1] for row in rows}
    real = [row for row in copy if row[1] in held]

    def named(count: int, seed: int) -> bool:
        dump = write(folder / "leak.csv", random.Random(seed).sample(real, count))
        return any(s.verdict != "lead" for s in trace([dump], ledgers=[folder / "ledger.jsonl"]).sources)

    assert 5 < release_.capacity < 40
    assert all(named(release_.capacity * 2, seed) for seed in range(5))
    assert not any(named(max(2, release_.capacity // 3), seed) for seed in range(5))


def test_the_ledger_says_who_got_what_for_what(made: Made) -> None:
    folder, rows, release_, _ = made
    entry = Ledger.open(folder / "ledger.jsonl").entries[0]
    assert (entry.release_id, entry.to, entry.purpose) == (release_.release_id, "甲", "回访")
    assert (entry.rows, entry.table["rows"], entry.table["name"]) == (release_.rows, len(rows), "客户.csv")
    assert [mark.mark for mark in entry.schema] == ["", "", "", "address", "number", ""]
    assert all(str(row[1]) not in (folder / "ledger.jsonl").read_text(encoding="utf-8") for row in rows[:50])


def test_a_copy_says_that_it_is_still_personal_information(made: Made) -> None:
    _, _, release_, _ = made
    assert any("未去标识化" in note.zh and "not de-identified" in note.en for note in release_.notes)


def test_the_snapshot_is_kept_once_for_each_version_of_the_table(tmp_path: Path) -> None:
    table, ledger = write(tmp_path / "t.csv", people(200, 4)), tmp_path / "l.jsonl"
    for to in ("甲", "乙"):
        give(table, to, ledger)
    write(table, people(210, 4))
    give(table, "丙", ledger)
    assert len(list((tmp_path / "l.jsonl.d").glob("base-*.parquet"))) == 2


def test_a_passphrase_seals_key_snapshot_and_canaries(tmp_path: Path) -> None:
    rows = people(400, 5)
    table, ledger = write(tmp_path / "t.csv", rows), tmp_path / "l.jsonl"
    _, copy = give(table, "甲", ledger, passphrase="secret")
    for file in (tmp_path / "l.jsonl.d").iterdir():
        data = file.read_bytes()
        assert not data.startswith(b"PAR1")
        assert not any(cell.encode() in data for row in copy[:40] for cell in row[:3])
    dump = write(tmp_path / "leak.csv", copy[:200])
    found = trace([dump], ledgers=[ledger], passphrase="secret").sources
    assert [(s.name, s.verdict) for s in found if s.type == "release"] == [("甲", "supported")]


@pytest.mark.parametrize("ending", ["xlsx", "parquet", "txt"])
def test_a_copy_in_any_format_holds_the_same_rows(tmp_path: Path, ending: str) -> None:
    rows = people(120, 6)
    source = tmp_path / "in.txt"
    source.write_text("\n".join("----".join(row) for row in rows) + "\n", encoding="gb18030")
    out = tmp_path / f"out.{ending}"
    made_ = release(source, out, "甲", tmp_path / "l", clock=clock, random=random.Random(7).randbytes)
    if ending == "xlsx":
        got = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()
    elif ending == "parquet":
        got = [list(row.values()) for row in pq.read_table(out).to_pylist()]
    else:
        got = [line.split("----") for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(got) == made_.rows
    assert len({row[1] for row in rows} & {row[1] for row in got}) == made_.rows - made_.canaries


def test_marks_are_chosen_by_name_and_a_copy_without_any_has_no_capacity(tmp_path: Path) -> None:
    rows = people(100, 8)
    table = write(tmp_path / "t.csv", rows)
    plain, copy = give(table, "甲", tmp_path / "l.jsonl", marks=())
    assert copy == rows
    assert (plain.capacity, plain.distortion, plain.canaries) == (0, 0.0, 0)
    presence, copy = give(table, "乙", tmp_path / "l.jsonl", marks=("presence",))
    assert set(copy) < set(rows)
    assert presence.capacity > 300
    with pytest.raises(WrongUse):
        give(table, "丙", tmp_path / "l.jsonl", marks=("invisible",))


def test_no_copy_is_left_when_the_ledger_cannot_be_written(tmp_path: Path) -> None:
    table, ledger = write(tmp_path / "t.csv", people(60, 9)), tmp_path / "l.jsonl"
    give(table, "甲", ledger)
    ledger.write_text("broken\n", encoding="utf-8")
    with pytest.raises(Exception, match="line 1"):
        give(table, "乙", ledger)
    assert not list(tmp_path.glob("copy 乙*"))


def test_whole_numbers_without_a_kind_are_never_marked() -> None:
    unit = cell_marks()["number"].unit
    assert unit([str(n) for n in range(100_000, 100_100)], frozenset()) is None
    assert unit([f"{n}.37" for n in range(100_000, 100_100)], frozenset()) == "-2"
    assert unit([str(n * 1000) for n in range(1000, 1100)], frozenset({"property"})) == "3"
    assert unit([f"{n}.37" for n in range(100_000, 100_100)], frozenset({"health"})) is None
    assert unit(["0.05"] * 50, frozenset()) is None


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [("number", "123456.70", "-2"), ("number", "-98000", "2"), ("address", "珞喻路1037号8幢402室", "")],
)
def test_writings_start_with_the_value_and_differ_when_read(name: str, value: str, unit: str) -> None:
    rule = cell_marks()[name]
    forms = rule.writings(value, unit)
    assert forms[0] == value
    assert len(forms) >= 6
    assert len({rule.read(form, unit) for form in forms}) == len(forms)


def test_a_number_is_read_whatever_a_spreadsheet_did_to_it() -> None:
    read_ = cell_marks()["number"].read
    assert len({read_(text, "-2") for text in ("123456.70", "123,456.7", "￥123456.7元", " 1.234567E5")}) == 1
    assert read_("123456.71", "-2") != read_("123456.70", "-2")
    assert read_("n/a", "-2") is None


def test_a_pick_follows_the_draw() -> None:
    assert [pick(u, 9, 0.975) for u in (0.0, 0.974, 0.9751, 0.99999)] == [0, 0, 1, 8]
