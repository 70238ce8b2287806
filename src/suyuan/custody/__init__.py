"""Proof that nothing changed: hashes, the evidence bag, the Merkle log of every act, verifying offline.

`make_bag` takes files in (BagIt 1.0, SHA-256 and SM3) and `Log` records each act as one leaf of an RFC 6962 tree.
`verify` checks a bag, a case's results or a report with nothing but the files themselves; `digest` hashes one file.
"""

from suyuan.custody.bag import Bag, block, make_bag
from suyuan.custody.digests import Digest, digest
from suyuan.custody.intake import Held
from suyuan.custody.leaf import Leaf, program, with_files
from suyuan.custody.log import Log
from suyuan.custody.merkle import check_consistency, check_inclusion
from suyuan.custody.verified import Finding, Verified
from suyuan.custody.verify import verify

__all__ = [
    "Bag",
    "Digest",
    "Finding",
    "Held",
    "Leaf",
    "Log",
    "Verified",
    "block",
    "check_consistency",
    "check_inclusion",
    "digest",
    "make_bag",
    "program",
    "verify",
    "with_files",
]
