"""Recognises one kind in one Arrow column: by the kernel where it has a form, else by the kind's own check."""

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from suyuan.identify import kernel, topics
from suyuan.identify.catalog import kinds
from suyuan.identify.clock import today
from suyuan.identify.kernel import Cells, Seen
from suyuan.identify.tables import digest, tables
from suyuan.model.kind import Kind, Standing
from suyuan.read.text.cutting import copy_fields

FORMS = {
    "id_card": kernel.ID_CARD,
    "mobile_phone": kernel.PHONE,
    "bank_card": kernel.CARD,
    "qq_number": kernel.QQ,
    "person_name": kernel.NAME,
    "address": kernel.ADDRESS,
    "email": kernel.EMAIL,
    "wechat_id": kernel.WECHAT,
    "license_plate": kernel.PLATE,
    "landline": kernel.LANDLINE,
    "birth_date": kernel.BIRTH_DATE,
    "ip": kernel.IP,
    "mac": kernel.MAC,
    "passport": kernel.PASSPORT,
    "hk_macau_permit": kernel.HK_MACAU,
    "taiwan_permit": kernel.TAIWAN,
    "foreign_permanent_id": kernel.FOREIGN_ID,
    "social_security_card": kernel.SOCIAL,
    "vin": kernel.VIN,
    "uscc": kernel.USCC,
    "imei": kernel.IMEI,
    "imsi": kernel.IMSI,
    "postcode": kernel.POSTCODE,
    "iot_number": kernel.IOT,
    "verification_code": kernel.CODE_SENT,
    "order_number": kernel.ORDER,
}
"""Kinds that the kernel has a form of its own for; others are told by their check function, or run it."""
CHECKS: dict[Callable[[str], Standing], int] = {
    topics.amount: kernel.AMOUNT,
    topics.note: kernel.NOTE,
    topics.password: kernel.PASSWORD,
}
STANDINGS: dict[Standing, int] = {"no": 0, "valid": 1, "suspect": 2}


def blank(rows: int) -> Seen:
    """Nothing recognised yet."""
    return Seen(np.zeros(rows, np.int64), np.zeros(rows, np.uint8), np.zeros((rows, 2), np.uint64))


def cells(column: pa.Array) -> Cells:
    """Look at a column's own buffers; types other than strings are cast to strings first."""
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        column = pc.cast(column, pa.string())
    wide = np.int64 if pa.types.is_large_string(column.type) else np.int32
    _, offsets, values = column.buffers()
    if offsets is None or len(column) == 0:
        return Cells(np.zeros(0, np.int64), np.zeros(0, np.int64), _readonly(None))
    bounds = np.frombuffer(offsets, wide)[column.offset : column.offset + len(column) + 1].astype(np.int64)
    starts, ends = bounds[:-1].copy(), bounds[1:].copy()
    if column.null_count:
        empty = pc.is_null(column).to_numpy(zero_copy_only=False)
        ends[empty] = starts[empty]
    return Cells(starts, ends, _readonly(values))


def _readonly(values: pa.Buffer | None) -> np.ndarray:
    """Always the same array type, so that the kernel is compiled once."""
    if values is None or values.size == 0:
        return np.frombuffer(b"\0", np.uint8)
    data = np.frombuffer(values, np.uint8)
    data.flags.writeable = False
    return data


def texts(view: Cells) -> pa.Array:
    """The cells as Arrow strings; their bytes must be UTF-8."""
    offsets = np.zeros(len(view.starts) + 1, np.int32)
    np.cumsum(view.ends - view.starts, out=offsets[1:])
    data = np.empty(int(offsets[-1]), np.uint8)
    copy_fields(view.data, view.starts, offsets, data)
    return pa.StringArray.from_buffers(len(view.starts), pa.py_buffer(offsets), pa.py_buffer(data))


@cache
def salt(code: str) -> np.uint64:
    """What keeps equal values of different kinds apart in digests; the same in every version."""
    return np.uint64(digest(code))


def recognise(column: pa.Array | None, view: Cells, code: str, seen: Seen, day: date | None = None) -> None:
    """Judge by one kind all cells that are not recognised yet; fills `seen`. `column` may be at hand, or not."""
    kind = kinds()[code]
    form = FORMS.get(code) or CHECKS.get(kind.check)
    if form is not None:
        _run(form, code, view, seen, day)
    if form is None:
        _by_check(column if column is not None else texts(view), kind, seen)
    elif form == kernel.IP:
        _by_check(_version_6(column if column is not None else texts(view)), kind, seen)


def digest_rest(view: Cells, seen: Seen) -> None:
    """Digest the cells that no kind recognised, by their trimmed text."""
    keys = seen.key.copy()
    standing = seen.standing.copy()
    _run(kernel.TEXT, "", view, Seen(keys, standing, seen.lanes), None)


def _run(form: int, code: str, view: Cells, seen: Seen, day: date | None) -> None:
    stamp = int((day or today()).strftime("%Y%m%d"))
    kernel.run(form, salt(code), view, tables(stamp), seen)


def _version_6(column: pa.Array) -> pa.Array:
    """The cells that have two colons, which the kernel leaves to the plain check; null for all others."""
    text = pc.cast(column, pa.string())
    return pc.if_else(pc.match_substring_regex(text, "[:：].*[:：]"), text, None)


def _by_check(column: pa.Array, kind: Kind, seen: Seen) -> None:
    """For kinds that have no compiled form: each distinct value once through the plain check."""
    coded = pc.dictionary_encode(pc.cast(column, pa.string()))
    distinct = coded.dictionary.to_pylist()
    judged = [STANDINGS[kind.check(value)] for value in distinct]
    normal = pa.array(
        [kind.normal(v) if j else "" for v, j in zip(distinct, judged, strict=True)], pa.string()
    )
    values = blank(len(normal))
    _run(kernel.TEXT, kind.code, cells(normal), values, None)
    values.standing[:] = judged
    which = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    new = (which >= 0) & (seen.standing == 0)
    new[new] = values.standing[which[new]] > 0
    for into, source in (
        (seen.key, values.key),
        (seen.standing, values.standing),
        (seen.lanes, values.lanes),
    ):
        into[new] = source[which[new]]
