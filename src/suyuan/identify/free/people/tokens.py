"""Compiled: a text's code points become tokens: a Chinese character, a mark, or a whole number or Latin word.

Blanks and characters without width are no tokens; the next token knows that it follows one. So a name reads the
same whether or not it was written with blanks inside.
"""

from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numba import njit

Int: TypeAlias = Any
"""A whole number: the compiler infers the width."""
GONE, BLANK, HAN, DIGIT, LATIN, MARK, OPEN, STOP, LINE, OTHER = range(10)
"""Types of characters: without width, blank, Chinese, digit, letter, comma and the like, colon and quote, full stop."""
SIZES = 65536
"""Code points with an entry of their own in the tables; rarer Chinese characters share one."""
NUMBER_TOKEN, WORD_TOKEN, RARE_TOKEN = 0x110000, 0x120000, 0x110100
"""Where the ids of numbers, Latin words and rare characters start; below stand code points."""
LONGEST_RUN = 64
_PRIME = 0x01000193


class Alphabet(NamedTuple):
    """What is known of single code points."""

    fold: np.ndarray
    """uint16 (65536): the plain character for each code point."""
    types: np.ndarray
    """uint8 (65536), by folded code point."""


class Tokens(NamedTuple):
    """Tokens of one text."""

    ids: np.ndarray
    """int64: the folded character, or an id for the number's length or the word."""
    types: np.ndarray
    """int64: one of the types above."""
    gaps: np.ndarray
    """int64: 1 where a blank or a character without width stands before it."""
    starts: np.ndarray
    ends: np.ndarray
    """int64: offsets in the code points of the batch."""


@njit(nogil=True)
def new_tokens(room: Int) -> Tokens:
    """Empty arrays for texts of at most `room` code points."""
    return Tokens(
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
    )


@njit(nogil=True, forceinline=True)
def type_of(code: Int, types: np.ndarray) -> Int:
    """Type of a folded code point."""
    if code < SIZES:
        return np.int64(types[code])
    return HAN if 0x20000 <= code < 0x40000 else OTHER


@njit(nogil=True)
def tokenize(codes: np.ndarray, start: Int, end: Int, alphabet: Alphabet, out: Tokens) -> Int:
    """Fill `out` with the tokens of codes[start:end] and return how many there are."""
    size, at, gap = 0, start, 0
    while at < end:
        code = np.int64(codes[at])
        code = np.int64(alphabet.fold[code]) if code < SIZES else code
        kind = type_of(code, alphabet.types)
        if kind in (GONE, BLANK):
            gap, at = 1, at + 1
            continue
        first = at
        if kind in (DIGIT, LATIN):
            at, token, kind = _run(codes, at, end, alphabet)
        else:
            token = code if code < SIZES else RARE_TOKEN
            at += 1
            while kind != HAN and at < end and codes[at] == codes[first] and at - first < LONGEST_RUN:
                at += 1
        out.ids[size], out.types[size], out.gaps[size] = token, kind, gap
        out.starts[size], out.ends[size] = first, at
        size, gap = size + 1, 0
    return size


@njit(nogil=True)
def _run(codes: np.ndarray, at: Int, end: Int, alphabet: Alphabet) -> tuple[Int, Int, Int]:
    """A number, a Latin word or a mixture of both: where it ends, its id, its type."""
    digits, letters, digest = 0, 0, np.int64(0x811C9DC5)
    last = min(end, at + LONGEST_RUN)
    while at < last:
        code = np.int64(codes[at])
        code = np.int64(alphabet.fold[code]) if code < SIZES else code
        kind = type_of(code, alphabet.types)
        if kind == LATIN:
            letters += 1
            digest = ((digest ^ code) * _PRIME) & 0xFFFFFFFF
        elif kind == DIGIT:
            digits += 1
        else:
            break
        at += 1
    if letters and not digits:
        return at, WORD_TOKEN + (digest & 0xFFFF), LATIN
    if letters:
        return at, NUMBER_TOKEN + 15, DIGIT
    return at, NUMBER_TOKEN + min(digits, 12), DIGIT
