"""The kernel: recognises, checks and keys the cells of one column, compiled, over Arrow's own bytes.

The plain-Python checks of `kinds/` are its oracle; tests compare the two on mutated and on random values.
"""

from suyuan.identify.kernel.codes import (
    ADDRESS,
    AMOUNT,
    AT_CHARS,
    AT_DIVISIONS,
    AT_LEXICON,
    AT_LEXICON_SIZE,
    AT_PROVINCES,
    AT_SEGMENTS,
    AT_TODAY,
    CARD,
    EMAIL,
    ID_CARD,
    LANE_A,
    MUL_A,
    NAME,
    NOTE,
    PASSWORD,
    PHONE,
    PLATE,
    QQ,
    TEXT,
    WECHAT,
)
from suyuan.identify.kernel.run import Cells, Seen, run

__all__ = [
    "ADDRESS",
    "AMOUNT",
    "AT_CHARS",
    "AT_DIVISIONS",
    "AT_LEXICON",
    "AT_LEXICON_SIZE",
    "AT_PROVINCES",
    "AT_SEGMENTS",
    "AT_TODAY",
    "CARD",
    "EMAIL",
    "ID_CARD",
    "LANE_A",
    "MUL_A",
    "NAME",
    "NOTE",
    "PASSWORD",
    "PHONE",
    "PLATE",
    "QQ",
    "TEXT",
    "WECHAT",
    "Cells",
    "Seen",
    "run",
]
