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
    """Hold a value against the checks of a kind, one by one."""
    kind = kinds()[code]
    normal = kind.normal(value)
    told = {check.code: check.test(normal) for check in kind.checks}
    return Examined(
        kind.check(value),
        tuple(c for c, answer in told.items() if answer is True),
        tuple(c for c, answer in told.items() if answer is False),
        tuple(c for c, answer in told.items() if answer is None),
    )
