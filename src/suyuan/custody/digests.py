"""Hashes of a file in one pass: SHA-256 and SM3, each in its own thread."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives import hashes

BLOCK = 4 << 20
"""Bytes read at a time."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a file's bytes come to."""

    sha256: str
    sm3: str
    size: int
    """Bytes."""


class _Hashers:
    """The two running hashes."""

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()
        self.sm3 = hashes.Hash(hashes.SM3())
        self.size = 0

    def small(self, block: bytes) -> None:
        """Take a block in this thread."""
        self.sha256.update(block)
        self.sm3.update(block)
        self.size += len(block)

    def large(self, block: bytes, pool: ThreadPoolExecutor) -> list[Future[None]]:
        """Take a block in two threads; the caller waits before the next one."""
        self.size += len(block)
        return [pool.submit(self.sha256.update, block), pool.submit(self.sm3.update, block)]

    def finish(self) -> Digest:
        return Digest(self.sha256.hexdigest(), self.sm3.finalize().hex(), self.size)


def digest(path: Path) -> Digest:
    """SHA-256, SM3 and size of a file, in one reading."""
    with path.open("rb") as source:
        return _pass(source, None)


def copy(source: Path, sink: BinaryIO) -> Digest:
    """Copy a file's bytes into an open one, hashing them on the way."""
    with source.open("rb") as opened:
        return _pass(opened, sink)


def _pass(source: BinaryIO, sink: BinaryIO | None) -> Digest:
    found = _Hashers()
    with ExitStack() as stack:
        pool: ThreadPoolExecutor | None = None
        pending: list[Future[None]] = []
        for block in _blocks(source):
            wait(pending)
            if len(block) < BLOCK and pool is None:
                found.small(block)
            else:
                pool = pool or stack.enter_context(ThreadPoolExecutor(2))
                pending = found.large(block, pool)
            if sink is not None:
                sink.write(block)
        for done in pending:
            done.result()
    return found.finish()


def _blocks(source: BinaryIO) -> Iterator[bytes]:
    while block := source.read(BLOCK):
        yield block
