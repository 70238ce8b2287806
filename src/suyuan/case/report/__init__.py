"""The report of a case: one HTML file that opens from disk, needs no network and verifies offline.

It shows leads and evidence, never a verdict on anybody. Every figure leads to the source rows it rests on.
Without scripts it stays whole: the language switch and the evidence drawer only make it quicker to read.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from suyuan.case.report.page import Inputs, page
from suyuan.model.errors import UnknownName

__all__ = ["write_report"]


def write_report(
    out: Path,
    summary: Mapping[str, Any],
    evidence: Mapping[str, Any],
    custody: Mapping[str, Any],
    *,
    lang: str = "zh",
) -> None:
    """Write `report.html`; `lang` is the language it opens in, it always holds both.

    The same input gives the same bytes. Raises UnknownName for a language that nobody wrote.
    """
    if lang not in ("zh", "en"):
        raise UnknownName("the report's language is zh or en")
    text = page(Inputs(summary, evidence, custody, "zh" if lang == "zh" else "en"))
    out.write_bytes(text.encode("utf-8", "backslashreplace"))
