"""Compiles functions once for a machine and keeps the result on its disk."""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numba
from numba.core import config, event

SOURCES = ("engine", "identify/kernel", "read/text")
"""Folders whose functions are compiled together: a change in any file of theirs compiles all of them anew."""
SLOW = 2.0
"""Seconds of compiling after which somebody who waits at a terminal is told why."""


def compiled(function: Callable[..., Any]) -> Any:
    """Compile at the first call; the interpreter lock is free while it runs."""
    keep()
    return numba.njit(cache=True, nogil=True)(function)


@cache
def keep() -> None:
    """Tell the compiler where to keep its results: NUMBA_CACHE_DIR, else the user's cache, else a folder for this run.

    The folder's name is a digest of all sources, since the compiler itself looks at the outermost function's file alone.
    """
    package = Path(__file__).parents[1]
    files = sorted(file for folder in SOURCES for file in (package / folder).glob("*.py"))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    base = os.environ.get("NUMBA_CACHE_DIR") or Path(
        os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "suyuan"
    )
    config.CACHE_DIR = str(_writable(Path(base) / f"compiled-{digest}"))  # type: ignore[attr-defined]  # set from outside, it says
    event.register("numba:compile", _Patience())


def _writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="suyuan-compiled-"))


class _Patience(event.Listener):
    """Tells once, at a terminal, that compiling takes its time."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._told = False

    def on_start(self, _event: Any) -> None:
        """A function is about to be compiled."""
        self._began = self._began or time.monotonic()
        if not self._told and time.monotonic() - self._began > SLOW and sys.stderr.isatty():
            self._told = True
            sys.stderr.write("首次使用，正在为本机编译…… first use: compiling for this machine, once\n")

    def on_end(self, _event: Any) -> None:
        """A function was compiled."""
