"""Files inside archives, and archives inside those: zip, tar, gzip, bzip2, xz."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import BinaryIO, cast

from suyuan.model.errors import LockedFile, UnknownFormat, Unreadable
from suyuan.read.encoding import detect
from suyuan.read.limits import Budget, Limits, Unpacked, budget, naming
from suyuan.read.source import Source
from suyuan.read.table import Unread

MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
)
OFFICE = ("[Content_Types].xml", "mimetype", "_rels/.rels")
ENCRYPTED = 0x1


def archive_kind(head: bytes) -> str:
    """`zip`, `tar`, `gz`, `bz2`, `xz`, or empty for a file that is no archive."""
    if head[257:262] == b"ustar":
        return "tar"
    return next((kind for magic, kind in MAGIC if head.startswith(magic)), "")


def unpack(
    source: Source, limits: Limits, spend: Budget | None = None, depth: int = 0
) -> Iterator[Source | Unread]:
    """The file itself, or every file inside it if it is an archive, each with a name `archive!member`.

    What cannot be opened comes as Unread; the rest goes on.
    """
    try:
        kind = archive_kind(source.head())
        if not kind or (kind == "zip" and _is_office(source)):
            yield source
            return
        spend = spend or budget(source.name, max(source.size, 0), limits)
        members = 0
        for member in _members(kind, source, spend):
            members += 1
            if isinstance(member, Unread):
                yield member
                continue
            spend.enter(depth, limits.depth)
            yield from unpack(replace(member, root=source.root), limits, spend, depth + 1)
        if not members:
            yield Unread(
                source.name, Unreadable(f"{source.name}: the archive holds no files; nothing to read")
            )
    except Unreadable as error:
        yield Unread(source.name, error)


def _members(kind: str, source: Source, spend: Budget) -> Iterator[Source | Unread]:
    if kind == "zip":
        return _zip_members(source, spend)
    if kind == "tar":
        return _tar_members(source, spend)
    return _squeezed(kind, source, spend)


def _hidden(name: str) -> bool:
    """Whether a name is hidden, a folder or left behind by an operating system."""
    parts = name.replace("\\", "/").split("/")
    return (
        not parts[-1] or any(p.startswith((".", "__MACOSX", "~$")) for p in parts) or parts[-1] == "Thumbs.db"
    )


def _is_office(source: Source) -> bool:
    """Whether a zip is a document of an office program rather than an archive of files."""
    with naming(source.name), source.seekable() as stream, zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
    return names[:1] != [] and any(name in OFFICE for name in names)


def _zip_members(source: Source, spend: Budget) -> Iterator[Source | Unread]:
    with naming(source.name), source.seekable() as stream, zipfile.ZipFile(stream) as archive:
        infos = archive.infolist()
    for info in infos:
        name = _zip_name(info)
        if _hidden(name):
            continue
        full = f"{source.name}!{name}"
        if info.flag_bits & ENCRYPTED:
            yield Unread(
                full, LockedFile(f"{full}: needs a password; unpack the archive with it and read the result")
            )
        else:
            yield Source(full, info.file_size, partial(_open_zip, source, info, full, spend))


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The member's name; older Chinese programs write it in GB18030 or Big5 without saying so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    return raw.decode(detect(raw), "replace")


def _open_zip(source: Source, info: zipfile.ZipInfo, full: str, spend: Budget) -> BinaryIO:
    with ExitStack() as stack, naming(full):
        stream = stack.enter_context(source.seekable())
        archive = stack.enter_context(zipfile.ZipFile(stream))
        return _unpacked(full, spend, partial(archive.open, info), stack.pop_all())


def _tar_members(source: Source, spend: Budget) -> Iterator[Source | Unread]:
    infos, error = _tar_infos(source)
    for info in infos:
        full = f"{source.name}!{info.name}"
        yield Source(full, info.size, partial(_open_tar, source, info, full, spend))
    if error:
        yield Unread(source.name, error)


def _tar_infos(source: Source) -> tuple[list[tarfile.TarInfo], Unreadable | None]:
    """The members, up to the place where the archive breaks off, and the error there."""
    infos: list[tarfile.TarInfo] = []
    try:
        with source.open() as stream, naming(source.name), tarfile.open(fileobj=stream, mode="r|") as archive:
            infos.extend(info for info in archive if info.isfile() and not _hidden(info.name))
    except Unreadable as error:
        return infos, error
    return infos, None


def _open_tar(source: Source, info: tarfile.TarInfo, full: str, spend: Budget) -> BinaryIO:
    with ExitStack() as stack, naming(full):
        stream = stack.enter_context(source.seekable())
        archive = stack.enter_context(tarfile.open(fileobj=stream, mode="r:"))

        def opener() -> object:
            found = archive.extractfile(info)
            if found is None:
                raise UnknownFormat(f"{full}: not a plain file in the archive")
            return found

        return _unpacked(full, spend, opener, stack.pop_all())


def _squeezed(kind: str, source: Source, spend: Budget) -> Iterator[Source | Unread]:
    """The one file inside gzip, bzip2 or xz, under the archive's name without its ending."""
    base = source.name.rpartition("!")[2].rpartition("/")[2]
    inner = base.removesuffix(f".{kind}").replace(".tgz", ".tar")
    full = f"{source.name}!{inner if inner != base else base + '.unpacked'}"
    yield Source(full, -1, partial(_open_squeezed, kind, source, full, spend))


def _loosened(kind: str, stream: BinaryIO) -> object:
    """The unpacked stream of gzip, bzip2 or xz."""
    if kind == "gz":
        return gzip.GzipFile(fileobj=stream)
    return bz2.BZ2File(stream) if kind == "bz2" else lzma.LZMAFile(stream)


def _open_squeezed(kind: str, source: Source, full: str, spend: Budget) -> BinaryIO:
    with ExitStack() as stack:
        stream = stack.enter_context(source.open())
        return _unpacked(full, spend, partial(_loosened, kind, stream), stack.pop_all())


def _unpacked(full: str, spend: Budget, opener: Callable[[], object], stack: ExitStack) -> BinaryIO:
    with ExitStack() as guard:
        guard.push(stack)
        stream = Unpacked(full, spend, opener, stack.close)
        guard.pop_all()
        return cast("BinaryIO", stream)  # as much of one as readers need
