"""Compiled: names in a batch of texts; the only function that Python calls.

As in `kernel.run`, the outermost function is made with a digest of all files of this folder in its closure, so that
the compiler's disk cache is fresh when any of them changes.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numba import njit

from suyuan.identify.free.people.decode import FIRST, LABELS, LAST, Chain, best_labels, score, sureness
from suyuan.identify.free.people.features import PAD, TEMPLATES, Lexicon, look_up, new_signs
from suyuan.identify.free.people.tokens import HAN, LINE, STOP, Alphabet, new_tokens, tokenize

STRETCH, LONGEST_STRETCH = 256, 1024
"""Tokens after which a stretch is closed at the next full stop, and at any token."""


class Weights(NamedTuple):
    """What the tagger learned, and its tables."""

    table: np.ndarray
    """int8 (a power of two, 8)."""
    chain: Chain
    alphabet: Alphabet
    lexicon: Lexicon


Found = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""Text, start, end, sureness, and whether an everyday word stands there, for each name."""


@cache
def compiled() -> Callable[[np.ndarray, np.ndarray, Weights], Found]:
    """The compiled pass, from the disk cache where it is fresh (else some 10 CPU seconds)."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    stamp = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    @njit(cache=True, nogil=True)
    def over_texts(codes: np.ndarray, offsets: np.ndarray, weights: Weights) -> Found:
        _ = stamp
        longest = 1
        for text in range(offsets.size - 1):
            longest = max(longest, offsets[text + 1] - offsets[text])
        tokens, signs = new_tokens(longest), new_signs(min(longest, LONGEST_STRETCH))
        room = min(longest, LONGEST_STRETCH)
        scores = np.empty((room, LABELS), np.int32)
        back, labels = np.empty((room, LABELS), np.uint8), np.empty(room, np.uint8)
        rows = np.empty(TEMPLATES, np.uint64)
        texts, starts, ends, sure, plain = [0], [np.int64(0)], [np.int64(0)], [0.0], [False]
        for text in range(offsets.size - 1):
            count = tokenize(codes, offsets[text], offsets[text + 1], weights.alphabet, tokens)
            at = 0
            while at < count:
                size, hans = 0, 0
                while at + size < count and size < LONGEST_STRETCH:
                    kind = tokens.types[at + size]
                    hans += kind == HAN
                    size += 1
                    if (size >= STRETCH and kind == STOP) or (kind == LINE and size >= STRETCH):
                        break
                if hans > 1:
                    look_up(tokens, at, size, weights.lexicon, signs)
                    score(signs, size, weights.table, rows, scores)
                    best_labels(scores, size, weights.chain.links, back, labels)
                    first = -1
                    for place in range(size):
                        if labels[place] == FIRST:
                            first = place
                        elif labels[place] == LAST and first >= 0:
                            texts.append(text)
                            starts.append(tokens.starts[at + first] - offsets[text])
                            ends.append(tokens.ends[at + place] - offsets[text])
                            sure.append(sureness(scores, size, weights.chain, first, place))
                            front = np.int64(signs.fronts[first + PAD])
                            plain.append(front >> 4 == place - first + 1)
                at += size
        return (
            np.array(texts[1:], np.int64),
            np.array(starts[1:], np.int64),
            np.array(ends[1:], np.int64),
            np.array(sure[1:]),
            np.array(plain[1:], np.bool_),
        )

    return over_texts
