"""Ends of domain names under which anybody may register: the public suffix list, as a package ships it."""

from functools import cache
from pathlib import Path
from typing import Any


@cache
def _list() -> Any:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415  # reads its file on first use: 40 ms

    return PublicSuffixList(accept_unknown=False)


@cache
def last_labels() -> frozenset[str]:
    """Last labels of domain names that exist, in ASCII letters."""
    from publicsuffixlist import PSLFILE  # noqa: PLC0415

    rules = (line.strip() for line in Path(PSLFILE).read_text("utf-8").splitlines())
    ends = {rule.rpartition(".")[2] for rule in rules if rule and not rule.startswith("//")}
    return frozenset(end for end in ends if end.isascii() and end.isalpha())


def registrable(host: str) -> bool:
    """Whether a host lies under a domain that somebody registered: `a.com.cn` does, `com.cn` does not."""
    return _list().privatesuffix(host) is not None
