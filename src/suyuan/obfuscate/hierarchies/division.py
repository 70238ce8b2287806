"""Codes that start with an administrative division, such as identity numbers: county, city, province."""

from suyuan.identify.folding import numbers

CODE = "division"


def forms(value: str) -> tuple[str, ...]:
    """A code in ever wider forms.

    >>> forms("440308199901101512")
    ('440308199901101512', '440308', '4403', '44', '*')
    """
    digits = numbers(value)
    if len(digits) < 6 or not digits[:6].isdigit():
        return (value, "?", "?", "?", "*")
    return (value, digits[:6], digits[:4], digits[:2], "*")
