"""How sure the kind of a column is: the share of such columns that were right on made-up tables.

A logistic map over seven plain figures. Its weights were fitted by `python benchmarks/columns.py --fit` on seeds
that the benchmark's own tables and the tests do not use; they know no kind by name.
"""

import math

from suyuan.identify.catalog import kinds
from suyuan.identify.deciding import Judged, is_exact

WEIGHTS = (0.429, 1.004, 0.350, 1.486, -0.132, -2.074, -1.564, 0.536)
"""For each figure of `figures`."""
LEAST, MOST = 0.02, 0.999
MANY = 200
UNSEEN = 0.06
"""What stays unsure of one cell that nothing but its header tells; less with the logarithm of more cells."""


def figures(judged: Judged) -> tuple[float, ...]:
    """What the confidence rests on."""
    found = judged.verdict
    weight = min(max(found.weight, LEAST), 0.995)
    told_by = kinds()[found.code].told_by
    return (
        1.0,
        math.log(weight / (1 - weight)),
        math.log(min(max(judged.different, 1), MANY)),
        float(judged.hint == found.code),
        float(judged.named and judged.hint != found.code),
        float(is_exact(found.code)),
        float(told_by != "content"),
        min(found.rival, 1.0),
    )


def certainty(judged: Judged) -> float:
    """Between 0 and 1; 0 where nothing was recognised."""
    if not judged.verdict.code:
        return 0.0
    most = MOST
    if kinds()[judged.verdict.code].told_by != "content":
        most = 1.0 - UNSEEN / (1.0 + math.log(min(max(judged.different, 1), MANY)))
    total = sum(w * f for w, f in zip(WEIGHTS, figures(judged), strict=True))
    return round(min(max(1.0 / (1.0 + math.exp(-total)), LEAST), most), 4)
