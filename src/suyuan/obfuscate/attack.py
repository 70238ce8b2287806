"""The test that counts: who is found again when the obfuscated table is laid beside the original.

The attacker knows the original people (a register with the same columns) and tries, column by column, which public way of
changing values explains what he sees: nothing, stars, a prefix, an unkeyed hash, a hierarchy built in. Whatever explains a
column, he applies to his register and looks for people who fit. Keyed pseudonyms explain nothing to him.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from suyuan.identify import kinds
from suyuan.obfuscate.builtin import builtin
from suyuan.obfuscate.coded import classes, coded

EXPLAINS = 0.95
"""Share of the obfuscated values that a way must produce from the register."""
HASHES = ("md5", "sha1", "sha256", "sha512", "sm3")


@dataclass(frozen=True, slots=True)
class Way:
    """A public way of changing values that explains a column."""

    column: str
    code: str
    """`same`, `stars`, `prefix:N`, `hash:NAME`, or `HIERARCHY:LEVEL`."""
    undone: bool
    """Whether it gives the values themselves away: nothing was changed, or an unkeyed hash was used."""


@dataclass(frozen=True, slots=True)
class Attack:
    """What the attack found."""

    ways: tuple[Way, ...]
    people: int
    """People in the register."""
    rows: int
    """Rows of the obfuscated table."""
    found: int
    """Rows that fit exactly one person of the register."""
    expected: float
    """Rows expected to be named rightly by guessing among the people that fit."""
    exposed: Mapping[str, float]
    """For each sensitive column the share of rows whose value is certain, though they fit several people."""


def attack(
    register: Mapping[str, pa.Array], table: Mapping[str, pa.Array], sensitive: Sequence[str] = ()
) -> Attack:
    """Lay an obfuscated table beside a register with columns of the same names.

    Cost: a few passes over both for each column and way.
    """
    rows, people = len(next(iter(table.values()))), len(next(iter(register.values())))
    ways, known, seen = [], [], []
    for name in table:
        if name in register and name not in sensitive:
            found = _explained(name, register[name], table[name])
            if found is not None:
                way, forms = found
                ways.append(way)
                known.append(forms)
                seen.append(table[name])
    if not known:
        return Attack((), people, rows, 0, rows / max(1, people), _exposed(table, sensitive, None))
    both = classes([_together(own, other) for own, other in zip(seen, known, strict=True)])
    fits = np.bincount(both.ids[rows:], minlength=len(both.sizes))[both.ids[:rows]]
    return Attack(
        ways=tuple(ways),
        people=people,
        rows=rows,
        found=int((fits == 1).sum()),
        expected=float((1.0 / np.maximum(fits, 1)).sum()),
        exposed=_exposed(table, sensitive, both.ids[:rows]),
    )


def _together(own: pa.Array, other: pa.Array) -> np.ndarray:
    return coded(pa.concat_arrays([own.cast(pa.string()), other.cast(pa.string())]))[0]


def _exposed(
    table: Mapping[str, pa.Array], sensitive: Sequence[str], ids: np.ndarray | None
) -> dict[str, float]:
    """Homogeneity: rows in groups that all share one sensitive value."""
    found: dict[str, float] = {}
    for name in sensitive:
        codes = coded(table[name])[0]
        which = np.zeros(len(codes), np.int64) if ids is None else ids
        pairs = classes([which, codes])
        values = np.bincount(which[pairs.firsts], minlength=int(which.max(initial=0)) + 1)
        found[name] = float((values[which] == 1).mean()) if len(which) else 0.0
    return found


def _explained(name: str, register: pa.Array, table: pa.Array) -> tuple[Way, pa.Array] | None:
    """The way that explains a column best: the one that leaves the most different forms."""
    codes = register.dictionary_encode()
    values = codes.dictionary.to_pylist()
    seen = set(table.unique().to_pylist())
    best: tuple[int, Way, pa.Array] | None = None
    for code, change in _ways(table):
        forms = [change(value or "") for value in values]
        hit = sum(form in seen for form in set(forms))
        explained = len(seen & set(forms)) / max(1, len(seen))
        if explained >= EXPLAINS and hit and (best is None or len(set(forms)) > best[0]):
            way = Way(name, code, undone=code == "same" or code.startswith("hash:"))
            best = (len(set(forms)), way, pa.array(forms, pa.string()).take(codes.indices))
    return None if best is None else best[1:]


def _ways(table: pa.Array) -> list[tuple[str, Callable[[str], str]]]:
    """Ways worth trying for what a column looks like."""
    sample = [value for value in table.slice(0, 1000).to_pylist() if value]
    ways: list[tuple[str, Callable[[str], str]]] = [("same", str)]
    if any("*" in value for value in sample):
        ways += [(f"stars:{code}", kind.mask) for code, kind in kinds().items()]
        ways += [("stars", pattern) for pattern in _star_patterns(sample)]
    if sample and all(re.fullmatch(r"[0-9a-fA-F]{16,128}", value) for value in sample):
        size = max(map(len, sample))
        ways += [(f"hash:{name}", _hashed(name, size)) for name in HASHES]
    lengths = {len(value) for value in sample}
    if len(lengths) == 1:
        size = lengths.pop()
        ways.append((f"prefix:{size}", lambda value: value[:size]))
    for code, module in builtin().items():
        levels = len(module.forms(""))
        ways += [(f"{code}:{level}", partial(_form, module.forms, level)) for level in range(1, levels - 1)]
    return ways


def _form(forms: Callable[[str], Sequence[str]], level: int, value: str) -> str:
    return forms(value)[level]


def _star_patterns(sample: Sequence[str]) -> list[Callable[[str], str]]:
    """Masks with the same front and back for every value, as most programs write them."""
    shapes = [match for value in sample if (match := re.fullmatch(r"([^*]*)(\*+)([^*]*)", value))]
    sizes = sorted({(len(m[1]), len(m[2]), len(m[3])) for m in shapes})
    return [partial(_starred, size) for size in sizes[:8]]


def _starred(size: tuple[int, int, int], value: str) -> str:
    front, stars, back = size
    return value[:front] + "*" * stars + (value[len(value) - back :] if back else "")


def _hashed(name: str, size: int) -> Callable[[str], str]:
    return lambda value: hashlib.new(name, value.encode()).hexdigest()[:size]
