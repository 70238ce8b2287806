"""Makes the unseen texts: templates filled with made-up values in every way of writing.

    python benchmarks/unseen/make.py > texts.jsonl

Written by someone who had not seen the development data's generator: other registers, other traps.
"""

import argparse
import json
import random
import re
import sys
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from forms import FORMS
from values import KINDS

HERE = Path(__file__).parent
SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
CUED = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Gold:
    """One value that stands in a text."""

    start: int
    end: int
    kind: str
    form: str
    optional: bool = False
    """Neither asked for nor counted against whoever finds it."""


@dataclass(slots=True)
class Piece:
    """A text under way."""

    text: str = ""
    gold: list[Gold] = field(default_factory=list)

    def add(self, value: str, kind: str = "", form: str = "plain", *, optional: bool = False) -> None:
        """Append, with or without a span."""
        if kind:
            self.gold.append(Gold(len(self.text), len(self.text) + len(value), kind, form, optional))
        self.text += value


def filled(template: str, level: str, cues: dict[str, list[str]], rng: random.Random) -> Piece:
    """A template with its cues chosen and its slots filled."""
    chosen = CUED.sub(lambda m: rng.choice(cues.get(f"{m[1]}_{level}", cues.get(m[1], [m[0]]))), template)
    piece, last = Piece(), 0
    for slot in SLOT.finditer(chosen):
        piece.add(chosen[last : slot.start()])
        put(piece, slot[1], slot[2] or "", level, rng)
        last = slot.end()
    piece.add(chosen[last:])
    return piece


def put(piece: Piece, slot: str, mark: str, level: str, rng: random.Random) -> None:
    """One value; `{slot:opt}` may be found or not, `{slot:bad}` fails its check, `{slot:as}` stays plain."""
    kind, make = KINDS[slot]
    value = make(rng)
    if mark == "bad":
        piece.add(spoiled(value))
        return
    forms = FORMS.get(level, {}).get(slot, {})
    form = "plain"
    if forms and mark != "as":
        form = rng.choice(list(forms))
        value = forms[form](rng, value)
    piece.add(value, kind, form, optional=mark == "opt")


def spoiled(value: str) -> str:
    """A number with another last digit, so that its check fails."""
    return value[:-1] + ("3" if value[-1] != "3" else "8")


def texts(seed: int, each: dict[str, int]) -> list[dict[str, Any]]:
    """All texts, by level in turn over the templates."""
    book = tomllib.loads((HERE / "templates.toml").read_text("utf-8"))
    rng, made = random.Random(seed), []
    for level, count in each.items():
        own = book["trap"] if level == "trap" else [t for t in book["text"] if level in t.get("levels", each)]
        for number in range(count):
            template = own[number % len(own)]
            piece = filled(template["t"], level, book["cues"], rng)
            made.append(
                {
                    "id": f"{level}-{number}",
                    "level": level,
                    "register": template["r"],
                    "text": piece.text,
                    "gold": [asdict(gold) for gold in piece.gold],
                }
            )
    return made


EACH = {"clean": 240, "noisy": 180, "evasive": 240, "trap": 120}


def main() -> None:
    """Print one JSON object a line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=20261125)
    for made in texts(asked.parse_args().seed, EACH):
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
