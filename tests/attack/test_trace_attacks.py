"""An adversary who knows the scheme but not the key, and dumps that nobody on the list leaked."""

import random
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "trace"))
from made_up_tables import HEADER, Row, give, people, write

from suyuan.model.errors import BrokenLedger, WrongKey
from suyuan.trace import Traced, trace

RECIPIENTS = [f"接收方{i}" for i in range(10)]


@dataclass(frozen=True)
class Scene:
    folder: Path
    ledger: Path
    copies: dict[str, list[Row]]

    def trace(self, rows: list[Row], header: tuple[str, ...] | None = HEADER) -> Traced:
        return trace([write(self.folder / "dump.csv", rows, header)], ledgers=[self.ledger])


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("attack")
    table = write(folder / "客户.csv", people(3000, 1))
    ledger = folder / "ledger.jsonl"
    return Scene(folder, ledger, {to: give(table, to, ledger)[1] for to in RECIPIENTS})


def named(traced: Traced) -> set[str]:
    return {s.name for s in traced.sources if s.type == "release" and s.verdict != "lead"}


def some(rows: list[Row], count: int, seed: int) -> list[Row]:
    """Real rows in another order (canaries are left to their own tests)."""
    return random.Random(seed).sample(rows, count)


def altered(rows: list[Row], share: float, seed: int) -> list[Row]:
    """A share of the marked cells replaced by other plausible writings; the identifiers stay."""
    rng = random.Random(seed)
    out = []
    for row in rows:
        cells = list(row)
        if rng.random() < share:
            word = rng.choice(("栋", "幢", "号楼"))
            for old in ("号楼", "幢", "栋"):
                if old in cells[3]:
                    cells[3] = cells[3].replace(old, word)
                    break
        if rng.random() < share:
            cells[4] = f"{float(cells[4]) + rng.choice((-3, -2, -1, 1, 2, 3)) / 100:.2f}"
        out.append(tuple(cells))
    return out


@pytest.mark.parametrize("seed", range(4))
def test_a_hundred_shuffled_rows_name_the_recipient_and_nobody_else(scene: Scene, seed: int) -> None:
    culprit = RECIPIENTS[seed]
    traced = scene.trace(some(scene.copies[culprit], 100, seed))
    assert named(traced) == {culprit}
    best = traced.sources[0]
    assert best.false_accusation <= 1e-9
    assert best.margin > 10
    assert best.candidates == 10
    assert best.rows >= 98
    assert best.dates[0] == "2017-03-01"


def test_thirty_per_cent_of_cells_altered_do_not_hide_the_recipient(scene: Scene) -> None:
    rows = altered(some(scene.copies["接收方4"], 120, 2), 0.3, 3)
    assert named(scene.trace(rows)) == {"接收方4"}


def test_columns_dropped_but_one_identifier_leave_presence_to_speak(scene: Scene) -> None:
    rows = [(row[2],) for row in scene.copies["接收方5"]]
    assert named(scene.trace(rows, ("电话",))) == {"接收方5"}


def test_columns_in_another_order_under_other_names_are_found(scene: Scene) -> None:
    rows = [(row[4], row[3], row[1]) for row in some(scene.copies["接收方6"], 100, 4)]
    assert named(scene.trace(rows, ("a", "b", "c"))) == {"接收方6"}


def test_three_copies_mixed_name_all_three(scene: Scene) -> None:
    guilty = RECIPIENTS[:3]
    rows = [row for i, to in enumerate(guilty) for row in some(scene.copies[to], 100, i)]
    random.Random(7).shuffle(rows)
    traced = scene.trace(rows)
    assert named(traced) == set(guilty)
    assert sum(s.rows for s in traced.sources if s.type == "release") <= 300


def test_cells_of_three_copies_put_together_name_only_colluders(scene: Scene) -> None:
    guilty = RECIPIENTS[3:6]
    by_id = [{row[1]: row for row in scene.copies[to]} for to in guilty]
    rng = random.Random(8)
    shared = sorted(set(by_id[0]) & set(by_id[1]) & set(by_id[2]))[:600]
    rows = [tuple(rng.choice(by_id)[key][column] for column in range(len(HEADER))) for key in shared]
    found = named(scene.trace(rows))
    assert found
    assert found <= set(guilty)


def test_ninety_per_cent_foreign_rows_cost_nothing(scene: Scene) -> None:
    rows = some(scene.copies["接收方7"], 100, 9) + people(900, 99)
    random.Random(1).shuffle(rows)
    traced = scene.trace(rows)
    assert named(traced) == {"接收方7"}
    assert 890 <= traced.unexplained_rows <= 905


@pytest.mark.parametrize(
    ("ending", "encoding", "mark"), [("txt", "gb18030", "----"), ("csv", "utf-16", "\t")]
)
def test_another_format_and_encoding_changes_nothing(
    scene: Scene, ending: str, encoding: str, mark: str
) -> None:
    rows = some(scene.copies["接收方8"], 150, 10)
    dump = scene.folder / f"other.{ending}"
    dump.write_bytes("\r\n".join(mark.join(row) for row in rows).encode(encoding))
    assert named(trace([dump], ledgers=[scene.ledger])) == {"接收方8"}


def test_canaries_are_met_named_apart_and_belong_to_one_copy(scene: Scene) -> None:
    traced = scene.trace(scene.copies["接收方9"])
    canaries = [s for s in traced.sources if s.type == "canary"]
    assert [(s.name, s.rows, s.verdict) for s in canaries] == [("接收方9", 15, "supported")]
    assert [s.verdict for s in traced.sources if s.type == "release"] == ["corroborated"]
    assert traced.unexplained_rows == 0


def test_the_released_table_itself_or_strangers_name_nobody(scene: Scene) -> None:
    own = scene.folder / "客户.csv"
    assert not trace([own], ledgers=[scene.ledger]).sources
    stranger = scene.trace(people(500, 77))
    assert not stranger.sources
    assert stranger.unexplained_rows == stranger.rows == 500


def test_a_wrong_key_is_an_error_and_never_an_accusation(scene: Scene, tmp_path: Path) -> None:
    table = write(tmp_path / "b.csv", people(60, 5))
    other = tmp_path / "other.jsonl"
    give(table, "甲", other)
    with pytest.raises(WrongKey):
        trace([table], ledgers=[scene.ledger], key=tmp_path / "other.jsonl.d" / "key")
    with pytest.raises(WrongKey):
        trace([table], ledgers=[scene.ledger], key=tmp_path / "absent")


def test_a_changed_ledger_line_is_named(scene: Scene) -> None:
    text = scene.ledger.read_text(encoding="utf-8")
    forged = scene.folder / "forged.jsonl"
    (scene.folder / "forged.jsonl.d").symlink_to(scene.folder / "ledger.jsonl.d")
    forged.write_text(text.replace("接收方4", "无辜者", 1), encoding="utf-8")
    with pytest.raises(BrokenLedger, match="line 5"):
        trace([forged], ledgers=[forged])
    forged.write_text("".join(text.splitlines(keepends=True)[:-1]), encoding="utf-8")
    with pytest.raises(BrokenLedger, match="missing after line 9"):
        trace([forged], ledgers=[forged])
