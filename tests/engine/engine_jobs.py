"""Small jobs for the tests of engines, in a module that workers can import."""

import os
import signal
import time
from pathlib import Path

from suyuan.model.errors import TruncatedFile

PARTS = 3


def words(task):
    """Counts words of a text; packs each word into the partition of its length."""
    parts = [[] for _ in range(PARTS)]
    for word in task.split():
        parts[len(word) % PARTS].append(word)
    return len(task.split()), parts


def different(values):
    return sorted({word for value in values for word in value})


def dying(task):
    """The first worker to come here kills itself; the others take their time."""
    marker, text = task
    time.sleep(0.3)
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return words(text)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def one_fails(task):
    if task == "bad":
        raise ValueError("13800000001 is a value")
    return words(task)


def one_is_cut(task):
    if task == "bad":
        raise TruncatedFile("a.txt: cut; copy it again from the source")
    return words(task)


def where(task):
    """Which kernels' cache a worker uses, and whether the path it got is absolute."""
    return (os.environ.get("NUMBA_CACHE_DIR"), Path(task).is_absolute()), [[] for _ in range(PARTS)]
