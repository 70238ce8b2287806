"""Where work runs: on this machine's cores, on Spark or on Ray, with the same results."""

from suyuan.engine.jobs import Engine, Job
from suyuan.engine.local import LocalEngine, map_ordered
from suyuan.engine.ray import RayEngine
from suyuan.engine.spark import SparkEngine
from suyuan.model.errors import UnknownName

__all__ = ["ADDRESS", "Engine", "Job", "LocalEngine", "RayEngine", "SparkEngine", "engine", "map_ordered"]

ADDRESS = "SUYUAN_ENGINE_URL"
"""Variable of the environment with the engine's address, where no option gives it."""


def engine(name: str, url: str = "") -> Engine:
    """The engine `local`, `spark` or `ray`, at an address. Raises UnknownName for any other."""
    if name == "spark":
        return SparkEngine(url)
    if name == "ray":
        return RayEngine(url)
    if name != "local":
        raise UnknownName("no such engine; choose local, spark or ray / 没有这种引擎，可选 local、spark、ray")
    return LocalEngine()
