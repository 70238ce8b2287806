"""What every verb shares: language, output, progress, and how an error ends the program."""

import json
import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from suyuan.model.errors import WrongUse
from suyuan.model.text import Lang, Text, clean
from suyuan.store.server import address_of


@dataclass(frozen=True, slots=True)
class Door:
    """Where a verb speaks: data on stdout, talk on stderr, in one language."""

    lang: Lang
    out: Console
    talk: Console

    def say(self, text: Text) -> None:
        """Tell the person something on stderr."""
        self.talk.print(text.say(self.lang), markup=False, highlight=False, soft_wrap=True)

    def json(self, value: Mapping[str, Any]) -> None:
        """Print data as JSON on stdout."""
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def table(self, title: Text, head: Sequence[Text], rows: Sequence[Sequence[object]]) -> None:
        """Print a table on stdout; numbers stand to the right."""
        table = Table(title=title.say(self.lang), title_justify="left", header_style="bold")
        for number, name in enumerate(head):
            numeric = bool(rows) and all(isinstance(row[number], int | float) for row in rows)
            table.add_column(name.say(self.lang), justify="right" if numeric else "left", overflow="fold")
        for row in rows:
            table.add_row(*[shown(cell, self.lang) for cell in row])
        self.out.print(table, markup=False, highlight=False)

    @contextmanager
    def bar(self, what: Text) -> Iterator[Callable[[int, int, str], None]]:
        """A function to be told (done, of, name); it draws a bar on stderr where a person is watching."""
        if not self.talk.is_terminal:
            yield lambda _done, _of, _name: None
            return
        shape = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        with Progress(*shape, console=self.talk, transient=True) as drawn:
            task = drawn.add_task(what.say(self.lang), total=None)

            def told(done: int, of: int, name: str) -> None:
                label = escape(f"{what.say(self.lang)} {clean(name, 40)}")
                drawn.update(task, completed=done, total=max(of, 1), description=label)

            yield told

    def progress(self) -> Callable[[Text], None]:
        """A function that tells each stage of long work on stderr, where a person is watching."""
        if not self.talk.is_terminal:
            return lambda _: None
        return lambda text: self.say(Text("… " + text.zh, "… " + text.en))


def shown(cell: object, lang: Lang) -> str:
    """A table cell for people: thousands separators, both yes and no as signs, texts in the language."""
    if isinstance(cell, Text):
        return cell.say(lang)
    if isinstance(cell, bool):
        return "✓" if cell else "✗"
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return f"{cell:,.2f}"
    return str(cell)


def door(lang: Lang) -> Door:
    """The door on this process's own streams."""
    width = None if sys.stdout.isatty() else 120
    return Door(lang, Console(width=width), Console(stderr=True, width=None if sys.stderr.isatty() else 120))


def language(arguments: list[str]) -> tuple[Lang, list[str]]:
    """Take `--lang zh|en` out of the arguments, wherever it stands; else the locale decides.

    Raises WrongUse for any other language.
    """
    rest, asked = [], ""
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--lang":
            asked = next(words, "?")
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        else:
            rest.append(word)
    if asked and asked not in {"zh", "en"}:
        raise WrongUse("--lang takes zh or en / --lang 只接受 zh 或 en")
    return cast("Lang", asked or of_locale()), rest


def of_locale() -> Lang:
    """Chinese where the environment or the system speaks Chinese, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def existing(paths: Sequence[Path]) -> list[Path]:
    """The paths, all of which must exist; raises WrongUse with the first that does not."""
    for path in paths:
        if not address_of(path) and not path.exists():
            raise WrongUse(f"no such file or folder: {path} / 没有这个文件或文件夹：{path}")
    return list(paths)


AsJson = Annotated[bool, typer.Option("--json", help="JSON → stdout")]
