"""Verifies an evidence bag: log, manifests, payload, each against what can still be believed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from suyuan.custody import journal as files
from suyuan.custody import manifests
from suyuan.custody.bag import SENDER
from suyuan.custody.digests import digest
from suyuan.custody.intake import JOURNAL, PAYLOAD
from suyuan.custody.leaf import BAG, INTAKE, Leaf, named
from suyuan.custody.payload import ADDED, CHANGED, Expected, compare, files_below
from suyuan.custody.verified import Finding, Verified
from suyuan.model.text import Text

NO_LOG = Text("日志缺失", "the log is missing")
NO_HEADS = Text("树头文件缺失", "the file of tree heads is missing")
UNFINISHED = Text("收存未完成；再次运行即可补全", "taking in was not finished; run again to complete it")
TAG_CHANGED = Text(
    "内容与日志或者清单的记录不符，已被改动",
    "changed: does not match what the log or the tag manifest records",
)
TAG_MISSING = Text("文件缺失", "missing")
HEAD_DIFFERS = Text(
    "装袋时的树头（前 {n} 条）与日志不符：日志或者本文件已被改动",
    "the tree head at bagging (first {n} entries) does not fit the log: the log or this file was changed",
)
UNVERSIONED = Text("不是 BagIt 1.0 证据包", "not a BagIt 1.0 bag")


@dataclass(frozen=True)
class OpenBag:
    """A bag being verified."""

    path: Path
    journal: files.Journal

    @cached_property
    def leaves(self) -> list[Leaf]:
        """Leaves that can be believed."""
        return self.journal.intact()

    @cached_property
    def tags(self) -> dict[str, str]:
        """SHA-256 that each of the bag's own files should have: from the log, else from the tag manifest."""
        acts = [leaf for leaf in self.leaves if leaf.act == BAG]
        logged = {path: sha for path, _, sha in named(acts[-1])} if acts else {}
        return logged or manifests.read(self.path / manifests.TAGS)

    def believed(self, name: str) -> bool:
        """Whether one of the bag's own files is as it should be."""
        path = self.path / name
        return path.is_file() and self.tags.get(name) == digest(path).sha256

    def expected(self) -> dict[str, Expected]:
        """What each payload file should be, by the manifests that can be believed and by the log."""
        sha256, sm3 = (
            manifests.read(self.path / name) if self.believed(name) else {}
            for name in (manifests.SHA256, manifests.SM3)
        )
        logged = {
            f"{PAYLOAD}/{path}": (size, sha)
            for leaf in self.leaves
            if leaf.act == INTAKE
            for path, size, sha in named(leaf)
        }
        names = {*sha256, *sm3, *logged}
        if not names:  # nothing can be believed: say at least what the manifests as they stand do not fit
            sha256 = manifests.read(self.path / manifests.SHA256)
            names = set(sha256)
        none = (-1, "")
        return {
            n: Expected(sha256.get(n, logged.get(n, none)[1]), sm3.get(n, ""), logged.get(n, none)[0])
            for n in names
        }


def open_bag(path: Path) -> OpenBag:
    """A bag with its log read."""
    return OpenBag(path, files.read(path / files.LOG))


def check_bag(bag: OpenBag) -> Verified:
    """Everything in a bag that is not as it was."""
    expected = bag.expected()
    present = {f"{PAYLOAD}/{n}": p for n, p in files_below(bag.path / PAYLOAD).items()}
    findings = [*_log(bag), *_tags(bag), *compare(expected, present), *_strays(bag)]
    root = bag.journal.roots[-1].hex() if bag.journal.roots else ""
    return Verified(root, len(present), tuple(findings))


def _log(bag: OpenBag) -> Iterator[Finding]:
    if not (bag.path / files.LOG).is_file():
        yield Finding(files.LOG, NO_LOG)
    elif not (bag.path / files.HEADS).is_file():
        yield Finding(files.HEADS, NO_HEADS)
    else:
        yield from (Finding(name, what) for name, what in files.faults(bag.journal))


def _tags(bag: OpenBag) -> Iterator[Finding]:
    for name in sorted({*manifests.TAG_FILES, manifests.TAGS}):
        path = bag.path / name
        if not path.is_file():
            yield Finding(name, TAG_MISSING)
        elif not _as_recorded(bag, name):
            yield Finding(name, TAG_CHANGED)
        elif name == manifests.DECLARATION and path.read_bytes() != manifests.DECLARED.encode():
            yield Finding(name, UNVERSIONED)
        elif name == manifests.INFO:
            yield from _head(bag, manifests.info(path))


def _as_recorded(bag: OpenBag, name: str) -> bool:
    """Whether one of the bag's own files is what is recorded of it; the tag manifest must list the others."""
    if name == manifests.TAGS and set(manifests.read(bag.path / name)) != set(manifests.TAG_FILES):
        return False
    return name not in bag.tags or bag.believed(name)


def _head(bag: OpenBag, info: Mapping[str, str]) -> Iterator[Finding]:
    """The tree head that was written at bagging is the head of the log's first entries."""
    found = re.fullmatch(r"suyuan:(\d+):([0-9a-f]{64})", info.get(SENDER, ""))
    if found is None:
        yield Finding(manifests.INFO, CHANGED)
        return
    size, roots = int(found[1]), bag.journal.roots
    head = roots[size - 1].hex() if 0 < size <= len(roots) else ""
    if size and head != found[2]:
        yield Finding(files.LOG, HEAD_DIFFERS.with_(n=size))


def _strays(bag: OpenBag) -> Iterator[Finding]:
    """Files beside the payload that a bag does not have."""
    own = {*manifests.TAG_FILES, manifests.TAGS, files.LOG, files.HEADS, f"{files.LOG}.torn"}
    for name in files_below(bag.path):
        if name == JOURNAL:
            yield Finding(name, UNFINISHED)
        elif name not in own and not name.startswith(f"{PAYLOAD}/"):
            yield Finding(name, ADDED)
