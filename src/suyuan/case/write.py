"""Writes a case's results: JSON, bad rows, the table of statements."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from suyuan.case import statements
from suyuan.case.chain.weighing import Item, Link
from suyuan.case.summary import Found
from suyuan.model.records import BadRows
from suyuan.store import Store

_COLUMNS = pa.schema(
    [
        pa.field("link", pa.string()),
        pa.field("answer", pa.string()),
        pa.field("weight", pa.float64()),
        pa.field("counted", pa.float64()),
        pa.field("method", pa.string()),
        pa.field("origin", pa.string()),
        pa.field("says_zh", pa.string()),
        pa.field("says_en", pa.string()),
        pa.field("file", pa.string()),
        pa.field("row", pa.int64()),
        pa.field("places", pa.int64()),
    ]
)


def write_json(path: Path, value: Any) -> None:
    """Write JSON in one step, readable by people."""
    new = path.with_name(path.name + ".part")
    new.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8", "backslashreplace")
    new.replace(path)


def write_bad_rows(path: Path, bad: BadRows) -> None:
    """Every bad row that was kept, one JSON object a line; for the evidence folder alone."""
    with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
        for row in bad.rows:
            line = {"file": row.place.file, "row": row.place.row, "reason": row.reason, "raw": row.raw}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def write_tables(store: Store, found: Found, said: statements.Statements) -> None:
    """Tables `payments`, `messages`, `reports` and `statements` (every item and every join, with its origin)."""
    statements.store(store, said)
    rows = [*_items(found), *_joins(found)]
    arrays = [pa.array([row[n] for row in rows], field.type) for n, field in enumerate(_COLUMNS)]
    store.write("statements", _COLUMNS, [pa.RecordBatch.from_arrays(arrays, schema=_COLUMNS)])


def _items(found: Found) -> Iterator[tuple[Any, ...]]:
    links: list[tuple[str, Link]] = [(f"seller-buyer:{b}", w.link) for b, w in found.sold.items()]
    for told in found.chains:
        links += [
            (f"{w.link.kind}:{told.buyer.id}-{told.gang.id}", w.link)
            for w in told.chain.links
            if w.link.kind != "seller-buyer"
        ]
    for name, link in links:
        yield from (_row(name, item) for item in link.items)


def _joins(found: Found) -> Iterator[tuple[Any, ...]]:
    for buyer in found.case.market.buyers:
        for e in buyer.party.edges:
            yield _row(
                f"same-party:{buyer.id}", Item(buyer.id, e.weight, e.method, e.origin, e.says, e.places)
            )


def _row(link: str, item: Item) -> tuple[Any, ...]:
    first = item.places[0] if item.places else None
    place = (first.file, first.row) if first else (None, None)
    how = (item.weight, item.counted, item.method, item.origin, item.says.zh, item.says.en)
    return (link, item.answer, *how, *place, len(item.places))
