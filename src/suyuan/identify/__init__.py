"""Which values are personal: kinds, columns, keys, free text, scans.

`layout` tells what each column of a table is, `keys` turns Arrow batches into exact integer keys by the
compiled kernel, `find` reads free text, `scan` goes through files. A new kind is one new file in `kinds/`.
"""

from suyuan.identify import catalog
from suyuan.identify.catalog import bit, codes
from suyuan.identify.columns import Column, Layout
from suyuan.identify.free.people import find_names
from suyuan.identify.free.span import Span
from suyuan.identify.free.text import find, find_identifiers
from suyuan.identify.keys import keys, keys_of, schema
from suyuan.identify.layout import layout
from suyuan.identify.samples import Sample, samples
from suyuan.identify.scan import ColumnFindings, FileFindings, scan

kinds = catalog.kinds  # bound last: the folder of the same name is imported by now
KEYS = schema()

__all__ = [
    "KEYS",
    "Column",
    "ColumnFindings",
    "FileFindings",
    "Layout",
    "Sample",
    "Span",
    "bit",
    "codes",
    "find",
    "find_identifiers",
    "find_names",
    "keys",
    "keys_of",
    "kinds",
    "layout",
    "samples",
    "scan",
    "schema",
]
