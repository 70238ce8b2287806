"""The two files of the log, and how far they agree.

`custody.log.jsonl` holds one leaf a line, exactly the bytes that are hashed. `custody.heads.txt` beside it holds
one line for each leaf: number, leaf hash, tree head after it. The second is what lets an edited, removed, added
or moved line be named, not only noticed.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from suyuan.custody.leaf import Leaf, parse_line
from suyuan.custody.merkle import leaf_hash, roots
from suyuan.model.text import Text

LOG = "custody.log.jsonl"
HEADS = "custody.heads.txt"

_HEAD = re.compile(rb"([1-9]\d*) ([0-9a-f]{64}) ([0-9a-f]{64})")

UNREADABLE = Text("第 {n} 行无法读取或者已被改动", "line {n} cannot be read or was edited")
EDITED = Text("第 {n} 行已被改动", "line {n} was edited")
REMOVED = Text("第 {n} 条记录已被删除", "entry {n} was removed")
ADDED = Text("第 {n} 行是添加的，未记入树头", "line {n} was added; no tree head covers it")
MOVED = Text("第 {n} 行起顺序已被改动", "the order was changed from line {n} on")
TORN = Text(
    "末行写入未完成（程序可能中途被终止）；在案件中再次运行即可修复",
    "the last line was not written to its end (the program may have been killed); running the case again repairs it",
)
BEHIND = Text(
    "有 {n} 条记录在最后一个树头之后（写入中断，或者被添加）",
    "{n} entries lie after the last tree head (a write was interrupted, or they were added)",
)
HEAD_EDITED = Text("第 {n} 行已被改动或者缺失", "line {n} was edited or is missing")


@dataclass(frozen=True)
class Journal:
    """Both files as they stand."""

    lines: tuple[bytes, ...]
    torn: bytes
    """What follows the last line end of the log."""
    heads: tuple[tuple[bytes, bytes] | None, ...]
    """Leaf hash and tree head of each line; None where the line does not read."""
    heads_torn: bytes

    @cached_property
    def hashes(self) -> list[bytes]:
        """Leaf hash of each line."""
        return [leaf_hash(line) for line in self.lines]

    @cached_property
    def roots(self) -> list[bytes]:
        """Tree head after each line, recomputed."""
        return roots(self.hashes)

    @cached_property
    def leaves(self) -> list[Leaf | None]:
        """The leaf of each line; None where the line does not read."""
        return [_leaf(line) for line in self.lines]

    def intact(self) -> list[Leaf]:
        """Leaves that read and that the heads vouch for (all that read, where no head does)."""
        known = {head[0] for head in self.heads if head}
        pairs = zip(self.leaves, self.hashes, strict=True)
        return [leaf for leaf, hash_ in pairs if leaf and (not known or hash_ in known)]


def _leaf(line: bytes) -> Leaf | None:
    try:
        return parse_line(line)
    except (ValueError, RecursionError):
        return None


def read(log: Path) -> Journal:
    """Both files; an absent one is empty."""
    *lines, torn = _bytes(log).split(b"\n")
    *heads, heads_torn = _bytes(log.with_name(HEADS)).split(b"\n")
    return Journal(tuple(lines), torn, tuple(_head(n, line) for n, line in enumerate(heads, 1)), heads_torn)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _head(number: int, line: bytes) -> tuple[bytes, bytes] | None:
    found = _HEAD.fullmatch(line)
    if found is None or int(found[1]) != number:
        return None
    return bytes.fromhex(found[2].decode()), bytes.fromhex(found[3].decode())


def head_line(number: int, leaf: bytes, root: bytes) -> bytes:
    """A line of the heads."""
    return f"{number} {leaf.hex()} {root.hex()}\n".encode()


def faults(journal: Journal) -> list[tuple[str, Text]]:
    """Everything in which the two files do not agree: file name and what happened."""
    found = [(LOG, TORN)] if journal.torn else []
    if journal.heads_torn:
        found.append((HEADS, TORN))
    own = _heads_agree_with_themselves(journal)
    if own:
        blamed = _log_faults(journal)
    else:
        log_holds = any(h and h[1] == r for h, r in zip(journal.heads, journal.roots, strict=False))
        blamed = [(HEADS, HEAD_EDITED.with_(n=n)) for n in _head_faults(journal)]
        if not log_holds or not blamed:
            blamed += _log_faults(journal)
    unread = [(LOG, UNREADABLE.with_(n=n)) for n, leaf in enumerate(journal.leaves, 1) if leaf is None]
    return found + (blamed or unread)


def _heads_agree_with_themselves(journal: Journal) -> bool:
    if None in journal.heads:
        return False
    pairs = [head for head in journal.heads if head]
    return [root for _, root in pairs] == roots(leaf for leaf, _ in pairs)


def _head_faults(journal: Journal) -> list[int]:
    """Lines of the heads that do not fit the log."""
    lines = zip(journal.heads, journal.hashes, journal.roots, strict=False)
    wrong = [n for n, (head, leaf, root) in enumerate(lines, 1) if head != (leaf, root)]
    beyond = [
        n for n in range(len(journal.lines) + 1, len(journal.heads) + 1) if journal.heads[n - 1] is None
    ]
    return wrong + beyond


def _log_faults(journal: Journal) -> list[tuple[str, Text]]:
    """Lines of the log that do not fit the heads, which hold."""
    wanted = [head[0] if head else b"" for head in journal.heads]
    have = journal.hashes
    if have[: len(wanted)] == wanted:
        beyond = len(have) - len(wanted)
        return [(name, BEHIND.with_(n=beyond)) for name in (LOG, HEADS)] if beyond else []
    lost, extra = Counter(wanted) - Counter(have), Counter(have) - Counter(wanted)
    gone = [n for n, leaf in enumerate(wanted, 1) if leaf in lost]
    new = [n for n, leaf in enumerate(have, 1) if leaf in extra]
    both = set(gone) & set(new)
    found = [(LOG, EDITED.with_(n=n)) for n in sorted(both)]
    found += [(LOG, REMOVED.with_(n=n)) for n in gone if n not in both]
    found += [(LOG, ADDED.with_(n=n)) for n in new if n not in both]
    if not found:
        first = next(n for n, (a, b) in enumerate(zip(wanted, have, strict=False), 1) if a != b)
        found = [(LOG, MOVED.with_(n=first))]
    return found
