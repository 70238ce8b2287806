"""Articles of law as the report cites and quotes them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from suyuan.case.report.speak import both, say, t
from suyuan.case.report.words import words
from suyuan.model.text import clean

DIGITS = "零一二三四五六七八九十"
LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class Article:
    """One article in full, with how well its text was checked."""

    name: Markup
    lines: tuple[str, ...]
    gist: str
    status: Markup
    source: Markup


def cited(code: str) -> tuple[Markup, Markup]:
    """A ground such as `5(1)(三)` by its official name, with its text.

    >>> cited("5(1)(七)")[0].striptags()
    '第五条第一款第七项Art 5(1)(七)'
    """
    key = f"ground.{code}"
    name = both(_official(clean(code)), f"Art {clean(code)}")
    return name, t(key) if key in words() else Markup("")


def _official(code: str) -> str:
    found = re.fullmatch(r"(\d{1,2})(?:\((\d{1,2})\))?(?:\((\w+)\))?", code)
    if not found:
        return code
    article, paragraph, item = found.groups()
    tail = (f"第{_chinese(paragraph)}款" if paragraph else "") + (f"第{item}项" if item else "")
    return f"第{_chinese(article)}条{tail}"


def _chinese(number: str) -> str:
    """A number below 100 in Chinese."""
    tens, ones = divmod(int(number), 10)
    return ("" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十") + (
        DIGITS[ones] if ones or not tens else ""
    )


def quoted(articles: Sequence[Mapping[str, Any]]) -> Iterator[Article]:
    """The articles that a count names, for reading in full."""
    for one in articles[:20]:
        law, number = clean(one.get("law") or ""), clean(one.get("article") or "")
        yield Article(
            name=t("article.full", law=law, number=number, since=clean(one.get("in_force") or "—")),
            lines=tuple(clean(line) for line in str(one.get("text") or "")[:LONGEST].split("\n")),
            gist=clean(one.get("gist") or ""),
            status=t(f"status.{one['status']}") if f"status.{one.get('status')}" in words() else escape(""),
            source=say(one.get("source")),
        )
