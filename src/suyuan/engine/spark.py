"""Apache Spark: a cluster's or, without an address, one on this machine."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from suyuan.engine.jobs import (
    RETRIES,
    Job,
    Kept,
    Reduced,
    Task,
    failed_for_good,
    on_worker,
    raise_failed,
    worker_environment,
)
from suyuan.model.errors import WrongUse


@dataclass(frozen=True, slots=True)
class SparkEngine:
    """Runs jobs on Spark. Packed values go through its shuffle, so a lost worker's are made again."""

    url: str = ""
    """Such as `spark://host:7077`, `yarn` or `local[4]`; default: all cores of this machine."""

    def map_reduce(
        self, job: Job[Task, Kept, Reduced], tasks: Sequence[Task]
    ) -> tuple[list[Kept], list[Reduced]]:
        """See Engine."""
        try:
            from py4j.protocol import Py4JError  # noqa: PLC0415
            from pyspark.errors import PySparkException  # noqa: PLC0415  # an extra
            from pyspark.sql import SparkSession  # noqa: PLC0415
        except ImportError as error:
            raise WrongUse(
                "--engine spark needs pip install 'suyuan[spark]' and Java 17 / 需先安装"
            ) from error
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.appName("suyuan").master(self.url or "local[*]")
        builder = builder.config("spark.task.maxFailures", RETRIES).config("spark.ui.enabled", "false")
        for name, value in worker_environment().items():
            os.environ.setdefault(name, value)  # workers of local[*] inherit it
            builder = builder.config(f"spark.executorEnv.{name}", value)
        session = builder.getOrCreate()
        try:
            mapped = session.sparkContext.parallelize(list(enumerate(tasks)), max(1, len(tasks)))
            packed = mapped.flatMap(partial(_map, job)).partitionBy(job.parts + 1, int)
            found = packed.mapPartitionsWithIndex(partial(_reduce, job)).collect()
        except (PySparkException, Py4JError) as error:
            raise failed_for_good("spark", error) from error
        finally:
            session.stop()
        raise_failed([value for _part, value in found])
        kept = sorted((value for part, value in found if part == job.parts), key=lambda pair: pair[0])
        return [keep for _number, keep in kept], [
            value for part, value in sorted(found, key=_part) if part < job.parts
        ]


def _part(pair: tuple[int, Any]) -> int:
    return pair[0]


def _map(job: Job[Any, Any, Any], numbered: tuple[int, Any]) -> Iterator[tuple[int, Any]]:
    """What is kept goes to a partition of its own, after the others."""
    number, task = numbered
    result = on_worker(job.map, task)
    if isinstance(result, tuple):
        yield job.parts, (number, result[0])
        yield from enumerate(result[1])
    else:
        yield job.parts, result


def _reduce(
    job: Job[Any, Any, Any], part: int, pairs: Iterable[tuple[int, Any]]
) -> Iterator[tuple[int, Any]]:
    values = [value for _part, value in pairs]
    if part == job.parts:
        yield from ((part, value) for value in values)
    else:
        yield part, on_worker(job.reduce, values)
