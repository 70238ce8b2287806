"""The evidence bag: BagIt 1.0 (RFC 8493) with two payload manifests, and the custody log inside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from suyuan.custody import manifests
from suyuan.custody.digests import Digest, digest
from suyuan.custody.intake import JOURNAL, PAYLOAD, Held, copied, known, take
from suyuan.custody.journal import LOG
from suyuan.custody.leaf import BAG, INTAKE, Leaf, named, program, with_files
from suyuan.custody.log import Log, put
from suyuan.custody.names import encoded
from suyuan.model.errors import BrokenCustody

SENDER = "Internal-Sender-Identifier"
"""Field of `bag-info.txt` that holds the tree head, written `suyuan:SIZE:HEAD`."""


@dataclass(frozen=True, slots=True)
class Bag:
    """A bag on the disk."""

    path: Path
    log: Log
    files: tuple[Held, ...]
    """All that the bag holds, sorted by path, files of earlier runs included."""
    taken: tuple[str, ...]
    """Paths taken in by this run: new, or changed since the last one."""

    @property
    def root(self) -> str:
        """The log's tree head now."""
        return self.log.root()


def make_bag(
    folder: Path, files: Iterable[Path], out: Path, *, who: str, clock: Callable[[], datetime]
) -> Bag:
    """Take files of a folder into a bag; the folder is not touched.

    A second run copies only files whose size or time of change differ, and logs only those. A file that has
    gone from the folder stays in the bag. Raises BrokenCustody where the bag's log does not hold or a file
    changes while it is read, WrongUse for a file outside the folder.
    """
    out.mkdir(parents=True, exist_ok=True)
    log = Log(out / LOG)
    before = _before(out, log)
    (out / JOURNAL).touch()
    held = {name: Held(name, d.sha256, d.sm3, d.size) for name, d in before.items()}
    for source in sorted(set(files)):
        found = take(source, folder, out, before)
        held[found.path] = found
    sorted_ = tuple(held[name] for name in sorted(held))
    stamp = Leaf("", who, program(), clock())
    taken = _log_intake(log, sorted_, stamp)
    if taken or not _tags_hold(out, log):
        _write_tags(out, sorted_, log, stamp)
    (out / JOURNAL).unlink()
    return Bag(out, log, sorted_, taken)


def _before(bag: Path, log: Log) -> dict[str, Digest]:
    """What is in the bag already. The manifests are believed only while they are those that the log names."""
    if _tags_hold(bag, log):
        return known(bag, _logged(log)) | copied(bag)
    if any(leaf.act == BAG for leaf in log.leaves) and not (bag / JOURNAL).exists():
        raise BrokenCustody(
            f"the manifests of {bag.name} are not those that its log names; run `suyuan verify`"
        )
    return copied(bag)


def _logged(log: Log) -> dict[str, tuple[int, str]]:
    """Size and SHA-256 of each file as last taken in."""
    leaves = [leaf for leaf in log.leaves if leaf.act == INTAKE]
    return {path: (size, sha) for leaf in leaves for path, size, sha in named(leaf)}


def block(log: Log, files: Sequence[Held]) -> dict[str, Any]:
    """What a report carries so that it verifies alone: head, files, and the log's leaves."""
    return {
        "root": log.root(),
        "size": log.size,
        "files": [{"path": f.path, "sha256": f.sha256, "sm3": f.sm3, "size": f.size} for f in files],
        "log": [leaf.json() for leaf in log.leaves],
    }


def _log_intake(log: Log, files: Iterable[Held], stamp: Leaf) -> tuple[str, ...]:
    """A leaf for each file that the log does not hold as it now is."""
    last = _logged(log)
    new = [f for f in files if last.get(f.path) != (f.size, f.sha256)]
    leaves = [_intake(f, stamp) for f in new]
    if leaves:
        log.append(*leaves)
    return tuple(f.path for f in new)


def _intake(file: Held, stamp: Leaf) -> Leaf:
    note = f"{file.size} {encoded(file.path)}"
    return Leaf(INTAKE, stamp.who, stamp.program, stamp.at, outputs=(file.sha256,), note=note)


def _tags_hold(bag: Path, log: Log) -> bool:
    """Whether the bag's own files are those that the log's last `bag` act wrote."""
    acts = [leaf for leaf in log.leaves if leaf.act == BAG]
    files = [(bag / path, sha) for path, _, sha in named(acts[-1])] if acts else []
    return bool(files) and all(path.is_file() and digest(path).sha256 == sha for path, sha in files)


def _write_tags(bag: Path, files: Sequence[Held], log: Log, stamp: Leaf) -> None:
    (bag / PAYLOAD).mkdir(exist_ok=True)
    contents: dict[str, bytes] = {
        manifests.DECLARATION: manifests.DECLARED.encode(),
        manifests.SHA256: manifests.written({f"{PAYLOAD}/{f.path}": f.sha256 for f in files}),
        manifests.SM3: manifests.written({f"{PAYLOAD}/{f.path}": f.sm3 for f in files}),
        manifests.INFO: _info(files, log, stamp),
    }
    for name, data in contents.items():
        put(bag / name, data)
    tags = {name: digest(bag / name).sha256 for name in contents}
    put(bag / manifests.TAGS, manifests.written(tags))
    own = [bag / name for name in sorted((*contents, manifests.TAGS))]
    log.append(with_files(Leaf(BAG, stamp.who, stamp.program, stamp.at), own, bag))


def _info(files: Sequence[Held], log: Log, stamp: Leaf) -> bytes:
    labels: Mapping[str, str] = {
        "Bagging-Date": stamp.at.date().isoformat(),
        "Bag-Software-Agent": stamp.program,
        "Payload-Oxum": f"{sum(f.size for f in files)}.{len(files)}",
        SENDER: f"suyuan:{log.size}:{log.root()}",
    }
    return "".join(f"{label}: {value}\n" for label, value in labels.items()).encode()
