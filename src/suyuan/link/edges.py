"""Evidence on an edge: that two accounts are, or are not, one party."""

from collections.abc import Iterable
from dataclasses import dataclass

from suyuan.model.records import Place
from suyuan.model.text import Text


@dataclass(frozen=True, slots=True)
class Edge:
    """One judgement that two nodes are one party. Taking the edge away undoes it: nothing is ever merged."""

    a: str
    b: str
    weight: float
    """Bans for "one party"; negative bans speak against."""
    method: str
    origin: str
    """Where it really comes from, such as `file:chats/a.txt`."""
    says: Text
    places: tuple[Place, ...] = ()


def strength(edges: Iterable[Edge]) -> float:
    """Bans of several edges together: one method from one origin counts once, at its strongest."""
    strongest: dict[tuple[str, str], float] = {}
    for edge in edges:
        key = (edge.method, edge.origin)
        if abs(edge.weight) > abs(strongest.get(key, 0.0)):
            strongest[key] = edge.weight
    return sum(strongest.values())
