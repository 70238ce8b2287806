"""The terminal door: verbs on files, data on stdout, talk on stderr.

Exit status: `scan`, `find` and `verify` end with 1 when they found something, else 0; every other verb
with 0 when done; 2 for wrong use, 3 where the work could not be finished.
"""

import sys

import typer

from suyuan.cli.door import Door, door, language
from suyuan.model.errors import Error, WrongUse
from suyuan.model.plugins import modules
from suyuan.model.text import Text

__all__ = ["build", "main"]

WHAT = Text(
    "溯源：从泄露的数据查到源头、卖家、买家、团伙与受害人。所有结论都是线索，由办案机关依法认定。",
    "Suyuan: from a leaked dump to its source, seller, buyers, gangs and victims. Leads, never verdicts.",
)
VERSION = Text("显示版本", "Show the version")
LANGUAGE = Text(
    "--lang zh|en 可放在任何位置，默认取系统语言", "--lang zh|en may stand anywhere; default: the locale"
)


def build(here: Door, first: str = "") -> typer.Typer:
    """The command line in the door's language; one module of `suyuan.cli.verbs` a verb.

    Where `first` names a verb, only that one is loaded, so that a small verb starts fast.
    """
    app = typer.Typer(
        name="suyuan",
        help=WHAT.say(here.lang),
        epilog=LANGUAGE.say(here.lang),
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )

    def version(asked: bool) -> None:
        if asked:
            from importlib.metadata import version as installed  # noqa: PLC0415  (slow, and rarely asked)

            here.out.print(f"suyuan {installed('suyuan')}", highlight=False)
            raise typer.Exit

    @app.callback()
    def _top(
        *,
        _asked: bool = typer.Option(
            False, "--version", help=VERSION.say(here.lang), callback=version, is_eager=True
        ),
    ) -> None:
        """Nothing of its own."""

    for verb in modules("suyuan.cli.verbs", only=first):
        verb.add(app, here)
    return app


def main() -> None:
    """Run the command line of this process and leave with its exit status."""
    try:
        lang, arguments = language(sys.argv[1:])
    except WrongUse as wrong:
        sys.stderr.write(f"suyuan: {wrong}\n")
        sys.exit(2)
    here = door(lang)
    try:
        build(here, arguments[0] if arguments else "")(arguments, prog_name="suyuan")
    except WrongUse as wrong:
        here.say(Text(f"用法不对：{wrong}", f"wrong use: {wrong}"))
        sys.exit(2)
    except (Error, OSError) as error:
        here.say(Text(f"未能完成：{error}", f"could not finish: {error}"))
        sys.exit(3)
