"""A scan as one page that stands alone: no request, no script, both languages, masked examples, prints well."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from suyuan.cli.scanned.notes import notes
from suyuan.cli.scanned.result import Scanned, Seen
from suyuan.cli.scanned.veil import veiled, veiled_columns
from suyuan.cli.scanned.words import checks_of, kind_name, listed, percent, t, unread_reason, words
from suyuan.identify import ColumnFindings, Sample
from suyuan.model.text import Lang, Text, clean

TOP_FILES = 200
"""Files shown column by column."""
TOP_LINES = 2000
"""Files and unreadable files that are listed at all."""


@dataclass(frozen=True, slots=True)
class About:
    """What the page says of itself."""

    lang: Lang
    made: datetime
    program: str
    clear: bool = False
    """Whether examples stand in clear."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column as the page shows it."""

    column: ColumnFindings
    name: str
    sample: Sample
    share: tuple[float, float, float, float]
    """Percent of cells: valid, unverified, not it, empty."""


@dataclass(frozen=True, slots=True)
class FileView:
    """One file as the page shows it."""

    seen: Seen
    path: str
    columns: Sequence[ColumnView]


def page(whole: Scanned, about: About) -> str:
    """The page as one HTML text; the same scan gives the same text."""
    style = files(__package__).joinpath("templates", "scan.css").read_text("utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        _environment()
        .get_template("page.html.j2")
        .render(policy=policy, style=Markup(style), about=about, title=_titles(), **_content(whole))  # noqa: S704  our own style sheet
    )


def _titles() -> dict[str, str]:
    return {"zh": words()["title"].zh, "en": words()["title"].en}


def _content(whole: Scanned) -> dict[str, Any]:
    ranked = whole.ranked()
    totals = whole.totals()
    return {
        "whole": whole,
        "ranked": ranked[:TOP_LINES],
        "unlisted": max(0, len(ranked) - TOP_LINES),
        "views": [_view(seen) for seen in ranked[:TOP_FILES]],
        "totals": totals,
        "most": max((valid + other for valid, other, _ in totals.values()), default=1) or 1,
        "rows": sum(seen.found.rows for seen in whole.files),
        "values": sum(seen.values for seen in ranked),
        "bad_rows": sum(seen.found.bad_rows for seen in whole.files),
        "unread": whole.unread[:TOP_LINES],
        "unread_unlisted": max(0, len(whole.unread) - TOP_LINES),
        "steps": list(_steps(whole)),
    }


def _view(seen: Seen) -> FileView:
    names = veiled_columns([column.name for column in seen.found.columns])
    views = [
        ColumnView(column, name, sample, _share(column, seen.found.rows))
        for column, name, sample in zip(seen.found.columns, names, _samples(seen), strict=True)
    ]
    return FileView(seen, veiled(seen.found.path), views)


def _samples(seen: Seen) -> Sequence[Sample]:
    columns = len(seen.found.columns)
    whole = len(seen.samples) == columns and not seen.found.text
    return seen.samples if whole else [Sample()] * columns


def _share(column: ColumnFindings, rows: int) -> tuple[float, float, float, float]:
    valid, unverified, invalid, empty = (
        round(100 * count / max(rows, 1), 2)
        for count in (column.valid, column.unverified, column.invalid, column.empty)
    )
    return valid, unverified, invalid, empty


def _steps(whole: Scanned) -> Sequence[tuple[str, str]]:
    """What to do next: a message each, with a command where there is one."""
    columns = [column for seen in whole.personal for column in seen.found.columns]
    found: Sequence[tuple[bool, str, str]] = (
        (bool(whole.personal), "next.restrict", ""),
        (bool(whole.personal), "next.count", "suyuan count PATH"),
        (bool(whole.personal), "next.trace", "suyuan trace PATH --ledger LEDGER"),
        (bool(whole.personal), "next.release", "suyuan release TABLE -o COPY --to RECIPIENT"),
        (any(c.unverified > c.valid for c in columns if c.kind), "next.unverified", ""),
        (any(c.lies for c in columns), "next.lies", ""),
        (any(seen.bad for seen in whole.files), "next.bad", ""),
        (bool(whole.unread), "next.unread", ""),
        (not whole.personal, "next.clean", ""),
    )
    return [(key, command) for holds, key, command in found if holds]


@cache
def _environment() -> Environment:
    """Templates with everything escaped and every bare value cleaned."""
    env = Environment(
        loader=PackageLoader("suyuan.cli.scanned", "templates"),
        autoescape=True,
        finalize=_final,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= _globals()
    return env


def _globals() -> Mapping[str, Callable[..., object]]:
    return {
        "t": lambda key, **values: _both(t(key, **values)),
        "own": _own,
        "word": lambda key: words()[key],
        "say": _both,
        "kind": lambda code: _both(kind_name(code)),
        "kinds_of": lambda codes: _both(listed(kind_name(code) for code in codes)),
        "checks": lambda code: _both(listed(checks_of(code) or [t("checks.form")])),
        "notes": notes,
        "percent": percent,
        "veiled": veiled,
        "whole_number": lambda number: f"{number:,}",
        "unread_reason": lambda error: _both(unread_reason(error)),
    }


def _both(text: Text) -> Markup:
    """A message in both languages, escaped; the page shows one of them."""
    zh, en = clean(text.zh), clean(text.en)
    if zh == en:
        return Markup("{}").format(zh)
    return Markup('<span lang="zh">{}</span><span lang="en">{}</span>').format(zh, en)


def _own(key: str) -> Markup:
    """A message of the catalogue that holds markup of its own."""
    text = words()[key]
    return Markup(f'<span lang="zh">{text.zh}</span><span lang="en">{text.en}</span>')  # noqa: S704  our own words


def _final(value: Any) -> Any:
    """A value on its way into the page: markup as it stands, all else cleaned."""
    return value if isinstance(value, Markup) else clean(value)
