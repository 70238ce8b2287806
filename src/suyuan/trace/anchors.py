"""What ties a leaked row to a person: exact identifiers, surest first, else the person key of the row."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from suyuan.release.roles import anchor_kinds

PERSON = "person"
"""Stands after the kinds: name and address together, for rows without any identifier."""
NAME = "person_name"
"""Links nothing, but may contradict a link."""


def anchors(keys: pa.RecordBatch) -> Mapping[str, np.ndarray]:
    """The int64 keys to link by, kind by kind in order of preference; kinds without any value are left out."""
    out: dict[str, np.ndarray] = {}
    bare = np.ones(keys.num_rows, bool)
    for kind in anchor_kinds():
        values = keys.column(kind).to_numpy()
        present = values != 0
        if present.any():
            out[kind] = values
            bare &= ~present
    person = np.where(bare, keys.column(PERSON).to_numpy(), 0)
    if person.any():
        out[PERSON] = person
    return out


def merged(parts: list[Mapping[str, np.ndarray]]) -> Mapping[str, np.ndarray]:
    """The distinct keys of several batches, kind by kind."""
    found = {
        kind: [part[kind] for part in parts if kind in part] for kind in {k for part in parts for k in part}
    }
    out = {kind: np.unique(np.concatenate(arrays)) for kind, arrays in found.items()}
    return {kind: values[values != 0] for kind, values in out.items()}
