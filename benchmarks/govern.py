"""Measuring, searching and obfuscating: what it costs, beside a peer and beside reading and writing the same file.

`make bench-govern` prints the tables; `ARGS="--rows 26000000 --write"` for the full size, written into docs/benchmarks.md.
The peer (pycanon) is asked where `--peer PYTHON` names an interpreter that has it. Data: Adult with ARX's hierarchies, in
../shared/data. CPU is user + system of this process, or of the child.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

from suyuan.obfuscate.coded import classes, coded
from suyuan.obfuscate.hierarchy import read_hierarchy
from suyuan.obfuscate.local import recode
from suyuan.obfuscate.measure import k_anonymity, l_diversity, spread, t_closeness
from suyuan.obfuscate.search import Lattice, Wanted, encode, optimum

ROOT = Path(__file__).resolve().parents[1]
ADULT = ROOT.parent / "shared" / "data" / "adult"
BEGIN, END = "<!-- govern -->", "<!-- /govern -->"
QUASI = ["sex", "age", "race", "marital-status", "education", "native-country", "workclass"]
OWN = "occupation"
PEER = """
import json, sys, time
import pandas as pd
from pycanon import anonymity
table = pd.read_csv(sys.argv[1], sep=";")
quasi, own = json.loads(sys.argv[2]), [sys.argv[3]]
said = {}
for name, ask in (("k", lambda: anonymity.k_anonymity(table, quasi)), ("l", lambda: anonymity.l_diversity(table, quasi, own)),
                  ("t", lambda: anonymity.t_closeness(table, quasi, own))):
    begun = time.process_time()
    value = float(ask())
    said[name] = (value, time.process_time() - begun)
print(json.dumps(said))
"""
CHILD = """
import sys
from pathlib import Path
from suyuan.obfuscate import Ask, Wanted, obfuscate
obfuscate(Path(sys.argv[1]), Path(sys.argv[2]), Ask(Wanted(k=5), plan=Path(sys.argv[3]), key=b"k" * 32))
"""
COPY = """
import sys
from pathlib import Path
import pyarrow as pa
from suyuan.obfuscate.intake import take
from suyuan.obfuscate.output import writer
intake = take(Path(sys.argv[1]))
with writer(Path(sys.argv[2]), pa.schema([(n, pa.string()) for n in intake.table.columns]), header=True) as file:
    for batch in intake.batches():
        file.write_batch(batch)
"""
PLAN = """
[risk]
k = 5
suppressed = 0.01
[column.name]
do = "drop"
role = "direct"
[column.id]
do = "pseudonym"
role = "direct"
[column.phone]
do = "pseudonym"
role = "direct"
[column.birth]
do = "generalise"
hierarchy = "date"
[column.town]
do = "generalise"
hierarchy = "category"
[column.sex]
do = "generalise"
hierarchy = "category"
"""


def adult() -> tuple[list[str], list[list[str]]]:
    head, *rows = csv.reader((ADULT / "adult.csv").read_text("utf-8").splitlines(), delimiter=";")
    return head, rows


def timed(work: Callable[[], object], runs: int) -> tuple[object, float]:
    work()
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        result = work()
        taken.append(time.process_time() - begun)
    return result, sorted(taken)[len(taken) // 2]


def models(peer: str, runs: int) -> str:
    """k, l, t on unprotected Adult, coding of the text columns included."""
    head, rows = adult()
    table = {name: pa.array([row[place] for row in rows]) for place, name in enumerate(head)}

    def found() -> object:
        return classes([coded(table[name])[0] for name in QUASI])

    asks: dict[str, Callable[[], object]] = {
        "k": lambda: k_anonymity(found()),
        "l": lambda: l_diversity(spread(found(), coded(table[OWN])[0])),
        "t": lambda: t_closeness(spread(found(), coded(table[OWN])[0])),
    }
    theirs: dict[str, tuple[float, float]] = {}
    if peer:
        said = subprocess.run(
            [peer, "-c", PEER, str(ADULT / "adult.csv"), json.dumps(QUASI), OWN],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        theirs = json.loads(said)
    lines = [
        "| model, Adult | value | CPU ms | pycanon CPU ms | ratio | equal |",
        "|---|---|---|---|---|---|",
    ]
    for name, ask in asks.items():
        value, taken = timed(ask, runs)
        other = theirs.get(name)
        shown = (
            f"{1000 * other[1]:,.0f} | {other[1] / taken:,.0f} × | {abs(other[0] - float(value)) <= 1e-12}"
            if other
            else "not run | |"
        )
        lines.append(f"| {name} | {value:.6g} | {1000 * taken:.1f} | {shown} |")
    return "\n".join(lines)


def million(runs: int) -> str:
    """The same on a million rows: Adult drawn anew with one cell in ten changed."""
    head, rows = adult()
    rng = np.random.default_rng(5)
    which = rng.integers(0, len(rows), 1_000_000)
    table = {}
    for place, name in enumerate(head):
        codes, values = coded(pa.array([row[place] for row in rows]))
        drawn = np.where(rng.random(len(which)) < 0.1, rng.integers(0, len(values), len(which)), codes[which])
        table[name] = values.take(pa.array(drawn))

    def seen() -> object:
        return spread(classes([coded(table[name])[0] for name in QUASI]), coded(table[OWN])[0])

    asks = {
        "k": lambda: k_anonymity(seen().found),
        "l": lambda: l_diversity(seen()),
        "t": lambda: t_closeness(seen()),
    }
    lines = ["| model, 1,000,000 rows | value | CPU s |", "|---|---|---|"]
    for name, ask in asks.items():
        value, taken = timed(ask, runs)
        lines.append(f"| {name} | {value:.6g} | {taken:.2f} |")
    return "\n".join(lines)


def searches() -> str:
    """Optimum and local recoding on Adult with ARX's hierarchies."""
    head, rows = adult()
    used = {name: read_hierarchy(ADULT / f"adult_hierarchy_{name}.csv", name) for name in head}
    codes = {
        name: encode(np.array([row[place] for row in rows]), used[name]) for place, name in enumerate(head)
    }
    lines = [
        "| columns | wanted | loss | suppressed | nodes | counted | CPU s |",
        "|---|---|---|---|---|---|---|",
    ]
    for names, wanted in (
        (head, Wanted(k=5, suppressed=0.05)),
        (head, Wanted(k=5)),
        (head, Wanted(k=10, suppressed=0.05)),
        (QUASI, Wanted(k=5, l=3, suppressed=0.05)),
        (QUASI, Wanted(k=5, t=0.3, suppressed=0.05)),
    ):
        own = coded(pa.array([row[head.index(OWN)] for row in rows]))[0] if names is QUASI else None
        begun = time.process_time()
        found = optimum(Lattice({name: codes[name] for name in names}, used, own), wanted)
        taken = time.process_time() - begun
        asked = f"k={wanted.k}, l={wanted.l}, t={wanted.t}, ≤ {wanted.suppressed:.0%} suppressed"
        lines.append(
            f"| {len(names)} | {asked} | {found.loss:.5f} | {found.suppressed:,} | {found.nodes:,} | {found.tried:,} | {taken:.2f} |"
        )
    for k in (5, 10):
        begun = time.process_time()
        cut = recode(codes, used, Wanted(k=k))
        taken = time.process_time() - begun
        lines.append(
            f"| {len(head)} | k={k}, local recoding | {cut.loss:.5f} | 0 | – | {len(cut.levels):,} groups | {taken:.2f} |"
        )
    return "\n".join(lines)


def people(path: Path, rows: int) -> None:
    """A made-up table: name, id, phone, birth date, town, sex."""
    rng, block = np.random.default_rng(7), 500_000
    names = pa.array([f"张{chr(0x4E00 + i)}" for i in range(4000)])
    towns = pa.array([f"{i:06}" for i in range(110101, 110101 + 340)])
    days = pa.array(
        [f"{y}-{m:02}-{d:02}" for y in range(1950, 2006) for m in range(1, 13) for d in range(1, 29)]
    )
    schema = pa.schema([(name, pa.string()) for name in ("name", "id", "phone", "birth", "town", "sex")])
    with pc.CSVWriter(path, schema) as file:
        for start in range(0, rows, block):
            size = min(block, rows - start)
            numbers = np.arange(start, start + size)
            columns = [
                names.take(pa.array(rng.integers(0, len(names), size))),
                pa.array(100_000_000_000_000_000 + numbers * 104_729).cast(pa.string()),
                pa.array(13_000_000_000 + numbers * 191 % 10**9).cast(pa.string()),
                days.take(pa.array(rng.integers(0, len(days), size))),
                towns.take(pa.array(rng.integers(0, len(towns), size))),
                pa.array(["男", "女"]).take(pa.array(rng.integers(0, 2, size))),
            ]
            file.write_batch(pa.record_batch(columns, schema=schema))


def child(code: str, *arguments: str) -> tuple[float, float, float]:
    """Wall and CPU seconds and peak MB of a piece of Python in a process of its own."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"a measured process failed with status {process.returncode}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def stream(rows: int) -> str:
    """A plan with two pseudonyms and three generalised columns, beside reading and writing the table unchanged."""
    with tempfile.TemporaryDirectory() as folder:
        table, out, plan = Path(folder) / "people.csv", Path(folder) / "safe.csv", Path(folder) / "plan.toml"
        people(table, rows)
        plan.write_text(PLAN, "utf-8")
        child(COPY, str(table), str(out))
        floor = child(COPY, str(table), str(out))
        taken = child(CHILD, str(table), str(out), str(plan))
        size = table.stat().st_size / 1e9
    lines = [f"| {rows:,} rows, {size:.2f} GB | wall s | CPU s | × CPU | peak MB |", "|---|---|---|---|---|"]
    for name, (wall, cpu, peak) in (("read and written unchanged", floor), ("obfuscated by a plan", taken)):
        lines.append(f"| {name} | {wall:.1f} | {cpu:.1f} | {cpu / floor[1]:.2f} | {peak:,.0f} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write where asked."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--peer", default="", help="a Python that has pycanon")
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    parts = [models(given.peer, given.runs), million(given.runs), searches()] if ADULT.is_dir() else []
    text = "\n\n".join([*parts, stream(given.rows)])
    print(text)
    if given.write:
        page = ROOT / "docs" / "benchmarks.md"
        head, _, rest = page.read_text().partition(BEGIN)
        page.write_text(f"{head}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}")


if __name__ == "__main__":
    main()
