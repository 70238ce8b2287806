"""Compiled: one pass over the cells of a column for the rarer forms, those of documents and devices.

A pass of its own, so that who never meets such a column need not wait for it to be compiled (some 14 CPU seconds,
once; then it comes from the disk cache).
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from numba import njit

from suyuan.identify.kernel.codes import (
    BIRTH_DATE,
    CODE_SENT,
    FOREIGN_ID,
    HK_MACAU,
    IMEI,
    IMSI,
    IOT,
    IP,
    LANDLINE,
    LOW63,
    MUL_A,
    MUL_B,
    PASSPORT,
    PASSWORD,
    POSTCODE,
    ROOM,
    SOCIAL,
    TAIWAN,
    USCC,
    VIN,
    Int,
    digest,
    fold,
    stir,
)
from suyuan.identify.kernel.devices import birth_date, day_end, ip, landline, mac
from suyuan.identify.kernel.documents import (
    code_sent,
    foreign_id,
    hk_macau,
    imei,
    imsi,
    iot,
    order,
    passport,
    postcode,
    social_security,
    taiwan,
    uscc,
    vin,
)
from suyuan.identify.kernel.run import Cells, Seen
from suyuan.identify.kernel.run import run as run_first


@njit(nogil=True)
def judged(buf: np.ndarray, size: Int, form: Int, tables: np.ndarray) -> tuple[Int, Int]:
    """Standing, and the length of the normal form that now stands in `buf`."""
    if form == LANDLINE:
        return landline(buf, size, tables)
    if form == BIRTH_DATE:
        return birth_date(buf, size, tables)
    if form == IP:
        return ip(buf, size)
    if form < PASSPORT:
        return mac(buf, size)
    if form == HK_MACAU:
        return hk_macau(buf, size)
    if form == IMEI:
        return imei(buf, size)
    if form == IOT:
        return iot(buf, size)
    return plain_document(buf, size, form, tables), size


@njit(nogil=True)
def plain_document(buf: np.ndarray, size: Int, form: Int, tables: np.ndarray) -> Int:
    """Standing for the forms whose folded form is their normal one."""
    if form == PASSPORT:
        return passport(buf, size)
    if form == TAIWAN:
        return taiwan(buf, size)
    if form == FOREIGN_ID:
        return foreign_id(buf, size, tables)
    if form == SOCIAL:
        return social_security(buf, size)
    if form == VIN:
        return vin(buf, size)
    if form == USCC:
        return uscc(buf, size, tables)
    if form == IMSI:
        return imsi(buf, size)
    if form == POSTCODE:
        return postcode(buf, size)
    return code_sent(buf, size) if form == CODE_SENT else order(buf, size, tables)


@cache
def compiled() -> Callable[[Int, np.uint64, Cells, np.ndarray, Seen], None]:
    """The compiled pass, kept on disk under a digest of this folder's files (see run.py)."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    stamp = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    @njit(cache=True, nogil=True)
    def over_rows(form: Int, salt: np.uint64, cells: Cells, tables: np.ndarray, found: Seen) -> None:
        _ = stamp
        starts, ends, data = cells.starts, cells.ends, cells.data
        key, standing, lanes = found.key, found.standing, found.lanes
        buf = np.empty(ROOM, np.int64)
        for row in range(starts.size):
            if standing[row] or starts[row] == ends[row]:
                continue
            end = day_end(data, starts[row], ends[row]) if form == BIRTH_DATE else ends[row]
            size = fold(data, starts[row], end, form, buf)
            if size <= 0:
                continue
            seen, size = judged(buf, size, form, tables)
            if seen:
                a, b = digest(buf, 0, size)
                lanes[row, 0], lanes[row, 1] = stir(a, salt, MUL_A), stir(b, salt, MUL_B)
                key[row] = np.int64(max(a & LOW63, np.uint64(1)))
                standing[row] = seen

    return over_rows


def run(form: int, salt: np.uint64, cells: Cells, tables: np.ndarray, found: Seen) -> None:
    """Judge every cell whose standing is still 0, by any form, and fill `found` (see run.run)."""
    if form > PASSWORD:
        compiled()(form, salt, cells, tables, found)
    else:
        run_first(form, salt, cells, tables, found)
