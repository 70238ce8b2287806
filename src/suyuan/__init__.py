"""Suyuan 溯源: from a leaked dump to its source, its seller, the buyers, the gangs and their victims.

The same verbs as the commands; each is loaded when first used.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from suyuan.case import count_paths as count
    from suyuan.case import run as run_case
    from suyuan.custody import verify
    from suyuan.grade import grade
    from suyuan.identify import find, scan
    from suyuan.obfuscate import obfuscate
    from suyuan.read import tables
    from suyuan.release import release
    from suyuan.trace import holder_index, trace
    from suyuan.world import make as make_world

__all__ = [
    "count",
    "find",
    "grade",
    "holder_index",
    "make_world",
    "obfuscate",
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
    "grade": ("suyuan.grade", "grade"),
    "holder_index": ("suyuan.trace", "holder_index"),
    "make_world": ("suyuan.world", "make"),
    "obfuscate": ("suyuan.obfuscate", "obfuscate"),
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


class _Verbs(ModuleType):
    """A chapter that has the name of its verb does not take the verb's place here when it is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Verbs
