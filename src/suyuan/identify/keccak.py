"""Keccak-256 as Ethereum uses it: the hash before NIST changed its padding, which the standard library lacks."""

_WORD = (1 << 64) - 1
_RATE = 136


def _round_constants() -> tuple[int, ...]:
    """From the linear feedback register of the specification."""
    found, state = [], 1
    for _ in range(24):
        constant = 0
        for step in range(7):
            if state & 1:
                constant |= 1 << ((1 << step) - 1)
            state = (state << 1) ^ (0x171 if state & 0x80 else 0)
        found.append(constant)
    return tuple(found)


_CONSTANTS = _round_constants()


def _turned(word: int, by: int) -> int:
    return ((word << by) | (word >> (64 - by))) & _WORD if by else word


def _permuted(lanes: list[int]) -> list[int]:
    """Keccak-f[1600] over 25 lanes, x + 5y."""
    for constant in _CONSTANTS:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        mixed = [columns[(x - 1) % 5] ^ _turned(columns[(x + 1) % 5], 1) for x in range(5)]
        lanes = [lane ^ mixed[place % 5] for place, lane in enumerate(lanes)]
        x, y, current = 1, 0, lanes[1]
        for step in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            current, lanes[x + 5 * y] = lanes[x + 5 * y], _turned(current, (step + 1) * (step + 2) // 2 % 64)
        rows = [lanes[start : start + 5] for start in range(0, 25, 5)]
        lanes = [row[x] ^ (~row[(x + 1) % 5] & _WORD & row[(x + 2) % 5]) for row in rows for x in range(5)]
        lanes[0] ^= constant
    return lanes


def keccak256(data: bytes) -> bytes:
    """Digest of 32 bytes.

    >>> keccak256(b"").hex()[:16]
    'c5d2460186f7233c'
    """
    padded = bytearray(data + b"\x01" + bytes(-(len(data) + 1) % _RATE))
    padded[-1] |= 0x80
    lanes = [0] * 25
    for start in range(0, len(padded), _RATE):
        for place in range(_RATE // 8):
            lanes[place] ^= int.from_bytes(padded[start + 8 * place : start + 8 * place + 8], "little")
        lanes = _permuted(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])
