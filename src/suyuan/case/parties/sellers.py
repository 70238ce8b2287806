"""Who sells: accounts given by the investigators, else owners of the payment exports and whoever is in every chat."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from suyuan.case.casefile import CaseFile
from suyuan.case.parties.lines import Line
from suyuan.link import keys
from suyuan.model.records import Payment

OWNER_SHARE = 5
"""An export whose owner has at least a fifth of the payers of the busiest owner is taken for the seller's."""


@dataclass(frozen=True, slots=True)
class Seller:
    """The selling side of a case."""

    accounts: tuple[str, ...]
    names: tuple[str, ...]
    speakers: frozenset[str]
    """Nodes under which the seller speaks in chats."""
    keys: frozenset[str]
    """Everything that the accounts are known by."""

    owners: frozenset[tuple[str, str]]
    """Account and name of the exports that are the seller's."""

    def owns(self, node: str) -> bool:
        """Whether a node is the seller's own."""
        return node in self.speakers or not keys(node).isdisjoint(self.keys)


def seller(facts: CaseFile, payments: Sequence[Payment], lines: Sequence[Line]) -> Seller:
    """Find the selling side. Masked owners are kept as accounts but link nobody."""
    owners = _owners(facts, payments)
    accounts = list(facts.seller_accounts) + sorted({o for o, _ in owners if o})
    names = list(facts.seller_names) + sorted({n for _, n in owners if n and "*" not in n})
    known = frozenset().union(*(keys(a) for a in accounts)) if accounts else frozenset()
    speakers = _speakers(lines, known, set(names))
    told = {a for line in lines if line.speaker in speakers for a in line.owns}
    accounts += [s for s in sorted(speakers) if not s.startswith("name:")] + sorted(told)
    unique = tuple(dict.fromkeys(accounts))
    every = frozenset().union(*(keys(a) for a in unique)) if unique else frozenset()
    return Seller(unique, tuple(dict.fromkeys(names)), frozenset(speakers), every, frozenset(owners))


def _owners(facts: CaseFile, payments: Sequence[Payment]) -> set[tuple[str, str]]:
    """Owners of exports that are the seller's: named in the case file, or paid by about as many as the busiest.

    Other statements, such as a buyer's, may lie in the same folder; they show the other end of payments.
    """
    payers: dict[tuple[str, str], set[str]] = {}
    for p in payments:
        payers.setdefault((p.owner, p.owner_name), set()).update(
            [p.party_account or p.party] if p.direction == "in" else []
        )
    known = (
        frozenset().union(*(keys(a) for a in facts.seller_accounts)) if facts.seller_accounts else frozenset()
    )
    listed = {o for o in payers if not keys(o[0]).isdisjoint(known) or o[1] in facts.seller_names}
    most = max((len(found) for found in payers.values()), default=0)
    listed |= {o for o, found in payers.items() if found and len(found) * OWNER_SHARE >= most}
    names = {name for _, name in listed if name}
    return {o for o in payers if o in listed or (o[1] and o[1] in names) or o == ("", "")}


def _speakers(lines: Sequence[Line], known: frozenset[str], names: set[str]) -> set[str]:
    """Speakers with a known account or name; without any, whoever speaks in most conversations.

    A nickname under which a known account speaks counts as known for speakers of whom only a name is given.
    """
    everyone = {line.speaker: line.message.sender_name for line in lines}
    found = {s for s in everyone if not keys(s).isdisjoint(known)}
    found |= {s for s, name in everyone.items() if name in names}
    found = found or _in_most(lines, everyone)
    called = names | {everyone[s] for s in found} - {""}
    found |= {s for s, name in everyone.items() if s.startswith("name:") and name in called}
    return found or _by_role(lines)


def _in_most(lines: Sequence[Line], everyone: dict[str, str]) -> set[str]:
    """The accounts of whoever speaks in more than half of the conversations, told by account or by nickname.

    One person may show as an account in one export and as a mere name in another.
    """
    chats: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for line in lines:
        for one in (("account", line.speaker), ("nickname", line.message.sender_name)):
            chats.setdefault(one, set()).add((line.message.place.file, line.message.chat))
    chats.pop(("nickname", ""), None)
    whole = {chat for spoken in chats.values() for chat in spoken}
    if len(whole) < 2:
        return set()
    how, who = max(chats, key=lambda one: (len(chats[one]), one))
    if len(chats[how, who]) * 2 <= len(whole):
        return set()
    return {s for s, name in everyone.items() if (s if how == "account" else name) == who}


def _by_role(lines: Sequence[Line]) -> set[str]:
    """In a single conversation: whoever delivers and confirms, not who orders and pays."""
    score: Counter[str] = Counter()
    for line in lines:
        score[line.speaker] += (line.deliver or line.confirms) - line.announces
    best = score.most_common(1)
    return {best[0][0]} if best and best[0][1] > 0 else set()
