"""Records whose fields vary, such as address cards, as a table: a column for each name, in order of appearance."""

from collections.abc import Iterable, Iterator
from functools import partial

from suyuan.read.source import Source
from suyuan.read.table import Once, Table
from suyuan.read.text.columns import Row, chunks
from suyuan.read.text.headers import column_names

Card = tuple[int, list[tuple[str, str]]]
"""Number of the line where it starts, and its fields; a name may come several times."""


def cards_table(source: Source, kind: str, cards: list[Card], once: Once) -> Table:
    """The table; the second TEL of a card stands under TEL_2."""
    records = [(number, _named(fields)) for number, fields in cards]
    columns = tuple(dict.fromkeys(name for _number, record in records for name in record))
    return Table(
        name=source.name,
        format=kind,
        encoding="",
        separator="",
        columns=column_names(columns),
        has_header=True,
        size=source.size,
        read=lambda: chunks(_rows(records, columns), column_names(columns), partial(once.add)),
    )


def _named(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    record: dict[str, str] = {}
    for name, value in fields:
        number, unique = 1, name
        while unique in record:
            number += 1
            unique = f"{name}_{number}"
        record[unique] = value
    return record


def _rows(records: list[tuple[int, dict[str, str]]], columns: tuple[str, ...]) -> Iterator[Row]:
    for number, record in records:
        yield number, [record.get(name) for name in columns]
