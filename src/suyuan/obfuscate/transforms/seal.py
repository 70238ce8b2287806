"""Encrypt a value so that only the key opens it: AES-SIV (RFC 5297), or SM4 (GB/T 32907-2016) where it is asked for."""

import base64
import hmac
from collections.abc import Callable, Sequence

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hmac import HMAC

from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform


def _key(setting: Setting, label: str, size: int) -> bytes:
    return hmac.digest(setting.key, label.encode(), "sha512")[:size]


def _aes(setting: Setting) -> Callable[[bytes], bytes]:
    cipher, column = AESSIV(_key(setting, "aes-siv", 64)), setting.column.encode()
    return lambda value: cipher.encrypt(value, [column])


def _sm4(setting: Setting) -> Callable[[bytes], bytes]:
    """SM4 in counter mode; the counter starts at HMAC-SM3 of the value, so that it also proves the value (as SIV does)."""
    key, tagging = _key(setting, "sm4-ctr", 16), _key(setting, "sm4-tag", 32)

    def sealed(value: bytes) -> bytes:
        made = HMAC(tagging, hashes.SM3())
        made.update(value)
        start = made.finalize()[:16]
        cipher = Cipher(algorithms.SM4(key), modes.CTR(start)).encryptor()
        return start + cipher.update(value) + cipher.finalize()

    return sealed


CIPHERS = {"aes": _aes, "sm4": _sm4}


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    cipher = str(setting.options.get("cipher", "aes"))
    if cipher not in CIPHERS:
        raise WrongUse(f"column {setting.column}: cipher must be one of {', '.join(CIPHERS)}")
    seal = CIPHERS[cipher](setting)
    return [base64.urlsafe_b64encode(seal(value.encode())).decode() if value else "" for value in values]


def opened(sealed: str, setting: Setting) -> str:
    """The value behind a sealed one. Raises WrongUse where key or value do not fit."""
    data = base64.urlsafe_b64decode(sealed)
    if str(setting.options.get("cipher", "aes")) == "aes":
        try:
            return AESSIV(_key(setting, "aes-siv", 64)).decrypt(data, [setting.column.encode()]).decode()
        except Exception:  # noqa: BLE001  # whatever it is, the message must not hold the value
            raise WrongUse(f"column {setting.column}: a value does not open with this key") from None
    start = data[:16]
    cipher = Cipher(algorithms.SM4(_key(setting, "sm4-ctr", 16)), modes.CTR(start)).decryptor()
    value = cipher.update(data[16:]) + cipher.finalize()
    if not hmac.compare_digest(_sm4(setting)(value)[:16], start):
        raise WrongUse(f"column {setting.column}: a value does not open with this key")
    return value.decode()


TRANSFORM = Transform(
    code="seal",
    names=Text("加密（AES 或国密 SM4）", "encryption (AES or SM4)"),
    undone="with_key",
    says=Text(
        "持有密钥者可以还原，属于去标识化；同值同密文，可用于关联",
        "whoever holds the key can undo it: de-identification; equal values stay equal and can be joined",
    ),
    apply=_apply,
    keyed=True,
    options=("cipher",),
)
