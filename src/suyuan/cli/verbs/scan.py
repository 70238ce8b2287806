"""`suyuan scan`: which personal information lies in files."""

from pathlib import Path
from typing import Annotated

import typer

from suyuan.cli.door import AsJson, Door, existing
from suyuan.identify import kinds, scan
from suyuan.identify.scan import FileFindings
from suyuan.model.errors import CannotFinish
from suyuan.model.text import Text
from suyuan.read import Unread

HELP = Text(
    "找出文件、文件夹或压缩包里的个人信息；找到则退出码为 1",
    "Find the personal information in files, folders or archives; exit status 1 when some is found",
)
PATHS = Text("文件、文件夹或压缩包", "Files, folders or archives")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("scan", help=HELP.say(here.lang))
    def _scan(
        paths: Annotated[list[Path], typer.Argument(help=PATHS.say(here.lang))], *, as_json: AsJson = False
    ) -> None:
        found: list[FileFindings] = []
        unread: list[Unread] = []
        for item in scan(existing(paths)):
            if isinstance(item, Unread):
                unread.append(item)
                here.say(Text(f"读不了 {item.name}：{item.error}", f"cannot read {item.name}: {item.error}"))
            else:
                found.append(item)
        if unread and not found:
            raise CannotFinish("no file could be read / 没有一个文件能读")
        if as_json:
            broken = [{"path": u.name, "reason": str(u.error)} for u in unread]
            here.json({"files": [f.json() for f in found], "unread": broken})
        else:
            show(here, found)
        raise typer.Exit(1 if any(personal(f) for f in found) else 0)


def personal(findings: FileFindings) -> bool:
    """Whether a file holds anything personal."""
    return any(c.kind for c in findings.columns) or any(findings.text.values())


def show(here: Door, found: list[FileFindings]) -> None:
    """Print one table a file."""
    for f in found:
        here.say(
            Text(
                f"{f.path}  {f.format} {f.encoding}  {f.rows:,} 行，坏行 {f.bad_rows:,}",
                f"{f.path}  {f.format} {f.encoding}  {f.rows:,} rows, {f.bad_rows:,} bad",
            )
        )
        rows = [
            [c.name, name(c.kind, here), c.valid, c.invalid, c.empty, c.distinct, round(c.confidence, 2)]
            for c in f.columns
        ]
        head = [
            Text("列", "column"),
            Text("种类", "kind"),
            Text("通过校验", "valid"),
            Text("未通过", "invalid"),
            Text("空", "empty"),
            Text("不同值", "distinct"),
            Text("置信度", "confidence"),
        ]
        if rows:
            here.table(Text(f.path, f.path), head, rows)
        if f.text:
            here.table(
                Text(f"{f.path}（文本）", f"{f.path} (text)"),
                [Text("种类", "kind"), Text("处数", "places")],
                [[name(k, here), n] for k, n in sorted(f.text.items())],
            )


def name(kind: str, here: Door) -> str:
    """A kind's name for people; a dash for none."""
    known = kinds().get(kind)
    return known.names.say(here.lang) if known else kind or "—"
