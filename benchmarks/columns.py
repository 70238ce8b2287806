"""How often the kind of a column is told rightly, and whether the confidence means what it says.

`make columns` prints the tables; `--wrong` lists the mistakes by shape. Tables are made up anew from seeds
(`benchmarks/zoo`); the fitted map of `suyuan.identify` was measured on other seeds (`--fit`).
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from zoo.tables import MODES, Mode, make_table

from suyuan.identify import kinds
from suyuan.identify.certainty import certainty, figures
from suyuan.identify.layout import judge

SIZES = (1, 3, 10, 50, 300, 2000)
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0001)


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one made-up column."""

    mode: Mode
    rows: int
    code: str
    header: str
    said: str
    confidence: float
    right: bool
    figures: tuple[float, ...] = ()
    """What the confidence rests on; empty where nothing was recognised."""


def tell(seeds: Iterable[int], sizes: Iterable[int] = SIZES, modes: Iterable[Mode] = MODES) -> Iterator[Told]:
    """Make tables and recognise them; undecidable answers are left out."""
    for seed in seeds:
        for rows in sizes:
            for mode in modes:
                table = make_table(random.Random(f"{seed} {rows} {mode}"), rows, mode)
                found = judge(table.batch, table.headers if mode != "none" else [""] * len(table.columns))
                for made, judged in zip(table.columns, found, strict=True):
                    said = judged.verdict.code
                    if said in made.undecidable or not any(made.cells):
                        continue
                    known = figures(judged) if said else ()
                    right = said in made.allowed
                    yield Told(mode, rows, made.code, made.header, said, certainty(judged), right, known)


def share(told: Iterable[Told]) -> str:
    """Share that is right, with the number of columns."""
    every = list(told)
    return f"{sum(t.right for t in every) / len(every):7.2%} of {len(every):,}" if every else "none"


def show(told: list[Told]) -> None:
    """Print the tables."""
    sizes = sorted({t.rows for t in told})
    print("kind right           " + "".join(f"{f'{size} rows':>22}" for size in sizes))
    for mode in (*MODES, ""):
        cells = [share(t for t in told if t.rows == size and mode in {t.mode, ""}) for size in sizes]
        print(f"{mode or 'all':20} " + "".join(f"{cell:>22}" for cell in cells))
    large = [t for t in told if t.rows >= 50]
    personal = [t for t in large if t.code in kinds()]
    print(f"50 rows and more: {share(large)}; personal {share(personal)}")
    reliability(told)


def reliability(told: list[Told]) -> None:
    """Print confidence said against share right, for columns that were called something."""
    named = [t for t in told if t.said]
    print("confidence said    columns   mean said   right")
    gap = 0.0
    for low, high in pairwise(EDGES):
        part = [t for t in named if low <= t.confidence < high]
        if not part:
            continue
        said = sum(t.confidence for t in part) / len(part)
        right = sum(t.right for t in part) / len(part)
        gap += abs(said - right) * len(part) / len(named)
        print(f"{low:.2f} to {min(high, 1):.2f}     {len(part):9,}   {said:9.4f}   {right:.4f}")
    print(f"mean distance between said and right: {gap:.4f}")


def mistakes(told: list[Told]) -> None:
    """Print what was taken for what, most frequent first."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for t in told:
        if not t.right:
            seen[t.code, t.said][f"{t.mode}/{t.rows}/{t.header if t.mode != 'none' else ''}"] += 1
    for (code, said), where in sorted(seen.items(), key=lambda item: -item[1].total()):
        print(f"{where.total():5} {code} -> {said or 'nothing'}: {', '.join(dict(where.most_common(6)))}")


def fit(told: list[Told], steps: int = 40, ridge: float = 1.0) -> np.ndarray:
    """Weights of the logistic map from figures to being right, by Newton's method."""
    named = [t for t in told if t.said]
    x, y = np.array([t.figures for t in named]), np.array([t.right for t in named], float)
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + ridge * weights
        curve = (x.T * (p * (1 - p))) @ x + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=60, help="tables of each size and mode")
    parser.add_argument("--seed", type=int, default=1_000, help="first seed")
    parser.add_argument("--wrong", action="store_true", help="list the mistakes")
    parser.add_argument("--fit", action="store_true", help="print weights for suyuan.identify.certainty")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    args = parser.parse_args()
    told = list(tell(range(args.seed, args.seed + args.tables), args.sizes))
    show(told)
    if args.fit:
        print("WEIGHTS = (" + ", ".join(f"{w:.3f}" for w in fit(told)) + ")")
    if args.wrong:
        mistakes(told)


if __name__ == "__main__":
    main()
