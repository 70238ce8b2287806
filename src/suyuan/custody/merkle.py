"""The Merkle tree of RFC 6962, section 2: heads, inclusion proofs, consistency proofs.

A leaf is hashed with 0x00 before it and a node with 0x01, so that neither passes for the other. The tree over n
leaves splits at the largest power of two below n; built level by level, an odd last node moves up unchanged.
"""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()
"""Head of the tree without leaves."""


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf's bytes."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """A growing tree of which only the heads of its full subtrees are kept; log(n) a leaf."""

    def __init__(self) -> None:
        self.size = 0
        self._full: list[bytes] = []

    def add(self, leaf: bytes) -> bytes:
        """Add a leaf's hash; the head after it."""
        self.size += 1
        self._full.append(leaf)
        rest = self.size
        while rest % 2 == 0:
            right, left = self._full.pop(), self._full.pop()
            self._full.append(node_hash(left, right))
            rest //= 2
        return self.root()

    def root(self) -> bytes:
        """The head over all leaves so far."""
        if not self._full:
            return EMPTY
        head = self._full[-1]
        for left in reversed(self._full[:-1]):
            head = node_hash(left, head)
        return head


def roots(leaves: Iterable[bytes]) -> list[bytes]:
    """The head after each leaf hash."""
    frontier = Frontier()
    return [frontier.add(leaf) for leaf in leaves]


class Tree:
    """All nodes over a fixed list of leaf hashes, for proofs."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.levels: list[list[bytes]] = [list(leaves)]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            pairs = [node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)]
            self.levels.append(pairs + below[len(below) & ~1 :])

    @property
    def size(self) -> int:
        """Number of leaves."""
        return len(self.levels[0])

    def root(self) -> bytes:
        """The head."""
        return self.levels[-1][0] if self.size else EMPTY

    def inclusion(self, index: int) -> list[bytes]:
        """Audit path of a leaf, from the bottom up (RFC 6962, 2.1.1)."""
        if not 0 <= index < self.size:
            raise IndexError(f"leaf {index} of {self.size}")
        path = []
        for level in self.levels[:-1]:
            sibling = index ^ 1
            if sibling < len(level):
                path.append(level[sibling])
            index //= 2
        return path

    def consistency(self, old: int) -> list[bytes]:
        """Proof that the first `old` leaves are the start of this tree (RFC 6962, 2.1.2)."""
        if not 0 <= old <= self.size:
            raise IndexError(f"{old} leaves of {self.size}")
        if old in {0, self.size}:
            return []
        return self._subproof(old, (0, self.size), whole=True)

    def _subproof(self, old: int, span: tuple[int, int], *, whole: bool) -> list[bytes]:
        start, end = span
        if old == end - start:
            return [] if whole else [self._head(start, end)]
        split = _split(end - start)
        if old <= split:
            proof = self._subproof(old, (start, start + split), whole=whole)
            return [*proof, self._head(start + split, end)]
        proof = self._subproof(old - split, (start + split, end), whole=False)
        return [*proof, self._head(start, start + split)]

    def _head(self, start: int, end: int) -> bytes:
        """Head of a subtree as it occurs in this tree."""
        size = end - start
        if size == 1:
            return self.levels[0][start]
        split = _split(size)
        if size == 2 * split and start % size == 0:
            return self.levels[size.bit_length() - 1][start // size]
        return node_hash(self._head(start, start + split), self._head(start + split, end))


def _split(size: int) -> int:
    """The largest power of two below a size."""
    return 1 << ((size - 1).bit_length() - 1)


def check_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether an audit path leads from a leaf's hash to the head (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, head = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if node % 2 or node == last:
            head = node_hash(step, head)
            while node % 2 == 0 and node:
                node, last = node // 2, last // 2
        else:
            head = node_hash(head, step)
        node, last = node // 2, last // 2
    return last == 0 and head == root


def check_consistency(sizes: tuple[int, int], heads: tuple[bytes, bytes], proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that the old tree is the start of the new one (RFC 9162, 2.1.4.2)."""
    old, new = sizes
    if old > new or old < 0:
        return False
    if old in {0, new}:
        return not proof and (heads[0] == heads[1] if old == new else heads[0] == EMPTY)
    steps = list(proof) if old & (old - 1) else [heads[0], *proof]
    if not steps:
        return False
    node, last = old - 1, new - 1
    while node % 2:
        node, last = node // 2, last // 2
    first = second = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if node % 2 or node == last:
            first, second = node_hash(step, first), node_hash(step, second)
            while node % 2 == 0 and node:
                node, last = node // 2, last // 2
        else:
            second = node_hash(second, step)
        node, last = node // 2, last // 2
    return last == 0 and (first, second) == heads
