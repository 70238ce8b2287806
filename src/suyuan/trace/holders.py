"""Holders' tables as keyed hashes, and index files that show no values.

Each candidate has a bit: holders that may be named, and the ledgers' snapshots, which are known company of the
same kind and may explain rows but are not named as holders.
"""

import hashlib
import hmac
import io
import os
import random as randoms
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from suyuan.identify import keys, layout
from suyuan.model.errors import Unreadable, WrongKey, WrongUse
from suyuan.model.records import BadRows
from suyuan.read import Table, Unread, tables
from suyuan.release.master import write_private
from suyuan.trace.anchors import anchors, merged
from suyuan.trace.lookup import Hashes, hashed, ordered

MOST = 64
"""Candidates in one run: each has a bit of a 64-bit mask."""
_MARK = "suyuan_holder_index"


@dataclass(frozen=True, slots=True)
class Holder:
    """One holder's people: their plain keys where its table is here, else the hashes of its index."""

    name: str
    people: Mapping[str, np.ndarray] = field(default_factory=dict)
    """Kind -> sorted int64 keys."""
    key: np.ndarray = field(default_factory=lambda: np.zeros(2, np.uint64))
    """The secret of an index, as two words."""
    hashes: Mapping[str, Hashes] = field(default_factory=dict)
    """Kind -> sorted hashes of an index."""

    @property
    def size(self) -> int:
        """Keys of its most frequent kind: about its number of people."""
        sizes = [keys.size for keys in self.people.values()] + [
            hashes.size for hashes in self.hashes.values()
        ]
        return max(sizes, default=0)

    def under(self, key: np.ndarray) -> Mapping[str, Hashes]:
        """Its hashes under a key; none where it is an index with another."""
        if self.people:
            return {kind: ordered(hashed(key, values)) for kind, values in self.people.items()}
        return self.hashes if np.array_equal(self.key, key) else {}


def holders(paths: Sequence[Path], index_key: Path | None) -> tuple[list[Holder], list[Unread]]:
    """Every holder at the paths, and files that could not be read.

    A file is one holder, named by its stem; in a folder each file or subfolder is one. An index needs its key file.
    """
    found, unread = [], []
    for name, path in _named(paths):
        if path.is_file() and _is_index(path):
            found.append(
                _load(path, index_key if index_key and is_index_key(index_key) else Path(f"{path}.key"))
            )
            continue
        parts = []
        for item in tables([path], BadRows()):
            if isinstance(item, Unread):
                unread.append(item)
            else:
                parts.append(_people(item))
        if parts:
            found.append(Holder(name, merged(parts)))
    if len(found) > MOST // 2:
        raise WrongUse(f"{len(found)} holders; at most {MOST // 2} in one run: trace in several")
    return found, unread


def holder_index(
    table: Path, out: Path, key: Path, *, name: str = "", random: randoms.Random | None = None
) -> int:
    """Write a keyed index of a holder's people, without any value; returns the keys of its most frequent kind.

    Makes the key file where it does not exist. Whoever has index and key can try out numbers: give the key to the
    tracer alone, for one case. Raises Unreadable.
    """
    if not key.exists():
        write_private(key, (random or randoms.SystemRandom()).randbytes(32).hex().encode())
    secret, words = _secret(key)
    parts: list[Mapping[str, np.ndarray]] = []
    for item in tables([table], BadRows()):
        if isinstance(item, Unread):
            raise item.error
        parts.append(_people(item))
    hashes = {kind: ordered(hashed(words, values)) for kind, values in merged(parts).items()}
    arrays = {f"{kind}/{i}": word for kind, h in hashes.items() for i, word in enumerate((h.first, h.second))}
    arrays[_MARK] = np.array([name or table.stem, _commitment(secret)])
    body = io.BytesIO()
    np.savez_compressed(body, allow_pickle=False, **arrays)
    out.write_bytes(body.getvalue())
    return max((h.size for h in hashes.values()), default=0)


def is_index_key(path: Path) -> bool:
    """Whether a key file is one of an index (and not of a ledger)."""
    return path.is_file() and not path.read_bytes().lstrip().startswith(b"{")


def _people(table: Table) -> Mapping[str, np.ndarray]:
    parts, understood = [], None
    for chunk in table.chunks():
        understood = understood or layout(chunk.data, table.columns, table.has_header)
        parts.append(merged([anchors(keys(chunk.data, understood))]))
        if len(parts) > 32:
            parts = [merged(parts)]
    return merged(parts)


def _named(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    out = []
    for path in paths:
        inside = sorted(p for p in path.iterdir() if not p.name.startswith(".")) if path.is_dir() else [path]
        out += [(p.name if p.is_dir() else p.name.split(".")[0], p) for p in inside if p.suffix != ".key"]
    return out


def _is_index(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as file:
            return f"{_MARK}.npy" in file.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def _load(path: Path, key: Path) -> Holder:
    secret, words = _secret(key)
    try:
        with np.load(path, allow_pickle=False) as file:
            name, commitment = file[_MARK].tolist()
            kinds = {member.partition("/")[0] for member in file.files if "/" in member}
            hashes = {kind: Hashes(file[f"{kind}/0"], file[f"{kind}/1"]) for kind in kinds}
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise Unreadable(f"{path.name} is not a whole holder index: ask the holder for it again") from error
    if not hmac.compare_digest(commitment, _commitment(secret)):
        raise WrongKey(f"{key} does not belong to the index {path.name}; name the right one")
    return Holder(name, {}, words, hashes)


def _secret(key: Path) -> tuple[bytes, np.ndarray]:
    try:
        secret = bytes.fromhex(key.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        raise WrongKey(f"no key for the holder index at {key}; name it with --key") from None
    return secret, np.frombuffer(hmac.digest(secret, b"suyuan/1/index", "sha256")[:16], "<u8").copy()


def _commitment(secret: bytes) -> str:
    return hashlib.sha256(b"suyuan/1/index commitment" + secret).hexdigest()


def run_key() -> np.ndarray:
    """A secret for this run alone; results do not depend on it."""
    return np.frombuffer(os.urandom(16), "<u8").copy()
