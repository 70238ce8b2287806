"""The one interface of all engines: map tasks, shuffle what they pack by partition, reduce each partition."""

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from suyuan.model.errors import CannotFinish, Error

Task = TypeVar("Task")
Kept = TypeVar("Kept")
Reduced = TypeVar("Reduced")

RETRIES = 4
"""How often a distributed engine tries a task whose worker is lost or that raises a foreign error."""


@dataclass(frozen=True, slots=True)
class Job(Generic[Task, Kept, Reduced]):
    """Two pure functions that can be pickled; either may run anywhere, in any order, even twice."""

    map: Callable[[Task], tuple[Kept, Sequence[Any]]]
    """What is kept of a task, and one packed value for each partition."""
    reduce: Callable[[list[Any]], Reduced]
    """The result of one partition, from its packed values in any order."""
    parts: int


class Engine(Protocol):
    """Where a job runs."""

    def map_reduce(
        self, job: Job[Task, Kept, Reduced], tasks: Sequence[Task]
    ) -> tuple[list[Kept], list[Reduced]]:
        """What is kept, in the order of tasks, and the result of each partition.

        A lost worker changes nothing. Raises CannotFinish where a task fails for good, and the task's own error
        where that is an Error of this package. Memory here: what is kept and the results.
        """


@dataclass(frozen=True, slots=True)
class Failed:
    """An error of this package on its way back from a worker: it is certain, so nobody tries again."""

    error: Error


def kernels() -> Path:
    """A folder on this node for compiled kernels, this user's alone. Raises CannotFinish where it is another's."""
    folder = Path(tempfile.gettempdir()) / f"suyuan-kernels-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if found.st_uid != os.getuid() or found.st_mode & 0o022 or folder.is_symlink():
        raise CannotFinish(f"{folder}: belongs to others or is writable by them; remove it and try again")
    return folder


def worker_environment() -> dict[str, str]:
    """What workers need in their environment before they import this package."""
    passed = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    return {"NUMBA_CACHE_DIR": str(kernels()), **passed}


def on_worker(work: Callable[[Any], Any], given: Any) -> Any:
    """Run one piece of work on a worker; Failed where it ends with an error of this package.

    The first on a node runs alone, so that its kernels are compiled once and not by every worker at the same time.
    """
    try:
        warm = kernels() / "warm"
        if warm.exists():
            return work(given)
        with (kernels() / "lock").open("w") as lock:
            flock(lock, LOCK_EX)
            if not warm.exists():
                result = work(given)
                warm.touch()
                return result
        return work(given)
    except Error as error:
        return Failed(error)


def raise_failed(results: Sequence[Any]) -> None:
    """Raise the error of the first that failed."""
    for result in results:
        if isinstance(result, Failed):
            raise result.error


def failed_for_good(engine: str, error: BaseException) -> CannotFinish:
    """The error for a task that raised a foreign error: its kind, not its words, which may hold values."""
    return CannotFinish(f"{engine}: a task failed ({type(error).__name__}); its log tells where")
