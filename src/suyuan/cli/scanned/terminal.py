"""A scan on the terminal: the sum on top, the gravest files first, one table a file, readable at any width."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text as Styled

from suyuan.cli.door import Door
from suyuan.cli.scanned.notes import notes
from suyuan.cli.scanned.result import Scanned, Seen
from suyuan.cli.scanned.veil import veiled, veiled_columns
from suyuan.cli.scanned.words import kind_name, listed, percent, t, unread_line
from suyuan.identify import ColumnFindings
from suyuan.model.text import Text

TOP_FILES = 20
"""Lines in the list of files."""
TOP_TABLES = 8
"""Files shown column by column."""
TOP_COLUMNS = 40
"""Columns of a table from which only the personal ones are shown."""
TOP_UNREAD = 20
WIDE = 110
"""Columns of a terminal from which examples are shown."""
STYLES = {"A": "bold red", "B": "red", "C": "yellow", "out": "dim", "": "dim"}


def show(here: Door, whole: Scanned) -> None:
    """Print it on stdout; what could not be read goes to stderr as well as into the sum."""
    personal = whole.ranked()
    _say_sum(here, whole)
    if len(whole.files) > 1 and personal:
        _show_kinds(here, whole)
        _show_files(here, personal)
    for seen in personal[:TOP_TABLES]:
        _show_file(here, seen)
    clean = len(whole.files) - len(personal)
    if len(personal) > TOP_TABLES:
        _print(here, t("more", n=f"{len(personal) - TOP_TABLES:,}"), "bold")
    if clean and personal:
        _print(here, t("clean.more", n=f"{clean:,}"), "dim")
    _show_unread(here, whole)


def _print(here: Door, text: Text, style: str = "") -> None:
    here.out.print(Styled(text.say(here.lang), style=style), highlight=False)


def _say_sum(here: Door, whole: Scanned) -> None:
    files, rows, bad = (
        len(whole.files),
        sum(s.found.rows for s in whole.files),
        sum(s.found.bad_rows for s in whole.files),
    )
    personal = whole.personal
    key = "sum" if personal else "sum.none"
    told = t(
        key,
        files=f"{files:,}",
        rows=f"{rows:,}",
        holding=f"{len(personal):,}",
        values=f"{sum(s.values for s in personal):,}",
    )
    _print(here, told, "bold" if personal else "green")
    if bad:
        _print(here, t("sum.bad", bad=f"{bad:,}"), "yellow")
    if whole.unread:
        _print(here, t("sum.unread", n=f"{len(whole.unread):,}"), "yellow")


def _table(here: Door, title: Text | None, heads: Sequence[tuple[str, bool]]) -> Table:
    """A table; each head is a key and whether figures stand under it."""
    table = Table(
        title=title.say(here.lang) if title else None,
        title_justify="left",
        header_style="bold",
        title_style="bold",
    )
    for key, figures in heads:
        table.add_column(t(key).say(here.lang), justify="right" if figures else "left", overflow="fold")
    return table


def _show_kinds(here: Door, whole: Scanned) -> None:
    table = _table(
        here,
        t("sec.kinds"),
        [("col.kind", False), ("col.valid", True), ("col.unverified", True), ("col.files", True)],
    )
    for code, (valid, other, files) in whole.totals().items():
        table.add_row(
            kind_name(code).say(here.lang), f"{valid:,}", f"{other:,}" if other else "", f"{files:,}"
        )
    here.out.print(table)


def _show_files(here: Door, personal: Sequence[Seen]) -> None:
    heads = [
        ("col.file", False),
        ("col.tier", False),
        ("col.rows", True),
        ("col.values", True),
        ("col.kinds", False),
    ]
    table = _table(here, t("sec.files"), heads)
    for seen in personal[:TOP_FILES]:
        table.add_row(
            veiled(seen.found.path),
            Styled(t(f"tier.{seen.severity.tier}").say(here.lang), style=STYLES[seen.severity.tier]),
            f"{seen.found.rows:,}",
            f"{seen.values:,}",
            listed(kind_name(code) for code in seen.kinds).say(here.lang),
        )
    here.out.print(table)


@dataclass(frozen=True, slots=True)
class _Line:
    """One column of a file, as it is printed."""

    column: ColumnFindings
    name: str
    example: str


def _show_file(here: Door, seen: Seen) -> None:
    found = seen.found
    told = [f"{found.format} {found.encoding}".strip(), f"{found.rows:,} {t('rows').say(here.lang)}"]
    title = Styled(f"\n{veiled(found.path)}", style="bold")
    title.append(f"  {'  '.join(told)}  ", style="dim")
    title.append(t(f"tier.{seen.severity.tier}").say(here.lang), style=STYLES[seen.severity.tier])
    here.out.print(title, highlight=False, soft_wrap=True)
    here.out.print(_text_table(here, seen) if found.text else _columns_table(here, seen))
    for note in notes(seen):
        here.out.print(
            Styled(
                f"{'⚠' if note.warns else '·'} {note.says.say(here.lang)}",
                style="yellow" if note.warns else "dim",
            )
        )


def _columns_table(here: Door, seen: Seen) -> Table:
    names = veiled_columns([column.name for column in seen.found.columns])
    every = enumerate(seen.found.columns)
    few = len(seen.found.columns) <= TOP_COLUMNS
    lines = [_Line(c, names[n], _example(seen, n)) for n, c in every if few or c.kind or c.inside]
    wide = here.out.width >= WIDE
    counts = [
        key
        for key in ("valid", "unverified", "invalid", "empty", "distinct")
        if key == "valid" or any(getattr(c, key) for c in seen.found.columns)
    ]
    heads = [
        ("col.column", False),
        ("col.kind", False),
        *((f"col.{key}", True) for key in counts),
        ("col.confidence", True),
    ]
    table = _table(
        here,
        None,
        [*heads, ("col.example", False)] if wide and any(line.example for line in lines) else heads,
    )
    for line in lines:
        table.add_row(
            *_cells(here, line, counts)[: len(table.columns)],
            style="" if line.column.kind or line.column.inside else "dim",
        )
    return table


def _cells(here: Door, line: _Line, counts: Sequence[str]) -> list[str | Styled]:
    column = line.column
    figures = [
        f"{number:,}"
        if (number := getattr(column, key)) and (column.kind or key in {"empty", "distinct"})
        else ""
        for key in counts
    ]
    return [
        Styled(("⚠ " if column.lies else "") + line.name, style="bold yellow" if column.lies else ""),
        kind_name(column.kind).say(here.lang),
        *figures,
        _sure(column),
        line.example,
    ]


def _sure(column: ColumnFindings) -> Styled:
    """The confidence, with its colour and a question mark where a person must look."""
    if not column.kind:
        return Styled("")
    low = column.confidence < 0.7
    return Styled(
        percent(column.confidence) + ("?" if low else ""),
        style="red" if low else "yellow" if column.confidence < 0.95 else "green",
    )


def _example(seen: Seen, place: int) -> str:
    values = seen.samples[place].values if place < len(seen.samples) else {}
    return next((value for examples in values.values() for value in examples), "")


def _text_table(here: Door, seen: Seen) -> Table:
    table = _table(here, None, [("col.kind", False), ("col.places", True), ("col.example", False)])
    examples = seen.samples[0].values if seen.samples else {}
    for code, count in sorted(seen.found.text.items(), key=lambda item: -item[1]):
        table.add_row(kind_name(code).say(here.lang), f"{count:,}", next(iter(examples.get(code, ())), ""))
    return table


def _show_unread(here: Door, whole: Scanned) -> None:
    for item in whole.unread[:TOP_UNREAD]:
        here.say(unread_line(item))
    if len(whole.unread) > TOP_UNREAD:
        here.say(t("more.unread", n=f"{len(whole.unread) - TOP_UNREAD:,}"))
