"""What only the holder can know about a data set, and the file in which it is stated."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from suyuan.model.errors import WrongUse
from suyuan.model.text import Text

Answer = Literal["yes", "no", "unknown"]
State = Literal["raw", "deidentified", "anonymised"]
STATES: tuple[State, ...] = ("raw", "deidentified", "anonymised")
PLACES = ("shanghai", "shenzhen", "other", "unknown")


@dataclass(frozen=True, slots=True)
class Question:
    """One fact that a person is asked for."""

    key: str
    """Table and name in the file, such as `consent.recipient`."""
    ask: Text
    default: Answer
    """What holds where the file is silent; anything but `unknown` only for what is rare and named so."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The stated facts; whatever is not stated is `unknown`."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    state: State = "raw"
    """What the holder says was done to the data."""
    place: str = "unknown"
    """Where it is to be traded: local rules differ."""
    day: date | None = None
    """The day whose law applies; today's where it is not given."""
    owner: str = ""
    """Who answers for the data, for the inventory."""

    def answer(self, key: str) -> Answer:
        """The stated answer."""
        return self.answers.get(key, questions()[key].default)

    def stating(self, key: str, answer: Answer) -> "Facts":
        """The same facts with one answer stated."""
        return Facts({**self.answers, key: answer}, self.state, self.place, self.day, self.owner)


@cache
def questions() -> Mapping[str, Question]:
    """Every fact that can be stated, by its key, in the order of the template."""
    with resources.files("suyuan.grade").joinpath("questions.toml").open("rb") as file:
        found = tomllib.load(file)["question"]
    return {q["key"]: Question(q["key"], Text(**q["ask"]), q.get("default", "unknown")) for q in found}


def read_facts(path: Path) -> Facts:
    """Read a file of facts. Raises WrongUse that names the entry and what it may say."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(
            f"{path}: not readable as TOML ({error}); start from `suyuan grade --template`"
        ) from None
    about = data.pop("data", {})
    answers = _answers(path, data)
    state, place = about.get("state", "raw"), about.get("place", "unknown")
    _one_of(path, "data.state", state, STATES)
    _one_of(path, "data.place", place, PLACES)
    day = about.get("day")
    if day is not None and not isinstance(day, date):
        raise WrongUse(f"{path}: data.day is no date; write 2026-01-31 without quotes")
    return Facts(answers, state, place, day, str(about.get("owner", "")))


def _answers(path: Path, data: Mapping[str, Any]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for table, entries in data.items():
        for name, value in (entries if isinstance(entries, dict) else {"": entries}).items():
            key = f"{table}.{name}" if name else table
            if key not in questions():
                raise WrongUse(f"{path}: nothing is known as {key}; there are {', '.join(questions())}")
            said = {True: "yes", False: "no"}.get(value, value)
            _one_of(path, key, said, ("yes", "no", "unknown"))
            answers[key] = said
    return answers


def _one_of(path: Path, key: str, said: object, allowed: tuple[str, ...]) -> None:
    if said not in allowed:
        raise WrongUse(f"{path}: {key} must be one of {', '.join(allowed)}")


def template() -> str:
    """A file of facts to fill in, with every question in both languages."""
    lines = [
        "# 只有人知道的事实；不知道就写 unknown，程序不会替您猜。",
        "# What only people can know; leave unknown what you do not know: nothing is guessed.",
        "",
        "[data]",
        'owner = ""            # 负责人或部门 / who answers for the data',
        'state = "raw"         # raw | deidentified | anonymised：数据已做的处理 / what was done to the data',
        'place = "unknown"     # shanghai | shenzhen | other | unknown：在哪里交易 / where it is traded',
        "# day = 2026-01-31    # 按哪一天的法律；默认今天 / the law of which day; default today",
    ]
    table = ""
    for question in questions().values():
        section, _, name = question.key.partition(".")
        if section != table:
            lines += ["", f"[{section}]"]
            table = section
        lines += [f"# {question.ask.zh}", f"# {question.ask.en}", f'{name} = "{question.default}"']
    return "\n".join(lines) + "\n"
