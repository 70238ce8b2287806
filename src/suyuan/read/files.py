"""The files under the given paths, named relative to a base, hidden ones left out."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from suyuan.model.errors import Unreadable
from suyuan.read.archives import unpack
from suyuan.read.limits import Limits
from suyuan.read.source import Source, file_source
from suyuan.read.table import Unread

T = TypeVar("T")


def sources(paths: Iterable[Path], base: Path | None, limits: Limits) -> Iterator[Source | Unread]:
    """Every file to read, archives opened, in order of their names."""
    for path in paths:
        for file, name in _named(path, base):
            if file.exists() and not file.is_file():
                yield Unread(name, Unreadable(f"{name}: not a file but a pipe, socket or device"))
                continue
            try:
                yield from unpack(file_source(file, name), limits)
            except OSError as error:
                yield _unopened(name, error)


def read_each(
    found: Iterable[Source | Unread], read: Callable[[Source], Iterator[T]]
) -> Iterator[T | Unread]:
    """What `read` makes of every file; one that cannot be read comes as Unread, and the others go on."""
    for source in found:
        if isinstance(source, Unread):
            yield source
            continue
        try:
            yield from read(source)
        except Unreadable as error:
            yield Unread(source.name, error)
        except OSError as error:
            yield _unopened(source.name, error)


def _unopened(name: str, error: OSError) -> Unread:
    reason = error.strerror or type(error).__name__
    return Unread(name, Unreadable(f"{name}: cannot be read ({reason}); check path and permissions"))


def _named(path: Path, base: Path | None) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield path, _relative(path, base or path.parent)
        return
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path).parts
        if file.is_file() and not any(part.startswith((".", "~$", "__MACOSX")) for part in inside):
            yield file, _relative(file, base or path)


def _relative(path: Path, base: Path) -> str:
    """The name of a path seen from a base; its own name where it lies elsewhere."""
    try:
        return path.relative_to(base).as_posix()
    except ValueError:
        return path.name
