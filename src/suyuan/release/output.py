"""Writes a copy: CSV by default, XLSX or Parquet by the name's ending, delimited text with its own separator."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

Row = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the copy's file looks."""

    columns: tuple[str, ...]
    header: bool
    """Whether the released table had a header: a copy says no more than it."""
    separator: str


def write_copy(path: Path, shape: Shape, rows: Iterator[Row], suffix: str) -> None:
    """Write rows to a file of the format that `suffix` names."""
    if suffix == ".xlsx":
        _xlsx(path, shape, rows)
    elif suffix == ".parquet":
        _parquet(path, shape, rows)
    elif suffix != ".csv" and len(shape.separator) > 1:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for row in _headed(shape, rows):
                file.write(shape.separator.join(text or "" for text in row) + "\n")
    else:
        separator = {".csv": ",", ".tsv": "\t"}.get(suffix, shape.separator or ",")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=separator, lineterminator="\n").writerows(_headed(shape, rows))


def _headed(shape: Shape, rows: Iterator[Row]) -> Iterator[Row]:
    if shape.header:
        yield shape.columns
    yield from rows


def _xlsx(path: Path, shape: Shape, rows: Iterator[Row]) -> None:
    """All cells as text, as the exact ones must stay."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_headed(shape, rows)):
            for place, text in enumerate(row):
                sheet.write_string(number, place, text or "")


def _parquet(path: Path, shape: Shape, rows: Iterator[Row]) -> None:
    columns = list(zip(*rows, strict=True)) or [()] * len(shape.columns)
    arrays = [pa.array(column, pa.string()) for column in columns]
    pq.write_table(pa.table(arrays, names=list(shape.columns)), path)
