"""The cells of one column that are looked at to recognise it."""

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from suyuan.identify.folding import lowered, trimmed
from suyuan.identify.lexicon import PLACEHOLDERS

SAMPLE = 4096
"""Rows that are looked at, spread evenly over the batch."""
FEWER = 512
"""Different cells that plain checks run over."""
PROBE = 32
"""Different cells by which a plain check is tried at first."""
_HIDDEN = r"\*{2,}|^.\*$|[0-9]E\+[0-9]"
"""Cells that show a part only: starred, or numbers that a spreadsheet cut short."""


def spread(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Some rows of a batch, evenly."""
    if batch.num_rows <= SAMPLE:
        return batch
    return batch.take(pa.array(np.linspace(0, batch.num_rows - 1, SAMPLE).astype(np.int64)))


class Cells:
    """The filled cells of a column; what stands for nothing is left out."""

    def __init__(self, values: pa.Array) -> None:
        self.values = values

    @classmethod
    def of(cls, column: pa.Array) -> "Cells":
        """Take a column's cells that say something."""
        text = column.cast(pa.string()).fill_null("")
        coded = pc.dictionary_encode(text)
        told = pa.array([_says(value) for value in coded.dictionary.to_pylist()], pa.bool_())
        return cls(text.filter(told.take(coded.indices)))

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The cells as they are."""
        return tuple(self.values.to_pylist())

    @cached_property
    def different(self) -> tuple[str, ...]:
        """Different cells, as many as plain checks run over, evenly from their sorted order."""
        return tuple(evenly(sorted(set(self.texts)), FEWER))

    @cached_property
    def parts(self) -> tuple["Cells", "Cells"]:
        """The cells that show all of themselves, and those that hide a part."""
        hides = pc.match_substring_regex(self.values, _HIDDEN)
        return Cells(self.values.filter(pc.invert(hides))), Cells(self.values.filter(hides))

    def without(self, gone: np.ndarray) -> "Cells":
        """The cells where `gone` is false."""
        return Cells(self.values.filter(pa.array(~gone)))


def evenly(values: Sequence[str], most: int) -> list[str]:
    """At most so many of the values, evenly."""
    if len(values) <= most:
        return list(values)
    return [values[int(place)] for place in np.linspace(0, len(values) - 1, most)]


def _says(value: str) -> bool:
    text = trimmed(value)
    return bool(text) and lowered(text) not in PLACEHOLDERS and not re.fullmatch(r"[*?？/\\-]+", text)
