"""Lines of UTF-8 inside a file of another Chinese encoding, as when dumps are pasted together."""

import numba as nb
import numpy as np

from suyuan.read.frequent import frequent_share

LINE_END = 10


def mixed_text(data: bytes, codec: str) -> str:
    """The text of whole lines, those of them that are UTF-8 read as such, all others in `codec`.

    A line that could be both is read as what reads better; wrong bytes become lone surrogates.
    """
    parts, at = [], 0
    for start, end in utf8_lines(np.frombuffer(data, np.uint8)).tolist():
        if _is_utf8(data[start:end], codec):
            parts += [_decoded(data[at:start], codec), data[start:end].decode()]
            at = end
    parts.append(_decoded(data[at:], codec))
    return "".join(parts)


def _is_utf8(line: bytes, codec: str) -> bool:
    try:
        other = line.decode(codec)
    except UnicodeDecodeError:
        return True
    return frequent_share(line.decode()) > frequent_share(other)


def _decoded(data: bytes, codec: str) -> str:
    return data.decode(codec, "surrogateescape")


@nb.njit(cache=True, nogil=True)
def utf8_lines(data: np.ndarray) -> np.ndarray:
    """Start and end of every line that is right UTF-8 and not ASCII alone, its line end left out; int64 pairs."""
    found = np.empty((16, 2), np.int64)
    count, at, size = 0, 0, len(data)
    while at < size:
        start, wide, right = at, False, True
        while at < size and data[at] != LINE_END:
            byte = data[at]
            at += 1
            if byte < 0x80 or not right:
                continue
            more = (
                1 if 0xC2 <= byte <= 0xDF else 2 if 0xE0 <= byte <= 0xEF else 3 if 0xF0 <= byte <= 0xF4 else 0
            )
            right = more > 0 and at + more <= size
            for _ in range(more if right else 0):
                right = right and 0x80 <= data[at] <= 0xBF
                at += right
            wide = True
        if wide and right:
            if count == len(found):
                found = np.concatenate((found, np.empty_like(found)))
            found[count, 0], found[count, 1] = start, at
            count += 1
        at += 1
    return found[:count]
