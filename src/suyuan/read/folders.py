"""What lies under a path: streamed in a stable order, and what is no plain file told apart without opening it."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HIDDEN = (".", "~$", "__MACOSX")
"""How names start that nobody means to be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, or something in its place."""

    path: Path
    name: str
    """Relative to the base, with `/`."""
    size: int = 0
    trouble: str = ""
    """Why it cannot be opened; empty for a plain file."""


def entries(path: Path, base: Path | None) -> Iterator[Entry]:
    """The file, or everything in the folder, hidden names left out, in the order of path components.

    Memory grows with one folder's names, not with the tree. Links to folders are named, not followed.
    """
    if path.is_dir():
        yield from _inside(path, base or path)
    else:
        yield _entry(path, shown(path, base or path.parent))


def total(paths: Iterable[Path]) -> tuple[int, int]:
    """How many files lie under the paths, and how many bytes they hold."""
    sizes = [entry.size for path in paths for entry in entries(path, None) if not entry.trouble]
    return len(sizes), sum(sizes)


def _inside(folder: Path, base: Path) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as found:
            names = sorted(one.name for one in found if not one.name.startswith(HIDDEN))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Entry(
            folder, shown(folder, base), trouble=f"the folder cannot be opened ({reason}); check permissions"
        )
        return
    for name in names:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            yield from _inside(path, base)
        else:
            yield _entry(path, shown(path, base))


def _entry(path: Path, name: str) -> Entry:
    try:
        found = path.stat()
    except OSError as error:
        if path.is_symlink():
            return Entry(path, name, trouble="a link that leads nowhere")
        reason = error.strerror or type(error).__name__
        return Entry(path, name, trouble=f"cannot be read ({reason}); check path and permissions")
    if stat.S_ISREG(found.st_mode):
        return Entry(path, name, found.st_size)
    what = "a link to a folder is not followed; name the folder itself"
    return Entry(path, name, trouble=what if path.is_dir() else "not a file but a pipe, socket or device")


def shown(path: Path, base: Path) -> str:
    """The name of a path seen from a base, its own name where it lies elsewhere; bytes that are no UTF-8 as GB18030."""
    try:
        name = path.relative_to(base).as_posix()
    except ValueError:
        name = path.name
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name
