"""Identifiers in a whole column of texts: the compiled pass first, the finders only where something can be."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa

from suyuan.identify.cells import cells
from suyuan.identify.clock import today
from suyuan.identify.free.accounts import find_alipay, find_qq, find_telegram, find_wechat
from suyuan.identify.free.announced import find_announced, find_strewn
from suyuan.identify.free.disguise import fold
from suyuan.identify.free.finders import IDENTIFIERS, WORDS, Finder
from suyuan.identify.free.foreign import find_foreign_phones
from suyuan.identify.free.landlines import find_landlines
from suyuan.identify.free.network import find_email, find_url
from suyuan.identify.free.numbers import find_numbers
from suyuan.identify.free.papers import find_papers
from suyuan.identify.free.plates import find_plates
from suyuan.identify.free.span import Span
from suyuan.identify.free.sweep import kernel
from suyuan.identify.free.sweep.marks import folded_letters, letter_cues, marks, pair_cues, rough
from suyuan.identify.free.sweep.run import Marks, run
from suyuan.identify.free.text import completed, hits
from suyuan.identify.free.tokens import find_tokens
from suyuan.identify.tables import tables

BITS: dict[Finder, int] = {
    find_alipay: kernel.ALIPAY,
    find_email: kernel.EMAIL,
    find_url: kernel.URL,
    find_wechat: kernel.WECHAT,
    find_telegram: kernel.TELEGRAM,
    find_papers: kernel.PAPERS,
    find_tokens: kernel.TOKENS,
    find_numbers: kernel.NUMBERS | kernel.JUDGED_HERE,
    find_announced: kernel.ANNOUNCED,
    find_strewn: kernel.ANNOUNCED,
    find_plates: kernel.PLATES,
    find_qq: kernel.QQ,
    find_landlines: kernel.LANDLINES,
    find_foreign_phones: kernel.FOREIGN,
}
"""What the compiled pass says where a finder may find something."""
JUDGED = tuple((kind, valid) for kind in ("id_card", "mobile_phone", "bank_card") for valid in (True, False))
"""What the counts of the compiled pass are of."""


_PLAIN = kernel.NUMBERS | kernel.EMAIL | kernel.JUDGED_HERE
"""Finders for identity numbers, phones, cards and mail."""


def find_batch(
    column: pa.Array, *, plain: bool = False, day: date | None = None
) -> Iterator[tuple[int, list[Span]]]:
    """Row and spans for every row of a string column that holds an identifier.

    `plain` asks only for identity numbers, phones, cards and mail addresses as they are usually written, and is
    some ten times as fast.

    >>> [(row, span.normal) for row, (span,) in find_batch(pa.array(["你好", "电话13800138000", None]))]
    [(1, '13800138000')]
    """
    seen, _ = possible(column, plain=plain, day=day)
    for row in np.flatnonzero(seen):
        text = column[int(row)].as_py()
        folded = fold(text)
        spans = [completed(folded, hit) for hit in hits(folded, finders_for(int(seen[row])))]
        if spans:
            yield int(row), spans


def count_batch(
    column: pa.Array, *, plain: bool = False, words: bool = False, day: date | None = None
) -> Counter[tuple[str, bool]]:
    """How many identifiers of each kind a string column of texts holds, the valid and the others apart.

    With `words` also names and places, for which every text is read.

    >>> dict(count_batch(pa.array(["电话13800138000", "你好", None])))
    {('mobile_phone', True): 1}
    """
    seen, judged = possible(column, plain=plain, day=day)
    counts = Counter({key: int(number) for key, number in zip(JUDGED, judged, strict=True) if number})
    if words:
        return _counted_with_words(column, seen)
    for row in np.flatnonzero(seen & ~kernel.JUDGED_HERE):
        found = hits(fold(column[int(row)].as_py()), finders_for(int(seen[row])))
        counts.update((hit.kind, hit.valid) for hit in found)
    return counts


def _counted_with_words(column: pa.Array, seen: np.ndarray) -> Counter[tuple[str, bool]]:
    counts = Counter[tuple[str, bool]]()
    for text, finders in zip(column.to_pylist(), seen, strict=True):
        found = hits(fold(text or ""), finders_for(int(finders)) + WORDS)
        counts.update((hit.kind, hit.valid) for hit in found)
    return counts


@cache
def finders_for(seen: int) -> tuple[Finder, ...]:
    """The finders that may find something, in their order."""
    return tuple(finder for finder in IDENTIFIERS if BITS[finder] & seen)


def possible(
    column: pa.Array, *, plain: bool = False, day: date | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """(which finders may find something in each row, how many numbers were judged without any; see `JUDGED`)."""
    stamp = int((day or today()).strftime("%Y%m%d"))
    asked = _PLAIN if plain else kernel.EVERY
    cues = (letter_cues(), pair_cues())
    return run(cells(column), Marks(marks(), rough(), folded_letters(), cues, tables(stamp), asked))
