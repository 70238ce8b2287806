"""Which encoding a file is in, told from a sample of its bytes."""

import codecs
import re

from suyuan.read.frequent import frequent_share

SAMPLE = 1 << 18
"""Bytes that are looked at, at most."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

MIXED = ("gb18030", "big5hkscs")
"""Codecs of files into which lines of UTF-8 are pasted."""
DECODERS = {"big5": "big5hkscs"}
"""Codec that decodes more of an encoding than the one it is named after."""


def detect(head: bytes) -> str:
    """Name of the Python codec for a file that starts with `head` (or of which `head` is a sample).

    A byte-order mark decides; then UTF-16 by its zero bytes, UTF-8 by its form, and GB18030 or Big5
    (or, last, whatever charset-normalizer finds) by how frequent the decoded characters are.
    A few wrong bytes do not change the answer. Plain ASCII is `utf-8`.

    >>> detect("姓名,电话".encode("gb18030"))
    'gb18030'
    """
    for bom, name in BOMS:
        if head.startswith(bom):
            return name
    head = head[:SAMPLE]
    return _utf16_by_zeros(head) or _utf8(head) or _utf16_by_words(head) or _chinese(head)


def decode(data: bytes, encoding: str) -> str:
    """The text of bytes in a detected encoding, lines of UTF-8 inside others as such; wrong bytes become U+FFFD."""
    codec = DECODERS.get(encoding, encoding)
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        if codec not in MIXED:
            return data.decode(codec, "replace")
    from suyuan.read.mixed import mixed_text  # noqa: PLC0415  # compiled; needed by damaged and mixed files only

    return re.sub("[\udc80-\udcff]+", "\ufffd", mixed_text(data, codec))


def _utf16_by_zeros(head: bytes) -> str:
    """UTF-16 without a mark: ASCII characters leave zeros on one side of each pair only."""
    if len(head) < 4:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < max(2, len(head) // 50):
        return ""
    low, high, name = (even, odd, "utf-16-le") if odd > even else (odd, even, "utf-16-be")
    if low * 10 > high or head.count(0) * 2 > len(head) + 2:
        return ""
    wrong = decode(head[: len(head) // 2 * 2], name).count("\ufffd")
    return name if wrong * 50 <= len(head) else ""


def _utf8(head: bytes) -> str:
    """UTF-8, a character cut at the end and a few wrong bytes allowed; GB18030 where only part of the lines is."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    high = len(text) - len(text.encode("ascii", "ignore"))
    wrong = text.count("\ufffd") - head.count(b"\xef\xbf\xbd")
    if wrong > 0 and _is_mixed(head):
        return "gb18030"
    return "utf-8" if wrong * 10 <= high - wrong or high == 0 else ""


def _is_mixed(head: bytes) -> bool:
    """Whether lines that are no UTF-8 are whole in GB18030, and read well: dumps pasted together.

    Such a file counts as GB18030, in which lines of UTF-8 are told apart.
    """
    odd = [line for line in head.split(b"\n")[:-1] if not _decodes(line, "utf-8")]
    good = [
        line for line in odd if _decodes(line, "gb18030") and frequent_share(line.decode("gb18030")) >= 0.3
    ]
    return len(good) > 1 and len(good) * 2 > len(odd)


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_by_words(head: bytes) -> str:
    """UTF-16 without a mark and with hardly any ASCII: the right side reads as Chinese."""
    pairs = head[: len(head) // 2 * 2]
    if len(pairs) < 16:
        return ""
    shares = {name: frequent_share(decode(pairs, name)) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > max(0.3, frequent_share(decode(head, "gb18030"))) else ""


def _chinese(head: bytes) -> str:
    """GB18030 or Big5, whichever reads better; another codec where neither reads at all."""
    shares = {name: _share(head, name) for name in ("gb18030", "big5")}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= 0.15:
        return best
    return _other(head) or ("gb18030" if shares["gb18030"] >= 0 else "utf-8")


def _share(head: bytes, encoding: str) -> float:
    return frequent_share(
        codecs.getincrementaldecoder(DECODERS.get(encoding, encoding))("replace").decode(head)
    )


def _other(head: bytes) -> str:
    """What charset-normalizer makes of it, where it is sure enough; empty otherwise."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import and seldom needed

    best = from_bytes(head[:65536]).best()
    known = best is not None and best.percent_chaos < 10 and best.encoding not in {"ascii", "utf_8"}
    return best.encoding.replace("_", "-") if best and known else ""
