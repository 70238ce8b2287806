"""Disguises of marked text: blanks, dots and lines inside names, other marks, lost full stops."""

import random
import re

from scripts.train_names.sentences import CLOSE, OPEN, PERSON

_NAME = re.compile(f"{OPEN}{PERSON}([^{CLOSE}]+){CLOSE}")
_TIES = (" ", " ", "　", "  ", ".", "·", "-", "_", "\u200b", "*", "/")


def disguised(rng: random.Random, text: str, share: float) -> str:
    """The same with some of its names written apart."""
    return _NAME.sub(
        lambda name: f"{OPEN}{PERSON}{_apart(rng, name[1])}{CLOSE}" if rng.random() < share else name[0], text
    )


def _apart(rng: random.Random, name: str) -> str:
    if "·" in name:
        return name.replace("·", rng.choice((".", "•", "", " ")))
    tie = rng.choice(_TIES)
    if rng.random() < 0.45:
        return name[0] + tie + name[1:]
    return tie.join(name)


def joined(rng: random.Random, sentences: list[str]) -> str:
    """Sentences one after another, with or without something between them."""
    return "".join(sentence + rng.choice(("", "", "", "\n", " ", "。")) for sentence in sentences)


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without marks, and the marked stretches: start, end, label."""
    plain: list[str] = []
    spans: list[tuple[int, int, str]] = []
    start, label, at, size = 0, "", 0, 0
    while at < len(text):
        char = text[at]
        if char == OPEN:
            label, start, at = text[at + 1], size, at + 2
            continue
        if char == CLOSE:
            spans.append((start, size, label))
        else:
            plain.append(char)
            size += 1
        at += 1
    return "".join(plain), spans
