"""Takes files into a bag: copied once, hashed on the way, never again while they stay the same."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from suyuan.custody import manifests
from suyuan.custody.digests import Digest, copy, digest
from suyuan.custody.names import path_name
from suyuan.model.errors import BrokenCustody, WrongUse

PAYLOAD = "data"
JOURNAL = "custody.intake.jsonl"
"""Digests of files copied while the manifests are not yet written; gone when they are."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file in custody."""

    path: str
    """Relative to the case folder, and to `data/` in the bag."""
    sha256: str
    sm3: str
    size: int


def known(bag: Path, logged: Mapping[str, tuple[int, str]]) -> dict[str, Digest]:
    """Digests of files that are in the bag already, by path; only those that the log and both manifests give.

    `logged` is size and SHA-256 of each path as last taken in.
    """
    sha256, sm3 = manifests.read(bag / manifests.SHA256), manifests.read(bag / manifests.SM3)
    found = {}
    for path, (size, sha) in logged.items():
        name = f"{PAYLOAD}/{path}"
        if sha256.get(name) == sha and name in sm3:
            found[path] = Digest(sha, sm3[name], size)
    return found


def copied(bag: Path) -> dict[str, Digest]:
    """Digests of files that an interrupted run had copied."""
    path, found = bag / JOURNAL, {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in lines:
        try:
            entry = json.loads(line)
            found[entry["path"]] = Digest(entry["sha256"], entry["sm3"], entry["size"])
        except (ValueError, KeyError):
            continue  # cut off by an interruption: the file is copied again
    return found


def take(source: Path, base: Path, bag: Path, before: Mapping[str, Digest]) -> Held:
    """Copy one file into the bag unless the same (size, time of change, digest known) is there.

    Raises WrongUse for a file outside the folder, BrokenCustody for one that changes while it is read and where
    the bag's older copy is no more what was taken in.
    """
    name = _relative(source, base)
    target = bag / PAYLOAD / name
    old = before.get(name)
    if old is not None and _same(source, target, old):
        return Held(name, old.sha256, old.sm3, old.size)
    if old is not None and not (target.is_file() and digest(target) == old):
        raise BrokenCustody(
            f"the bag's copy of a file ({target.name}) was changed; run `suyuan verify`, keep this bag"
        )
    found = _copy(source, target)
    _note(bag, name, found)
    return Held(name, found.sha256, found.sm3, found.size)


def _relative(source: Path, base: Path) -> str:
    try:
        inside = source.absolute().relative_to(base.absolute())
    except ValueError:
        inside = Path("..")
    if ".." in inside.parts or not inside.parts:
        raise WrongUse(f"{source.name} does not lie in the folder that is taken into custody")
    return path_name(inside)


def _same(source: Path, target: Path, old: Digest) -> bool:
    """Size and time of change are those of the copy."""
    if not target.is_file():
        return False
    one, other = source.stat(), target.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns) and one.st_size == old.size


def _copy(source: Path, target: Path) -> Digest:
    target.parent.mkdir(parents=True, exist_ok=True)
    before = source.stat()
    new = target.with_name(target.name + ".part")
    with new.open("wb") as sink:
        found = copy(source, sink)
        sink.flush()
        os.fsync(sink.fileno())
    shutil.copystat(source, new)
    after = source.stat()
    if (before.st_size, before.st_mtime_ns, found.size) != (after.st_size, after.st_mtime_ns, before.st_size):
        new.unlink()
        raise BrokenCustody(f"{source.name} changed while it was taken into custody; run again when it rests")
    new.replace(target)
    return found


def _note(bag: Path, name: str, found: Digest) -> None:
    line = json.dumps({"path": name, "sha256": found.sha256, "sm3": found.sm3, "size": found.size})
    with (bag / JOURNAL).open("a", encoding="utf-8") as out:
        out.write(line + "\n")
