"""What the kinds say about a candidate from a text."""

from suyuan.identify.catalog import kinds
from suyuan.model.kind import Standing


def standing(code: str, value: str) -> Standing:
    """What a kind says about a value; `no` where the kind is not known."""
    kind = kinds().get(code)
    return kind.check(value) if kind else "no"


def normal_form(code: str, value: str) -> str:
    """The normal form that a kind gives a value."""
    return kinds()[code].normal(value)
