"""The master key of a ledger: the one secret that makes and reads marks.

Every other key is drawn from it by HMAC-SHA256 with a label, so that one release's key says nothing about
another's. The key file is readable by its owner alone; with a passphrase it is sealed by AES-256-GCM under
scrypt (RFC 7914).
"""

import hashlib
import hmac
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from suyuan.model.errors import WrongKey

_COST = {"n": 1 << 15, "r": 8, "p": 1}  # 32 MiB, about 0.1 s


@dataclass(frozen=True, slots=True)
class Master:
    """A ledger's secret. Never printed."""

    secret: bytes = field(repr=False)
    """32 bytes."""
    sealed: bool
    """Whether it rests under a passphrase; then the snapshots beside it are encrypted too."""

    def draw(self, label: str, size: int = 32) -> bytes:
        """The key for one use: HMAC-SHA256(secret, label), cut to `size` bytes."""
        return hmac.digest(self.secret, f"suyuan/1/{label}".encode(), "sha256")[:size]

    def words(self, label: str) -> np.ndarray:
        """The same as two uint64 words, for `siphash`."""
        return np.frombuffer(self.draw(label, 16), "<u8").copy()

    def commitment(self, label: str) -> str:
        """A digest that binds the key without showing it."""
        return hashlib.sha256(b"suyuan/1/commitment" + self.draw(label)).hexdigest()


def make(path: Path, passphrase: str | None, random: Callable[[int], bytes]) -> Master:
    """A new key file, mode 0600; `random` gives so many random bytes."""
    master = Master(random(32), passphrase is not None)
    body: dict[str, object] = {"suyuan": "release key", "version": 1}
    if passphrase is None:
        body["secret"] = master.secret.hex()
    else:
        salt, nonce = random(16), random(12)
        sealed = AESGCM(_stretch(passphrase, salt, _COST)).encrypt(nonce, master.secret, b"release key")
        body |= {"scrypt": _COST, "salt": salt.hex(), "nonce": nonce.hex(), "sealed": sealed.hex()}
    write_private(path, json.dumps(body).encode())
    return master


def load(path: Path, passphrase: str | None) -> Master:
    """The key of a file. Raises WrongKey where it is missing, not a key, or the passphrase does not open it."""
    try:
        body = json.loads(path.read_bytes())
        if "secret" in body:
            return Master(bytes.fromhex(body["secret"]), sealed=False)
        salt, nonce, sealed = (bytes.fromhex(body[name]) for name in ("salt", "nonce", "sealed"))
        cost = {name: int(body["scrypt"][name]) for name in ("n", "r", "p")}
    except FileNotFoundError:
        raise WrongKey(f"no key file at {path}: name it with --key") from None
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise WrongKey(f"{path} is not a key file of a release ledger") from error
    if passphrase is None:
        raise WrongKey(f"{path} is sealed: set SUYUAN_PASSPHRASE")
    try:
        secret = AESGCM(_stretch(passphrase, salt, cost)).decrypt(nonce, sealed, b"release key")
    except (InvalidTag, ValueError):
        raise WrongKey(f"the passphrase does not open {path}") from None
    return Master(secret, sealed=True)


def write_private(path: Path, data: bytes) -> None:
    """Write a file that its owner alone can read, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    draft.replace(path)


def _stretch(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost["n"], r=cost["r"], p=cost["p"]).derive(passphrase.encode())
