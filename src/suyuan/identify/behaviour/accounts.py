"""Accounts of chat programs."""

import re
from collections.abc import Sequence

import numpy as np

from suyuan.identify.behaviour.spread import UNTOLD, different, figures, is_counted, share_of_days
from suyuan.identify.folding import is_digits, lowered, numbers, words

FEW = 15
"""Cells below which a column of plain numbers is not told."""


def like_qq(values: Sequence[str]) -> float:
    """Numbers of several lengths, mostly 8 to 10 digits, all different, neither counted, rounded nor days."""
    texts = [text for text in map(numbers, values) if is_digits(text)]
    if not texts:
        return 0.0
    if _never_qq(texts):
        return 0.0
    if len(texts) < FEW or different(texts) < 0.8:
        return UNTOLD
    lengths = np.array([len(text) for text in texts])
    spread = np.bincount(np.minimum(lengths, 12), minlength=13) / len(texts)
    usual = spread[8:11].sum() >= 0.55 and (spread[5:11] >= 0.04).sum() >= 2
    return 1.0 if usual and spread[11:].sum() < 0.05 else UNTOLD


def _never_qq(texts: Sequence[str]) -> bool:
    if len(texts) >= 3 and share_of_days(texts) > 0.9:
        return True
    if len(texts) < FEW:
        return False
    if min(texts)[:2] == max(texts)[:2]:
        return True
    found = figures(texts)
    rounded = (found % 100 == 0).mean() > 0.1
    seconds = ((found > 1.0e9) & (found < 2.0e9)).mean() > 0.98
    return bool(rounded or seconds or is_counted(texts) or different(texts) < 0.2)


def like_wechat(values: Sequence[str]) -> float:
    """One in ten in the form that the program itself gives out is enough: nothing else has it.

    People choose the others, so that their shapes differ; numbers of parcels are all alike.
    """
    texts = [lowered(words(value)) for value in values]
    own = sum(text.startswith("wxid_") for text in texts) / max(len(texts), 1)
    if own >= 0.1:
        return 1.0
    shapes = {re.sub("[0-9]", "0", re.sub("[a-z]", "a", text)) for text in texts}
    return 0.0 if len(texts) >= FEW and len(shapes) == 1 else UNTOLD


def like_alipay(values: Sequence[str]) -> float:
    """The program's own numbers of 16 digits all begin with 2088."""
    own = sum(len(text) == 16 and text.startswith("2088") for text in map(numbers, values))
    return 1.0 if own > 0.5 * len(values) else UNTOLD
