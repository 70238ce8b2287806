"""Arrays that are used again and again: getting new memory for every block costs more than filling it."""

import sys
import threading
from typing import Any

import numpy as np

_own = threading.local()


def scratch(name: str, shape: tuple[int, ...], kind: Any) -> np.ndarray:
    """An array of this thread's own, with anything in it; good until the thread asks for the name again."""
    size = int(np.prod(shape))
    kept: dict[str, np.ndarray] = _own.__dict__.setdefault("kept", {})
    if name not in kept or len(kept[name]) < size or kept[name].dtype != kind:
        kept[name] = np.empty(size + (size >> 2) + 1, kind)
    return kept[name][:size].reshape(shape)


class Buffers:
    """Blocks of bytes, each given out again when nobody looks at it any more."""

    def __init__(self) -> None:
        self._all: list[np.ndarray] = []

    def take(self, size: int) -> np.ndarray:
        """Bytes (uint8) with anything in them, at least so many."""
        for place in range(len(self._all)):
            if len(self._all[place]) >= size and sys.getrefcount(self._all[place]) <= FREE:
                return self._all[place]
        self._all.append(np.empty(size + (size >> 3), np.uint8))
        return self._all[-1]


FREE = 2
"""References to an array that stands in a list alone: the list's, and that of asking."""
