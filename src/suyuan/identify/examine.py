"""What was verified about one value, what failed, and what could not be told."""

from dataclasses import dataclass

from suyuan.identify.catalog import kinds
from suyuan.model.kind import Standing


@dataclass(frozen=True, slots=True)
class Examined:
    """One value held against every check of its kind; the lists name checks by their codes."""

    standing: Standing
    passed: tuple[str, ...]
    failed: tuple[str, ...]
    untold: tuple[str, ...]
    """Checks that this value does not allow."""


def examine(code: str, value: str) -> Examined:
    """Hold a value, as written or in its normal form, against the checks of a kind, one by one.

    A value without the form is held against nothing else.
    """
    kind = kinds()[code]
    told: dict[str, bool | None] = {}
    for check in kind.checks:
        told[check.code] = check.test(value) if told.get("form", True) else None
    return Examined(
        kind.check(value),
        tuple(c for c, answer in told.items() if answer is True),
        tuple(c for c, answer in told.items() if answer is False),
        tuple(c for c, answer in told.items() if answer is None),
    )
