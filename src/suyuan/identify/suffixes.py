"""Ends of domain names under which anybody may register: the public suffix list, as a package ships it."""

from functools import cache
from typing import Any


@cache
def _list() -> Any:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415  # reads its file on first use: 40 ms

    return PublicSuffixList(accept_unknown=False)


def registrable(host: str) -> bool:
    """Whether a host lies under a domain that somebody registered: `a.com.cn` does, `com.cn` does not."""
    return _list().privatesuffix(host) is not None
