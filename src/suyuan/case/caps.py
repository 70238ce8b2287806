"""How much each method of weighing may claim: no more than its validation allows."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from suyuan.model.text import Text

WORD_BANS = 1.0
"""Ceiling of a method that nobody validated: words count as words."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way of weighing an item, and how far it was tried."""

    name: str
    says: Text
    tried: int
    """Validation cases without an error; 0 where there were none, or errors."""
    source: str
    """Where the number of cases comes from."""

    @property
    def cap(self) -> float:
        """Most bans that an item of this method may count.

        With no error in n cases the error rate is below 3/n (95 %), so a likelihood ratio of more than n/3
        cannot be claimed.
        """
        return max(WORD_BANS, math.log10(self.tried / 3)) if self.tried else WORD_BANS

    def explain(self) -> Text:
        """The cap in words."""
        if self.cap <= WORD_BANS:
            return Text(
                f"“{self.says.zh}”未经足够验证，最多计 {WORD_BANS:.1f} ban",
                f"“{self.says.en}” is not validated far enough: at most {WORD_BANS:.1f} ban",
            )
        return Text(
            f"“{self.says.zh}”在 {self.tried} 个验证样例中未出错（{self.source}），最多计 {self.cap:.2f} ban",
            f"“{self.says.en}” made no error in {self.tried} validation cases ({self.source}): at most {self.cap:.2f} bans",
        )


@cache
def methods() -> dict[str, Method]:
    """All methods, from `methods.toml`."""
    table = tomllib.loads(files("suyuan.case").joinpath("methods.toml").read_text("utf-8"))
    return {
        name: Method(name, Text(m["zh"], m["en"]), int(m["tried"]), str(m["source"]))
        for name, m in table.items()
    }


def method(name: str) -> Method:
    """One method; an unknown one counts as a word."""
    return methods().get(name) or Method(name, Text(name, name), 0, "")
