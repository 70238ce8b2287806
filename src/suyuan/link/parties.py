"""Accounts to parties: joined where the evidence on the edges is enough, each join kept with its reasons."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from suyuan.link.edges import Edge, strength

NEEDED_BANS = 1.5
"""Two nodes become one party from here on: about 30 times more likely if they are one than if not."""


@dataclass(frozen=True, slots=True)
class Party:
    """The accounts that one person or group uses, and why they are held together."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    """Every edge inside, also those that alone were too weak."""


@dataclass(slots=True)
class _Clusters:
    """Clusters under way: members, and the edges to every neighbouring cluster."""

    members: dict[str, set[str]]
    home: dict[str, str]
    between: dict[str, dict[str, list[Edge]]] = field(default_factory=dict)
    heap: list[tuple[float, str, str]] = field(default_factory=list)

    def add(self, edge: Edge) -> None:
        a, b = self.home[edge.a], self.home[edge.b]
        if a != b:
            shared = self.between.setdefault(a, {}).setdefault(b, [])
            self.between.setdefault(b, {})[a] = shared
            shared.append(edge)

    def offer(self, a: str, b: str, needed: float) -> None:
        total = strength(self.between[a][b])
        if total >= needed:
            heapq.heappush(self.heap, (-total, min(a, b), max(a, b)))

    def unite(self, a: str, b: str) -> str:
        """Move the smaller cluster into the larger; returns the one that stays."""
        keep, gone = (a, b) if len(self.members[a]) >= len(self.members[b]) else (b, a)
        for node in self.members[gone]:
            self.home[node] = keep
        self.members[keep] |= self.members.pop(gone)
        self.between[keep].pop(gone, None)
        for other, edges in self.between.pop(gone).items():
            self.between[other].pop(gone, None)
            if other != keep:
                shared = self.between[keep].setdefault(other, [])
                self.between[other][keep] = shared
                shared.extend(edges)
        return keep


def parties(nodes: Iterable[str], edges: Sequence[Edge], *, needed: float = NEEDED_BANS) -> list[Party]:
    """Join nodes, strongest evidence first, as long as the evidence between two clusters reaches `needed`.

    Evidence between clusters is the sum over all edges between them, each method and origin once; negative
    edges count against. Cost: edges x log(edges). The result does not depend on the order of the edges.
    """
    names = sorted(set(nodes) | {e.a for e in edges} | {e.b for e in edges})
    work = _Clusters({n: {n} for n in names}, {n: n for n in names})
    for edge in sorted(edges, key=lambda e: (e.a, e.b, e.method, e.origin, e.weight)):
        work.add(edge)
    for a, others in work.between.items():
        for b in others:
            if a < b:
                work.offer(a, b, needed)
    while work.heap:
        total, a, b = heapq.heappop(work.heap)
        edges_now = work.between.get(a, {}).get(b)
        if edges_now is None or -total != strength(edges_now):
            continue
        kept = work.unite(a, b)
        for other in work.between.get(kept, {}):
            work.offer(kept, other, needed)
    return _collect(work, edges)


def _collect(work: _Clusters, edges: Sequence[Edge]) -> list[Party]:
    inside: dict[str, list[Edge]] = {}
    for edge in edges:
        if work.home[edge.a] == work.home[edge.b]:
            inside.setdefault(work.home[edge.a], []).append(edge)
    found = [
        Party(tuple(sorted(members)), tuple(sorted(inside.get(name, []), key=lambda e: -e.weight)))
        for name, members in work.members.items()
    ]
    return sorted(found, key=lambda party: party.nodes)
