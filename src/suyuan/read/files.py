"""The files under the given paths, archives opened, each watched for changes while it is read."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from suyuan.model.errors import ChangedFile, Unreadable
from suyuan.read.archives import unpack
from suyuan.read.folders import Entry, entries
from suyuan.read.limits import Limits
from suyuan.read.progress import Meter
from suyuan.read.source import Source, file_source
from suyuan.read.table import Unread

T = TypeVar("T")


def sources(
    paths: Iterable[Path], base: Path | None, limits: Limits, meter: Meter | None = None
) -> Iterator[Source | Unread]:
    """Every file to read, archives opened, in order of their names.

    A file that changed while it was read is said to have, after all that was read of it.
    """
    for path in paths:
        for entry in entries(path, base):
            if entry.trouble:
                yield Unread(entry.name, Unreadable(f"{entry.name}: {entry.trouble}"))
                continue
            if meter:
                meter.begin(entry.name, entry.size)
            yield from _opened(entry, limits, meter)
            if meter:
                meter.done()


def _opened(entry: Entry, limits: Limits, meter: Meter | None) -> Iterator[Source | Unread]:
    try:
        source = file_source(entry.path, entry.name, meter)
        yield from unpack(source, limits)
    except OSError as error:
        yield _unopened(entry.name, error)
        return
    if source.root and (what := source.root.changed()):
        yield Unread(
            entry.name,
            ChangedFile(f"{entry.name}: {what} while it was read; read it again when nobody writes to it"),
        )


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
