"""The same seed makes the same world; the parts do not disturb one another; levels differ as they should."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from world_readers import load, payment_rows, records

from suyuan.model.errors import WrongUse
from suyuan.world import World, make


def _digests(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_the_same_seed_makes_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    digests = []
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        make(tmp_path / name, rows=1000, seed=seed, level=2)
        digests.append(_digests(tmp_path / name))
    assert digests[0] == digests[1]
    same = {n for n in digests[0] if digests[0][n] == digests[2].get(n)}
    assert same == set()


def test_more_rows_leave_the_cast_as_it_is(tmp_path: Path, worlds: Callable[[int], World]) -> None:
    other = load(make(tmp_path / "small", rows=1000, seed=11, level=1))
    for part in ("seller", "buyers", "small_buyers"):
        assert other[part] == load(worlds(1))[part]


def test_nothing_of_the_truth_lies_in_the_case(world: World) -> None:
    assert world.truth.parent == world.case.parent
    for path in world.case.rglob("*"):
        assert "truth" not in path.name
        if path.suffix in {".txt", ".csv", ".toml", ".jsonl", ".ledger"}:
            data = path.read_bytes()
            assert not any(word in data for word in (b"decoy", b"coincidence", b"planted"))


def test_a_filled_folder_an_unknown_level_and_too_few_rows_are_refused(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "mine.txt").write_text("mine")
    with pytest.raises(WrongUse, match="holds something"):
        make(tmp_path, rows=1000)
    with pytest.raises(WrongUse, match="level"):
        make(tmp_path / "x", rows=1000, level=4)
    with pytest.raises(WrongUse, match="rows"):
        make(tmp_path / "x", rows=10)


def test_higher_levels_have_more_aliases_fewer_namings_and_more_decoys(
    worlds: Callable[[int], World],
) -> None:
    truths = [load(worlds(n)) for n in (1, 2, 3)]
    aliases = [sum(len(b["accounts"]) for b in t["buyers"]) for t in truths]
    decoys = [sum(len(t["decoys"][k]) for k in ("accounts", "holders", "releases")) for t in truths]
    ways = [sum(len(g["ways"]) for g in t["gangs"]) for t in truths]
    assert aliases == sorted(set(aliases))
    assert decoys == sorted(set(decoys))
    assert ways == sorted(ways, reverse=True)
    assert ways[0] > ways[2]
    assert [len(t["small_buyers"]) for t in truths] == [24, 32, 40]


def test_the_leaked_rows_come_from_the_leaking_holder_and_the_innocent_affiliate_shares_some(
    world: World,
) -> None:
    truth = load(world)
    dump = {row[1] for row in records(world.case, truth["leak"]["file"]) if len(row) > 3}
    phones = {}
    for path in (world.case / "holders").iterdir():
        phones[path.stem] = {line.split(",")[2] for line in path.read_text(encoding="utf-8").splitlines()[1:]}
    inside = len(dump & phones.pop(truth["leak"]["holder"]))
    assert 0.95 * truth["leak"]["rows"] <= inside <= truth["leak"]["rows"]
    shared = {name: len(dump & held) for name, held in phones.items()}
    assert set(shared) == {d["name"] for d in truth["decoys"]["holders"]}
    assert 0 < max(shared.values()) < inside


def test_an_innocent_customer_pays_as_much_as_a_big_buyer(world: World) -> None:
    truth = load(world)
    names = {d["account"].partition(":")[2] for d in truth["decoys"]["accounts"] if d["sort"] == "wholesale"}
    rows = payment_rows(world.case / "payments" / truth["payments"][0]["file"])[1]
    paid = sum(round(float(r["金额"]) * 100) for r in rows if r["对方账号"] in names)
    assert paid > min(b["paid_fen"] for b in truth["buyers"])


def test_a_coincidence_lies_within_minutes_of_a_buyers_payment_of_the_same_amount(world: World) -> None:
    truth = load(world)
    names = {
        d["account"].partition(":")[2] for d in truth["decoys"]["accounts"] if d["sort"] == "coincidence"
    }
    rows = payment_rows(world.case / "payments" / truth["payments"][0]["file"])[1]
    for row in (r for r in rows if r["对方账号"] in names):
        twins = [
            r
            for r in rows
            if r["金额"] == row["金额"] and r["交易时间"][:10] == row["交易时间"][:10] and r is not row
        ]
        assert twins
