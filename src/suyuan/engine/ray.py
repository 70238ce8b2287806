"""Ray: a cluster's or, without an address, one on this machine."""

from collections.abc import Sequence
from dataclasses import dataclass
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
class RayEngine:
    """Runs jobs on Ray. Packed values lie in its object store, one object for each task and partition."""

    url: str = ""
    """Such as `ray://host:10001` or `host:6379`; default: all cores of this machine."""

    def map_reduce(
        self, job: Job[Task, Kept, Reduced], tasks: Sequence[Task]
    ) -> tuple[list[Kept], list[Reduced]]:
        """See Engine."""
        try:
            import ray  # noqa: PLC0415  # an extra
        except ImportError as error:
            raise WrongUse("--engine ray needs pip install 'suyuan[ray]' / 需先安装") from error
        ray.init(
            address=self.url or "local",
            runtime_env={"env_vars": worker_environment()},
            include_dashboard=False,
            log_to_driver=False,
            logging_level="ERROR",
        )
        try:
            often = {"max_retries": RETRIES, "retry_exceptions": True}
            mapper = ray.remote(num_returns=job.parts + 1, **often)(_map)
            reducer = ray.remote(**often)(_reduce)
            shared = ray.put(job)
            mapped = [mapper.remote(shared, task) for task in tasks]
            reduced = [
                reducer.remote(shared, *(refs[part + 1] for refs in mapped)) for part in range(job.parts)
            ]
            kept = ray.get([refs[0] for refs in mapped])
            raise_failed(kept)
            results = ray.get(reduced)
        except ray.exceptions.RayError as error:
            raise failed_for_good("ray", getattr(error, "cause", None) or error) from error
        finally:
            ray.shutdown()
        raise_failed(results)
        return kept, results


def _map(job: Job[Any, Any, Any], task: Any) -> tuple[Any, ...]:
    """What is kept, then what is packed for each partition."""
    result = on_worker(job.map, task)
    return (result[0], *result[1]) if isinstance(result, tuple) else (result, *[None] * job.parts)


def _reduce(job: Job[Any, Any, Any], *values: Any) -> Any:
    """The result of one partition; None where a task has failed."""
    return None if any(value is None for value in values) else on_worker(job.reduce, list(values))
