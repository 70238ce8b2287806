"""`suyuan find`: personal information and contact details in free text, evasive spelling undone."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from suyuan.cli.audit import record_unmask
from suyuan.cli.door import AsJson, Door, existing
from suyuan.cli.found import checks, hidden, show
from suyuan.identify import Span, find
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.read.encoding import detect

HELP = Text(
    "在文字里找个人信息和联系方式，还原变形写法；找到则退出码为 1",
    "Find personal information and contact details in text, evasive spelling undone; exit status 1 when some is found",
)
TEXT = Text("要查的文字；不给则读 --file 或标准输入", "The text; without it --file or standard input is read")
FILE = Text("从文件读文字", "Read the text from a file")
UNMASK = Text("显示原值（须同时给 --reason，留痕）", "Show values in clear (needs --reason, is logged)")
REASON = Text("显示原值的理由", "Why values are shown in clear")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("find", help=HELP.say(here.lang))
    def _find(
        text: Annotated[list[str] | None, typer.Argument(help=TEXT.say(here.lang))] = None,
        *,
        file: Annotated[Path | None, typer.Option(help=FILE.say(here.lang))] = None,
        unmask: Annotated[bool, typer.Option("--unmask", help=UNMASK.say(here.lang))] = False,
        reason: Annotated[str, typer.Option(help=REASON.say(here.lang))] = "",
        as_json: AsJson = False,
    ) -> None:
        if unmask and not reason.strip():
            raise WrongUse("--unmask needs --reason TEXT / --unmask 须同时给出 --reason 理由")
        whole = taken(text, file)
        spans = find(whole)
        if unmask:
            record_unmask("find", reason, len(spans))
        if as_json:
            here.json({"spans": [row(span, unmask=unmask) for span in spans]})
        elif spans:
            show(here, whole, spans, unmask=unmask)
        else:
            here.say(Text("没有找到", "nothing found"))
        raise typer.Exit(1 if spans else 0)


def taken(text: list[str] | None, file: Path | None) -> str:
    """The text to search: the arguments, else the file, else standard input."""
    if text:
        return "\n".join(text)
    if file is not None:
        data = existing([file])[0].read_bytes()
        return data.decode(detect(data[:65536]), errors="replace")
    return sys.stdin.read()


def row(span: Span, *, unmask: bool) -> dict[str, Any]:
    """A span as JSON; values masked unless asked for."""
    return {
        "start": span.start,
        "end": span.end,
        "kind": span.kind,
        "value": span.value if unmask else hidden(span),
        "normal": span.normal if unmask else hidden(span),
        "evasive": span.evasive,
        "valid": span.valid,
        "confidence": span.confidence,
        "cue": span.cue,
        "checks": checks(span),
    }
