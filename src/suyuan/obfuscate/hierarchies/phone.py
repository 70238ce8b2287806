"""Telephone numbers: the last four digits go, then all but the segment."""

from suyuan.identify import kinds

CODE = "phone"


def forms(value: str) -> tuple[str, ...]:
    """A mobile number in ever wider forms.

    >>> forms("138-0013-8000")
    ('138-0013-8000', '1380013****', '138********', '*')
    """
    kind = kinds()["mobile_phone"]
    if kind.check(value) == "no":
        return (value, "?", "?", "*")
    digits = kind.normal(value)
    return (value, digits[:7] + "****", digits[:3] + "********", "*")
