"""The built-in hierarchies by their codes, and which one fits a column."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import ModuleType

from suyuan.model.errors import UnknownName
from suyuan.model.plugins import modules
from suyuan.obfuscate.hierarchy import Hierarchy, hierarchy

BY_KIND = {
    "birth_date": "date",
    "mobile_phone": "phone",
    "id_card": "division",
    "postcode": "division",
    "address": "place",
    "asset_amount": "amount",
}
"""What fits a kind best; other columns are told by their values."""
FITS = 0.9
"""Share of values that a hierarchy must fit."""


@cache
def builtin() -> Mapping[str, ModuleType]:
    """Every built-in hierarchy by its code."""
    return {module.CODE: module for module in modules("suyuan.obfuscate.hierarchies")}


def built(code: str, name: str, values: Iterable[str]) -> Hierarchy:
    """A built-in hierarchy over the values of a column. Raises UnknownName."""
    if code not in builtin():
        raise UnknownName(f"no hierarchy {code!r} is built in; there are {', '.join(sorted(builtin()))}")
    return hierarchy(name, {value: builtin()[code].forms(value) for value in values})


def fitting(kind: str, values: Sequence[str]) -> str:
    """The code of the hierarchy that fits a column: by its kind, else by what its values are."""
    order = [BY_KIND[kind]] if kind in BY_KIND else ["date", "number"]
    for code in order:
        told = sum(builtin()[code].forms(value)[1] != "?" for value in values if value)
        if values and told >= FITS * sum(bool(value) for value in values):
            return code
    return "category"
