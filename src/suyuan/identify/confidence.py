"""How often a hit is right, by its kind and what speaks for it, as measured on a calibration world.

The figures stand in `confidence.toml`, which `make calibrate` measures and writes. They hold for the prior that
is stated there: what share of the values met is personal, and how often a cue lies. Who knows better about his
own material should weigh them with that.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from suyuan.identify.examine import Examined

Shares = Mapping[str, float]
"""Share of right hits by evidence, and by standing for evidence that is too rare to be measured."""


@cache
def _measured() -> Mapping[str, Any]:
    return tomllib.loads((files("suyuan.identify") / "confidence.toml").read_text("utf-8"))


def evidence(told: Examined) -> str:
    """The checks that do not speak for a hit, in one word: `-` before those that failed, `?` before the untold.

    >>> evidence(Examined("suspect", ("form", "date"), ("check_digit",), ("division",)))
    '-check_digit?division'
    """
    return "".join([*(f"-{code}" for code in told.failed), *(f"?{code}" for code in told.untold)]) or "all"


def confidence(code: str, told: Examined, *, cue: bool) -> float:
    """Share of hits with this evidence that are what they seem, from 0 to 1; 0 for a kind that was not measured.

    `cue` says whether a header or a word beside the value names the kind; otherwise its form speaks alone.
    """
    measured: Shares | None = _measured()["kinds"].get(code, {}).get("cue" if cue else "form")
    if measured is None or told.standing == "no":
        return 0.0
    return measured.get(evidence(told), measured.get(told.standing, 0.0))
