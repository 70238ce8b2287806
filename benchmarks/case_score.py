"""Truth-scored made-up cases over seeds and levels: `make case-score` prints what was planted, found and falsely named.

Each world is made, run and scored; a row sums the seeds of one level. `--write` puts the table into docs/case-score.md.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from suyuan.case import run
from suyuan.world import make, score

ROOT = Path(__file__).resolve().parents[1]
MARK = "<!-- table -->"


def scored(rows: int, seed: int, level: int) -> Iterator[tuple[str, int, int, int]]:
    """What one world came to: part, planted, found, false."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, rows=rows, seed=seed, level=level)
        summary = run(folder / "case", clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
        for part in score(folder / "truth.json", summary).parts:
            yield part.says.en, part.planted, part.found, part.false


def table(rows: int, seeds: int, levels: int) -> str:
    """All worlds, a row a level and part."""
    lines = ["| level | part | planted | found | false | worlds not full |", "|---|---|---|---|---|---|"]
    for level in range(1, levels + 1):
        sums: dict[str, list[int]] = {}
        for seed in range(1, seeds + 1):
            for part, planted, found, false in scored(rows, seed, level):
                total = sums.setdefault(part, [0, 0, 0, 0])
                short = int(found != planted or false > 0)
                for place, figure in enumerate((planted, found, false, short)):
                    total[place] += figure
        lines += [
            f"| {level} | {part} | " + " | ".join(f"{n:,}" for n in total) + " |"
            for part, total in sums.items()
        ]
    return f"{seeds} seeds a level, {rows:,} records each.\n\n" + "\n".join(lines)


def main() -> None:
    """Run, print, and write where asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=20_000)
    asked.add_argument("--seeds", type=int, default=20)
    asked.add_argument("--levels", type=int, default=3)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    begun = time.monotonic()
    text = table(given.rows, given.seeds, given.levels)
    print(text, f"\n\n{time.monotonic() - begun:.0f} s")
    if given.write:
        page = ROOT / "docs" / "case-score.md"
        page.write_text(f"{page.read_text().split(MARK)[0]}{MARK}\n{text}\n")


if __name__ == "__main__":
    main()
