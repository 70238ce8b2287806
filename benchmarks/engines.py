"""Engines against each other on one made-up dump: `make engines ARGS="--rows 26000000"`.

Each engine runs in a process of its own, start-up included; CPU is that of all processes that it waited for
(of Spark and Ray the cluster's own processes may outlive the wait, so their CPU is at least the number shown).
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from suyuan.engine import engine
from suyuan.identify import kinds
from suyuan.identify.spread import scan_on


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--engines", nargs="*", default=["local", "ray", "spark"])
    parser.add_argument("--one", nargs=2, metavar=("ENGINE", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        name, file = options.one
        found = list(scan_on(engine(name), Path(file), size=8 << 20))
        print(json.dumps([f.json() for f in found]))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = made(Path(folder) / "dump.txt", options.rows)
        print(f"{options.rows:,} rows, {file.stat().st_size / 1e6:,.0f} MB\n")
        print(
            "| engine | wall s | CPU s | times local (wall) | same findings |\n| --- | --: | --: | --: | --- |"
        )
        run("local", file)  # kernels are compiled, the file is in memory
        base = None
        for name in options.engines:
            wall, cpu, found = run(name, file)
            base = base or (wall, found)
            same = "yes" if found == base[1] else "NO"
            print(f"| {name} | {wall:.1f} | {cpu:.1f} | {wall / base[0]:.1f} | {same} |", flush=True)


def made(file, rows):
    """A dump whose cells are drawn from twenty thousand made-up people."""
    chance = random.Random(1)
    fakes = [
        kinds()[code].fake for code in ("person_name", "id_card", "mobile_phone", "bank_card", "address")
    ]
    pool = [[fake(chance) for fake in fakes] for _ in range(20_000)]
    with file.open("w", encoding="utf-8") as out:
        for _ in range(rows):
            out.write("----".join(chance.choice(pool)[i] for i in range(len(fakes))) + "\n")
    return file


def run(name, file):
    """Wall and CPU seconds of one engine, and what it found."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, __file__, "--one", name, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - begun, cpu, json.loads(done.stdout.strip().splitlines()[-1])


if __name__ == "__main__":
    main()
