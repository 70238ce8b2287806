"""Where work runs: on this machine's cores."""

from suyuan.engine.local import map_ordered

__all__ = ["map_ordered"]
