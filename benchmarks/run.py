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
MOST_QUOTED = 5_000_000
"""Rows up to which the quoted file is made and measured too."""

FLOOR = """
import duckdb, sys
duckdb.execute("SET threads = 2; SET enable_progress_bar = false")
separator, quote = (",", '"') if sys.argv[1].endswith(".csv") else ("----", "")
print(duckdb.execute(
    f"SELECT count(*) FROM read_csv(?, delim='{separator}', header=false, quote='{quote}', escape='{quote}',"
    " auto_detect=false,"
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

UNHASHED = (
    """
import sys
from suyuan.read import hashed
class Free:
    def update(self, data): pass
    def hexdigest(self): return ""
class Free_hashes:
    sha256 = Free
hashed.hashlib = Free_hashes
"""
    + SCAN
)

COUNT = """
import sys
from pathlib import Path
from suyuan.case import count_paths
from suyuan.law import Facts
print(count_paths([Path(sys.argv[1])], Facts()).json()["seized"])
"""

STEPS = {
    "DuckDB counts the rows (floor)": FLOOR,
    "read: split, decode, check field counts, make columns": READ,
    "scan: read + identify + validate + distinct, spilling": UNHASHED,
    "the same + SHA-256 of the file": SCAN,
    "count: read + identify + validate + duplicates + people + tiers": COUNT,
}
QUOTED = {f"{name}, quoted CSV": STEPS[name] for name in list(STEPS) if STEPS[name] in (FLOOR, SCAN)}


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


def dump(folder: Path, rows: int, *, quoted: bool = False) -> Path:
    """A plain `name----id----phone----card----address` file of made-up people, 15 % of them repeated; or as quoted CSV.

    A file that stands there already is taken as it is.
    """
    path = folder / f"dump-{rows}.{'csv' if quoted else 'txt'}"
    if path.exists():
        return path
    people, again = People(np.random.default_rng(7)), np.random.default_rng(8)
    begun = path.with_suffix(".part")
    with begun.open("wb") as file:
        for start in range(0, rows, BLOCK):
            index = np.arange(start, min(start + BLOCK, rows))
            repeated = again.random(len(index)) < REPEATED
            index[repeated] = again.integers(0, start + len(index), int(repeated.sum()))
            columns = kind("bulk").make(people, index).columns
            if quoted:
                columns = [[f'"{value}"' for value in column] for column in columns]
            file.write(lines(columns, "," if quoted else "----", "\n"))
    return begun.rename(path)


def rows_of(path: Path, rows: int, steps: dict[str, str], runs: int) -> list[str]:
    """Measure steps over one file; lines of a Markdown table."""
    told, floor = [], 0.0
    for name, code in steps.items():
        if runs > 1 or not floor:
            measured(code, path)
        taken = sorted((measured(code, path) for _ in range(runs)), key=lambda r: r.cpu)
        middle = taken[len(taken) // 2]
        assert middle.rows == rows, f"{name}: {middle.rows} of {rows} rows"
        floor = floor or middle.cpu
        told.append(
            f"| {name} | {middle.wall:.2f} | {middle.cpu:.2f} | {middle.cpu / floor:.1f} |"
            f" {rows / middle.cpu:,.0f} | {max(r.peak_mb for r in taken):,.0f} |"
        )
    return told


def table(folder: Path, rows: int, runs: int) -> str:
    """Measure every step for one size and lay the medians out as a Markdown table."""
    path = dump(folder, rows)
    head = [
        f"{rows:,} rows, {path.stat().st_size / 1e9:.2f} GB, {os.cpu_count()} cores, median of {runs}.",
        "",
        "| step | wall s | CPU s | × floor CPU | rows per CPU s | peak MB |",
        "|---|---|---|---|---|---|",
    ]
    told = rows_of(path, rows, STEPS, runs)
    if rows <= MOST_QUOTED:
        told += rows_of(dump(folder, rows, quoted=True), rows, QUOTED, runs)
    return "\n".join(head + told)


def main() -> None:
    """Measure, print, and write where asked."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, nargs="+", default=[1_000_000])
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--keep", type=Path, help="folder in which the made-up files stay for the next run")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = given.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(table(folder, rows, given.runs) for rows in given.rows)
    print(text)
    if given.write:
        page = ROOT / "docs" / "benchmarks.md"
        head = page.read_text().split(MARK)[0]
        page.write_text(f"{head}{MARK}\n{text}\n")


if __name__ == "__main__":
    main()
