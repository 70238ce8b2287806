"""`suyuan verify`: does evidence still match its hashes? Works offline."""

from pathlib import Path
from typing import Annotated

import typer

from suyuan.cli.door import AsJson, Door, existing
from suyuan.custody import verify
from suyuan.model.text import Text

HELP = Text(
    "离线核验报告或证据包：文件有无改动、增减，日志是否完整；发现问题则退出码为 1",
    "Check a report or evidence bag offline: files changed, added or missing, log intact; exit status 1 on any finding",
)
WHAT = Text("report.html、bag 文件夹或案件 out 文件夹", "report.html, a bag folder or a case's out folder")
ROOT = Text("另处记下的树头，用来比对", "Tree head noted elsewhere, to compare with")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("verify", help=HELP.say(here.lang))
    def _verify(
        path: Annotated[Path, typer.Argument(help=WHAT.say(here.lang))],
        *,
        root: Annotated[str, typer.Option(help=ROOT.say(here.lang))] = "",
        as_json: AsJson = False,
    ) -> None:
        checked = verify(existing([path])[0], root=root or None)
        if as_json:
            here.json(checked.json())
        else:
            for finding in checked.findings:
                here.out.print(
                    f"✗ {finding.path}  {finding.what.say(here.lang)}", markup=False, highlight=False
                )
            for note in checked.unchecked:
                here.say(note)
            here.say(
                Text(
                    f"树头 {checked.root}，{checked.files} 个文件",
                    f"tree head {checked.root}, {checked.files} files",
                )
            )
            if checked.ok:
                here.say(Text("核验通过", "verified"))
        raise typer.Exit(0 if checked.ok else 1)
