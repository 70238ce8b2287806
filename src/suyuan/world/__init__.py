"""A made-up world with known truth: for `suyuan demo`, for training, for tests.

`make` writes a case folder as investigators would have it and, beside it, the truth; `score` compares a case's
summary with the truth. Everything follows from rows, seed and level. The people are made up; how it is kept
unlikely that a number is somebody's real one stands in `suyuan.world.digits`.
"""

from suyuan.world.making import World, make
from suyuan.world.scoring import Part, Score, score

__all__ = ["Part", "Score", "World", "make", "score"]
