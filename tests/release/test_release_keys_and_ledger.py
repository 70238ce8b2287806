"""The master key, the ledger's chain, and the keyed function that both rest on."""

import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from suyuan.model.errors import BrokenLedger, WrongKey
from suyuan.release.ledger import Entry, Ledger, found, home
from suyuan.release.master import Master, load, make
from suyuan.release.siphash import wide, wides, word, words
from suyuan.release.symbols import Keyed

KEY = np.frombuffer(bytes(range(16)), "<u8")


def entry(master: Master, number: int) -> Entry:
    return Entry(
        release_id=f"R{number}",
        at="2017-03-01T01:00:00+00:00",
        to=f"接收方{number}",
        purpose="",
        ground="",
        table={"name": "t.csv", "sha256": "0" * 64, "rows": 1},
        schema=(),
        rows=1,
        profile={"marks": [], "withhold": 0.05, "delta": 0.0},
        canaries=0,
        commitment=master.commitment(f"release/R{number}"),
    )


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Master]:
    path = tmp_path / "ledger.jsonl"
    master = make(home(path) / "key", None, random.Random(1).randbytes)
    ledger = Ledger.open(path)
    for number in range(3):
        ledger = ledger.add(entry(master, number), master)
    return path, master


def test_siphash_gives_the_published_vectors() -> None:
    two = np.frombuffer(bytes(range(16)), "<u8")
    one = np.frombuffer(bytes(range(8)), "<u8")
    assert int(word(*KEY, *two)).to_bytes(8, "little").hex() == "db9bc2577fcc2a3f"
    assert (
        b"".join(int(w).to_bytes(8, "little") for w in wide(*KEY, *one)).hex()
        == "3b62a9ba6258f5610f83e264f31497b4"
    )


def test_siphash_over_arrays_is_siphash_of_each() -> None:
    values = np.array([0, 1, 2**63], np.uint64)
    first, second = wides(KEY, values)
    assert [(int(a), int(b)) for a, b in zip(first, second, strict=True)] == [
        tuple(map(int, wide(*KEY, v))) for v in values
    ]
    assert words(KEY, values, np.uint64(7)).tolist() == [int(word(*KEY, v, np.uint64(7))) for v in values]


def test_keyed_numbers_repeat_for_the_same_key_only() -> None:
    def draw(key: bytes) -> list[int]:
        return [Keyed(key).randrange(10**9) for _ in range(3)] + [round(Keyed(key).random() * 1e9)]

    assert draw(b"a") == draw(b"a") != draw(b"b")
    numbers = Keyed(b"c")
    assert abs(sum(numbers.random() for _ in range(4000)) / 4000 - 0.5) < 0.02


def test_a_sealed_key_opens_with_its_passphrase_only_and_hides_the_secret(tmp_path: Path) -> None:
    path = tmp_path / "d" / "key"
    master = make(path, "百步亭", random.Random(2).randbytes)
    assert load(path, "百步亭") == master
    assert master.secret.hex() not in path.read_text(encoding="utf-8")
    assert master.secret.hex() not in repr(master)
    for wrong in ("other", None):
        with pytest.raises(WrongKey):
            load(path, wrong)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(WrongKey):
        load(path, None)


def test_key_and_head_are_readable_by_the_owner_alone(written: tuple[Path, Master]) -> None:
    path, _ = written
    assert {p.stat().st_mode & 0o777 for p in home(path).iterdir()} == {0o600}


def test_a_ledger_reads_back_what_was_added(written: tuple[Path, Master]) -> None:
    path, master = written
    ledger = Ledger.open(path)
    ledger.prove(master)
    assert ledger.entries == tuple(entry(master, number) for number in range(3))


@pytest.mark.parametrize("line", [0, 1, 2])
def test_any_changed_field_breaks_the_chain_at_its_line(written: tuple[Path, Master], line: int) -> None:
    path, _ = written
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for name in ("release", "previous", "version", "hash", "extra"):
        body = json.loads(lines[line])
        body[name] = "0"
        path.write_text(
            "".join([*lines[:line], json.dumps(body) + "\n", *lines[line + 1 :]]), encoding="utf-8"
        )
        with pytest.raises(BrokenLedger, match=f"line {line + 1}"):
            Ledger.open(path)


def test_a_line_that_breaks_off_is_named(written: tuple[Path, Master]) -> None:
    path, _ = written
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BrokenLedger, match="line 3"):
        Ledger.open(path)


def test_a_ledger_forged_with_whole_chain_but_without_the_key_is_found(tmp_path: Path) -> None:
    thief = Master(b"t" * 32, sealed=False)
    owner = make(tmp_path / "key", None, random.Random(3).randbytes)
    forged = Ledger.open(tmp_path / "f.jsonl").add(entry(owner, 0), thief)
    with pytest.raises(BrokenLedger, match="line 1 was not written by the owner"):
        forged.prove(owner)
    with pytest.raises(WrongKey):
        forged.prove(thief)


def test_lines_cut_from_the_end_are_missed(written: tuple[Path, Master]) -> None:
    path, master = written
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:2]), encoding="utf-8")
    with pytest.raises(BrokenLedger, match="missing after line 2"):
        Ledger.open(path).prove(master)


def test_two_writers_cannot_fork_the_chain(written: tuple[Path, Master]) -> None:
    path, master = written
    stale = Ledger.open(path)
    stale.add(entry(master, 3), master)
    with pytest.raises(BrokenLedger, match="grew meanwhile"):
        stale.add(replace(entry(master, 3), to="另一方"), master)
    assert len(Ledger.open(path).entries) == 4


def test_ledgers_are_found_in_a_folder_and_key_folders_are_not(written: tuple[Path, Master]) -> None:
    path, _ = written
    (path.parent / "readme.txt").write_text("台账", encoding="utf-8")
    assert found(path.parent) == [path] == found(path)
