"""JD 京东: wallet bills. Their stated expense is after partial refunds."""

import re

from suyuan.read.statements.publisher import Publisher

PUBLISHER = Publisher(
    channel="jd",
    titles=re.compile("京东账号|京东"),
    headers=frozenset(),
    file=re.compile(r"(?<![a-z])jd(?![a-z])|京东", re.IGNORECASE),
    account=re.compile("(?!)"),
    name=re.compile(r"京东账号名?\s*[:：]\s*[,\[]*([^\s,\[\]]+)"),
)
