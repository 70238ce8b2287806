"""The log: canonical leaves, no unknown input, proofs, repair after a kill."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from suyuan.custody import Leaf, Log, check_consistency, check_inclusion
from suyuan.custody.journal import HEADS, LOG
from suyuan.custody.leaf import parse, parse_line
from suyuan.custody.merkle import leaf_hash, roots
from suyuan.model.errors import BrokenCustody

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LEAF = Leaf("intake", "某人", "suyuan test", NOW, outputs=("a" * 64,), note="1 数据.csv")


def numbered(n: int) -> Leaf:
    return replace(LEAF, outputs=(f"{n:064x}",))


def test_a_leaf_is_hashed_as_canonical_json() -> None:
    line = LEAF.canonical()
    assert line == json.dumps(LEAF.json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert parse_line(line) == LEAF
    assert LEAF.hash() == leaf_hash(line)
    east = replace(LEAF, at=NOW.astimezone(timezone(timedelta(hours=8))))
    assert east.canonical() == line


@pytest.mark.parametrize(
    "change",
    [
        {"outputs": ["short"]},
        {"at": "yesterday"},
        {"at": "2026-01-02"},
        {"more": 1},
        {"note": 3},
        {"inputs": None},
    ],
)
def test_what_is_no_leaf_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (any ValueError means refused)
        parse(LEAF.json() | change)


def test_the_root_is_the_tree_head_over_the_lines(tmp_path: Path) -> None:
    log = Log(tmp_path / LOG)
    for n in range(7):
        log.append(numbered(n))
    lines = (tmp_path / LOG).read_bytes().splitlines()
    heads = [head.hex() for head in roots(map(leaf_hash, lines))]
    assert log.root() == heads[-1]
    assert [log.root(n) for n in range(1, 8)] == heads
    assert Log(tmp_path / LOG).root() == heads[-1]


def test_proofs_of_the_log_hold(tmp_path: Path) -> None:
    log = Log(tmp_path / LOG)
    log.append(*(numbered(n) for n in range(11)))
    root = bytes.fromhex(log.root())
    for n in range(11):
        path = [bytes.fromhex(step) for step in log.inclusion(n)]
        assert check_inclusion(numbered(n).hash(), n, 11, path, root)
        proof = [bytes.fromhex(step) for step in log.consistency(n)]
        assert check_consistency((n, 11), (bytes.fromhex(log.root(n)), root), proof)


def test_an_input_that_nobody_took_in_breaks_custody(tmp_path: Path) -> None:
    log = Log(tmp_path / LOG)
    log.append(numbered(1))
    with pytest.raises(BrokenCustody, match="not in the custody log"):
        log.append(numbered(2), replace(LEAF, act="count", inputs=("f" * 64,)))
    assert log.size == 1
    log.append(replace(LEAF, act="count", inputs=(f"{1:064x}",)))
    assert Log(tmp_path / LOG).size == 2


def test_two_writers_do_not_mix_their_lines(tmp_path: Path) -> None:
    one, other = Log(tmp_path / LOG), Log(tmp_path / LOG)
    one.append(numbered(1))
    with pytest.raises(BrokenCustody, match="another program"):
        other.append(numbered(2))


def test_every_way_to_be_cut_off_while_writing_is_repaired_and_told(tmp_path: Path) -> None:
    path, heads = tmp_path / LOG, tmp_path / HEADS
    log = Log(path)
    log.append(numbered(1))
    old_log, old_heads = path.read_bytes(), heads.read_bytes()
    log.append(numbered(2))
    new_log, new_heads = path.read_bytes(), heads.read_bytes()
    states = [(new_log[:n], old_heads) for n in (*range(len(old_log), len(new_log), 23), len(new_log))]
    states += [(new_log, new_heads[:n]) for n in range(len(old_heads), len(new_heads), 17)]
    for written, recorded in states:
        path.write_bytes(written)
        heads.write_bytes(recorded)
        opened = Log(path)
        whole = written == new_log
        assert opened.size == 1 + whole
        assert bool(opened.repaired) == (
            (written, recorded) not in {(old_log, old_heads), (new_log, new_heads)}
        )
        opened.append(numbered(3))
        assert Log(path).repaired == []


def test_a_log_that_was_cut_below_its_heads_does_not_open(tmp_path: Path) -> None:
    log = Log(tmp_path / LOG)
    log.append(numbered(1), numbered(2))
    data = (tmp_path / LOG).read_bytes()
    (tmp_path / LOG).write_bytes(data[:-1])
    with pytest.raises(BrokenCustody, match="entry 2 was removed"):
        Log(tmp_path / LOG)


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from suyuan.custody import Leaf, Log
log = Log(Path(sys.argv[1]))
for n in range(log.size, 10**6):
    log.append(Leaf("a", "b", "c", datetime.now(UTC), note="x" * 500))
    print(n + 1, flush=True)
"""


def test_a_killed_writer_loses_no_entry_that_was_acknowledged(tmp_path: Path) -> None:
    for _ in range(3):
        command = [sys.executable, "-c", WRITER, str(tmp_path / LOG)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            told = [int(writer.stdout.readline()) for _ in range(20)][-1]
            os.kill(writer.pid, signal.SIGKILL)
            told = max([told, *map(int, writer.stdout.read().split())])
        assert Log(tmp_path / LOG).size >= told
