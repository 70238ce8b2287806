"""Addresses of crypto money: Bitcoin, Ethereum and its likes, TRON (where most USDT moves)."""

import random
import re

from suyuan.identify.coins import base58_encoded, base58_right, bech32_right, eip55
from suyuan.identify.folding import hidden, words
from suyuan.identify.judging import CHECK_DIGIT, form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_BASE58 = re.compile(r"[13][1-9A-HJ-NP-Za-km-z]{25,33}")
_BECH32 = re.compile(r"bc1[02-9ac-hj-np-z]{8,87}|BC1[02-9AC-HJ-NP-Z]{8,87}")
_ETHER = re.compile(r"0[xX][0-9a-fA-F]{40}")
_TRON = re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")


def _has_form(value: str) -> bool:
    text = words(value)
    return any(shape.fullmatch(text) for shape in (_BASE58, _BECH32, _ETHER, _TRON)) and not text.isdigit()


def normal(value: str) -> str:
    """As written, save that addresses become small where capitals only say that they are right."""
    text = words(value)
    folded = _ETHER.fullmatch(text) or _BECH32.fullmatch(text)
    return text.lower() if folded and _checked(text) is not False else text


def _checked(value: str) -> bool | None:
    """Ethereum addresses in letters of one size carry no checksum."""
    text = words(value)
    if not _has_form(value):
        return None
    if _ETHER.fullmatch(text):
        return None if text[2:] in {text[2:].lower(), text[2:].upper()} else text[2:] == eip55(text)[2:]
    if _BECH32.fullmatch(text):
        return bech32_right(text)
    return base58_right(text, b"\x41" if text[0] == "T" else b"\x00\x05")


def mask(value: str) -> str:
    """The first four and the last three characters stay."""
    return hidden(normal(value), 4, 3)


def fake(rng: random.Random) -> str:
    """A TRON address for which nobody has the key, save by a luck of one in 2**160."""
    return base58_encoded(b"\x41" + rng.randbytes(20))


CHECKS = (form(_has_form), Check("check_digit", CHECK_DIGIT, _checked))
check = judged(CHECKS)

KIND = Kind(
    code="crypto_address",
    names=Text("虚拟货币地址", "crypto address"),
    traits=frozenset({"account_money"}),
    headers=(
        "钱包地址", "虚拟币地址", "虚拟货币地址", "收币地址", "提币地址", "充值地址", "usdt地址", "比特币地址", "泰达币地址", "trc20", "erc20",
        "usdt", "wallet", "wallet_address", "crypto_address", "btc_address", "eth_address", "trx_address",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    suspect_weight=0.6,
    checked=True,
    valid=(
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",
    ),
    suspect=("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwc"),
    invalid=("", "0x123", "1" * 30, "13800138000", "hello", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeg"),
    checks=CHECKS,
    sources=("BIP 13", "BIP 173", "BIP 350", "EIP-55", "TRON base58check"),
)  # fmt: skip  # headers read better in rows
