"""Tar archives, up to where they break off and beyond where they are damaged."""

import tarfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import BinaryIO

from suyuan.model.errors import TruncatedFile, UnknownFormat, Unreadable
from suyuan.read.limits import Budget, naming, unpacked
from suyuan.read.names import Unique, hidden
from suyuan.read.source import Source
from suyuan.read.table import Unread

BLOCK = 512


def tar_members(source: Source, spend: Budget) -> Iterator[Source | Unread]:
    """The members; links and devices hold no data and are left out."""
    told = Unique()
    with source.open() as stream:
        headers = _Headers(stream, source.name)
        for info in headers.all():
            if info.isfile() and not hidden(info.name):
                full = f"{source.name}!{told.of(_name(info))}"
                yield Source(full, info.size, partial(_open, source, info, full, spend))
    if headers.error:
        yield Unread(source.name, headers.error)


def _name(info: tarfile.TarInfo) -> str:
    """The member's name; bytes that are no UTF-8 are taken for GB18030."""
    try:
        info.name.encode()
    except UnicodeEncodeError:
        return info.name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return info.name


class _Headers:
    """Reads the headers of a tar, and knows afterwards whether it was whole."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._at = 0
        self.error: Unreadable | None = None

    def all(self) -> Iterator[tarfile.TarInfo]:
        """Every header; behind a damaged one the next that can be read."""
        yield from self._from(0, skip=False)
        if not self.error and not self._ends():
            self.error = TruncatedFile(
                f"{self._name}: the archive is cut or damaged; copy it again from the source"
            )
            yield from self._from(self._at, skip=True)

    def _from(self, start: int, *, skip: bool) -> Iterator[tarfile.TarInfo]:
        self._stream.seek(start)
        try:
            with naming(self._name), self._archive(skip=skip) as archive:
                while (info := archive.next()) is not None:
                    archive.members.clear()  # type: ignore[attr-defined]  # millions of headers need not stay
                    yield info
                self._at = archive.offset
        except Unreadable as error:
            self.error = self.error or error

    def _archive(self, *, skip: bool) -> tarfile.TarFile:
        return tarfile.open(fileobj=self._stream, mode="r:", ignore_zeros=skip, encoding="utf-8")

    def _ends(self) -> bool:
        """Whether the end mark of an archive stands where the headers end: a block of zeros."""
        self._stream.seek(self._at)
        return self._stream.read(BLOCK) == bytes(BLOCK)


def _open(source: Source, info: tarfile.TarInfo, full: str, spend: Budget) -> BinaryIO:
    with ExitStack() as stack, naming(full):
        stream = stack.enter_context(source.open())
        archive = stack.enter_context(tarfile.open(fileobj=stream, mode="r:"))

        def opener() -> object:
            found = archive.extractfile(info)
            if found is None:
                raise UnknownFormat(f"{full}: not a plain file in the archive")
            return found

        return unpacked(full, spend, opener, stack.pop_all())
