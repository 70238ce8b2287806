"""The custody log: append-only, a Merkle tree over its lines, durable line by line."""

import os
from pathlib import Path

from suyuan.custody import journal as files
from suyuan.custody.leaf import Leaf
from suyuan.custody.merkle import EMPTY, Frontier, Tree
from suyuan.model.errors import BrokenCustody
from suyuan.model.text import Text

REPAIRED = Text(
    "日志末行写入未完成，已移出保存为 {name}",
    "the log's last line had not been written to its end; it was set aside as {name}",
)
CAUGHT_UP = Text(
    "{n} 条记录的树头在中断后补写", "tree heads of {n} entries were written after an interruption"
)


class Log:
    """An open log. Opening repairs what an interrupted write left, and says so in `repaired`.

    Raises BrokenCustody where the log does not fit its tree heads: then something was changed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.repaired: list[Text] = []
        found = files.read(path)
        self._repair(found)
        self._leaves = [leaf for leaf in found.leaves if leaf]
        self._hashes = list(found.hashes)
        self._frontier = Frontier()
        for leaf in self._hashes:
            self._frontier.add(leaf)
        self._known = {sha for leaf in self._leaves for sha in leaf.outputs}
        self._bytes = sum(len(line) + 1 for line in found.lines)

    @property
    def size(self) -> int:
        """Number of leaves."""
        return len(self._leaves)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All leaves, oldest first."""
        return tuple(self._leaves)

    def append(self, *leaves: Leaf) -> int:
        """Write leaves, durably, in this order; the number of the first, from 0.

        Raises BrokenCustody where a leaf names an input that is no earlier act's output (nothing is written
        then), or where another program wrote to the log meanwhile.
        """
        first, new = self.size, set[str]()
        for leaf in leaves:
            if not all(sha in self._known or sha in new for sha in leaf.inputs):
                raise BrokenCustody(
                    f"act {leaf.act!r} names an input that is not in the custody log; take the file in first"
                )
            new.update(leaf.outputs)
        self._write(leaves)
        return first

    def root(self, size: int | None = None) -> str:
        """The tree head over all leaves, or over the first `size`, in hexadecimal."""
        if size is None or size == self.size:
            return self._frontier.root().hex()
        return Tree(self._hashes[:size]).root().hex() if size else EMPTY.hex()

    def inclusion(self, index: int) -> list[str]:
        """Proof that a leaf is in the tree."""
        return [step.hex() for step in Tree(self._hashes).inclusion(index)]

    def consistency(self, old: int) -> list[str]:
        """Proof that the tree over the first `old` leaves is the start of this one."""
        return [step.hex() for step in Tree(self._hashes).consistency(old)]

    def _write(self, leaves: tuple[Leaf, ...]) -> None:
        lines = [leaf.canonical() for leaf in leaves]
        if (self.path.stat().st_size if self.path.exists() else 0) != self._bytes:
            raise BrokenCustody(f"{self.path.name} was written by another program meanwhile; open it again")
        data = b"".join(line + b"\n" for line in lines)
        _append(self.path, data)
        heads = []
        for leaf in leaves:
            hash_ = leaf.hash()
            root = self._frontier.add(hash_)
            self._hashes.append(hash_)
            heads.append(files.head_line(len(self._hashes), hash_, root))
        _append(self.path.with_name(files.HEADS), b"".join(heads))
        self._leaves.extend(leaves)
        self._known.update(sha for leaf in leaves for sha in leaf.outputs)
        self._bytes += len(data)

    def _repair(self, found: files.Journal) -> None:
        """Set a torn last line aside and write missing heads; raise for anything else."""
        heads = found.heads
        benign = (
            None not in found.leaves
            and len(heads) <= len(found.lines)
            and list(heads) == list(zip(found.hashes, found.roots, strict=True))[: len(heads)]
        )
        if not benign:
            where = "; ".join(f"{name}: {what.en}" for name, what in files.faults(found)[:5])
            raise BrokenCustody(
                f"{self.path.name} does not fit its tree heads ({where}); run `suyuan verify`"
            )
        if found.torn:
            aside = self.path.with_name(f"{self.path.name}.torn")
            _append(aside, found.torn + b"\n")
            os.truncate(self.path, sum(len(line) + 1 for line in found.lines))
            self.repaired.append(REPAIRED.with_(name=aside.name))
        if len(heads) < len(found.lines) or found.heads_torn:
            missing = list(zip(found.hashes, found.roots, strict=True))
            all_ = b"".join(files.head_line(n, leaf, root) for n, (leaf, root) in enumerate(missing, 1))
            put(self.path.with_name(files.HEADS), all_)
            self.repaired.append(CAUGHT_UP.with_(n=len(found.lines) - len(heads)))


def _append(path: Path, data: bytes) -> None:
    """Add bytes at the end and wait until they are on the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        written = 0
        while written < len(data):
            written += os.write(handle, data[written:])
        os.fsync(handle)
    finally:
        os.close(handle)


def put(path: Path, data: bytes) -> None:
    """Write a file durably and in one step, in the place of an older one."""
    new = path.with_name(path.name + ".part")
    with new.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
