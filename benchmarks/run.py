"""Speed of reading, identifying and counting, as ratios to a database that only counts the rows of the same file.

`make bench` prints the table; `make bench ARGS="--rows 26000000 --write"` for the full size, written into docs/benchmarks.md.
Each line is a process of its own, run after a warm-up that also fills the page cache; CPU is user + system.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from suyuan.world.lists import kind
from suyuan.world.people import People
from suyuan.world.writing import lines

ROOT = Path(__file__).resolve().parents[1]
MARK = "<!-- table -->"
BLOCK, REPEATED = 200_000, 0.15

FLOOR = """
import duckdb, sys
duckdb.execute("SET threads = 2; SET enable_progress_bar = false")
print(duckdb.execute(
    "SELECT count(*) FROM read_csv(?, delim='----', header=false, quote='', escape='', auto_detect=false,"
    " columns={'a':'VARCHAR','b':'VARCHAR','c':'VARCHAR','d':'VARCHAR','e':'VARCHAR'})", [sys.argv[1]]).fetchone()[0])
"""

READ = """
import sys
from pathlib import Path
from suyuan.model.records import BadRows
from suyuan.read import tables
print(sum(len(chunk.rows) for table in tables([Path(sys.argv[1])], BadRows()) for chunk in table.chunks()))
"""

SCAN = """
import sys
from pathlib import Path
from suyuan.identify import scan
print(sum(f.rows for f in scan([Path(sys.argv[1])])))
"""

COUNT = """
import sys
from pathlib import Path
from suyuan.case import count_paths
from suyuan.law import Facts
print(count_paths([Path(sys.argv[1])], Facts()).json()["seized"])
"""

STEPS = {
    "DuckDB counts the rows (floor)": FLOOR,
    "read: split, decode, check field counts": READ,
    "scan: read + identify + validate + distinct": SCAN,
    "count: read + identify + validate + duplicates + people + tiers": COUNT,
}


@dataclass(frozen=True, slots=True)
class Run:
    """One measured process."""

    rows: int
    wall: float
    cpu: float
    peak_mb: float


def measured(code: str, path: Path) -> Run:
    """Run a piece of Python in a process of its own and take the operating system's account of it."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"a measured process failed with status {child.returncode}")
    return Run(
        int(said.split()[-1]),
        time.perf_counter() - begun,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
    )


def dump(folder: Path, rows: int) -> Path:
    """A plain `name----id----phone----card----address` file of made-up people, 15 % of them repeated."""
    path, people, again = folder / "dump.txt", People(np.random.default_rng(7)), np.random.default_rng(8)
    with path.open("wb") as file:
        for start in range(0, rows, BLOCK):
            index = np.arange(start, min(start + BLOCK, rows))
            repeated = again.random(len(index)) < REPEATED
            index[repeated] = again.integers(0, start + len(index), int(repeated.sum()))
            file.write(lines(kind("bulk").make(people, index).columns, "----", "\n"))
    return path


def table(rows: int, runs: int) -> str:
    """Measure every step and lay the medians out as a Markdown table."""
    lines = [
        "| step | wall s | CPU s | × floor CPU | rows per CPU s | peak MB |",
        "|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = dump(Path(folder), rows)
        size = path.stat().st_size
        floor = 0.0
        for name, code in STEPS.items():
            measured(code, path)
            taken = sorted((measured(code, path) for _ in range(runs)), key=lambda r: r.cpu)
            middle = taken[len(taken) // 2]
            assert middle.rows == rows, f"{name}: {middle.rows} of {rows} rows"
            floor = floor or middle.cpu
            lines.append(
                f"| {name} | {middle.wall:.2f} | {middle.cpu:.2f} | {middle.cpu / floor:.1f} |"
                f" {rows / middle.cpu:,.0f} | {max(r.peak_mb for r in taken):,.0f} |"
            )
    return f"{rows:,} rows, {size / 1e9:.2f} GB, {os.cpu_count()} cores, median of {runs}.\n\n" + "\n".join(
        lines
    )


def main() -> None:
    """Measure, print, and write where asked."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    text = table(given.rows, given.runs)
    print(text)
    if given.write:
        page = ROOT / "docs" / "benchmarks.md"
        head = page.read_text().split(MARK)[0]
        page.write_text(f"{head}{MARK}\n{text}\n")


if __name__ == "__main__":
    main()
