"""Files sent with letters, as members of the letter: `mail.eml!invoice.xlsx`, `mail.mbox!3!a.xlsx`, `mail.msg!a.xlsx`."""

from collections.abc import Iterator

from suyuan.read.compound import compound, property_text, storages, stream
from suyuan.read.limits import Budget
from suyuan.read.mailbox import attachments, letters
from suyuan.read.names import Unique
from suyuan.read.source import Source, bytes_source

ATTACHED = "__attach_version1.0_"


def letter_members(source: Source, spend: Budget) -> Iterator[Source]:
    """Every attachment of every letter."""
    told = Unique()
    with source.open() as stream:
        several = stream.read(5) == b"From "
    with source.open() as stream:
        for number, letter in letters(stream, source.name):
            for attachment in attachments(letter):
                inner = f"{number}!{attachment.name}" if several else attachment.name
                full = f"{source.name}!{told.of(inner)}"
                spend.note(full, len(attachment.data))
                yield bytes_source(attachment.data, full)


def outlook_members(source: Source, spend: Budget) -> Iterator[Source]:
    """Every attachment of an Outlook message; none of a compound file that is something else."""
    told = Unique()
    with compound(source) as ole:
        for at in storages(ole, ATTACHED):
            data = stream(ole, f"{at}__substg1.0_37010102")
            name = property_text(ole, at, "3707") or property_text(ole, at, "3704") or "attachment"
            full = f"{source.name}!{told.of(name)}"
            spend.note(full, len(data))
            if data:
                yield bytes_source(data, full)
