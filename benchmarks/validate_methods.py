"""How often each method of weighing was right on made-up worlds: the source of the caps in `case/methods.toml`.

A validation case is one method speaking with at least one ban for one answer to one question of one world, however
many items it used. It is right where the truth beside the world says so. `make validate` prints a row a method; where a
method made no error in n cases, its cap may use n. What holds on made-up worlds is a ceiling, not a promise for
real ones; the report says where each number comes from.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from suyuan.case import run
from suyuan.store import Store
from suyuan.world import make

ASKED = (
    "SELECT DISTINCT link, answer, method FROM statements WHERE weight >= 1 AND link NOT LIKE 'same-party%'"
)


def right(link: str, answer: str, summary: Mapping[str, Any], truth: Mapping[str, Any]) -> bool:
    """Whether the truth bears an answer out."""
    kind, _, about = link.partition(":")
    if kind == "source-seller":
        return answer in {truth["leak"]["recipient"], truth["leak"]["holder"]}
    if kind == "seller-buyer":
        return planted_buyer(answer, summary, truth) is not None
    if kind == "buyer-gang":
        buyer = planted_buyer(about, summary, truth)
        gang = planted_gang(answer, summary, truth)
        return buyer is not None and gang is not None and buyer in gang["buyers"]
    return True


def planted_buyer(found: str, summary: Mapping[str, Any], truth: Mapping[str, Any]) -> str | None:
    """The planted buyer whose accounts a found one holds, and no other's; None where there is none."""
    accounts = next((set(b["accounts"]) for b in summary["buyers"] if b["id"] == found), set())
    met = [b["id"] for b in truth["buyers"] + truth["small_buyers"] if accounts & set(b["accounts"])]
    return met[0] if len(met) == 1 else None


def planted_gang(
    found: str, summary: Mapping[str, Any], truth: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """The planted gang that shares most accounts with a found one."""
    accounts = next((set(g["accounts"]) for g in summary["gangs"] if g["id"] == found), set())
    shared = [(len(accounts & set(g["accounts"])), g) for g in truth["gangs"]]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def cases(rows: int, seed: int, level: int) -> Iterator[tuple[str, bool]]:
    """Each validation case of one world: its method, and whether it was right."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, rows=rows, seed=seed, level=level)
        summary = run(folder / "case", clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
        truth = json.loads((folder / "truth.json").read_text())
        with Store(folder / "case" / "out" / "case.duckdb") as store:
            asked = store.rows(ASKED)
    for link, answer, method in asked:
        yield method, right(link, answer, summary, truth)


def main() -> None:
    """Run the worlds and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=5_000)
    asked.add_argument("--seeds", type=int, default=40)
    asked.add_argument(
        "--first", type=int, default=1001, help="first seed; others than the ones that anybody tuned on"
    )
    given = asked.parse_args()
    tried: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for seed in range(given.first, given.first + given.seeds):
        for method, held in cases(given.rows, seed, 1 + seed % 3):
            tried[method] += 1
            wrong[method] += not held
    print("| method | cases | wrong |\n|---|---|---|")
    for method in sorted(tried):
        print(f"| {method} | {tried[method]:,} | {wrong[method]:,} |")


if __name__ == "__main__":
    main()
