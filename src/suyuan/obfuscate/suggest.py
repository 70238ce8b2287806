"""A plan made by the program: roles from the kinds found, hierarchies from the values."""

from collections.abc import Mapping, Sequence

from suyuan.identify import kinds as all_kinds
from suyuan.law import book
from suyuan.obfuscate.builtin import fitting
from suyuan.obfuscate.plan import DROP, GENERALISE, Plan, Role, Step
from suyuan.obfuscate.search import Wanted

SAMPLE = 20_000
"""Values that a column is judged by."""
TOO_MANY = 0.5
"""Share of distinct values from which on an unknown column of words may hold anything, names included."""
JOINABLE = frozenset({"identifies", "document_id", "reaches"})
"""Traits of identifiers that keep their worth for joining as pseudonyms."""


def suggest(
    columns: Mapping[str, Sequence[str]], kinds: Mapping[str, str], wanted: Wanted, *, keyed: bool
) -> Plan:
    """A plan for a table, from a sample of each column's values and the kinds found.

    Direct identifiers (GB/T 37964) become pseudonyms where there is a key, else they are dropped, names always; sensitive
    columns (GB/T 45574) stay; the rest counts as known to an attacker and is generalised; words that nearly all differ are
    dropped, since they may say anything.
    """
    direct = frozenset(book("gbt37964").data["identifiers"]["direct"])
    sensitive = frozenset(book("gbt45574").data["sensitive"]["traits"])
    steps = []
    for name, values in columns.items():
        kind = kinds.get(name, "")
        traits = all_kinds()[kind].traits if kind in all_kinds() else frozenset()
        if traits & direct:
            do = "pseudonym" if keyed and traits & JOINABLE and "names" not in traits else DROP
            steps.append(Step(name, "direct", do, kind))
        elif traits & sensitive:
            steps.append(Step(name, "sensitive", "keep", kind))
        else:
            steps.append(_other(name, kind, values))
    return Plan(tuple(steps), wanted)


def _other(name: str, kind: str, values: Sequence[str]) -> Step:
    sample = list(values[:SAMPLE])
    fits = fitting(kind, sample)
    distinct = len(set(sample)) / max(1, len(sample))
    if fits == "category" and len(sample) >= 20 and distinct > TOO_MANY:
        return Step(name, "other", DROP, kind)
    role: Role = "quasi"
    return Step(name, role, GENERALISE, kind, hierarchy=fits)
