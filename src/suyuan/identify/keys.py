"""Arrow batch in, Arrow batch out: exact integer keys of every recognised value, masks, person, row digest."""

from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa

from suyuan.identify.catalog import bit, kinds
from suyuan.identify.cells import blank, cells, digest_rest, recognise
from suyuan.identify.columns import Layout
from suyuan.identify.fields import recognised
from suyuan.identify.kernel import Seen
from suyuan.read.text.fields import Fields

PHONE_BIT = np.int64(1 << 62)
"""Marks a person's key that is a phone number."""
OTHER_BIT = np.int64(1 << 61)
"""Marks a person's key that is a digest."""
_LOW61 = np.int64((1 << 61) - 1)
_STRONG = ("document_id", "identifies", "account_money", "reaches", "vehicle")
"""Traits by which a person's key is chosen after ID card and phone, strongest first."""


@cache
def schema() -> pa.Schema:
    """Columns of the result: a key for each kind, masks, person, row digest; the same for every layout."""
    fields = [pa.field(code, pa.int64()) for code in kinds()]
    fields += [pa.field("present", pa.uint64()), pa.field("suspect", pa.uint64())]
    fields += [pa.field(name, pa.int64()) for name in ("person", "hash_a", "hash_b")]
    return pa.schema(fields)


class _Rows:
    """Results of all columns of a batch, gathered row by row."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.keys: dict[str, np.ndarray] = {}
        self.present = np.zeros(rows, np.uint64)
        self.suspect = np.zeros(rows, np.uint64)
        self.lanes = np.zeros((rows, 2), np.uint64)

    def take(self, code: str, seen: Seen, fresh: np.ndarray) -> None:
        """Enter what one kind recognised: a valid value wins over a suspect one, an earlier over a later."""
        mask = np.uint64(bit(code))
        key = self.keys.setdefault(code, np.zeros(self.rows, np.int64))
        valid = fresh & (seen.standing == 1)
        doubtful = fresh & (seen.standing == 2)
        had_valid = (self.present & ~self.suspect & mask) != 0
        better = (valid & ~had_valid) | (doubtful & ((self.present & mask) == 0))
        key[better] = seen.key[better]
        self.present[fresh] |= mask
        self.suspect[doubtful & better] |= mask
        self.suspect[valid] &= ~mask

    def person(self) -> np.ndarray:
        """Key of the person: ID card, else phone, else a digest of another identifier or of name and address."""
        person = np.zeros(self.rows, np.int64)
        for code in _by_strength(self.keys):
            key = self.keys[code]
            if code == "mobile_phone":
                key = np.where(key != 0, key | PHONE_BIT, key)
            elif code != "id_card":
                key = np.where(key != 0, _mixed(key, bit(code)), key)
            np.copyto(person, key, where=person == 0)
        name, address = self.keys.get("person_name"), self.keys.get("address")
        if name is not None and address is not None:
            both = (person == 0) & (name != 0) & (address != 0)
            person[both] = _mixed(name ^ (address << 1), 0)[both]
        return person


def _by_strength(codes: dict[str, np.ndarray]) -> list[str]:
    first = [code for code in ("id_card", "mobile_phone") if code in codes]
    rest = [c for trait in _STRONG for c in sorted(codes) if trait in kinds()[c].traits]
    return list(dict.fromkeys(first + rest))


def _mixed(key: np.ndarray, salt: int) -> np.ndarray:
    """Spread keys over 61 bits, with the mark of a digest."""
    word = (key.view(np.uint64) ^ np.uint64(salt)) * np.uint64(0xFF51AFD7ED558CCD)
    word ^= word >> np.uint64(33)
    mixed: np.ndarray = (word.view(np.int64) & _LOW61) | OTHER_BIT
    return mixed


def keys(batch: pa.RecordBatch, layout: Layout, *, day: date | None = None) -> pa.RecordBatch:
    """Keys, masks, person and digest of each row of a batch (see `schema`).

    `day` is the day after which nobody is born yet, today in China where it is not given. Only columns of the
    layout are looked at as kinds; all columns enter the digest of the row, whatever their order.
    """
    found = _Rows(batch.num_rows)
    named = {column.index: column for column in layout.columns}
    for index in range(batch.num_columns):
        view, seen = cells(batch.column(index)), blank(batch.num_rows)
        column = named.get(index)
        for code in column.kinds if column else ():
            before = seen.standing > 0
            recognise(batch.column(index), view, code, seen, day)
            found.take(code, seen, (seen.standing > 0) & ~before)
        digest_rest(view, seen)
        found.lanes += seen.lanes
    return _batch(found)


def keys_of(fields: Fields, layout: Layout, *, day: date | None = None) -> pa.RecordBatch:
    """The same from the fields of a piece of delimited text, no column being made."""
    found = _Rows(len(fields.numbers))
    for column, seen, which in recognised(fields, layout.columns, day):
        for place, code in enumerate(column.kinds):
            found.take(code, seen, which == place)
        found.lanes += seen.lanes
    return _batch(found)


def _batch(found: _Rows) -> pa.RecordBatch:
    nothing = np.zeros(found.rows, np.int64)
    columns = [found.keys.get(code, nothing) for code in kinds()]
    hashes = [np.ascontiguousarray(found.lanes[:, lane]).view(np.int64) for lane in (0, 1)]
    columns += [found.present, found.suspect, found.person(), *hashes]
    return pa.RecordBatch.from_arrays([pa.array(values) for values in columns], schema=schema())
