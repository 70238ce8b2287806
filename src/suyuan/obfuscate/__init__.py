"""Make a table harmless and prove it.

`obfuscate` reads a table, finds the plan with the least loss that reaches the risk wanted (or follows a plan by hand),
writes the result and measures the risk before and after. Hierarchies are one file each in `hierarchies/`, ways to change
a column one file each in `transforms/`.
"""

from suyuan.obfuscate.attack import Attack, attack
from suyuan.obfuscate.plan import Plan, Step
from suyuan.obfuscate.run import Ask, Obfuscated, obfuscate
from suyuan.obfuscate.search import Wanted

__all__ = ["Ask", "Attack", "Obfuscated", "Plan", "Step", "Wanted", "attack", "obfuscate"]
