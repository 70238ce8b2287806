"""Verifies evidence offline.

What it finds: any file of a bag, of a case's results or of a report that was changed, cut, removed, added,
renamed or swapped; any edit of a manifest; any edited, removed, added or moved line of the log.

What it cannot find by itself: somebody who rewrites *everything* consistently (files, manifests, log, tree heads
and report) makes a new bag that holds together, as with any set of hashes. That is why the tree head is printed
on the report's first page: note it elsewhere (on paper, in the file of the case, with a time stamping service),
and give it as `root`. A head noted at any time holds for ever: the log only grows, and every earlier head is
still a head of its beginning.
"""

import re
from pathlib import Path

from suyuan.custody.check_bag import check_bag, open_bag
from suyuan.custody.check_out import FOLDER, REPORT, SUMMARY, check_out
from suyuan.custody.check_report import ALONE, carried, check_originals, check_report
from suyuan.custody.intake import JOURNAL
from suyuan.custody.journal import LOG
from suyuan.custody.manifests import DECLARATION, SHA256, TAGS
from suyuan.custody.merkle import roots
from suyuan.custody.verified import Finding, Verified, merged
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text

OTHER_HEAD = Text(
    "另处记下的树头与日志的任何时点都不符：证据已被整体替换或者改动",
    "the tree head noted elsewhere is no head of this log at any time: the evidence was replaced or changed",
)
SHORTEST = 16
"""Hexadecimal digits that a noted head must at least have."""


def verify(path: Path, root: str | None = None) -> Verified:
    """Check a bag, a case's `out/` folder or a report, without a network.

    `root` is a tree head noted elsewhere (64 hexadecimal digits, or at least the first 16). Raises WrongUse
    where the path is none of these or the head is not hexadecimal.
    """
    if path.is_file():
        found, heads = _report(path)
    elif any((path / name).is_file() for name in (LOG, JOURNAL, DECLARATION, SHA256, TAGS)):
        found, heads = check_bag(open_bag(path)), _heads(path)
    elif (path / FOLDER).is_dir() or (path / SUMMARY).is_file() or (path / REPORT).is_file():
        found, heads = check_out(path), _heads(path / FOLDER)
    elif (path / "out" / FOLDER).is_dir():
        return verify(path / "out", root)
    else:
        raise WrongUse(f"{path.name} is neither a report, an evidence bag nor a case's out folder")
    return found if root is None else merged(found, _noted(root, heads, path.name))


def _report(path: Path) -> tuple[Verified, list[str]]:
    """A report, with its bag or its case's files where they lie beside it."""
    own = check_report(path)
    bag = path.parent / FOLDER
    if bag.is_dir():
        return merged(own, check_out(path.parent)), _heads(bag)
    beside = check_originals(path, path.parent.parent)
    note = Verified("", 0, (), (ALONE,))
    data = carried(path)
    leaves = () if isinstance(data, Finding) else data.leaves
    return merged(own, beside, note), [head.hex() for head in roots(leaf.hash() for leaf in leaves)]


def _heads(bag: Path) -> list[str]:
    return [head.hex() for head in open_bag(bag).journal.roots]


def _noted(root: str, heads: list[str], name: str) -> Verified:
    wanted = root.strip().lower()
    if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST},64}}", wanted):
        raise WrongUse(f"a tree head is 64 hexadecimal digits, or at least its first {SHORTEST}")
    agrees = any(head.startswith(wanted) for head in heads)
    return Verified("", 0, () if agrees else (Finding(name, OTHER_HEAD),))
