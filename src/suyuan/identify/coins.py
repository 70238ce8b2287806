"""Checksums of crypto addresses: base58check (Bitcoin, TRON), bech32 and bech32m (BIP 173, BIP 350), EIP-55 (Ethereum)."""

import hashlib

from suyuan.identify.keccak import keccak256

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_END, _BECH32M_END = 1, 0x2BC830A3


def _checksum(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()[:4]


def base58_decoded(text: str) -> bytes:
    """Bytes of a base58 word, 25 of them; empty where they are more or a character is none of it."""
    number = 0
    for char in text:
        if (figure := BASE58.find(char)) < 0:
            return b""
        number = number * 58 + figure
    return number.to_bytes(25, "big") if number < 1 << 200 else b""


def base58_encoded(data: bytes) -> str:
    """The word for a version byte and its data, with the checksum put behind."""
    whole = data + _checksum(data)
    number, text = int.from_bytes(whole, "big"), ""
    while number:
        number, figure = divmod(number, 58)
        text = BASE58[figure] + text
    return "1" * (len(whole) - len(whole.lstrip(b"\0"))) + text


def base58_right(text: str, versions: bytes) -> bool:
    """Whether version and checksum of a base58check address are right."""
    data = base58_decoded(text)
    return len(data) == 25 and data[0] in versions and data[21:] == _checksum(data[:21])


def _polymod(figures: list[int]) -> int:
    state = 1
    for figure in figures:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ figure
        for place, step in enumerate(_BECH32_STEPS):
            state ^= step if top >> place & 1 else 0
    return state


def bech32_right(text: str) -> bool:
    """Whether a Bitcoin address in bech32 (version 0) or bech32m (later) has the right checksum and version."""
    prefix, _, rest = text.lower().rpartition("1")
    figures = [BECH32.find(char) for char in rest]
    if -1 in figures or len(figures) < 8 or figures[0] > 16:
        return False
    spread = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    return _polymod(spread + figures) == (_BECH32M_END if figures[0] else _BECH32_END)


def eip55(text: str) -> str:
    """An Ethereum address with its letters raised as its checksum asks.

    >>> eip55("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    """
    digits = text[2:].lower()
    marks = keccak256(digits.encode()).hex()
    return "0x" + "".join(
        c.upper() if int(mark, 16) > 7 else c for c, mark in zip(digits, marks, strict=False)
    )
