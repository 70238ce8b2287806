"""Makes the texts, learns, and writes the weights: `python -m scripts.train_names.train --cache FOLDER`."""

import argparse
import hashlib
import random
import re
import sys
import time
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from scripts.train_names import tables, texts
from scripts.train_names.learning import gather, learn
from scripts.train_names.noise import disguised, joined, unmarked
from scripts.train_names.sentences import Sentences
from scripts.train_names.words import load

from suyuan.identify.free.people.decode import BODY, FIRST, FORBIDDEN, LABELS, LAST, MIDDLE, PLACE, allowed
from suyuan.identify.free.people.features import TEMPLATES, Lexicon, look_up, new_signs
from suyuan.identify.free.people.tokens import Alphabet, new_tokens, tokenize

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/suyuan/identify/free/people/names.npz"
CARD = HERE.parents[1] / "docs/models/names.md"
BITS = 18
LONGEST = 400
RATE, SHRINK = 0.12, 2e-6
DROPPED = 0.12


def made(sentences: Sentences, rng: random.Random, count: int) -> list[str]:
    """Made-up texts: frames and plain sentences, alone and joined, some with disguised names."""
    found = []
    for _ in range(count):
        parts = [
            sentences.framed(rng) if rng.random() < 0.6 else sentences.plain(rng)
            for _ in range(rng.choice((1, 1, 2, 3)))
        ]
        found.append(disguised(rng, joined(rng, parts), 0.12 if rng.random() < 0.7 else 0.6))
    return found


def free(model: Any, cache: Path, sentences: Sentences, rng: random.Random, most: int) -> list[str]:
    """Labelled free text, and two copies with other names of each line that holds one."""
    texts.fetch(cache)
    lines = texts.lines(cache)
    rng.shuffle(lines)
    marked = [texts.labelled(model, line) for line in lines[:most]]
    named = [text for text in marked if "\ue000P" in text]
    return marked + [
        disguised(rng, texts.swapped(rng, sentences.people, text), 0.05) for text in named for _ in range(2)
    ]


class Learner:
    """Weights under way."""

    def __init__(self, words_tables: dict[str, np.ndarray]) -> None:
        self.tables = words_tables
        self.table = np.zeros(((1 << BITS) + 1, LABELS), np.float32)
        self.squares = np.full(((1 << BITS) + 1, LABELS), 1.0, np.float32)
        self.links = np.zeros((LABELS + 2, LABELS))
        self.allowed = allowed()
        self._tokens, self._signs = new_tokens(LONGEST * 2), new_signs(LONGEST * 2)
        self._rows = np.zeros((LONGEST * 2, TEMPLATES), np.int64)

    def step(self, marked: str, rng: random.Random, rate: float) -> float:
        """Learn from one text."""
        text, spans = unmarked(marked[: LONGEST * 2])
        codes = np.frombuffer(text[:LONGEST].encode("utf-32-le", "surrogatepass"), np.uint32)
        t = self.tables
        size = tokenize(codes, 0, codes.size, Alphabet(t["fold"], t["types"]), self._tokens)
        if size < 2:
            return 0.0
        look_up(self._tokens, 0, size, Lexicon(t["chars"], t["compounds"], t["words"]), self._signs)
        dropped = np.array([rng.random() < DROPPED for _ in range(TEMPLATES)])
        gather(self._signs, size, (1 << BITS) - 1, dropped, self._rows)
        gold = self._gold(size, spans)
        return learn(
            self._rows[:size],
            gold,
            size,
            self.table,
            self.squares,
            self.links,
            np.array([rate, SHRINK]),
            self.allowed,
        )

    def _gold(self, size: int, spans: list[tuple[int, int, str]]) -> np.ndarray:
        gold = np.zeros(size, np.int64)
        starts, ends = self._tokens.starts[:size], self._tokens.ends[:size]
        for start, end, label in spans:
            first, last = int(np.searchsorted(starts, start)), int(np.searchsorted(ends, end))
            if last >= size or first >= last + (label != "P") or starts[first] != start or ends[last] != end:
                continue
            if label == "P":
                gold[first + 1 : last] = MIDDLE
                gold[first], gold[last] = FIRST, LAST
            else:
                kind = PLACE if label == "L" else BODY
                gold[first : last + 1] = kind + 1
                gold[first] = kind
        return gold


def packed(learner: Learner) -> dict[str, np.ndarray]:
    """The arrays of the file: weights in eight bits, links on the same scale."""
    table = learner.table[:-1]
    scale = float(np.quantile(np.abs(table[np.abs(table) > 0.02]), 0.9995)) / 127
    links = np.where(learner.allowed, np.round(learner.links / scale), FORBIDDEN).astype(np.int32)
    eight = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
    return {"table": eight, "links": links, "scale": np.array(scale), **learner.tables}


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, default=Path(".train-names"))
    parser.add_argument("--made", type=int, default=40_000)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("training needs the extra 'train': pip install '.[train]'")
    model = texts.teacher()
    words = load(Path(spec.submodule_search_locations[0]) / "dict.txt", partial(texts.names_a_person, model))
    sentences = Sentences(words, HERE / "frames.txt")
    rng = random.Random(20251125)  # not a secret
    learner = Learner(
        {
            "fold": tables.fold(),
            "types": tables.types(),
            "chars": tables.chars(words),
            "compounds": tables.compounds(),
            "words": tables.lexicon(words),
        }
    )
    labelled = free(model, options.cache, sentences, rng, 12_000)
    print(f"free text: {len(labelled)} lines, {time.process_time():.0f} CPU s", file=sys.stderr)
    for turn in range(options.passes):
        batch = made(sentences, rng, options.made) + labelled
        rng.shuffle(batch)
        rate = RATE / (1 + turn)
        loss = sum(learner.step(text, rng, rate) for text in batch)
        print(
            f"pass {turn + 1}: loss {loss / len(batch):.3f} a text, {time.process_time():.0f} CPU s",
            file=sys.stderr,
        )
    with options.out.open("wb") as file:
        np.savez_compressed(file, **packed(learner))
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    options.out.with_suffix(".sha256").write_text(f"{digest}\n", "ascii")
    if options.out == TARGET:
        CARD.write_text(re.sub(r"[0-9a-f]{64}", digest, CARD.read_text("utf-8")), "utf-8")
    print(f"{options.out.stat().st_size} bytes, sha256 {digest}", file=sys.stderr)


if __name__ == "__main__":
    main()
