"""The custody data inside the report, as `suyuan verify` reads it, and the list of files for readers."""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from suyuan.case.report.speak import own

FILES = 400
"""Files listed for readers; the data has all of them."""


def data(custody: Mapping[str, Any]) -> Markup:
    """Canonical JSON that cannot end its script element: keys sorted, no blanks, ASCII, `<` written as an escape."""
    text = json.dumps(custody, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return own(text.replace("<", "\\u003c"))


def list_files(custody: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The files that the report lists, in the custody's order."""
    return list((custody.get("files") or [])[:FILES])
