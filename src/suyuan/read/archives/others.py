"""7z, RAR, CAB and ISO archives, turned into a tar by the program bsdtar where it is installed."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO

from suyuan.model.errors import LockedFile, MissingReader, TruncatedFile, Unreadable
from suyuan.read.archives.tars import tar_members
from suyuan.read.limits import Budget, Limits, budget, unpacked
from suyuan.read.source import Source
from suyuan.read.spool import Spool
from suyuan.read.table import Unread

PROGRAM = "bsdtar"
LOCKED = ("passphrase", "password", "encrypt")


def other_members(kind: str, source: Source, spend: Budget) -> Iterator[Source | Unread]:
    """The members as far as they can be unpacked; what is wrong with the archive comes last.

    Raises MissingReader where the program is not installed.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise MissingReader(
            f"{source.name}: a {kind} archive; install {PROGRAM} (Debian: libarchive-tools) or unpack it by hand"
        )
    with ExitStack() as stack:
        tar, error = _as_tar(program, _file(source, stack), source.name, spend)
    counted = budget(source.name, tar.size, Limits())  # its bytes were counted as they came
    yield from tar_members(Source(source.name, tar.size, tar.open, on_disk=True), counted)
    if error:
        yield Unread(source.name, error)


def _file(source: Source, stack: ExitStack) -> BinaryIO:
    """The archive as a file of the operating system, for another program."""
    stream = stack.enter_context(source.open())
    try:
        stream.fileno()
    except OSError:
        whole = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  # the stack closes it
        shutil.copyfileobj(stream, whole, 1 << 20)
        whole.seek(0)
        return whole
    return stream


def _as_tar(program: str, stream: BinaryIO, name: str, spend: Budget) -> tuple[Spool, Unreadable | None]:
    """All members as a tar, and what went wrong."""
    command = [program, "--format", "pax", "-cf", "-", "@-"]
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(  # noqa: S603  # a fixed command; the archive comes through stdin
            command, stdin=stream, stdout=subprocess.PIPE, stderr=told, env={"LC_ALL": "C.UTF-8"}
        ) as process,
    ):
        out = process.stdout
        with unpacked(f"{name}!", spend, lambda: out, ExitStack()) as counted:
            tar = Spool(counted)
        if tar.error:
            process.kill()
        process.wait()
        told.seek(0)
        said = told.read().decode("utf-8", "replace").lower()
    if tar.error or not process.returncode:
        return tar, tar.error
    if any(word in said for word in LOCKED):
        return tar, LockedFile(f"{name}: needs a password; unpack the archive with it and read the result")
    return tar, TruncatedFile(f"{name}: the archive is cut or damaged; copy it again from the source")
