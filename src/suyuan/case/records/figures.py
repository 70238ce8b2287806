"""The records stage: every seized row becomes keys in the store; duplicates, people and kinds are counted there."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from suyuan.engine import map_ordered
from suyuan.identify import Layout, bit, codes, keys, keys_of, kinds, layout, schema
from suyuan.identify.catalog import MOST
from suyuan.identify.dump import layout_of
from suyuan.law import Tally
from suyuan.model.errors import Unreadable
from suyuan.model.records import BadRows
from suyuan.model.text import Text
from suyuan.read import Chunk, Table, Unread, tables
from suyuan.read.form import Form
from suyuan.read.table import Once
from suyuan.read.text.blocks import blocks
from suyuan.read.text.fields import Opened, Piece
from suyuan.read.text.rows import Odd, OddLines, pieces, plan_of, rows_in
from suyuan.store import Store

Progress = Callable[[Text], None]
_UNKEPT = {*kinds()} - {
    "person_name", "id_card", "mobile_phone", "address", "bank_card", "email", "wechat_id", "qq_number", "alipay_account",
}  # fmt: skip  # a row reads better
"""Kinds whose keys are not stored: met in few dumps, thirty empty columns more than doubled the cost of storing."""
_STORED = [name for name in schema().names if name not in _UNKEPT]
SCHEMA = pa.schema(
    [pa.field("file", pa.int32()), pa.field("row", pa.int64()), *(schema().field(name) for name in _STORED)]
)

LEAN = pa.schema([SCHEMA.field(n) for n in ("file", "row", "id_card", "mobile_phone", *schema().names[-5:])])
"""What the count alone needs."""


@dataclass(slots=True)
class Loaded:
    """What was read, table by table."""

    tables: list[dict[str, Any]] = field(default_factory=list)
    """name, format, encoding, separator, columns with kinds, bytes; the list index is the file number."""
    unread: list[dict[str, str]] = field(default_factory=list)


Observe = Callable[[str, pa.RecordBatch, pa.RecordBatch], None]
"""Shown every chunk as it passes: table name, texts, keys."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks on while records are read."""

    observe: Observe | None = None
    progress: Progress | None = None
    lean: bool = False
    """Whether only what the count needs is stored, and not the keys that analysts join by."""


def load(store: Store, paths: Iterable[Path], base: Path, bad: BadRows, watch: Watch | None = None) -> Loaded:
    """Read every table under the paths into the store's table `records`, streaming. Cost: one pass over the files."""
    loaded, watch = Loaded(), watch or Watch()
    schema = LEAN if watch.lean else SCHEMA
    store.write("records", schema, _batches(_work(paths, base, bad, loaded, watch), loaded, watch, schema))
    return loaded


@dataclass(frozen=True, slots=True)
class _Done:
    """Some rows and their keys."""

    number: int
    """Of the table."""
    rows: np.ndarray
    """int64: line of each row; counted from the piece where there is a ledger."""
    keys: pa.RecordBatch
    texts: pa.RecordBatch | None
    """The rows themselves, where they were made."""
    ledger: OddLines | None = None
    """Knows the lines before the piece."""
    odd: tuple[Odd, ...] = ()
    lines: int = 0


def _batches(
    work: Iterable[Callable[[], _Done]], loaded: Loaded, watch: Watch, schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    for done in map_ordered(lambda one: one(), work):
        rows = done.rows
        if watch.observe and done.texts is not None:
            watch.observe(loaded.tables[done.number]["file"], done.texts, done.keys)
        if done.ledger is not None:
            rows = rows + done.ledger.lines
            done.ledger.add(done.odd, done.lines)
        head = [pa.array(np.full(len(rows), done.number, np.int32)), pa.array(rows)]
        kept = (done.keys.column(name) for name in schema.names[2:])
        yield pa.RecordBatch.from_arrays([*head, *kept], schema=schema)


def _work(
    paths: Iterable[Path], base: Path, bad: BadRows, loaded: Loaded, watch: Watch
) -> Iterator[Callable[[], _Done]]:
    told: tuple[Form, Once] | None = None
    for found in tables(paths, bad, base=base):
        if isinstance(found, Unread):
            loaded.unread.append({"path": found.name, "reason": str(found.error)})
            continue
        begin = partial(_begun, found, loaded, watch)
        try:
            if found.form is None or watch.observe:
                yield from _by_chunks(found, begin)
            else:
                told = told if told and told[0] is found.form else (found.form, Once(bad, found.name))
                yield from _by_pieces(found, found.form, told[1], begin)
        except Unreadable as error:
            loaded.unread.append({"path": found.name, "reason": str(error)})


def _begun(found: Table, loaded: Loaded, watch: Watch, shape: Layout) -> int:
    """Note a table whose columns are known; its number."""
    loaded.tables.append(_about(found, shape))
    if watch.progress:
        watch.progress(Text(f"读取 {found.name}", f"reading {found.name}"))
    return len(loaded.tables) - 1


def _by_chunks(found: Table, begin: Callable[[Layout], int]) -> Iterator[Callable[[], _Done]]:
    number, shape = -1, None
    for chunk in found.chunks():
        if shape is None:
            shape = layout(chunk.data, found.columns, found.has_header)
            number = begin(shape)
        yield partial(_keyed, number, chunk, shape)


def _keyed(number: int, chunk: Chunk, shape: Layout) -> _Done:
    return _Done(number, chunk.rows, keys(chunk.data, shape), chunk.data)


def _by_pieces(
    found: Table, form: Form, once: Once, begin: Callable[[Layout], int]
) -> Iterator[Callable[[], _Done]]:
    """Delimited text straight from its bytes."""
    shape = layout_of(form, found.position)
    if shape is None:
        return
    number, ledger, plan = begin(shape), OddLines(once), plan_of(form.shapes)
    for at, piece in enumerate(pieces(blocks(form.source, form.encoding, form.block), plan)):
        yield partial(_piece, _Cut(number, shape, form, found.position), ledger, piece, at == 0)
    if form.source.root is not None and form.source.root.changed():
        once.add(0, "changed while read", "")


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a piece is read by."""

    number: int
    shape: Layout
    form: Form
    position: int


def _piece(cut: _Cut, ledger: OddLines, piece: Piece, first: bool) -> _Done:
    opened = Opened(plan_of(cut.form.shapes), piece)
    fields, odd = rows_in(opened, cut.form.shapes, cut.position, first=first)
    found = keys_of(fields, cut.shape)
    return _Done(cut.number, fields.numbers.copy(), found, None, ledger, tuple(odd), opened.lines)


def _about(table: Table, shape: Layout) -> dict[str, Any]:
    columns = [
        {"name": c.name, "kind": c.kind, "confidence": round(c.confidence, 4), "lies": c.lies}
        for c in shape.columns
    ]
    return {
        "file": table.name,
        "format": table.format,
        "encoding": table.encoding,
        "separator": table.separator,
        "bytes": table.size,
        "columns": columns,
    }


def settle(store: Store) -> None:
    """Find duplicates and people: tables `distinct_rows` (one row each, with its person) and `person_phones`.

    A phone that stands beside exactly one ID card is that person's; a phone shared by several stays a person of
    its own. Cost: sorts of all rows, spilling to disk where memory is short.
    """
    store.run(
        "CREATE OR REPLACE TABLE distinct_rows AS SELECT hash_a, hash_b, any_value(present) AS present,"
        " any_value(suspect) AS suspect, any_value(person) AS person, any_value(id_card) AS id_card,"
        " any_value(mobile_phone) AS mobile_phone, min(file) AS file, min(row) AS row, count(*) AS copies"
        " FROM records GROUP BY hash_a, hash_b"
    )
    store.run(
        "CREATE OR REPLACE TABLE person_phones AS SELECT mobile_phone, any_value(id_card) AS id_card FROM distinct_rows"
        " WHERE mobile_phone <> 0 AND id_card <> 0 GROUP BY mobile_phone HAVING min(id_card) = max(id_card)"
    )


_COUNT_AT = MOST
"""Bit from which the number of kinds (six bits) stands above a mask of kinds."""
_PERSON = (
    "SELECT CASE WHEN d.id_card <> 0 THEN d.person WHEN p.id_card IS NOT NULL THEN p.id_card ELSE d.person END"
    " AS who, d.present AS present FROM distinct_rows d LEFT JOIN person_phones p"
    " ON d.id_card = 0 AND d.mobile_phone <> 0 AND p.mobile_phone = d.mobile_phone"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures of the records stage."""

    seized: int
    duplicates: int
    suspected_unreal: int
    people: int
    same_person: int
    """Distinct rows beyond the first of each person."""
    by_kind: dict[str, int]
    """Rows that hold a value of the kind, duplicates included."""
    rows: dict[int, int]
    """File number -> rows."""
    masks: dict[int, int]
    """Kinds present (bit mask) -> distinct rows."""
    same_masks: dict[int, int]
    """The same for the rows of `same_person`."""
    suspect_masks: dict[int, int]
    """The same for rows with a value that fails its check."""

    def tally(self) -> Tally:
        """The rows as the law counts them: by neutral traits."""
        return Tally(
            rows_by_traits=by_traits(self.masks),
            seized=self.seized,
            duplicates=self.duplicates,
            same_person=self.same_person,
            same_person_rows=by_traits(self.same_masks),
            suspected_unreal=by_traits(self.suspect_masks),
        )


def counted(store: Store) -> Counted:
    """Count what `load` and `settle` put into the store."""
    seized = int(store.value("SELECT count(*) FROM records"))
    distinct = int(store.value("SELECT count(*) FROM distinct_rows"))
    people, same = _people(store)
    present = store.rows("SELECT present, count(*) FROM records GROUP BY present")
    by_kind: Counter[str] = Counter()
    for mask, rows in present:
        by_kind.update(dict.fromkeys(codes(int(mask)), int(rows)))
    masks = store.rows("SELECT present, count(*) FROM distinct_rows GROUP BY present")
    checked = sum(bit(code) for code, kind in kinds().items() if kind.checked)
    unreal = store.rows(
        "SELECT present, count(*) FROM distinct_rows WHERE suspect & ?::UBIGINT <> 0 GROUP BY present",
        [checked],
    )
    return Counted(
        seized=seized,
        duplicates=seized - distinct,
        suspected_unreal=sum(int(n) for _, n in unreal),
        people=people,
        same_person=sum(same.values()),
        by_kind={code: by_kind[code] for code in kinds() if by_kind[code]},
        rows={int(f): int(n) for f, n in store.rows("SELECT file, count(*) FROM records GROUP BY file")},
        masks={int(m): int(n) for m, n in masks},
        same_masks=same,
        suspect_masks={int(m): int(n) for m, n in unreal},
    )


def _people(store: Store) -> tuple[int, dict[int, int]]:
    """Number of people, and by kinds present the distinct rows beyond the fullest of each person.

    Cost: one aggregation over the distinct rows, spilling to disk where memory is short.
    """
    fullest = (
        f"max((bit_count(present)::UBIGINT << {_COUNT_AT}) | present) & ((1::UBIGINT << {_COUNT_AT}) - 1)"
    )
    kept = store.rows(
        f"SELECT kept, count(*) FROM (SELECT {fullest} AS kept FROM ({_PERSON}) WHERE who <> 0 GROUP BY who)"
        " GROUP BY kept"
    )
    rows = store.rows(f"SELECT present, count(*) FROM ({_PERSON}) WHERE who <> 0 GROUP BY present")
    first = {int(mask): int(number) for mask, number in kept}
    beyond = {int(mask): int(number) - first.get(int(mask), 0) for mask, number in rows}
    return sum(first.values()), {mask: number for mask, number in beyond.items() if number}


def by_traits(masks: dict[int, int]) -> dict[frozenset[str], int]:
    """Rows by traits from rows by mask of kinds."""
    found: Counter[frozenset[str]] = Counter()
    for mask, rows in masks.items():
        found[frozenset(t for code in codes(mask) for t in kinds()[code].traits)] += rows
    return dict(found)
