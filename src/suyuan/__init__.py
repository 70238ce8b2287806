"""Suyuan 溯源: from a leaked dump to its source, its seller, the buyers, the gangs and their victims.

The same verbs as the commands; each is loaded when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from suyuan.case import count_paths as count
    from suyuan.case import run as run_case
    from suyuan.custody import verify
    from suyuan.identify import find, scan
    from suyuan.read import tables
    from suyuan.release import release
    from suyuan.trace import holder_index, trace
    from suyuan.world import make as make_world

__all__ = [
    "count",
    "find",
    "holder_index",
    "make_world",
    "release",
    "run_case",
    "scan",
    "tables",
    "trace",
    "verify",
]

_HOMES = {
    "count": ("suyuan.case", "count_paths"),
    "find": ("suyuan.identify", "find"),
    "holder_index": ("suyuan.trace", "holder_index"),
    "make_world": ("suyuan.world", "make"),
    "release": ("suyuan.release", "release"),
    "run_case": ("suyuan.case", "run"),
    "scan": ("suyuan.identify", "scan"),
    "tables": ("suyuan.read", "tables"),
    "trace": ("suyuan.trace", "trace"),
    "verify": ("suyuan.custody", "verify"),
}


def __getattr__(name: str) -> Any:
    """Load a verb from its chapter."""
    if name not in _HOMES:
        raise AttributeError(f"module 'suyuan' has no attribute {name!r}")
    chapter, verb = _HOMES[name]
    return getattr(import_module(chapter), verb)
