"""SipHash-2-4, a keyed pseudorandom function fast enough to be asked once for every cell and recipient.

J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", 2012; the 128-bit output is the one of
the reference implementation. Keys are 128 bits, drawn from the ledger's master key by HMAC-SHA256.
Whoever lacks the key cannot tell the output from random words: that is the one assumption under the bounds
of `suyuan.trace`.
"""

import numba as nb
import numpy as np

U = np.uint64
_INIT = (U(0x736F6D6570736575), U(0x646F72616E646F6D), U(0x6C7967656E657261), U(0x7465646279746573))


@nb.njit(cache=True, inline="always")
def _rotl(x: np.uint64, n: int) -> np.uint64:
    return (x << U(n)) | (x >> U(64 - n))


@nb.njit(cache=True)
def _round(
    v0: np.uint64, v1: np.uint64, v2: np.uint64, v3: np.uint64
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    v0 += v1
    v1 = _rotl(v1, 13) ^ v0
    v0 = _rotl(v0, 32)
    v2 += v3
    v3 = _rotl(v3, 16) ^ v2
    v0 += v3
    v3 = _rotl(v3, 21) ^ v0
    v2 += v1
    v1 = _rotl(v1, 17) ^ v2
    v2 = _rotl(v2, 32)
    return v0, v1, v2, v3


@nb.njit(cache=True)
def word(k0: np.uint64, k1: np.uint64, a: np.uint64, b: np.uint64) -> np.uint64:
    """The 64-bit SipHash of the 16 bytes of `a` and `b`, both little-endian."""
    v0, v1, v2, v3 = k0 ^ _INIT[0], k1 ^ _INIT[1], k0 ^ _INIT[2], k1 ^ _INIT[3]
    for m in (a, b, U(16) << U(56)):
        v3 ^= m
        v0, v1, v2, v3 = _round(v0, v1, v2, v3)
        v0, v1, v2, v3 = _round(v0, v1, v2, v3)
        v0 ^= m
    v2 ^= U(0xFF)
    for _ in range(4):
        v0, v1, v2, v3 = _round(v0, v1, v2, v3)
    return v0 ^ v1 ^ v2 ^ v3


@nb.njit(cache=True)
def wide(k0: np.uint64, k1: np.uint64, a: np.uint64) -> tuple[np.uint64, np.uint64]:
    """The 128-bit SipHash of the 8 bytes of `a`, as two words, first word first."""
    v0, v1, v2, v3 = k0 ^ _INIT[0], k1 ^ _INIT[1] ^ U(0xEE), k0 ^ _INIT[2], k1 ^ _INIT[3]
    for m in (a, U(8) << U(56)):
        v3 ^= m
        v0, v1, v2, v3 = _round(v0, v1, v2, v3)
        v0, v1, v2, v3 = _round(v0, v1, v2, v3)
        v0 ^= m
    v2 ^= U(0xEE)
    for _ in range(4):
        v0, v1, v2, v3 = _round(v0, v1, v2, v3)
    first = v0 ^ v1 ^ v2 ^ v3
    v1 ^= U(0xDD)
    for _ in range(4):
        v0, v1, v2, v3 = _round(v0, v1, v2, v3)
    return first, v0 ^ v1 ^ v2 ^ v3


@nb.njit(cache=True, nogil=True)
def words(key: np.ndarray, tags: np.ndarray, column: np.uint64) -> np.ndarray:
    """`word` of each tag and one column: uint64 in, uint64 out."""
    out = np.empty(tags.size, np.uint64)
    for i in range(tags.size):
        out[i] = word(key[0], key[1], tags[i], column)
    return out


@nb.njit(cache=True, nogil=True)
def wides(key: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`wide` of each value: two uint64 arrays."""
    first, second = np.empty(values.size, np.uint64), np.empty(values.size, np.uint64)
    for i in range(values.size):
        first[i], second[i] = wide(key[0], key[1], values[i])
    return first, second
