"""The case: from seized dumps, payments, chats and reports to buyers, gangs, victims and the chain between them.

`run` works a case folder through. `count_paths` counts files under the law. Leads and figures, never a finding of
guilt: every join is a judgement on an edge, with its origin and weight, and can be taken back.
"""

from suyuan.case.records.counting import count_paths
from suyuan.case.run import run

__all__ = ["count_paths", "run"]
