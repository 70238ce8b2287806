"""One entry of the custody log: who did what, with which program, from which bytes to which bytes, when."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from suyuan.custody.digests import digest
from suyuan.custody.merkle import leaf_hash
from suyuan.custody.names import decoded, encoded, path_name

HASH = re.compile(r"[0-9a-f]{64}")
INTAKE = "intake"
"""Act by which a file of the case comes into custody. Its note names the file relative to the case folder."""
BAG = "bag"
"""Act by which the bag's own files were written. Its note names them relative to the bag."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One act."""

    act: str
    """`intake`, `bag`, or the stage's own name."""
    who: str
    program: str
    """Program and version."""
    at: datetime
    """Aware; written in UTC."""
    inputs: tuple[str, ...] = ()
    """SHA-256 of what the act read; each must be an output of an earlier act."""
    outputs: tuple[str, ...] = ()
    """SHA-256 of what it made or took in."""
    note: str = ""
    """Where the outputs are files: one line each, `size path`, in the order of `outputs`."""

    def json(self) -> dict[str, Any]:
        """The leaf in plain types."""
        return {
            "act": self.act,
            "who": self.who,
            "program": self.program,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "inputs": list(self.inputs),
            "outputs": list(self.outputs),
            "note": self.note,
        }

    def canonical(self) -> bytes:
        """The bytes that are hashed: JSON, keys sorted, no blanks, UTF-8."""
        text = json.dumps(self.json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return text.encode("utf-8", "backslashreplace")

    def hash(self) -> bytes:
        """The leaf's hash in the tree."""
        return leaf_hash(self.canonical())


def parse(data: dict[str, Any]) -> Leaf:
    """A leaf from plain types. Raises ValueError where anything is missing, of the wrong type or too much."""
    try:
        leaf = Leaf(**data | {"at": datetime.fromisoformat(data["at"])})
        leaf = replace(leaf, inputs=tuple(leaf.inputs), outputs=tuple(leaf.outputs))
        texts = (leaf.act, leaf.who, leaf.program, leaf.note)
        sound = all(isinstance(t, str) for t in texts) and all(
            map(HASH.fullmatch, (*leaf.inputs, *leaf.outputs))
        )
    except (AttributeError, KeyError, TypeError, OverflowError) as error:
        raise ValueError("not a custody leaf") from error
    if not sound or leaf.at.tzinfo is None:
        raise ValueError("not a custody leaf")
    return leaf


def parse_line(line: bytes) -> Leaf:
    """A leaf from its line. Raises ValueError where the line is not exactly its canonical form."""
    leaf = parse(json.loads(line))
    if leaf.canonical() != line:
        raise ValueError("a custody leaf, but not in its canonical form")
    return leaf


def program() -> str:
    """Name and version of this program."""
    try:
        return f"suyuan {version('suyuan')}"
    except PackageNotFoundError:
        return "suyuan"


def with_files(leaf: Leaf, files: Sequence[Path], base: Path) -> Leaf:
    """The leaf with files as its outputs: their hashes, and in the note their sizes and names below `base`."""
    found = [digest(path) for path in files]
    note = "\n".join(
        f"{d.size} {encoded(path_name(p.relative_to(base)))}" for d, p in zip(found, files, strict=True)
    )
    return replace(leaf, outputs=tuple(d.sha256 for d in found), note=note)


def named(leaf: Leaf) -> list[tuple[str, int, str]]:
    """Path, size and SHA-256 of each output that the note names; empty where it names none."""
    lines = leaf.note.split("\n")
    parts = [line.partition(" ") for line in lines]
    if len(lines) != len(leaf.outputs) or not all(size.isdecimal() and path for size, _, path in parts):
        return []
    return [(decoded(path), int(size), sha) for (size, _, path), sha in zip(parts, leaf.outputs, strict=True)]
