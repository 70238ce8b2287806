"""Zip archives: by their directory, or header by header where that is lost."""

import stat
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import BinaryIO

from suyuan.model.errors import LockedFile, TruncatedFile
from suyuan.read.archives.salvage import LOCAL, local_data, salvaged
from suyuan.read.encoding import decode, detect
from suyuan.read.limits import Budget, naming, unpacked
from suyuan.read.names import Unique, hidden
from suyuan.read.source import Source
from suyuan.read.table import Unread

OFFICE = ("[Content_Types].xml", "mimetype", "_rels/.rels")
ENCRYPTED = 0x1
UTF8 = 0x800
LONGEST_LINK = 4096


def is_office(source: Source) -> bool:
    """Whether a zip is a document of an office program rather than an archive of files."""
    try:
        names = [info.filename for info in _directory(source)]
    except TruncatedFile:
        names = [info.filename for info in islice(salvaged(source), 1)]
    return any(name in OFFICE for name in names)


def zip_members(source: Source, spend: Budget) -> Iterator[Source | Unread]:
    """The members; where the directory at the end is lost, those that can still be found, and then Unread."""
    lost: TruncatedFile | None = None
    try:
        infos: Iterator[zipfile.ZipInfo] = iter(_directory(source))
    except TruncatedFile as error:
        lost, infos = error, salvaged(source)
    yield from _named(source, infos, spend)
    if lost:
        yield Unread(source.name, lost)


def _named(source: Source, infos: Iterator[zipfile.ZipInfo], spend: Budget) -> Iterator[Source | Unread]:
    held = list(infos)
    for info, name in zip(held, _names(held), strict=True):
        if hidden(info.filename) or _is_link(info):
            continue
        full = f"{source.name}!{name}"
        if info.flag_bits & ENCRYPTED:
            yield Unread(
                full, LockedFile(f"{full}: needs a password; unpack the archive with it and read the result")
            )
        else:
            yield Source(full, info.file_size, partial(_open, source, info, full, spend))


def _directory(source: Source) -> Sequence[zipfile.ZipInfo]:
    with naming(source.name), source.seekable() as stream, zipfile.ZipFile(stream) as archive:
        return archive.infolist()


def _names(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Names that are told apart; older Chinese programs write them in GB18030 or Big5 without saying so."""
    raw = [_raw(info) for info in infos]
    encoding = detect(b"\n".join(filter(None, raw)))
    told = Unique()
    return [
        told.of(decode(name, encoding) if name else info.filename)
        for info, name in zip(infos, raw, strict=True)
    ]


def _raw(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name whose encoding nobody tells; none where it is known."""
    if info.flag_bits & UTF8 or info.filename.isascii():
        return b""
    try:
        return info.filename.encode("cp437")
    except UnicodeEncodeError:
        return b""


def _is_link(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a link: it holds a path, not data."""
    return stat.S_ISLNK(info.external_attr >> 16) and info.file_size < LONGEST_LINK


def _open(source: Source, info: zipfile.ZipInfo, full: str, spend: Budget) -> BinaryIO:
    with ExitStack() as stack, naming(full):
        stream = stack.enter_context(source.open())
        stream.seek(info.header_offset)
        header = stream.read(LOCAL.size)
        if len(header) < LOCAL.size or not header.startswith(b"PK\x03\x04"):
            raise zipfile.BadZipFile
        stream.seek(local_data(info.header_offset, header))
        return unpacked(full, spend, lambda: zipfile.ZipExtFile(stream, "r", info), stack.pop_all())
