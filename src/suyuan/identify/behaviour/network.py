"""Addresses of the net against numbers of versions, which look alike."""

from collections.abc import Sequence

from suyuan.identify.folding import words


def like_addresses(values: Sequence[str]) -> float:
    """Parts of four spread up to 255; numbers of versions begin with small parts and hold parts beyond."""
    heads = [int(text.split(".")[0]) for text in map(words, values) if text.split(".")[0].isdecimal()]
    if not heads:
        return 1.0
    small = sum(head < 10 for head in heads) / len(heads)
    return 0.0 if small > 0.8 else 1.0
