"""Words of any kind: the value, or nothing."""

CODE = "category"


def forms(value: str) -> tuple[str, ...]:
    """The value and everything.

    >>> forms("teacher")
    ('teacher', '*')
    """
    return (value or "?", "*")
