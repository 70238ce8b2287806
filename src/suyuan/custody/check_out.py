"""Verifies what a case run left: its bag, and the files whose hashes stand in the log."""

import json
from collections.abc import Iterator
from pathlib import Path

from suyuan.custody.check_bag import OpenBag, check_bag, open_bag
from suyuan.custody.check_report import carried, check_report
from suyuan.custody.digests import digest
from suyuan.custody.leaf import BAG, INTAKE, named
from suyuan.custody.payload import CHANGED, MISSING, TRUNCATED, files_below
from suyuan.custody.verified import Finding, Verified, merged
from suyuan.model.text import Text

FOLDER = "bag"
REPORT = "report.html"
SUMMARY = "summary.json"

UNRECORDED = Text("内容未记入日志，或者已被改动", "its bytes are not in the log: not recorded, or changed")
NO_RECORD = Text(
    "{n} 个文件未记入日志，未核验：{paths}",
    "{n} files are not recorded in the log and were not checked: {paths}",
)
SHOWN = 5
"""Names of unrecorded files that are given."""
OTHER_LOG = Text(
    "所载日志不是证据包日志的开头部分", "the log that it carries is not the start of the bag's log"
)
OTHER_ROOT = Text("所载树头不是证据包日志的树头", "the tree head in it is no head of the bag's log")


def check_out(out: Path) -> Verified:
    """A case's `out/` folder: bag, summary, report and every other file that the log names."""
    bag = open_bag(out / FOLDER)
    inside = check_bag(bag)
    first = Verified(inside.root, inside.files, tuple(f.under(FOLDER) for f in inside.findings))
    files = {n: p for n, p in files_below(out).items() if not n.startswith(f"{FOLDER}/")}
    recorded, passed = _recorded(bag, files)
    parts = [first, Verified("", len(files) - len(passed), recorded, _unrecorded(passed))]
    if REPORT in files:
        report = check_report(out / REPORT)
        parts += [report, Verified("", 0, tuple(_same_log(bag, out / REPORT)))]
    if SUMMARY in files:
        parts.append(Verified("", 0, tuple(_same_root(bag, out / SUMMARY))))
    return merged(*parts)


def _recorded(bag: OpenBag, files: dict[str, Path]) -> tuple[tuple[Finding, ...], list[str]]:
    """Files against the outputs that the log names, the last act for each name; and the files that it does not."""
    stages = [leaf for leaf in bag.leaves if leaf.act not in {INTAKE, BAG}]
    wanted = {path: (size, sha) for leaf in stages for path, size, sha in named(leaf)}
    outputs = {sha for leaf in stages for sha in leaf.outputs}
    found, passed = [], []
    for name, path in files.items():
        have = digest(path)
        size, sha = wanted.get(name, (-1, ""))
        if sha:
            if have.sha256 != sha:
                cut = TRUNCATED.with_(old=size, new=have.size)
                found.append(Finding(name, cut if have.size < size else CHANGED))
        elif have.sha256 not in outputs:
            if name in {REPORT, SUMMARY}:
                found.append(Finding(name, UNRECORDED))
            else:
                passed.append(name)
    found += [Finding(name, MISSING) for name in wanted if name not in files]
    if not wanted:
        found += [Finding(name, MISSING) for name in (REPORT, SUMMARY) if name not in files]
    return tuple(found), passed


def _unrecorded(names: list[str]) -> tuple[Text, ...]:
    """One note for all files that the log does not name."""
    shown = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    return (NO_RECORD.with_(n=len(names), paths=shown),) if names else ()


def _same_log(bag: OpenBag, report: Path) -> Iterator[Finding]:
    """The report's log is the start of the bag's."""
    data = carried(report)
    if not isinstance(data, Finding):
        own = [leaf.hash() for leaf in data.leaves]
        if own != bag.journal.hashes[: len(own)]:
            yield Finding(report.name, OTHER_LOG)


def _same_root(bag: OpenBag, summary: Path) -> Iterator[Finding]:
    """The head in the summary is one of the bag's log."""
    try:
        root = json.loads(summary.read_bytes())["custody"]["root"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    if root not in {head.hex() for head in bag.journal.roots}:
        yield Finding(summary.name, OTHER_ROOT)
