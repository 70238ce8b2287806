"""Which kind of archive a file is, by its first bytes."""

import re

MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08PK\x03\x04", "zip"),
    (b"PK00PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"MSCF\x00\x00\x00\x00", "cab"),
)
VOLUME = re.compile(
    r"\.(?:z\d\d|(?:zip|7z|rar|tar|t?gz|t?bz2|t?xz)\.\d{2,3}|part0*(?:[2-9]|\d{2,})\.rar|r\d\d)$",
    re.IGNORECASE,
)
KNOWN = re.compile(
    rb"^(?:from|to|cc|subject|date|received|return-path|mime-version|message-id|delivered-to|reply-to|sender|x-[\w-]+"
    rb"|content-[\w-]+|dkim-signature|authentication-results|thread-\w+|arc-[\w-]+):",
    re.IGNORECASE,
)
NAMES = (".eml", ".mbox", ".mht", ".mhtml")
OLE, MESSAGE = b"\xd0\xcf\x11\xe0", "__properties_version1.0".encode("utf-16-le")
SPLIT = b"PK\x07\x08PK\x03\x04"
RAR4, RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"


def archive_kind(head: bytes) -> str:
    """`zip`, `tar`, `gz`, `bz2`, `xz`, `zst`, `lz4`, `7z`, `rar`, `cab`, `iso` or `msg`; empty for what holds no files."""
    if head.startswith(OLE) and MESSAGE in head:
        return "msg"
    if head[257:262] == b"ustar":
        return "tar"
    if head[32769:32774] == b"CD001":
        return "iso"
    return next((kind for magic, kind in MAGIC if head.startswith(magic)), "")


def is_volume(name: str, head: bytes) -> bool:
    """Whether a file is one of several volumes, by its name or by what its first bytes say.

    >>> is_volume("库.7z.001", b"")
    True
    """
    if VOLUME.search(name) or head.startswith(SPLIT):
        return True
    return head.startswith(RAR4) and len(head) > 12 and bool(head[10] & 0x01)


def is_mail(head: bytes, name: str) -> bool:
    """Whether a file begins as a letter or as a box of letters does: with two known header lines or more, or one where the name says it."""
    lines = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")[:8192].splitlines()
    if lines and lines[0].startswith(b"From "):
        lines = lines[1:]
    known = 0
    for line in lines[:40]:
        if KNOWN.match(line):
            known += 1
        elif not line.startswith((b" ", b"\t", b">From ")) and not re.match(rb"[\w-]+:", line):
            break
    named = name.lower().endswith(NAMES)
    return known >= 2 - named and (named or bool(KNOWN.match(lines[0])))
