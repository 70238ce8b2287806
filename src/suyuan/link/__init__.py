"""Which accounts speak of one person: shared values weighed by rarity, judgements on edges, never merges."""

from suyuan.link.edges import Edge, strength
from suyuan.link.partial import compatible, tail_matches, visible_bans
from suyuan.link.parties import Party, parties
from suyuan.link.rarity import chance_bans, is_hub_number, rarity_bans
from suyuan.link.same import keys, same

__all__ = [
    "Edge",
    "Party",
    "chance_bans",
    "compatible",
    "is_hub_number",
    "keys",
    "parties",
    "rarity_bans",
    "same",
    "strength",
    "tail_matches",
    "visible_bans",
]
