"""Text files as tables: their layouts learnt, a table for each."""

from collections.abc import Iterator, Sequence
from functools import partial

from suyuan.model.errors import UnknownFormat
from suyuan.read.form import Form, Shape
from suyuan.read.quoted import QUOTABLE, fields_of
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread
from suyuan.read.text.headers import LOOKED, column_names, find_header, has_header, numbered
from suyuan.read.text.layouts import SPARING, TEXT, Layout, learn, logical
from suyuan.read.text.rows import rows_of
from suyuan.read.text.sampling import MOST_CONTROLS, Sample, sample

CLEAR = 10
"""Lines that a dump inside a document has, at least."""


def text_tables(source: Source, once: Once, *, prose: bool = False) -> Iterator[Table | Unread]:
    """One table for each layout of the file. Raises UnknownFormat where it is no text.

    `prose` tells that lines without a layout are sentences, of which none is a header.
    """
    looked = sample(source)
    if looked.controls > MOST_CONTROLS:
        raise UnknownFormat(f"{source.name}: not a table and not text; no reader knows this format")
    learnt = _plain(looked.lines) if prose else learn(looked.lines)
    layouts = [shape(layout, looked, prose=prose) for layout in learnt]
    form = Form(source, looked.encoding, tuple(layouts))
    for position, one in enumerate(layouts):
        yield Table(
            name=source.name,
            format=_format(source.name, one),
            encoding=looked.encoding,
            separator=one.separator,
            columns=one.columns,
            has_header=bool(one.header),
            size=looked.size,
            read=partial(rows_of, form, position, once),
            form=form,
            position=position,
        )
    if looked.error:
        yield Unread(source.name, looked.error)


def _plain(lines: Sequence[str]) -> Sequence[Layout]:
    """Layouts of a text that is no dump unless it clearly is one: sentences have commas and colons too."""
    if sum(bool(line.strip()) for line in lines) < CLEAR:
        return (TEXT,)
    learnt = [
        one
        for one in learn(lines)
        if one.separator not in SPARING and (one.separator != "," or one.fields > 2)
    ]
    return learnt or (TEXT,)


def shape(layout: Layout, looked: Sample, *, prose: bool = False) -> Shape:
    """A layout with the names of its columns, from a header line where one is found."""
    if layout == TEXT and prose:
        return Shape(layout.separator, layout.fields, ("text",), "")
    lines = [(line, fields_of(line, layout.separator)) for line in logical(looked.lines) if line.strip(" \t")]
    rows = [(line, fields) for line, fields in lines if len(fields) == layout.fields]
    at, preamble = find_header([fields for _, fields in rows])
    if at >= 0 and (at == 0 or layout != TEXT):
        return Shape(layout.separator, layout.fields, column_names(rows[at][1]), rows[at][0], preamble)
    for line, fields in lines[:LOOKED]:
        if 0 < layout.fields - len(fields) <= layout.fields // 5 and has_header([fields]):
            names = column_names(fields + [""] * (layout.fields - len(fields)))
            return Shape(layout.separator, layout.fields, names, line)
    columns = ("text",) if layout == TEXT else numbered(layout.fields)
    return Shape(layout.separator, layout.fields, columns, "")


def _format(name: str, one: Shape) -> str:
    if not one.separator:
        return "text"
    csv = one.separator in QUOTABLE and (one.separator == "," or name.lower().endswith((".csv", ".tsv")))
    return "csv" if csv else "delimited"
