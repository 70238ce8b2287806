"""Fuzzes every reader for a while and prints a table: `make fuzz`, `make fuzz ARGS="--seconds 60 formats/json"`.

Each reader runs in a process of its own that is started anew when an input hangs it, fills its memory or brings
it down. Inputs that show a fault are kept, one folder a fault; corpora are kept too, so that the next run goes on
from there. Exit status 1 when there is any fault.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
MOST_STARTS = 50
DONE = re.compile(r"^Done (\d+) runs", re.MULTILINE)
STATE = re.compile(r"^#(\d+)\s.*?cov: (\d+) ft: (\d+) corp: (\d+)/", re.MULTILINE)
WORST = {"timeout": "hangs", "oom": "takes too much memory", "crash": "brings the process down"}


def main() -> int:
    """Fuzz, tell, and say by the exit status whether all is well."""
    options = arguments()
    known = names()
    if unknown := set(options.target) - set(known):
        sys.stderr.write(f"no such reader: {', '.join(sorted(unknown))}; there are {', '.join(known)}\n")
        return 2
    for name in options.target or known:
        result = fuzz(name, options.seconds, options.work)
        path = options.work / "results" / f"{name.replace('/', '-')}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(result, indent=1) + "\n")
        print(line(result), flush=True)
    print("\n".join(table(options.work)))
    return int(any(found(options.work / "findings" / name.replace("/", "-")) for name in known))


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="*", help="readers; default: all")
    parser.add_argument("--seconds", type=int, default=600, help="for each reader (default: 600)")
    parser.add_argument("--work", type=Path, default=Path(".fuzz"), help="corpora, findings and results")
    return parser.parse_args()


def names() -> list[str]:
    """Every reader, asked in a process of its own so that this one stays small."""
    ask = "import targets; print(*(t.name for t in targets.targets()))"
    run = subprocess.run(
        [sys.executable, "-c", ask], env=environment(), capture_output=True, text=True, check=True
    )
    return run.stdout.split()


def environment() -> dict[str, str]:
    """The environment with this folder and the project's source on the path."""
    paths = [str(HERE), str(HERE.parent / "src")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def fuzz(name: str, seconds: int, work: Path) -> dict[str, object]:
    """Fuzz one reader for so many seconds on the clock, however often it falls over."""
    plain = name.replace("/", "-")
    corpus, findings = (work / "corpus" / plain).resolve(), (work / "findings" / plain).resolve()
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    runs = starts = edges = size = 0
    while (left := seconds - int(time.monotonic() - begun)) > 5 and starts < MOST_STARTS:
        command = [sys.executable, str(HERE / "one.py"), name, str(left), str(corpus), str(findings)]
        done = subprocess.run(
            command, env=environment(), capture_output=True, text=True, check=False, errors="replace"
        )
        starts += 1
        states = STATE.findall(done.stderr)
        runs += int(next(iter(DONE.findall(done.stderr)), states[-1][0] if states else 0))
        edges, size = max(edges, *(int(s[1]) for s in states), 0), int(states[-1][3]) if states else size
        if done.returncode:
            ended(findings, done.stderr[-4000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "reader": name, "seconds": round(time.monotonic() - begun),
        "cpu": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime),
        "executions": runs, "edges": edges, "inputs": size, "starts": starts, "faults": found(findings),
    }  # fmt: skip


def ended(findings: Path, said: str) -> None:
    """Put the input that ended a process into a folder of its own, with what was said."""
    findings.mkdir(parents=True, exist_ok=True)
    inputs = [path for path in findings.iterdir() if path.is_file()]
    for path in inputs:
        what = WORST.get(path.name.partition("-")[0], "ends")
        folder = findings / what.replace(" ", "-")
        folder.mkdir(exist_ok=True)
        path.rename(folder / path.name)
        (folder / "WHAT").write_text(what + "\n")
        (folder / "TRACE").write_text(said)
    if not inputs:
        (findings / "did-not-run").mkdir(exist_ok=True)
        (findings / "did-not-run" / "WHAT").write_text("did not run\n")
        (findings / "did-not-run" / "TRACE").write_text(said)


def found(findings: Path) -> list[str]:
    """The faults found so far."""
    return sorted(path.read_text().strip() for path in findings.glob("*/WHAT"))


def table(work: Path) -> Iterator[str]:
    """Everything run so far, as a table in Markdown."""
    yield "| reader | seconds | CPU s | executions | edges | inputs kept | starts | faults open |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: |"
    for path in sorted((work / "results").glob("*.json")):
        yield line(json.loads(path.read_text()))


def line(r: dict[str, object]) -> str:
    """One reader's row."""
    return (
        f"| {r['reader']} | {r['seconds']} | {r['cpu']} | {r['executions']:,} | {r['edges']:,} | {r['inputs']:,} "
        f"| {r['starts']} | {len(r['faults'])} |"
    )


if __name__ == "__main__":
    sys.exit(main())
