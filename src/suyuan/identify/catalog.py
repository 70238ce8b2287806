"""The kinds that are known: whatever stands in `identify/kinds/`, and their bits in masks."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from suyuan.model.kind import Kind
from suyuan.model.plugins import modules

MOST = 58
"""Kinds that there may be: a mask of them and, above it, their number share one 64-bit word (case/records)."""


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its code, sorted by code."""
    found: dict[str, Kind] = {}
    for module in modules("suyuan.identify.kinds"):
        kind: Kind = module.KIND
        found[kind.code] = kind
    assert len(found) <= MOST, f"{len(found)} kinds are more than a mask holds ({MOST})"
    return MappingProxyType(dict(sorted(found.items())))


def bit(code: str) -> int:
    """The bit of a kind in a mask: 1 shifted by its place among the sorted codes."""
    return 1 << list(kinds()).index(code)


def codes(mask: int) -> tuple[str, ...]:
    """The kinds whose bits are set in a mask, sorted."""
    return tuple(code for place, code in enumerate(kinds()) if mask >> place & 1)
