"""Custody of a case: inputs into the bag, each act and its results into the log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from suyuan.case.intake import PARTS, Intake
from suyuan.custody import Bag, Leaf, block, digest, make_bag, program, with_files

WHO = "suyuan case run"
FIRST = ("evidence.json", "bad_rows.jsonl")
LAST = ("summary.json", "report.html")


@dataclass(frozen=True, slots=True)
class Held:
    """The bag of this run."""

    bag: Bag
    clock: Callable[[], datetime]
    changed: tuple[str, ...]
    """Inputs whose bytes changed between hashing and taking in."""

    def block(self) -> dict[str, Any]:
        """What a report carries."""
        return block(self.bag.log, self.bag.files)


def hold(taken: Intake, out: Path, clock: Callable[[], datetime]) -> Held:
    """Take all inputs into `out/bag/`, keys of ledgers excepted.

    Raises BrokenCustody where the bag of an earlier run does not hold any more.
    """
    inputs = [taken.folder / name for name in taken.digests if not secret(name)]
    bag = make_bag(taken.folder, inputs, out / "bag", who=WHO, clock=clock)
    changed = tuple(f.path for f in bag.files if taken.digests.get(f.path, f.sha256) != f.sha256)
    return Held(bag, clock, changed)


def secret(name: str) -> bool:
    """Whether a file lies in the folder beside a ledger that holds its key."""
    parts = Path(name).parts
    return parts[0].lower() in PARTS["releases"] and any(part.endswith(".d") for part in parts[:-1])


def record(held: Held, act: str, out: Path, names: Sequence[str]) -> None:
    """Log an act: from all inputs to the named files of `out/`."""
    inputs = tuple(sorted({f.sha256 for f in held.bag.files}))
    leaf = Leaf(act, WHO, program(), held.clock(), inputs=inputs)
    held.bag.log.append(with_files(leaf, [out / name for name in names if (out / name).is_file()], out))


def hashes(out: Path) -> dict[str, str]:
    """SHA-256 of the results, by name."""
    return {name: digest(out / name).sha256 for name in (*FIRST, *LAST) if (out / name).is_file()}
