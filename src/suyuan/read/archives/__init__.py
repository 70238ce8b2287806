"""Files inside archives, and archives inside those: zip, tar, 7z, RAR and what a program squeezes."""

from collections.abc import Iterator
from dataclasses import replace

from suyuan.model.errors import UnknownFormat, Unreadable
from suyuan.read.archives.kinds import archive_kind, is_mail, is_volume
from suyuan.read.archives.letters import letter_members, outlook_members
from suyuan.read.archives.others import other_members
from suyuan.read.archives.squeezed import SQUEEZED, squeezed
from suyuan.read.archives.tars import tar_members
from suyuan.read.archives.zips import is_office, zip_members
from suyuan.read.limits import Budget, Limits, budget
from suyuan.read.source import Source
from suyuan.read.table import Unread

__all__ = ["archive_kind", "unpack"]


def unpack(
    source: Source, limits: Limits, spend: Budget | None = None, depth: int = 0
) -> Iterator[Source | Unread]:
    """The file itself, or every file inside it if it is an archive, each with a name `archive!member`.

    What cannot be opened comes as Unread; the rest goes on.
    """
    try:
        head = source.head()
        kind = archive_kind(head) or ("mail" if is_mail(head, source.name) else "")
        if kind and is_volume(source.name, head):
            raise UnknownFormat(
                f"{source.name}: one part of an archive in several volumes; unpack them together and read the result"
            )
        if not kind:
            yield source
            return
        source, broken = (source, None) if kind in SQUEEZED else source.kept()
        if kind == "zip" and is_office(source):
            yield source
            return
        if kind in DOCUMENTS:
            yield source
        spend = spend or budget(source.name, max(source.size, 0), limits)
        members = 0
        for member in _members(kind, source, spend):
            members += 1
            if isinstance(member, Unread):
                yield member
                continue
            spend.enter(depth, limits.depth)
            yield from unpack(replace(member, root=source.root), limits, spend, depth + 1)
        if broken:
            yield Unread(source.name, broken)
        elif not members and kind not in DOCUMENTS:
            yield Unread(
                source.name, Unreadable(f"{source.name}: the archive holds no files; nothing to read")
            )
    except Unreadable as error:
        yield Unread(source.name, error)


DOCUMENTS = ("mail", "msg")
"""Kinds that are read themselves and hold files besides."""


def _members(kind: str, source: Source, spend: Budget) -> Iterator[Source | Unread]:
    if kind in SQUEEZED:
        return squeezed(kind, source, spend)
    if kind in DOCUMENTS:
        return letter_members(source, spend) if kind == "mail" else outlook_members(source, spend)
    if kind == "zip":
        return zip_members(source, spend)
    return tar_members(source, spend) if kind == "tar" else other_members(kind, source, spend)
