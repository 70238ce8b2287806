"""Canary rows: made-up people whom only one copy holds.

A canary takes a real row's shape (region, birthday, segment, bank, amounts), so that nothing in it stands out,
and new identifiers, so that it is nobody in the table. Its numbers are drawn evenly from the free ones beside the
real row's; a number may by chance be somebody's elsewhere, so canaries must not be called or written to.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from suyuan.identify import keys, kinds
from suyuan.model.errors import WrongKey
from suyuan.release.base import Base
from suyuan.release.fresh import RANGED, Drawn, dressed, fresh, reshaped
from suyuan.release.master import Master, write_private
from suyuan.release.roles import EXACT, Mark, anchor_kinds, layout_of
from suyuan.release.symbols import Keyed

Taken = Mapping[str, np.ndarray]
"""The table's keys by kind, sorted, uint64."""


@dataclass(frozen=True, slots=True)
class Canary:
    """One made-up row."""

    texts: tuple[str | None, ...]
    drawn: tuple[Drawn, ...]


def canaries(base: Base, schema: Sequence[Mark], taken: Taken, wanted: int, random: Keyed) -> list[Canary]:
    """Up to `wanted` canaries; fewer, or none, where the table has no identifiers that can be drawn anew."""
    if not base.tags.size or not any(mark.kind in RANGED for mark in schema):
        return []
    out: list[Canary] = []
    for _ in range(5):
        lacking = wanted - len(out)
        drafts = _drafts(base, schema, taken, random, lacking + lacking // 8 + 2)
        out += _sound(drafts, schema, taken)[:lacking]
        if len(out) == wanted:
            break
    return out


def save(path: Path, made: Sequence[Canary], master: Master) -> None:
    """Keep a copy's canaries beside the ledger, encrypted where the key is sealed."""
    data = json.dumps([asdict(canary) for canary in made], ensure_ascii=False).encode()
    if master.sealed:  # each release has its own key, used once: a fixed nonce is safe
        data = AESGCM(master.draw(f"canaries/{path.name}")).encrypt(bytes(12), data, None)
    write_private(path, data)


def saved(path: Path, master: Master) -> list[Canary]:
    """The canaries of a copy. Raises WrongKey where they are missing or the key does not open them."""
    try:
        data = path.read_bytes()
        if master.sealed:
            data = AESGCM(master.draw(f"canaries/{path.name}")).decrypt(bytes(12), data, None)
    except (FileNotFoundError, InvalidTag):
        raise WrongKey(f"{path} is missing or not of this key: restore it, or name its key") from None
    return [
        Canary(tuple(item["texts"]), tuple(Drawn(**drawn) for drawn in item["drawn"]))
        for item in json.loads(data)
    ]


def _unique(base: Base, schema: Sequence[Mark]) -> dict[int, set[str]]:
    """Columns without a kind that number people themselves, such as a customer number, with their values."""
    out = {}
    for index, mark in enumerate(schema):
        if mark.kind or mark.mark:
            continue
        head = {text for text in base.texts.column(index).slice(0, 2000).to_pylist() if text}
        if len(head) > 0.95 * min(2000, base.texts.num_rows) and any(
            c.isdigit() for c in next(iter(head), "")
        ):
            out[index] = set(base.texts.column(index).to_pylist())
    return out


def _drafts(base: Base, schema: Sequence[Mark], taken: Taken, random: Keyed, count: int) -> list[Canary]:
    """Canaries before the last check, from `count` rows as models."""
    unique = _unique(base, schema)
    models = [random.randrange(base.tags.size) for _ in range(count)]
    others = [random.randrange(base.tags.size) for _ in range(count)]
    columns = base.rows(range(len(schema)), np.array(models + others))
    names = [mark.name for mark in schema]
    head = pa.record_batch([pa.array(texts[:count], pa.string()) for texts in columns], names=names)
    found = keys(head, layout_of(schema))
    donors = {m.kind: found.column(m.kind).to_numpy().view(np.uint64) for m in schema if m.kind in RANGED}
    out = []
    for row in range(count):
        texts: list[str | None] = []
        drawn: dict[str, Drawn] = {}
        for index, (mark, texts_of) in enumerate(zip(schema, columns, strict=True)):
            model, other = texts_of[row], texts_of[row + count]
            donor = int(donors[mark.kind][row]) if mark.kind in donors and model else 0
            if donor and (made := fresh(mark.kind, donor, taken[mark.kind], random)):
                texts.append(dressed(model or "", made[0]))
                drawn[mark.kind] = made[1]
            else:
                texts.append(model and _other(mark, (model, other or model), random, unique.get(index)))
        if drawn:
            out.append(Canary(tuple(texts), tuple(drawn.values())))
    return out


def _other(mark: Mark, models: tuple[str, str], random: Keyed, held: set[str] | None) -> str:
    """A text that points to nobody, for a column without ranges, after two real ones."""
    model, second = models
    traits = kinds()[mark.kind].traits if mark.kind else frozenset[str]()
    if "names" in traits:
        return model[:1] + second[1:] if 2 <= len(second) <= 4 else kinds()[mark.kind].fake(random)
    if "@" in model:
        local, _, host = model.partition("@")
        return f"{reshaped(local, random)}@{host}"
    if traits & EXACT:
        return reshaped(model, random, keep=5 if model.startswith("wxid_") else 2)
    if "locates" in traits:
        return reshaped(model, random)
    if held is None:
        return model
    numbered = (reshaped(model, random, keep=max(0, len(model) - 4)) for _ in range(20))
    return next((text for text in numbered if text not in held), "")


def _sound(drafts: Sequence[Canary], schema: Sequence[Mark], taken: Taken) -> list[Canary]:
    """Those of whom no identifier is in the table, and whose numbers are read as they were drawn."""
    if not drafts:
        return []
    names = [mark.name for mark in schema]
    columns = [pa.array([d.texts[i] for d in drafts], pa.string()) for i in range(len(names))]
    found = keys(pa.record_batch(columns, names=names), layout_of(schema))
    good = np.ones(len(drafts), bool)
    for kind in anchor_kinds():
        if kind in taken:
            read = found.column(kind).to_numpy().view(np.uint64)
            good &= (read == 0) | ~np.isin(read, taken[kind])
            planned = np.array(
                [next((d.key for d in c.drawn if d.kind == kind), 0) for c in drafts], np.uint64
            )
            good &= (planned == 0) | (planned == read)
    return [draft for draft, right in zip(drafts, good, strict=True) if right]
