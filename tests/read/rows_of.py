"""Reads a path and tells what came out."""

from suyuan.model.records import BadRows
from suyuan.read import Unread, tables


def everything(path, **options):
    """Rows by table name (each row a list), text lines by table name, and errors by file name."""
    found, texts, errors = {}, {}, {}
    for item in tables([path], BadRows(), **options):
        if isinstance(item, Unread):
            errors[item.name] = item.error
            continue
        rows = [list(row.values()) for chunk in item.chunks() for row in chunk.data.to_pylist()]
        if item.text:
            texts[item.name] = [row[0] for row in rows]
        else:
            found[item.name] = [list(item.columns), *rows]
    return found, texts, errors
