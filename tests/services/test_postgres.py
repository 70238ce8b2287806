"""A real PostgreSQL server: every table read, nothing written, no password told."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from suyuan.model.errors import LockedFile, Unreadable
from suyuan.model.records import BadRows
from suyuan.read import Unread, tables
from suyuan.store.server import postgres

PASSWORD = "made-up-pass:w0rd"
QUOTED = "made-up-pass%3Aw0rd"
MADE = """
CREATE TABLE users AS SELECT i AS id, '王' || i AS name, 13800000000 + i AS phone, i::numeric / 3 AS part
  FROM generate_series(1, 200000) i;
CREATE SCHEMA "s 1";
CREATE TABLE "s 1"."t""x" ("a b" text, b bytea, c int[], PRIMARY KEY ("a b"));
INSERT INTO "s 1"."t""x" VALUES ('李', '\\xff', '{1,2}'), ('空', NULL, NULL);
CREATE TABLE parts (x int) PARTITION BY RANGE (x);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (9);
INSERT INTO parts VALUES (1), (2);
CREATE VIEW seen AS SELECT * FROM users;
CREATE ROLE guest LOGIN PASSWORD 'x';
GRANT SELECT ON users TO guest;
"""


def program(name):
    places = [*map(str, Path("/usr/lib/postgresql").glob("*/bin")), os.environ.get("PATH", "")]
    found = shutil.which(name, path=os.pathsep.join(places))
    if found is None:
        pytest.skip(f"needs {name} (Debian: postgresql)")
    return found


@pytest.fixture(scope="module")
def server():
    """Address of a server of our own, on this machine only."""
    pytest.importorskip("adbc_driver_postgresql", reason="needs the extra postgres")
    initdb, ctl, psql = program("initdb"), program("pg_ctl"), program("psql")
    folder = Path(tempfile.mkdtemp())  # the folders of the tests are shut to other users
    (folder / "password").write_text(PASSWORD)
    as_user = []
    if os.getuid() == 0:  # the server refuses to run as root
        as_user = ["runuser", "-u", "postgres", "--"]
        for path in (folder, folder / "password"):
            shutil.chown(path, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command):
        subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder, timeout=120)

    run(
        initdb,
        "-D",
        f"{folder}/data",
        "-U",
        "owner",
        "-A",
        "scram-sha-256",
        f"--pwfile={folder}/password",
        "-E",
        "UTF8",
    )
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    run(ctl, "-D", f"{folder}/data", "-o", options, "-l", f"{folder}/log", "-w", "start")
    address = f"postgresql://owner:{QUOTED}@127.0.0.1:{port}/postgres"
    try:
        subprocess.run(
            [psql, "-q", "-v", "ON_ERROR_STOP=1", address], input=MADE, text=True, check=True, timeout=120
        )
        yield address
    finally:
        run(ctl, "-D", f"{folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def read(address):
    bad, found, errors = BadRows(), {}, {}
    for item in tables([address], bad):
        if isinstance(item, Unread):
            errors[item.name.partition("!")[2] or item.name] = item.error
            continue
        rows = [list(row.values()) for chunk in item.chunks() for row in chunk.data.to_pylist()]
        found[item.name.partition("!")[2]] = [list(item.columns), *rows]
    return found, errors, bad


def test_every_table_comes_as_the_text_that_the_server_writes(server):
    found, errors, bad = read(server)
    assert (errors, bad.total()) == ({}, 0)
    assert set(found) == {"public.users", 's 1.t"x', "public.parts"}
    assert found["public.users"][:2] == [
        ["id", "name", "phone", "part"],
        ["1", "王1", "13800000001", "0.33333333333333333333"],
    ]
    assert len(found["public.users"]) == 200_001
    assert found['s 1.t"x'] == [["a b", "b", "c"], ["李", "\\xff", "{1,2}"], ["空", None, None]]
    assert found["public.parts"] == [["x"], ["1"], ["2"]]


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE evil (x int)", "DELETE FROM users", "SELECT nextval('x')"]
)
def test_nothing_can_be_written(server, statement):
    with postgres(server) as one, pytest.raises(Unreadable):
        one.run(statement)


def test_what_the_user_may_not_read_is_named_and_the_rest_is_read(server):
    guest = server.replace("owner", "guest").replace(QUOTED, "x")
    found, errors, bad = read(guest)
    assert len(found["public.users"]) == 200_001
    assert "may not read" in str(errors["public.parts"])
    assert bad.counts[next(name for name in bad.counts if name.endswith("parts"))] == {"broke off": 1}


@pytest.mark.parametrize("wrong", ["password", "user", "database", "port", "form"])
def test_no_message_tells_the_password(server, wrong):
    address = {
        "password": server.replace(QUOTED, "other-made-up"),
        "user": server.replace("owner", "nobody"),
        "database": server.replace("/postgres", "/nothing"),
        "port": server.rpartition(":")[0] + ":1/postgres",
        "form": server.replace("@127.0.0.1", "@[") + "%zz",
    }[wrong]
    _found, errors, _bad = read(address)
    [(name, error)] = errors.items()
    assert isinstance(error, LockedFile if wrong in {"password", "user"} else Unreadable)
    said = f"{name} {error} {error!r} {error.__cause__!r}"
    assert not any(secret in said for secret in (PASSWORD, QUOTED, "other-made-up", "owner", "nobody"))


def test_scan_takes_the_address_and_tells_no_password(server):
    done = subprocess.run(
        [sys.executable, "-m", "suyuan", "scan", server, "--json", "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert "mobile_phone" in done.stdout
    assert not any(secret in done.stdout + done.stderr for secret in (PASSWORD, QUOTED, "owner"))
