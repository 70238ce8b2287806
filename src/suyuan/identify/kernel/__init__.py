"""The kernel: recognises, checks and keys the cells of one column, compiled, over Arrow's own bytes.

The plain-Python checks of `kinds/` are its oracle; tests compare the two on mutated and on random values.
"""

from suyuan.identify.kernel.codes import (
    ADDRESS,
    AMOUNT,
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
    Tables,
)
from suyuan.identify.kernel.run import Cells, Seen, run

__all__ = [
    "ADDRESS",
    "AMOUNT",
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
    "Tables",
    "run",
]
