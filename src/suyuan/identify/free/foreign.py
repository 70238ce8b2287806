"""Phones outside mainland China, told by the code of their country."""

import re
from collections.abc import Iterator

from suyuan.identify.free.folded import Folded
from suyuan.identify.free.judge import normal_form, standing
from suyuan.identify.free.span import Hit

PHONE = re.compile(
    r"(?<![0-9A-Za-z_@+])(?:\+ ?|00)(?!86)[1-9][0-9]{0,2}(?:[ \-.()]{0,3}[0-9]){6,12}(?![0-9A-Za-z_@]|[-.][0-9])"
)


def find_foreign_phones(folded: Folded) -> Iterator[Hit]:
    """Phones with a plus or two noughts before the country code."""
    for match in PHONE.finditer(folded.text):
        judged = standing("phone_intl", match.group())
        if judged == "valid" or (judged == "suspect" and match.group().startswith("+")):
            start, end = match.span()
            odd = not folded.written(start, end).isascii()
            yield Hit(
                start, end, "phone_intl", normal_form("phone_intl", match.group()), odd, judged == "valid"
            )
