"""The parts of tracing: look-ups, samples, canaries, holders' indexes, the tracer that takes chunks."""

import random
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from made_up_tables import HEADER, give, people, write

from suyuan.identify import keys, layout
from suyuan.model.errors import Unreadable, WrongKey, WrongUse
from suyuan.release.canaries import Canary
from suyuan.release.fresh import fresh
from suyuan.release.symbols import Keyed
from suyuan.trace import Keys, Tracer, holder_index, trace
from suyuan.trace import sightings as sampling
from suyuan.trace.canary_hits import CanaryWatch
from suyuan.trace.lookup import MANY, hashed, masks, ordered, rows

KEY = np.array([5, 6], np.uint64)


def test_a_look_up_finds_what_is_there_and_nothing_else() -> None:
    rng = np.random.default_rng(1)
    a, b = rng.integers(1, 2**62, 3000), rng.integers(1, 2**62, 2000)
    b[:500] = a[:500]
    table = masks([(ordered(hashed(KEY, a)), 0), (ordered(hashed(KEY, b)), 5)])
    asked = np.concatenate([a, b, [0, 7, 8]])
    expected = (np.isin(asked, a) + np.isin(asked, b) * 32).tolist()
    assert table.find(hashed(KEY, asked)).tolist() == expected


def test_a_key_of_several_rows_leads_to_none_of_them() -> None:
    table = rows(hashed(KEY, np.array([11, 12, 0, 11, 13])), np.array([0, 1, 2, 3, 1]))
    assert table.find(hashed(KEY, np.array([11, 12, 13, 0, 99]))).tolist() == [int(MANY), 2, 2, 0, 0]


def test_hashes_depend_on_the_key() -> None:
    one, other = (hashed(np.array([k, 1], np.uint64), np.array([5])) for k in (1, 2))
    assert one.first[0] != other.first[0]


@pytest.mark.parametrize("density", [0.0, 0.02, 0.5])
def test_canaries_of_innocent_copies_have_a_mean_of_at_most_one(density: float) -> None:
    rng = np.random.default_rng(7)
    base = 13807130000
    dump = base + np.flatnonzero(rng.random(10_000) < density)
    taken = base + np.arange(0, 2000, 7)
    copies = []
    for number in range(3000):
        _, drawn = fresh("mobile_phone", base + 5, taken.astype(np.uint64), Keyed(b"%d" % number)) or (
            "",
            None,
        )
        assert drawn is not None
        assert drawn.key not in taken
        copies.append([Canary((), (drawn,))])
    watch = CanaryWatch(copies, KEY)
    watch.add(0, {"mobile_phone": dump}, {"mobile_phone": hashed(KEY, dump)})
    met = watch.met({"mobile_phone": taken.astype(np.uint64)})
    e = np.exp([m.nats for m in met])
    assert e.mean() <= 1 + 4 * e.std() / np.sqrt(e.size)
    assert np.mean([m.hits for m in met]) == pytest.approx(np.mean([m.chance for m in met]), abs=0.03)


def test_a_canary_of_several_identifiers_weighs_their_product() -> None:
    drawn = []
    for kind, donor in (("id_card", 42010619900101123), ("mobile_phone", 13807130005)):
        made = fresh(kind, donor, np.zeros(0, np.uint64), Keyed(b"k"))
        assert made is not None
        drawn.append(made[1])
    watch = CanaryWatch([[Canary((), tuple(drawn))]], KEY)
    for d in drawn:
        values = np.array([d.key])
        watch.add(0, {d.kind: values}, {d.kind: hashed(KEY, values)})
    met = watch.met({})[0]
    assert met.hits == 1
    assert np.log(500 * 10_000) - 3 < met.nats < np.log(500 * 10_000)


def chunks(rows_: list[tuple[str, ...]], size: int) -> list[tuple[pa.RecordBatch, pa.RecordBatch]]:
    out = []
    for start in range(0, len(rows_), size):
        columns = [pa.array(column) for column in zip(*rows_[start : start + size], strict=True)]
        batch = pa.record_batch(columns, names=list(HEADER))
        out.append((batch, keys(batch, layout(batch, HEADER, has_header=True))))
    return out


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, ...]]]:
    folder = tmp_path_factory.mktemp("parts")
    table = write(folder / "t.csv", people(1500, 31))
    _, copy = give(table, "甲", folder / "l.jsonl")
    give(table, "乙", folder / "l.jsonl")
    return folder / "l.jsonl", copy


def test_chunks_of_any_size_give_the_same_answer(ledger: tuple[Path, list[tuple[str, ...]]]) -> None:
    path, copy = ledger
    answers = []
    for size in (97, 5000):
        tracer = Tracer([path], [path.with_name("t.csv")])
        for data, found in chunks(copy, size):
            tracer.add("dump", data, found)
        answers.append(tracer.result())
    assert answers[0] == answers[1]
    assert answers[0].rows == len(copy)


def test_a_thinned_sample_still_names_the_copy(
    ledger: tuple[Path, list[tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, copy = ledger
    monkeypatch.setattr(sampling, "SAMPLE", 200)
    tracer = Tracer([path])
    for data, found in chunks(copy, 100):
        tracer.add("dump", data, found)
    best = tracer.result().sources[0]
    assert (best.name, best.type) == ("甲", "release")
    assert best.verdict != "lead"
    assert best.rows == len(copy) - 8


def test_no_rows_are_no_sources(ledger: tuple[Path, list[tuple[str, ...]]]) -> None:
    found = Tracer([ledger[0]], [ledger[0].with_name("t.csv")]).result()
    assert (found.sources, found.rows, found.unexplained_rows) == ((), 0, 0)


@pytest.mark.parametrize("limit", [0.0, 1.0, -1e-9])
def test_a_limit_must_be_a_chance(limit: float) -> None:
    with pytest.raises(WrongUse):
        Tracer().result(limit)


def test_an_index_answers_as_the_table_does_and_holds_no_values(tmp_path: Path) -> None:
    people_, others = people(900, 41), people(900, 42)
    table = write(tmp_path / "持有方甲.csv", people_)
    other = write(tmp_path / "持有方乙.csv", others)
    index, key = tmp_path / "甲.idx", tmp_path / "甲.idx.key"
    assert holder_index(table, index, key, random=random.Random(1)) == 900
    dump = write(tmp_path / "dump.csv", people_[:400])
    by_table, by_index = (trace([dump], holders=[h, other]).sources for h in (table, index))
    assert [(s.name, s.rows, s.verdict) for s in by_table] == [("持有方甲", 400, "supported")]
    assert [(s.name, s.rows, s.verdict) for s in by_index] == [("持有方甲", 400, "supported")]
    assert key.stat().st_mode & 0o777 == 0o600
    data = index.read_bytes()
    assert not any(cell.encode() in data for row in people_ for cell in row[:3])
    assert int(people_[0][2]).to_bytes(8, "little") not in data


def test_an_index_with_another_key_or_a_broken_one_is_an_error(tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", people(60, 43))
    index, key = tmp_path / "a.idx", tmp_path / "a.idx.key"
    holder_index(table, index, key, random=random.Random(1))
    key.write_text("ab" * 32, encoding="ascii")
    with pytest.raises(WrongKey):
        Tracer([], [index])
    key.unlink()
    with pytest.raises(WrongKey):
        Tracer([], [index], Keys(file=tmp_path / "absent"))
    with pytest.raises(Unreadable):
        holder_index(tmp_path / "absent.csv", index, key, random=random.Random(1))


def test_an_unreadable_holder_or_dump_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    rows_ = people(300, 44)
    write(tmp_path / "好.csv", rows_)
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    dump = write(tmp_path / "dump.csv", rows_[:200])
    found = trace([dump, tmp_path / "坏.xlsx"], holders=[tmp_path / "好.csv", tmp_path / "坏.xlsx"])
    assert [s.name for s in found.sources] == ["好"]
    assert [item.name for item in found.unread] == ["坏.xlsx", "坏.xlsx"]
    assert {item["file"] for item in found.json()["unread"]} == {"坏.xlsx"}
