"""What each row of a page is: payment, header, title, total, footer, blank, or bad. None is left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from suyuan.read.statements.cells import clean, folded, value
from suyuan.read.statements.cells import line as text_of
from suyuan.read.statements.columns import SAMPLE, Columns, guessed, header, settled
from suyuan.read.statements.lines import Line, line
from suyuan.read.statements.pages import Page
from suyuan.read.statements.publisher import Publisher, publisher

TOTAL = re.compile(
    r"^[^\d]{0,8}(?:合计|总计|小计|累计|汇总|共计|subtotal|grand total|totals?\b|sum\b)", re.IGNORECASE
)
FOOTER = re.compile(
    r"共\s*[:：]?\s*\d+\s*(?:笔|条)|(?:收入|支出|不计收支|中性交易)[^,]{0,4}[:：]\s*\d+\s*笔|导出时间|打印|页码|第\s*\d+\s*页"
    r"|^以上|^注\s*[:：]?|^说明|提示|声明|制表|查询时间|明细列表|列表结束|期初余额|期末余额|上期余额|承前页|过次页|接下页"
    r"|opening balance|closing balance|brought forward|carried forward|end of statement|^page \d+|^#",
    re.IGNORECASE,
)
RULE = re.compile(r"[-=_*#—~.\s]*")
FRAGMENT = re.compile(r"[\d¥￥+\"'{\[-]")
TIMES = ("time", "date", "clock")
MONEYS = ("amount", "income", "expense", "balance")


@dataclass(frozen=True, slots=True)
class Accounting:
    """What became of every row of a page."""

    rows: int = 0
    payments: int = 0
    bad: int = 0
    header: int = 0
    titles: int = 0
    totals: int = 0
    footer: int = 0
    blank: int = 0

    @property
    def complete(self) -> bool:
        """Whether every row is one of the rest."""
        return self.rows * 2 == sum(int(getattr(self, f.name)) for f in fields(self))


@dataclass(frozen=True, slots=True)
class Section:
    """One list of payments in a page: the rows under one header."""

    columns: Columns
    publisher: Publisher
    titles: tuple[str, ...]
    """Lines above the header, totals and footers, as text."""
    lines: tuple[Line, ...]
    bad: tuple[tuple[int, str, str], ...]
    """Row number, reason, the row's text."""
    totals: tuple[tuple[str, ...], ...]
    """Rows of totals, cell by cell."""
    accounting: Accounting


def sections(page: Page) -> Iterator[Section]:
    """The lists of a page, one for each header; a list without a header is understood by its content."""
    starts = [i for i, (_number, cells) in enumerate(page.rows) if _may_be_header(cells) and header(cells)]
    if not starts:
        columns = guessed([cells for _number, cells in page.rows])
        if columns:
            yield _section(page, columns, (), page.rows)
        return
    begin = 0
    for start, end in _blocks(page, starts):
        columns = header(page.rows[start][1])
        assert columns
        yield _section(page, columns, page.rows[begin : start + 1], page.rows[start + 1 : end])
        begin = end


def _may_be_header(cells: Sequence[str]) -> bool:
    """A cheap first look: two filled cells, the first not starting with a digit."""
    filled = [cell for cell in cells if cell and not cell.isspace()]
    return len(filled) > 1 and not any(cell.lstrip()[:1].isdigit() for cell in filled)


def _blocks(page: Page, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Header and end of each list. A header said again (on the next printed page) goes on with the same list.

    Titles above a new header belong to it: they start after the last row of the old list that is long enough.
    """
    tops = [starts[0]]
    tops += [i for last, i in pairwise(starts) if not _same(page, last, i)]
    for top, following in zip(tops, [*tops[1:], len(page.rows)], strict=True):
        end = following
        width = len(page.rows[top][1])
        while following < len(page.rows) and end > top + 1 and _is_title(page.rows[end - 1][1], width):
            end -= 1
        yield top, end


def _same(page: Page, one: int, other: int) -> bool:
    return [clean(cell) for cell in page.rows[one][1]] == [clean(cell) for cell in page.rows[other][1]]


def _is_title(cells: Sequence[str], width: int) -> bool:
    filled = [cell for cell in cells if clean(cell)]
    return len(filled) * 2 < width and not TOTAL.search(text_of(cells)) and not FOOTER.search(text_of(cells))


Rows = Sequence[tuple[int, list[str]]]
Read = tuple[int, list[str], Line | str]
"""Row number, cells, and the payment; or what the row is instead: a kind of row, or why it is bad."""


def _section(page: Page, columns: Columns, above: Rows, rows: Rows) -> Section:
    """Read the rows under a header (the last of `above`)."""
    columns = settled(columns, [cells for _number, cells in rows[:SAMPLE]])
    titles = [text_of(cells) for _number, cells in above[:-1]]
    by = publisher("\n".join(titles), columns, page.name)
    read: list[Read] = []
    for number, cells in rows:
        said = _kind(columns, cells) or line(columns, number, cells, by.channel)
        read.append((number, cells, said))
    _drop_cut(page, columns, read)
    return _assembled(columns, by, titles, len(above), _footed(page, columns, read))


def _kind(columns: Columns, cells: Sequence[str]) -> str:
    """Tell the rows that are certainly no payments; empty for the others."""
    text = text_of(cells)
    if not text:
        return "blank"
    if RULE.fullmatch(text):
        return "footer"
    first = clean(cells[0])
    if first in columns.names and tuple(clean(cell) for cell in cells) == columns.names:
        return "header"
    if first[:1].isdigit():
        return ""
    if TOTAL.search(text) and not columns.first(cells, "time"):
        return "totals"
    return ""


def _footed(page: Page, columns: Columns, read: list[Read]) -> list[Read]:
    """Rows that could not be read, told apart: totals, footers, bad rows."""
    last = max((i for i, (_number, _cells, said) in enumerate(read) if isinstance(said, Line)), default=-1)
    found = []
    for index, (number, cells, said) in enumerate(read):
        kind = said
        if isinstance(said, str) and said not in {"blank", "header", "totals", "footer"}:
            kind = _unread_kind(
                columns, cells, said, trailing=index > last and (page.ended or index < len(read) - 1)
            )
        found.append((number, cells, kind))
    return found


def _unread_kind(columns: Columns, cells: Sequence[str], reason: str, *, trailing: bool) -> str:
    """What a row is that holds no payment that could be read."""
    text = text_of(cells)
    filled = [cell for cell in cells if clean(cell)]
    if reason in {"time", "amount"} and TOTAL.search(text):
        return "totals"
    if reason == "time" and FOOTER.search(text) and len(filled) * 2 <= max(len(columns.names), 2):
        return "footer"
    if trailing and len(filled) == 1 and reason == "time" and not FRAGMENT.match(clean(filled[0])):
        return "footer"
    needed = max(
        (min(columns.at[role]) for role in ("amount", "income", "time", "date") if role in columns.at),
        default=0,
    )
    return f"columns:{len(cells)}!={len(columns.names)}" if len(cells) <= needed else reason


def _drop_cut(page: Page, columns: Columns, read: list[Read]) -> None:
    """A last row that the end of the file has cut through is bad: its amount or time may lack digits."""
    if page.ended or not read or not isinstance(read[-1][2], Line):
        return
    number, cells, _said = read[-1]
    end = len(cells) - 1
    others = [other for _number, other, said in read[:-1] if isinstance(said, Line)]
    width = max(map(len, others), default=end + 1)
    if len(cells) < width:
        read[-1] = number, cells, f"columns:{len(cells)}!={width}"
    elif any(cell.startswith('"') for cell in cells) or not _ends_like(columns, cells[end], end, others):
        read[-1] = number, cells, "cut"


def _ends_like(columns: Columns, cell: str, index: int, others: Sequence[Sequence[str]]) -> bool:
    """Whether a last value ends as others of its sort do; with none to compare, as whole fen do."""
    if any(index in columns.at.get(role, ()) for role in ("flow", "fund")):
        return bool(clean(cell)) or any(index < len(row) and not clean(row[index]) for row in others)
    if not value(cell) or index not in {i for role in (*TIMES, *MONEYS) for i in columns.at.get(role, ())}:
        return True
    sort = TIMES if any(index in columns.at.get(role, ()) for role in TIMES) else MONEYS
    alike = [i for role in sort for i in columns.at.get(role, ())]
    shapes = {_shape(row[i]) for row in others for i in alike if i < len(row) and value(row[i])}
    return _shape(cell) in shapes if shapes else _shape(cell).strip(":") == "99"


def _shape(cell: str) -> str:
    """How a value ends: its colons, then its digits after the last point or colon as 9."""
    text = folded(cell)
    end = re.sub(r"\d", "9", re.split(r"[.:]", text)[-1]) if re.search(r"[.:]", text) else ""
    return ":" * text.count(":") + end


def _assembled(
    columns: Columns,
    by: Publisher,
    titles: list[str],
    above: int,
    read: list[Read],
) -> Section:
    """Put a section together and count its rows."""
    lines = tuple(said for _number, _cells, said in read if isinstance(said, Line))
    kinds = [said for _number, _cells, said in read if isinstance(said, str)]
    known = {kind: kinds.count(kind) for kind in ("header", "totals", "footer", "blank")}
    bad = tuple(
        (number, said, ",".join(cells))
        for number, cells, said in read
        if isinstance(said, str) and said not in known
    )
    notes = [text_of(cells) for _number, cells, said in read if said in {"totals", "footer"}]
    accounting = Accounting(
        rows=above + len(read),
        payments=len(lines),
        bad=len(bad),
        header=known["header"] + (above > 0),
        titles=max(above - 1, 0),
        totals=known["totals"],
        footer=known["footer"],
        blank=known["blank"],
    )
    totals = tuple(tuple(cells) for _number, cells, said in read if said == "totals")
    return Section(columns, by, (*titles, *notes), lines, bad, totals, accounting)
