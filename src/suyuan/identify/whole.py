"""How whole columns behave, for kinds that single values cannot show."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from suyuan.identify.folding import numbers
from suyuan.identify.kinds import wechat_id


def distinct_share(values: pa.Array) -> float:
    """Share of values that are not repetitions."""
    return float(pc.count_distinct(values).as_py() / max(len(values), 1))


def looks_like_names(values: pa.Array) -> bool:
    """Names differ from row to row; towns, jobs and states repeat."""
    if len(values) < 20:
        return True
    return bool(pc.count_distinct(values).as_py() >= min(60, 0.3 * len(values)))


def looks_like_qq(values: pa.Array) -> bool:
    """Numbers of several lengths, mostly 8 to 10 digits, all different, in no order, not rounded."""
    texts = [numbers(value) for value in values.to_pylist()]
    if len(texts) < 20 or distinct_share(values) < 0.9:
        return False
    lengths = np.array([len(text) for text in texts])
    figures = np.array([int(text) if text.isascii() and text.isdigit() else 0 for text in texts])
    steps = np.diff(figures)
    ordered = max((steps > 0).mean(), (steps < 0).mean()) > 0.8
    spread = np.bincount(lengths, minlength=12)[:12] / len(texts)
    usual = spread[8:11].sum() >= 0.6 and (spread >= 0.05).sum() >= 2
    rounded = (figures % 100 == 0).mean() > 0.05
    return bool(usual and not ordered and not rounded)


def share_of_wxid(values: pa.Array) -> float:
    """Share of ids in the form that WeChat itself gives out."""
    texts = [wechat_id.normal(value) for value in values.to_pylist()]
    found = sum(text.startswith("wxid_") and wechat_id.check(text) == "valid" for text in texts)
    return found / max(len(texts), 1)


def looks_counted(values: pa.Array) -> bool:
    """Whether numbers rise from row to row, mostly by the same step, as order numbers do.

    A list of phones may be sorted; its steps differ.
    """
    texts = [numbers(value) for value in values.to_pylist()]
    if len(texts) < 20:
        return False
    steps = np.diff(
        np.array([int(text) if text.isascii() and text.isdigit() else 0 for text in texts], float)
    )
    _, repeats = np.unique(steps, return_counts=True)
    return bool((steps > 0).mean() > 0.95 and repeats.max() >= 0.5 * len(steps))
