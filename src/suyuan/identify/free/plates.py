"""Number plates in text."""

import re
from collections.abc import Iterator

from suyuan.identify.free.disguise import HAN_DIGITS
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.span import Hit
from suyuan.identify.kinds import license_plate

_TAIL = f"A-HJ-NP-Z0-9{''.join(HAN_DIGITS)}"
_VALUES = str.maketrans(HAN_DIGITS)
PLATE = re.compile(
    rf"[{license_plate.PROVINCES}][A-HJ-NP-Z][ ·.•\-]?(?:[{_TAIL}]{{6}}(?![A-Z0-9])|[{_TAIL}]{{5}}(?![A-Z0-9])|[{_TAIL}]{{4}}[{license_plate.ENDS}])",
    re.ASCII | re.IGNORECASE,
)


def find_plates(folded: Folded) -> Iterator[Hit]:
    """Number plates, with a dot, dash or blank after the second character or without."""
    for match in PLATE.finditer(folded.text):
        written = match.group().translate(_VALUES)
        if license_plate.check(written) == "valid":
            start, end = match.span()
            tail = folded.written(start + 1, end).rstrip(license_plate.ENDS).replace("·", "")
            yield Hit(start, end, "license_plate", license_plate.normal(written), not tail.isascii())
