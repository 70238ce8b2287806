"""Compares files with what they should be: changed, missing, added, renamed, swapped, truncated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from suyuan.custody.digests import Digest, digest
from suyuan.custody.names import path_name
from suyuan.custody.verified import Finding
from suyuan.model.text import Text

CHANGED = Text("内容已被改动", "changed")
TRUNCATED = Text("内容被截短：{old} 字节变为 {new} 字节", "truncated: {old} bytes became {new}")
MISSING = Text("文件缺失", "missing")
ADDED = Text("不在清单中的文件", "added: no list names it")
RENAMED = Text("已被改名为 {name}", "renamed to {name}")
SWAPPED = Text("与 {name} 的内容互换", "swapped with {name}")
LINKED = Text("文件已被替换为链接", "replaced by a link")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file should be; empty or negative where nobody says."""

    sha256: str = ""
    sm3: str = ""
    size: int = -1

    def fits(self, found: Digest) -> bool:
        """Whether every hash that is known agrees."""
        pairs = ((self.sha256, found.sha256), (self.sm3, found.sm3))
        return all(wanted in {"", have} for wanted, have in pairs)


def files_below(folder: Path) -> dict[str, Path]:
    """All files and links of a folder by relative name."""
    found = (p for p in sorted(folder.rglob("*")) if p.is_symlink() or not p.is_dir())
    return {path_name(p.relative_to(folder)): p for p in found}


def compare(expected: Mapping[str, Expected], present: Mapping[str, Path]) -> Iterator[Finding]:
    """Everything that is not as expected, each file named once."""
    links = {name for name, path in present.items() if path.is_symlink()}
    have = {name: digest(path) for name, path in present.items() if name not in links and path.is_file()}
    wrong = {n: d for n, d in have.items() if n in expected and not expected[n].fits(d)}
    added = {name: found for name, found in have.items() if name not in expected}
    for name in sorted(links):
        yield Finding(name, LINKED)
    for name, found in wrong.items():
        yield Finding(name, _changed(name, found, expected, wrong))
    for name in sorted(expected.keys() - have.keys() - links):
        new = next((n for n, found in added.items() if _is(expected[name], found)), None)
        if new is not None:
            del added[new]
        yield Finding(name, MISSING if new is None else RENAMED.with_(name=new))
    for name in added:
        yield Finding(name, ADDED)


def _is(expected: Expected, found: Digest) -> bool:
    return bool(expected.sha256 or expected.sm3) and expected.fits(found)


def _changed(name: str, found: Digest, expected: Mapping[str, Expected], wrong: Mapping[str, Digest]) -> Text:
    for other, content in wrong.items():
        if other != name and _is(expected[name], content) and _is(expected[other], found):
            return SWAPPED.with_(name=other)
    if 0 <= found.size < expected[name].size:
        return TRUNCATED.with_(old=expected[name].size, new=found.size)
    return CHANGED
