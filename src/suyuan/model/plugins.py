"""Finds the plug-ins of a folder: one file, one thing, no list to keep."""

import importlib
import pkgutil
from types import ModuleType


def modules(package: str, *, only: str = "") -> list[ModuleType]:
    """All modules directly inside a package whose names do not start with `_`, sorted by name.

    Where `only` is one of those names, that module alone is loaded.
    """
    home = importlib.import_module(package)
    names = sorted(m.name for m in pkgutil.iter_modules(home.__path__) if not m.name.startswith("_"))
    if only in names:
        names = [only]
    return [importlib.import_module(f"{package}.{name}") for name in names]
