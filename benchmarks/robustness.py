"""What happens to a gigabyte that means harm: one line, one value, one bomb, in every format that could hold it.

Prints a table: rows read, bad rows, files named unread, CPU seconds, peak memory. Every row of it must end; none may
end without a word. `ARGS="--size 100"` takes another number of megabytes.
"""

import argparse
import gzip
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

PIECE = b"x" * (1 << 20)


def one_line(path: Path, size: int, before: bytes, after: bytes) -> None:
    with path.open("wb") as file:
        file.write(before)
        for _ in range(size):
            file.write(PIECE)
        file.write(after)


def framed(before: str, after: str) -> Callable[[Path, int], None]:
    return lambda path, size: one_line(path, size, before.encode(), after.encode())


def zeros(path: Path, size: int) -> None:
    """A file of zero bytes that takes no place on the disk, behind a first line."""
    with path.open("wb") as file:
        file.write("王小明,13800000001\n".encode() * 20)
        file.truncate(size << 20)


def quotes(path: Path, size: int) -> None:
    one_line(path, size, "姓名,备注\n".encode() + b'a,"b\n' * 100_000, b"")


def squeezed(path: Path, size: int) -> None:
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(size):
            file.write(PIECE)


def bomb(path: Path, size: int) -> None:
    """The same gigabyte many times over, and in archives in archives."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
        for _ in range(size):
            member.write(PIECE)
    for _ in range(4):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(16):
                archive.writestr(f"{number}.zip", target.getvalue())
        target = outer
    path.write_bytes(target.getvalue())


CASES: dict[str, Callable[[Path, int], None]] = {
    "one line.txt": framed("王----1\n" * 50, "\n" + "李----2\n" * 50),
    "one line.csv": framed("王,1\n" * 50, "\n" + "李,2\n" * 50),
    "zero bytes.csv": zeros,
    "open quotes.csv": quotes,
    "one value.json": framed('[{"a": "', '"}]'),
    "one value.jsonl": framed('{"a": 1}\n{"a": "', '"}\n{"a": 2}\n'),
    "one value.sql": framed("INSERT INTO t VALUES (1),('", "'),(2);\n"),
    "one line.html": framed("<html><p>", "</p></html>"),
    "one line.eml": framed("From: a@b.cn\nTo: c@d.cn\n\n", "\n"),
    "one line.gz": squeezed,
    "bomb.zip": bomb,
}
READ = """
import json, resource, sys, time
from pathlib import Path
from suyuan.model.records import BadRows
from suyuan.read import Unread, tables
bad, rows, unread = BadRows(), 0, []
began = time.process_time()
for item in tables([Path(sys.argv[1])], bad):
    if isinstance(item, Unread):
        unread.append(type(item.error).__name__)
    else:
        rows += sum(len(chunk.rows) for chunk in item.chunks())
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([rows, bad.total(), unread[:3], round(time.process_time() - began, 1), peak]))
"""


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--size", type=int, default=1024, help="megabytes")
    arguments.add_argument("--memory", type=int, default=6, help="gigabytes that a reading may take")
    arguments.add_argument("--only", default="", help="cases whose names hold this")
    asked = arguments.parse_args()
    failed = 0
    print("| file | rows | bad rows | unread | CPU s | peak MB |\n|---|---|---|---|---|---|")
    for name, make in CASES.items():
        if asked.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            make(path, asked.size)
            cells, silent = reading(path, asked.memory)
        failed += silent
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    return 1 if failed else 0


def reading(path: Path, gigabytes: int) -> tuple[list[str], bool]:
    """Cells of the table, and whether the reading crashed or said nothing."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, gigabytes << 30))

    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=3000,
        preexec_fn=limit,
        env={**os.environ, "NUMBA_NUM_THREADS": "1"},
    )
    if done.returncode:
        return ["-", "-", done.stderr.strip().rpartition("\n")[2][:80] or "killed", "-", "-"], True
    rows, bad, unread, seconds, peak = json.loads(done.stdout)
    return [f"{rows:,}", f"{bad:,}", ", ".join(unread), f"{seconds}", f"{peak:,}"], not (
        rows or bad or unread
    )


if __name__ == "__main__":
    raise SystemExit(main())
