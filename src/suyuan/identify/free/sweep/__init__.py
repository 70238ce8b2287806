"""One compiled pass over many texts: which of them can hold an identifier, and what the plainest of them hold.

The pass never rules out a text in which `find_identifiers` finds something: a test tries that on mutated texts.
"""

from suyuan.identify.free.sweep.batch import count_batch, find_batch, possible

__all__ = ["count_batch", "find_batch", "possible"]
