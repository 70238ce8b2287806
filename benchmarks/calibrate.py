"""Measures how often a hit is right, by kind and evidence, and writes it into `identify/confidence.toml`.

`make calibrate` measures anew and shows what changed; `make calibrate ARGS=--write` writes the file.
The prior is stated in `calibration_world.py` and repeated at the head of the file.
"""

import argparse
import sys
import tomllib
from pathlib import Path

from calibration_world import (
    CUE_IS_RIGHT,
    FAILING,
    MISTYPED,
    ORDINARY,
    ORDINARY_SHARE,
    OTHER_FORMS,
    PERSONAL,
    Hits,
    measured,
    priors,
)

FILE = Path(__file__).resolve().parents[1] / "src" / "suyuan" / "identify" / "confidence.toml"
STANDINGS = ("valid", "suspect")
ENOUGH = 60
"""Hits that an evidence must have to get a figure of its own."""
SEED, DRAWS = 20261125, 3000


def shares(hits: dict[str, Hits], prior: float, unseen: float, *, cue: bool) -> dict[str, float]:
    """Share of right hits by evidence; what is rare, or was never right, is left to the sum of its standing.

    One ordinary value more than was drawn counts against every figure, so that none reaches 1.
    """
    kept = {
        key: one for key, one in hits.items() if key in STANDINGS or (one.drawn >= ENOUGH and one.own > 0)
    }
    return {
        key: min(round(one.share(prior, cue=cue, unseen=unseen), 4), 0.9999)
        for key, one in sorted(kept.items())
    }


def written(seed: int, draws: int) -> str:
    """The whole file."""
    found, prior = measured(seed, draws), priors()
    lines = [
        "# How often a hit is right, by kind and evidence. Made by `make calibrate ARGS=--write`; don't edit.",
        "# `form`: the form alone speaks; `cue`: a header or a word beside the value names the kind.",
        "# A key names the checks that do not speak for the hit: `-` failed, `?` untold, `all` none such;",
        "# `valid` and `suspect` stand for evidence that is too rare to have a figure of its own.",
        "[prior]",
        f"seed = {seed}",
        f"draws_per_family = {draws}",
        f"ordinary_share = {ORDINARY_SHARE}",
        f"cue_is_right = {CUE_IS_RIGHT}",
        f"mistyped = {MISTYPED}",
        f"other_forms = {OTHER_FORMS}",
        f"failing = {FAILING}",
        f"ordinary_families = {sorted(ORDINARY)}".replace("'", '"'),
        "weights = { " + ", ".join(f"{code} = {weight}" for code, weight in sorted(PERSONAL.items())) + " }",
        "",
    ]
    for code, hits in found.hits.items():
        for name, cue in (("form", False), ("cue", True)):
            lines.append(f"[kinds.{code}.{name}]")
            lines += [
                f'"{key}" = {share}'
                for key, share in shares(
                    hits, prior[code], ORDINARY_SHARE / len(ORDINARY) / draws, cue=cue
                ).items()
            ]
            lines.append("")
    return "\n".join(lines)


def main() -> int:
    """Measure; write or compare."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--draws", type=int, default=DRAWS)
    options = asked.parse_args()
    text = written(options.seed, options.draws)
    if options.write:
        FILE.write_text(text, "utf-8")
        print(f"{FILE.name}: written")
        return 0
    new, old = (
        tomllib.loads(text)["kinds"],
        tomllib.loads(FILE.read_text("utf-8"))["kinds"] if FILE.exists() else {},
    )
    apart = 0
    for code, tables in new.items():
        for name, table in tables.items():
            for key, share in table.items():
                before = old.get(code, {}).get(name, {}).get(key)
                if before is None or abs(before - share) > 0.02:
                    apart += 1
                    print(
                        f"{code:22} {name:5} {key:32} {before if before is not None else '–':>8} -> {share}"
                    )
    print(f"{apart} figures differ by more than 0.02")
    return 0


if __name__ == "__main__":
    sys.exit(main())
