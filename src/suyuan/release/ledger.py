"""The ledger: who was given which copy, when, for what. Only ever added to, each line bound to the one before.

One JSON object a line. `hash` is the SHA-256 of the line without it (so it covers `previous`), `seal` an HMAC
over the hash that only the key's owner can write, and `F.d/head` seals the last line: a changed, missing, added
or cut line is found.
"""

import fcntl
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from suyuan.model.errors import BrokenLedger, WrongKey
from suyuan.release.master import Master, write_private
from suyuan.release.roles import Mark

VERSION = 1
_START = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One release."""

    release_id: str
    at: str
    """ISO 8601, UTC."""
    to: str
    """The recipient, as named."""
    purpose: str
    ground: str
    """Legal ground of the handing over; empty where none was stated."""
    table: Mapping[str, Any]
    """`name`, `sha256` and `rows` of the table as it was."""
    schema: tuple[Mark, ...]
    """What each column holds and may carry."""
    rows: int
    """Rows in the copy, canaries included."""
    profile: Mapping[str, Any]
    """`marks`, `withhold`, `delta`: what the copy carries and how densely."""
    canaries: int
    commitment: str
    """Binds the release's key without showing it."""


class Ledger:
    """A ledger file, checked line by line when opened."""

    def __init__(
        self, path: Path, entries: Sequence[Entry], head: str, seals: Sequence[tuple[str, str]]
    ) -> None:
        self.path = path
        self.entries = tuple(entries)
        self._head = head
        self._seals = tuple(seals)

    @property
    def home(self) -> Path:
        """The folder with the key file and the snapshots."""
        return home(self.path)

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """Read and check the chain; a file that does not exist yet is an empty ledger.

        Raises BrokenLedger, naming the line.
        """
        entries, head, seals = [], _START, []
        lines = path.read_bytes().split(b"\n") if path.exists() else [b""]
        if lines.pop() != b"":
            raise BrokenLedger(f"{path}: line {len(lines) + 1} breaks off; restore the ledger from a copy")
        for number, line in enumerate(lines, 1):
            body = _checked(path, number, line, head)
            head = str(body["hash"])
            seals.append((head, str(body["seal"])))
            entries.append(_entry(path, number, body["release"]))
        return cls(path, entries, head, seals)

    def prove(self, master: Master) -> None:
        """Check that the key belongs to this ledger and that no line was forged or cut off.

        Raises WrongKey or BrokenLedger.
        """
        for entry in self.entries:
            if not hmac.compare_digest(entry.commitment, master.commitment(f"release/{entry.release_id}")):
                raise WrongKey(f"the key does not belong to {self.path} (release {entry.release_id})")
        for number, (head, seal) in enumerate(self._seals, 1):
            if not hmac.compare_digest(seal, _seal(master, head)):
                raise BrokenLedger(
                    f"{self.path}: line {number} was not written by the owner of the key; restore it"
                )
        if self.entries and (self.home / "head").exists():
            said = (self.home / "head").read_text(encoding="ascii").strip()
            if not hmac.compare_digest(said, _seal(master, f"head/{self._head}")):
                raise BrokenLedger(
                    f"{self.path}: lines are missing after line {len(self.entries)}; restore it"
                )

    def add(self, entry: Entry, master: Master) -> "Ledger":
        """Write one more line and seal it; returns the ledger as it is now.

        Raises BrokenLedger where somebody else wrote in between.
        """
        body: dict[str, Any] = {"suyuan": "release ledger", "version": VERSION, "previous": self._head}
        body["release"] = asdict(entry)
        body["hash"] = _digest(body)
        body["seal"] = _seal(master, body["hash"])
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if Ledger.open(self.path)._head != self._head:  # noqa: SLF001 - the same class
                raise BrokenLedger(f"{self.path} grew meanwhile: release again")
            file.write(json.dumps(body, ensure_ascii=False, sort_keys=True).encode() + b"\n")
        write_private(self.home / "head", _seal(master, f"head/{body['hash']}").encode())
        return Ledger.open(self.path)


def home(path: Path) -> Path:
    """`F.d/`, which lies beside the ledger `F`."""
    return path.with_name(path.name + ".d")


def found(path: Path) -> list[Path]:
    """The ledgers at a path: the file itself, or every file of a folder that is one or has its `.d/` beside it."""
    if not path.is_dir():
        return [path]
    files = sorted(p for p in path.rglob("*") if p.is_file() and not any(q.suffix == ".d" for q in p.parents))
    return [p for p in files if home(p).is_dir() or _looks(p)]


def _looks(path: Path) -> bool:
    """Whether a file begins as a ledger line does."""
    with path.open("rb") as file:
        return b'"release"' in file.read(200)


def _digest(body: Mapping[str, Any]) -> str:
    part = {name: value for name, value in body.items() if name not in {"hash", "seal"}}
    return hashlib.sha256(json.dumps(part, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _seal(master: Master, text: str) -> str:
    return hmac.new(master.draw("seal"), text.encode(), "sha256").hexdigest()


def _checked(path: Path, number: int, line: bytes, head: str) -> dict[str, Any]:
    try:
        body: dict[str, Any] = json.loads(line)
        right = body["previous"] == head and body["hash"] == _digest(body) and "seal" in body
        version = body["version"]
    except (ValueError, KeyError, TypeError):
        raise BrokenLedger(
            f"{path}: line {number} is not a ledger line; restore the ledger from a copy"
        ) from None
    if not right:
        raise BrokenLedger(
            f"{path}: the chain does not hold at line {number}; restore the ledger from a copy"
        )
    if version != VERSION:
        raise BrokenLedger(f"{path}: line {number} is of version {version}; this program reads {VERSION}")
    return body


def _entry(path: Path, number: int, fields: Mapping[str, Any]) -> Entry:
    try:
        return Entry(
            **{
                **fields,
                "schema": tuple(Mark(**{**mark, "also": tuple(mark["also"])}) for mark in fields["schema"]),
            }
        )
    except (KeyError, TypeError):
        raise BrokenLedger(f"{path}: line {number} lacks fields of a release; restore it") from None
