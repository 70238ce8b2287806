"""Suyuan beside its peers on the same texts: P, R and F1 by type, records and megabytes a CPU second.

`make bench-peers` installs the peers into an environment of their own and prints the tables;
`make bench-peers ARGS=--write` writes them into docs/benchmarks.md. Needs the development data beside the checkout.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters import PEERS
from score import Span, Tally, score

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DATA = ROOT.parent / "shared" / "data" / "identify"
TYPES = (
    "NAME",
    "IDCARD",
    "PHONE",
    "LANDLINE",
    "BANKCARD",
    "ADDRESS",
    "EMAIL",
    "QQ",
    "WECHAT",
    "PLATE",
    "PASSPORT",
    "USCC",
)
SPLITS = {
    "clean text and hard negatives": ("clean", "hardneg"),
    "noisy text": ("noisy",),
    "evasive text": ("evasion",),
    "dump `name----id----phone----card----address`": ("dump",),
}
MARKS = ("<!-- peers -->", "<!-- /peers -->")


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts with gold, in the order in which they are run."""

    rows: list[dict[str, Any]]

    @staticmethod
    def read(path: Path) -> "Texts":
        """From JSON lines, shuffled by a fixed seed, so that a peer cut short by its cap has seen every split."""
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        random.Random(1).shuffle(rows)
        return Texts(rows)

    def gold(self, splits: tuple[str, ...], seen: int) -> list[tuple[int, list[Span]]]:
        """(place, spans) of the texts of some splits among those that a peer got to."""
        return [
            (place, [tuple(span) for span in row["spans"]])  # type: ignore[misc]
            for place, row in enumerate(self.rows[:seen])
            if row["split"] in splits
        ]


@dataclass(frozen=True, slots=True)
class Told:
    """What one peer made of all texts."""

    peer: str
    text: dict[str, Any]
    dump: dict[str, Any]

    def tallies(self, splits: tuple[str, ...], texts: Texts, dump: Texts) -> dict[str, Tally]:
        """Counts by type over some splits."""
        told, source = (self.dump, dump) if splits == ("dump",) else (self.text, texts)
        gold = source.gold(splits, len(told["spans"]))
        found = [told["spans"][place] for place, _ in gold]
        return dict(score(found, [spans for _, spans in gold], frozenset(PEERS[self.peer][2].split())))


def run(peer: str, texts: Texts, cap: float, folder: Path) -> dict[str, Any]:
    """One peer over some texts, in a process of its own."""
    source, out = folder / "in.jsonl", folder / "out.json"
    source.write_text("\n".join(json.dumps(row["text"]) for row in texts.rows), "utf-8")
    python = sys.executable if peer == "suyuan" else str(ROOT / ".venv-peers" / "bin" / "python")
    done = subprocess.run(
        ["nice", "-n", "10", python, str(HERE / "one.py"), peer, str(source), str(out), str(cap)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{peer} failed:\n{done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return told


def scan_speed(folder: Path, lines: list[str], copies: int) -> tuple[int, int, float]:
    """(records, bytes, CPU seconds) of Suyuan's scan over a dump: every field validated, distinct values counted."""
    path = folder / "dump.txt"
    path.write_text("\n".join(lines * copies) + "\n", "utf-8")
    code = (
        "import os,sys,time;os.sched_setaffinity(0,{min(os.sched_getaffinity(0))})\n"
        "from pathlib import Path\nfrom suyuan.identify import scan\np=Path(sys.argv[1])\n"
        "list(scan([p]))\nb=time.process_time()\n"
        "print(next(iter(scan([p]))).rows, time.process_time()-b)"
    )
    said = subprocess.run(
        ["nice", "-n", "10", sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    return int(said[0]), path.stat().st_size, float(said[1])


def cell(tally: Tally | None, *, best: bool) -> str:
    """F1, then precision and recall."""
    if tally is None or not tally.found:
        return "–"
    f1 = f"{tally.f1:.3f}".removeprefix("0")
    return f"{'**' if best else ''}{f1}{'**' if best else ''} ({tally.precision:.2f} / {tally.recall:.2f})"


def accuracy(told: list[Told], splits: tuple[str, ...], texts: Texts, dump: Texts) -> list[str]:
    """One table of F1 (P / R) by type."""
    rows = {one.peer: one.tallies(splits, texts, dump) for one in told}
    types = [kind for kind in TYPES if any(row.get(kind, Tally()).gold for row in rows.values())]
    best = {kind: max(round(row.get(kind, Tally()).f1, 3) for row in rows.values()) for kind in types}
    lines = ["| peer | " + " | ".join(types) + " |", "|---" * (len(types) + 1) + "|"]
    for peer, row in rows.items():
        if any(row.get(kind, Tally()).found for kind in types):
            cells = [
                cell(row.get(kind), best=kind in row and round(row[kind].f1, 3) == best[kind])
                for kind in types
            ]
            lines.append(f"| {PEERS[peer][0]} | " + " | ".join(cells) + " |")
    return lines


def speed(told: list[Told], scan: tuple[int, int, float]) -> list[str]:
    """The table of speeds."""
    lines = [
        "| peer | texts / CPU s | MB / CPU s | dump records / CPU s | MB / CPU s | start-up CPU s |",
        "|---|---|---|---|---|---|",
    ]
    rows, size, used = scan
    lines.append(
        f"| Suyuan, `scan` (columns) | – | – | **{rows / used:,.0f}** | **{size / 1e6 / used:,.1f}** | |"
    )
    best = max(len(one.text["spans"]) / one.text["cpu"] for one in told)
    for one in told:
        text, dump = one.text, one.dump
        rate = len(text["spans"]) / text["cpu"]
        mark = "**" if rate == best else ""
        name = PEERS[one.peer][0] + (", `find` (free text)" if one.peer == "suyuan" else "")
        lines.append(
            f"| {name} | {mark}{rate:,.0f}{mark} | {text['bytes'] / 1e6 / text['cpu']:.2f} |"
            f" {len(dump['spans']) / dump['cpu']:,.0f} | {dump['bytes'] / 1e6 / dump['cpu']:.2f} | {text['start']:.1f} |"
        )
    return lines


def kept(peer: str, keep: Path | None) -> Told | None:
    """What a peer made of everything when it was last run; never for Suyuan, which changes."""
    if keep is None or peer == "suyuan" or not (keep / f"{peer}.json").is_file():
        return None
    return Told(peer, *json.loads((keep / f"{peer}.json").read_text("utf-8")))


def report(peers: list[str], cap: float, keep: Path | None) -> str:
    """Run everything once and lay it out."""
    texts, dump = Texts.read(DATA / "text.jsonl"), Texts.read(DATA / "dump_gold.jsonl")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = []
        for peer in peers:
            begun = time.perf_counter()
            told.append(
                kept(peer, keep) or Told(peer, run(peer, texts, cap, folder), run(peer, dump, cap, folder))
            )
            if keep:
                (keep / f"{peer}.json").write_text(json.dumps([told[-1].text, told[-1].dump]), "utf-8")
            sys.stderr.write(f"{peer}: {time.perf_counter() - begun:.0f} s\n")
        scan = scan_speed(folder, [row["text"] for row in dump.rows], 40)
    lines: list[str] = []
    for title, splits in SPLITS.items():
        lines += [f"F1 (precision / recall), {title}:", "", *accuracy(told, splits, texts, dump), ""]
    lines += ["Speed, each in a process of its own on one core:", "", *speed(told, scan), ""]
    short = [
        f"{PEERS[t.peer][0]} {len(t.text['spans']):,} texts, {len(t.dump['spans']):,} dump lines"
        for t in told
        if len(t.text["spans"]) < len(texts.rows) or len(t.dump["spans"]) < len(dump.rows)
    ]
    if short:
        lines.append(f"Cut short after {cap:.0f} CPU seconds, in a shuffled order: {'; '.join(short)}.")
    if keep:
        lines.append(
            "The peers' results were kept from an earlier run on the same machine; Suyuan was run anew."
        )
    return "\n".join(lines)


def main() -> None:
    """Print, and write where asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--peers", nargs="*", default=list(PEERS), choices=list(PEERS))
    asked.add_argument("--cap", type=float, default=30, help="CPU seconds for one peer on one set")
    asked.add_argument(
        "--keep", type=Path, help="folder in which the peers' results are kept and found again"
    )
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    if not DATA.is_dir():
        sys.exit(f"the development data are not at {DATA}; nothing to measure")
    text = report(given.peers, given.cap, given.keep)
    sys.stdout.write(text + "\n")
    if given.write:
        page = ROOT / "docs" / "benchmarks.md"
        head, _, rest = page.read_text("utf-8").partition(MARKS[0])
        page.write_text(
            f"{head}{MARKS[0]}\n{text.rstrip()}\n{MARKS[1]}{rest.partition(MARKS[1])[2]}", "utf-8"
        )


if __name__ == "__main__":
    main()
