"""Manifests of a bag (RFC 8493): one line a file, hash and name."""

import re
from collections.abc import Mapping
from pathlib import Path

from suyuan.custody.names import decoded, encoded

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
SHA256 = "manifest-sha256.txt"
SM3 = "manifest-sm3.txt"
"""A second manifest in China's own algorithm (GB/T 32905); BagIt tools that do not know it may pass it over."""
TAGS = "tagmanifest-sha256.txt"
TAG_FILES = (INFO, DECLARATION, SHA256, SM3)
"""The files that the tag manifest lists."""
DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_LINE = re.compile(r"([0-9A-Fa-f]{64})[ \t]+(.+)")


def written(hashes: Mapping[str, str]) -> bytes:
    """The bytes of a manifest: name to hash, sorted by name."""
    return "".join(f"{hashes[name]}  {encoded(name)}\n" for name in sorted(hashes)).encode("utf-8")


def read(path: Path) -> dict[str, str]:
    """Name to hash of a manifest; lines that do not read are left out (the file's own hash shows that)."""
    if not path.is_file():
        return {}
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    return {decoded(m[2]): m[1].lower() for m in map(_LINE.fullmatch, lines) if m}


def info(path: Path) -> dict[str, str]:
    """Label to value of `bag-info.txt`; empty where it is absent."""
    if not path.is_file():
        return {}
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    return {label: value.strip() for label, colon, value in (line.partition(":") for line in lines) if colon}
