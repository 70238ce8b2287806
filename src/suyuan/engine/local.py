"""This machine's cores: a pure function over a stream, in order, and jobs of two functions."""

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from suyuan.engine.jobs import Job, Kept, Reduced, Task, failed_for_good
from suyuan.model.errors import Error

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_ordered(
    work: Callable[[Item], Result], items: Iterable[Item], *, workers: int | None = None
) -> Iterator[Result]:
    """Yield `work(item)` for each item in order; threads, so the work should let go of the interpreter lock.

    At most `workers` + 2 items wait at any time, so memory does not grow with the input.
    An error of one item is raised when its turn comes.
    """
    count = workers or os.cpu_count() or 1
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(count) as pool:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > count + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """This machine's cores; packed values wait in temporary files, so memory does not grow with them."""

    def map_reduce(
        self, job: Job[Task, Kept, Reduced], tasks: Sequence[Task]
    ) -> tuple[list[Kept], list[Reduced]]:
        """See Engine."""
        kept: list[Kept] = []
        with TemporaryDirectory() as folder:
            files = [Path(folder) / str(part) for part in range(job.parts)]
            try:
                for keep, packed in map_ordered(job.map, tasks):
                    kept.append(keep)
                    for file, value in zip(files, packed, strict=True):
                        with file.open("ab") as stream:
                            pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
                return kept, list(map_ordered(lambda file: job.reduce(_waiting(file)), files))
            except (Error, OSError):
                raise
            except Exception as error:
                raise failed_for_good("local", error) from error


def _waiting(file: Path) -> list[Any]:
    """The packed values of one partition."""
    values: list[Any] = []
    if file.exists():
        with file.open("rb") as stream, suppress(EOFError):
            while True:
                values.append(pickle.load(stream))  # noqa: S301  # written above, in a folder of our own
    return values
