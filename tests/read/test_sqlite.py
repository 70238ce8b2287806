"""SQLite files: whole, with a log beside them, inside archives, damaged."""

import random
import sqlite3
import zipfile
from contextlib import closing

import pytest
from rows_of import everything

from suyuan.model.errors import TruncatedFile


def made(path, rows=3000, table="users", extra=""):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA page_size=1024")
        db.execute(
            f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, name TEXT, phone TEXT, at REAL, raw BLOB){extra}"
        )
        values = [(i, f"王{i}", f"1380000{i:04}", i / 2, b"\xff\xfe") for i in range(1, rows + 1)]
        db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", values)
        db.commit()


def test_every_table_is_read_and_views_and_indexes_are_not(tmp_path):
    made(tmp_path / "a.dat", 2)
    with closing(sqlite3.connect(tmp_path / "a.dat")) as db:
        db.execute('CREATE TABLE "订 单" ("姓 名" TEXT, "c""x" TEXT, PRIMARY KEY ("姓 名")) WITHOUT ROWID')
        db.execute("INSERT INTO \"订 单\" VALUES ('李', CAST(x'cdf5' AS TEXT))")
        db.execute("CREATE VIEW v AS SELECT * FROM users")
        db.execute("CREATE TABLE empty (x)")
        db.commit()
    found, _texts, errors = everything(tmp_path)
    assert errors == {}
    assert found == {
        "a.dat!users": [
            ["id", "name", "phone", "at", "raw"],
            ["1", "王1", "13800000001", "0.5", "fffe"],
            ["2", "王2", "13800000002", "1", "fffe"],
        ],
        "a.dat!订 单": [["姓 名", 'c"x'], ["李", "王"]],
    }


def test_what_is_only_in_the_log_is_read_and_nothing_is_written(tmp_path):
    made(tmp_path / "a.db", 2)
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("INSERT INTO users (name) VALUES ('只在日志里')")
        db.commit()
        before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.iterdir()}
        found, _texts, errors = everything(tmp_path)
        after = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.iterdir()}
    assert found["a.db"][3][1] == "只在日志里"
    assert "log of an SQLite database" in str(errors["a.db-wal"])
    assert before == after


def test_a_database_in_an_archive_is_read(tmp_path):
    made(tmp_path / "a.db", 5)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.write(tmp_path / "a.db", "in/a.db")
    found, _texts, errors = everything(tmp_path / "b.zip")
    assert errors == {}
    assert len(found["b.zip!in/a.db"]) == 6


def test_rows_before_between_and_behind_damage_are_read(tmp_path):
    made(tmp_path / "a.db")
    data = bytearray((tmp_path / "a.db").read_bytes())
    pages = len(data) // 1024
    for page in (pages // 3, pages // 2):
        data[page * 1024 : page * 1024 + 1024] = b"\xee" * 1024
    (tmp_path / "a.db").write_bytes(data)
    found, _texts, errors = everything(tmp_path)
    ids = [int(row[0]) for row in found["a.db"][1:]]
    assert isinstance(errors["a.db"], TruncatedFile)
    assert ids == sorted(set(ids))
    assert 2850 < len(ids) < 3000
    assert (ids[0], ids[-1]) == (1, 3000)


@pytest.mark.parametrize("extra", ["", " WITHOUT ROWID"])
def test_a_cut_database_keeps_what_it_can_and_says_so(tmp_path, extra):
    made(tmp_path / "whole.db", extra=extra)
    data = (tmp_path / "whole.db").read_bytes()
    (tmp_path / "whole.db").unlink()
    for part in (0.999, 0.7, 0.3, 0.05):
        (tmp_path / "a.db").write_bytes(data[: int(len(data) * part)])
        _found, _texts, errors = everything(tmp_path)
        assert isinstance(errors["a.db"], TruncatedFile)


def test_damaged_databases_never_crash(tmp_path):
    made(tmp_path / "whole.db", 300)
    whole = (tmp_path / "whole.db").read_bytes()
    (tmp_path / "whole.db").unlink()
    rng = random.Random(3)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(rng.choice([1, 10, 300])):
            data[rng.randrange(16, len(data))] = rng.randrange(256)
        (tmp_path / "a.db").write_bytes(data)
        found, _texts, errors = everything(tmp_path)
        assert found or errors


def test_damage_among_far_apart_numbers_is_given_up_in_time(tmp_path):
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute("CREATE TABLE t (x TEXT)")
        db.executemany(
            "INSERT INTO t (rowid, x) VALUES (?, ?)", [(i << 50, "王" * 100) for i in range(1, 1000)]
        )
        db.commit()
    data = bytearray((tmp_path / "a.db").read_bytes())
    at = len(data) // 2 // 4096 * 4096
    data[at : at + 4096] = b"\xee" * 4096
    (tmp_path / "a.db").write_bytes(data)
    found, _texts, errors = everything(tmp_path)
    assert isinstance(errors["a.db"], TruncatedFile)
    assert 900 < len(found["a.db"]) < 1000
