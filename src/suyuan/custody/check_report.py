"""Verifies a report from the JSON that it carries, with nothing else at hand."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suyuan.custody.digests import digest
from suyuan.custody.leaf import INTAKE, Leaf, named, parse
from suyuan.custody.merkle import Tree, check_inclusion
from suyuan.custody.verified import Finding, Verified
from suyuan.model.text import Text

BLOCK = re.compile(r"<script\b[^>]*\bid=\"suyuan-custody\"[^>]*>(.*?)</script>", re.DOTALL)

NO_BLOCK = Text(
    "没有（或者不止一个）证据数据块，无法核验",
    "there is no custody data, or more than one block of it: cannot be verified",
)
BAD_BLOCK = Text("证据数据块无法读取，已被改动", "the custody data cannot be read: it was edited")
BAD_LEAF = Text(
    "证据数据块中日志第 {n} 条无法读取，已被改动",
    "entry {n} of the log in the report cannot be read: it was edited",
)
BAD_ROOT = Text(
    "由日志条目重算的树头与报告所载不符：报告中的日志或者树头已被改动",
    "the tree head recomputed from the log's entries is not the one in the report: the log or the head was edited",
)
NOT_LOGGED = Text(
    "报告所列文件（{path}）不在日志中", "the report lists a file ({path}) that is not in the log"
)
NOT_LISTED = Text(
    "日志中的文件（{path}）未列入报告", "the log holds a file ({path}) that the report does not list"
)
SIZE = Text(
    "报告所列文件（{path}）的大小与日志不符", "the size of a listed file ({path}) is not the one in the log"
)
ALONE = Text(
    "只有报告文件：报告正文（数据块以外）和原始文件未能核验；请与证据包 bag/ 放在一起核验",
    "only the report is here: its text outside the custody data and the original files could not be checked; "
    "verify it beside its bag/ folder",
)
ORIGINAL = Text(
    "原始文件与日志记录不符，已被改动", "the original file is not what the log records: it was changed"
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a report says about its custody."""

    root: str
    size: int
    files: tuple[dict[str, Any], ...]
    leaves: tuple[Leaf, ...]

    def tree(self) -> Tree:
        """The tree over the leaves."""
        return Tree([leaf.hash() for leaf in self.leaves])


def carried(report: Path) -> Carried | Finding:
    """The custody data of a report, or why it cannot be read."""
    found = BLOCK.findall(report.read_text(encoding="utf-8", errors="replace"))
    if len(found) != 1:
        return Finding(report.name, NO_BLOCK)
    try:
        data = json.loads(found[0])
        raw, files = list(data["log"]), tuple(dict(f) for f in data["files"])
        root, size = str(data["root"]), int(data["size"])
        if not all({"path", "sha256", "size"} <= file.keys() for file in files):
            return Finding(report.name, BAD_BLOCK)
    except (ValueError, KeyError, TypeError, RecursionError):
        return Finding(report.name, BAD_BLOCK)
    leaves = []
    for n, entry in enumerate(raw, 1):
        try:
            leaves.append(parse(entry))
        except (ValueError, TypeError):
            return Finding(report.name, BAD_LEAF.with_(n=n))
    return Carried(root, size, files, tuple(leaves))


def check_report(report: Path) -> Verified:
    """The tree head, and that every listed file is in the log under it."""
    data = carried(report)
    if isinstance(data, Finding):
        return Verified("", 0, (data,))
    tree = data.tree()
    root = tree.root().hex()
    what = [] if (root, tree.size) == (data.root, data.size) else [BAD_ROOT]
    what += _files(data, tree)
    return Verified(root, 0, tuple(Finding(report.name, w) for w in what))


def _files(data: Carried, tree: Tree) -> Iterator[Text]:
    """The report's list and the log's intake name the same files, each proven to be under the head."""
    logged: dict[str, tuple[int, int, str]] = {}
    for index, leaf in enumerate(data.leaves):
        if leaf.act == INTAKE:
            logged |= {path: (index, size, sha) for path, size, sha in named(leaf)}
    for file in data.files:
        index, size, sha = logged.pop(file["path"], (-1, -1, ""))
        if sha != file["sha256"] or not _included(data, tree, index):
            yield NOT_LOGGED.with_(path=file["path"])
        elif size != file["size"]:
            yield SIZE.with_(path=file["path"])
    for path in logged:
        yield NOT_LISTED.with_(path=path)


def _included(data: Carried, tree: Tree, index: int) -> bool:
    """Whether the leaf's audit path leads to the head that the report prints."""
    try:
        head = bytes.fromhex(data.root)
    except ValueError:
        return False
    return check_inclusion(tree.levels[0][index], index, tree.size, tree.inclusion(index), head)


def check_originals(report: Path, case: Path) -> Verified:
    """The files that the report lists, where they lie in a case folder."""
    data = carried(report)
    if isinstance(data, Finding):
        return Verified("", 0, ())
    inside = [
        f for f in data.files if ".." not in Path(f["path"]).parts and not Path(f["path"]).is_absolute()
    ]
    here = [(file, case / file["path"]) for file in inside if (case / file["path"]).is_file()]
    wrong = []
    for file, path in here:
        found = digest(path)
        if found.sha256 != file["sha256"] or file.get("sm3", found.sm3) != found.sm3:
            wrong.append(Finding(file["path"], ORIGINAL))
    note = Text(
        f"报告所列 {len(data.files)} 个文件中有 {len(here)} 个在旁，已比对",
        f"{len(here)} of the {len(data.files)} files that the report lists lie beside it and were compared",
    )
    return Verified("", len(here), tuple(wrong), (note,) if len(here) < len(data.files) else ())
