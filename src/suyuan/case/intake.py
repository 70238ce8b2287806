"""What lies in a case folder: files by part, each with its hash. Nothing is changed."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

PARTS = {
    "seized": ("seized", "seizure", "dumps", "dump", "查获", "数据"),
    "payments": ("payments", "payment", "流水", "支付"),
    "chats": ("chats", "chat", "聊天"),
    "reports": ("reports", "report", "举报", "报案"),
    "holders": ("holders", "holder", "持有单位"),
    "releases": ("releases", "release", "ledgers", "放行"),
}
"""Names that the folder of each part may have."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The input of a case."""

    folder: Path
    files: dict[str, tuple[Path, ...]]
    """Part -> its files, sorted; a part that is absent has none."""
    digests: dict[str, str]
    """Path relative to the case -> SHA-256, for every file that could be opened."""
    locked: tuple[tuple[str, str], ...]
    """Path and reason of files that could not be opened."""
    stray: tuple[str, ...]
    """Files that lie in no known part."""

    def mark(self, *parts: str) -> str:
        """One digest over the files of some parts; the whole case where none is named."""
        wanted = {str(p.relative_to(self.folder)) for part in parts for p in self.files[part]}
        lines = [
            f"{path}\t{sha}" for path, sha in sorted(self.digests.items()) if not parts or path in wanted
        ]
        return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def take(folder: Path) -> Intake:
    """List and hash everything but `out/`. Cost: one read of every byte."""
    digests: dict[str, str] = {}
    locked: list[tuple[str, str]] = []
    found: dict[str, list[Path]] = {part: [] for part in PARTS}
    stray = []
    for path in sorted(_walk(folder)):
        name = path.relative_to(folder)
        if no_file := _no_file(path):
            locked.append((str(name), no_file))
            continue
        try:
            with path.open("rb") as stream:
                digests[str(name)] = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            locked.append((str(name), error.strerror or "cannot be opened"))
            continue
        part = next(
            (p for p, names in PARTS.items() if name.parts[0].lower() in names and len(name.parts) > 1), None
        )
        if part:
            found[part].append(path)
        elif str(name) != "case.toml":
            stray.append(str(name))
    return Intake(folder, {p: tuple(f) for p, f in found.items()}, digests, tuple(locked), tuple(stray))


def _no_file(path: Path) -> str:
    """Why something in a folder is no file that can be read; empty where it is one. Opens nothing."""
    if path.is_file():
        return ""
    if path.is_symlink():
        return "a link to a folder is not followed" if path.is_dir() else "a link that leads nowhere"
    return "not a file but a pipe, socket or device"


def _walk(folder: Path) -> Iterator[Path]:
    """Everything but folders, hidden names and `out/`; links to folders are given, not followed."""
    for at, folders, names in os.walk(folder):
        here = Path(at)
        folders[:] = [f for f in folders if not f.startswith(".") and not (here == folder and f == "out")]
        links = [f for f in folders if (here / f).is_symlink()]
        yield from (here / name for name in (*names, *links) if not name.startswith("."))


@cache
def program() -> str:
    """Name and version of the program, with a digest of its code: another program redoes its stages."""
    home = Path(str(files("suyuan")))
    return f"suyuan {version('suyuan')} {_code(sorted(p for p in home.rglob('*') if p.suffix in {'.py', '.toml', '.j2'}))}"


def _code(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()[:16]
