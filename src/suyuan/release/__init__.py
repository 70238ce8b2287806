"""Who was given which copy: marked copies of a table, and the ledger of releases.

A copy for a named recipient leaves out a few people, writes a few cells in another way that is equally true, and
holds a few made-up people, all chosen by a secret key. Nothing of this can be seen without the key; `suyuan.trace`
reads it from a leak.
"""

from suyuan.release.ledger import Entry, Ledger
from suyuan.release.releasing import MARKS, Release, release

__all__ = ["MARKS", "Entry", "Ledger", "Release", "release"]
