"""Victims' reports from tables and JSON, with their columns named in many ways."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from suyuan.model.errors import UnknownFormat
from suyuan.model.records import BadRows, Place, Report
from suyuan.read.statements.accounts import type_of_header, typed
from suyuan.read.statements.cells import clean, folded, value
from suyuan.read.statements.fields import BadItem, Item, items
from suyuan.read.statements.json import text_of
from suyuan.read.statements.labelled import labelled, plain_digits
from suyuan.read.statements.money import amount
from suyuan.read.statements.numerals import spoken_fen
from suyuan.read.statements.pages import read_whole
from suyuan.read.statements.report_words import ACCOUNT_WORDS, HINTS, ROLES
from suyuan.read.statements.time import moment
from suyuan.read.table import Unread

NEEDED = (frozenset({"text", "accounts"}),)
EXACT = {word: (role, rank) for role, words in ROLES.items() for rank, word in enumerate(words)}
LONGEST = 60
"""Characters of a header that are looked at."""
ABOUT = re.compile(r"约|大概|大约|共计?|合计|近|余|多|左右|被骗|损失|转账|[¥￥]")
NUMBER = re.compile(r"\d[\d\s-]{10,}\d")


def reports(paths: Iterable[Path], bad: BadRows, *, base: Path | None = None) -> Iterator[Report | Unread]:
    """Every report in the files, folders and archives.

    A row with neither words nor accounts is bad (`empty`). A time or loss that cannot be read is counted as
    bad (`field:time`, `field:loss`), and the report kept without it. Broken files come as Unread.
    """
    return read_whole(paths, base, lambda name, data: _reports(name, data, bad))


def _reports(name: str, data: bytes, bad: BadRows) -> Iterator[Report]:
    """The reports of one file."""
    empty = True
    for item in items(name, data, role, NEEDED):
        empty = False
        if isinstance(item, BadItem):
            bad.add(Place(item.file, item.row), item.reason, item.raw)
        elif report := _report(item, bad):
            yield report
    if empty:
        raise UnknownFormat(f"{name}: no reports found; a column for the words of the report is needed")


@lru_cache(maxsize=4096)
def role(header: str) -> tuple[str, int]:
    """What a column of reports means, and how well its name fits.

    >>> role("嫌疑人电话")[0], role("联系电话")[0], role("损失金额（万元）")[0]
    ('accounts', 'victim_phone', 'loss')
    """
    text = re.sub(r"[_\s*:：#-]", "", folded(header[:LONGEST]))
    base = re.sub(r"[(\[【].*?[)\]】]", "", text)
    if not base or len(base) > 30:
        return "", 0
    exact = EXACT.get(text) or EXACT.get(base)
    if exact:
        return exact
    for rank, (pattern, what) in enumerate(HINTS):
        if re.search(pattern, base):
            return what, 1000 + rank
    return "", 0


def _report(item: Item, bad: BadRows) -> Report | None:
    """One report; None where the row says nothing."""
    place = Place(item.file, item.row)
    text = item.text("text")
    accounts = _accounts(item)
    if not text and not accounts:
        bad.add(place, "empty", item.raw)
        return None
    phone = typed(item.text("victim_phone"), "phone")
    name = item.text("victim_name")
    if name and not phone and typed(name).startswith("phone:"):
        name, phone = "", typed(name)
    return Report(
        place=place,
        id=item.text("id") or f"{item.file}:{item.row}",
        at=_at(item, place, bad),
        text=text,
        loss_fen=_loss(item, place, bad),
        channel=item.text("channel"),
        region=item.text("region"),
        type=item.text("type"),
        accounts=accounts,
        victim_name=name,
        victim_phone=phone.partition(":")[2],
    )


def _at(item: Item, place: Place, bad: BadRows) -> datetime | None:
    """When it happened, else when it was reported."""
    for _header, cell in item.roles.get("at", ()):
        at = moment(clean(text_of(cell)))
        if at:
            return at
    if value(item.text("at")):
        bad.add(place, "field:time", item.text("at"))
    return None


def _loss(item: Item, place: Place, bad: BadRows) -> int:
    """The loss in fen; 0 where none is given."""
    for header, cell in item.roles.get("loss", ()):
        text = ABOUT.sub("", value(text_of(cell))).strip()
        if not text or text in {"未知", "不详", "无损失", "未", "没有"}:
            continue
        read = amount(text, 1_000_000 if "万" in header else 1 if re.search(r"[(（]分|fen$", header) else 100)
        if read is not None and read.fen >= 0:
            return read.fen
        said = spoken_fen(text)
        if said is not None:
            return said
        bad.add(place, "field:loss", text_of(cell))
        return 0
    return 0


def _accounts(item: Item) -> tuple[str, ...]:
    """Accounts in columns of their own, by header and form, without repeats."""
    found: dict[str, None] = {}
    for header, cell in item.roles.get("accounts", ()):
        hint = type_of_header(ACCOUNT_WORDS.sub("", header))
        for part in cell if isinstance(cell, list) else [cell]:
            for written in _written(part, hint):
                found[written] = None
    return tuple(found)


def _written(part: Any, hint: str) -> Iterator[str]:
    """The accounts in one cell or list item."""
    if isinstance(part, dict):
        kind = text_of(part.get("type") or part.get("kind") or part.get("类型") or "")
        named = next(
            (part[key] for key in ("value", "account", "number", "normal", "账号", "值") if part.get(key)), ""
        )
        yield from _written(text_of(named), type_of_header(kind) or hint)
        return
    for piece in re.split(r"[,，;；、|\n\t]+", text_of(part)):
        yield from _typed_piece(piece.strip(), hint)


def _typed_piece(piece: str, hint: str) -> Iterator[str]:
    """One account, or several that only blanks part; a bank's name before a number is left out."""
    piece = plain_digits(piece)
    if named := labelled(piece):
        yield named
        return
    parts = piece.split()
    if len(parts) > 1 and not re.fullmatch(r"[\d\s+-]+", piece) and all(typed(p) for p in parts):
        yield from (typed(part, hint) for part in parts)
        return
    number = NUMBER.search(piece)
    if hint in {"bank", ""} and number and re.search(r"[^\d\s:：a-z-]", piece) and not typed(piece):
        piece = number[0]
    written = typed(piece, hint) or typed(piece)
    if written:
        yield written
