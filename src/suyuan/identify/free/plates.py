"""Number plates in text."""

import re
from collections.abc import Iterator

from suyuan.identify.free.span import Span
from suyuan.identify.kinds import license_plate

_TAIL = "A-HJ-NP-Z0-9"
PLATE = re.compile(
    rf"[{license_plate.PROVINCES}][A-HJ-NP-Z][ ·.•\-\0]?(?:[{_TAIL}]{{6}}(?![A-Z0-9])|[{_TAIL}]{{5}}(?![A-Z0-9])|[{_TAIL}]{{4}}[{license_plate.ENDS}])",
    re.ASCII | re.IGNORECASE,
)


def find_plates(text: str, raw: str) -> Iterator[Span]:
    """Number plates, with a dot, dash or blank after the second character or without."""
    for match in PLATE.finditer(text):
        written = match.group().replace("\0", "")
        if license_plate.check(written) == "valid":
            start, end = match.span()
            odd = any(ord(c) > 0x7E for c in raw[start + 1 : end].rstrip(license_plate.ENDS).replace("·", ""))
            yield Span(start, end, "license_plate", raw[start:end], license_plate.normal(written), odd)
