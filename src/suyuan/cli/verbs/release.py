"""`suyuan release`: a marked copy for a named recipient, entered in the ledger."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from suyuan.cli.door import AsJson, Door, existing
from suyuan.model.text import Text
from suyuan.release import MARKS, Release, release

HELP = Text(
    "为指名的接收方制作带标记的副本，并记入发放台账",
    "Make a marked copy for a named recipient and enter it in the ledger",
)
TABLE = Text("要发放的表", "The table to release")
OUT = Text("副本写到哪里", "Where the copy goes")
TO = Text("接收方名称", "Name of the recipient")
LEDGER = Text(
    "台账文件，首次使用时新建；密钥与快照在 F.d/",
    "Ledger file, made on first use; key and snapshot lie in F.d/",
)
PURPOSE = Text("用途", "Purpose")
MARKING = Text(
    "标记种类：presence 抽留、canary 诱饵、cell 写法",
    "Kinds of marks: rows withheld, canary rows, equal writings of cells",
)
KEY = Text("密钥文件（默认 F.d/ 内）", "Key file (default: inside F.d/)")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("release", help=HELP.say(here.lang))
    def _release(
        table: Annotated[Path, typer.Argument(help=TABLE.say(here.lang))],
        *,
        out: Annotated[Path, typer.Option("-o", "--out", help=OUT.say(here.lang))],
        to: Annotated[str, typer.Option(help=TO.say(here.lang))],
        ledger: Annotated[Path, typer.Option(help=LEDGER.say(here.lang))] = Path("ledger.jsonl"),
        purpose: Annotated[str, typer.Option(help=PURPOSE.say(here.lang))] = "",
        key: Annotated[Path | None, typer.Option(help=KEY.say(here.lang))] = None,
        marks: Annotated[str, typer.Option(help=MARKING.say(here.lang))] = ",".join(MARKS),
        as_json: AsJson = False,
    ) -> None:
        made = release(
            existing([table])[0],
            out,
            to,
            ledger,
            purpose=purpose,
            key=key,
            passphrase=os.environ.get("SUYUAN_PASSPHRASE"),
            marks=[mark.strip() for mark in marks.split(",") if mark.strip()],
            clock=lambda: datetime.now(UTC),
            random=secrets.token_bytes,
        )
        if as_json:
            here.json(made.json())
        else:
            show(here, made)


def show(here: Door, made: Release) -> None:
    """Print what was released, and what to know of it."""
    here.table(
        Text("已发放", "Released"),
        [Text("项目", "item"), Text("值", "value")],
        [
            [Text("编号", "release"), made.release_id],
            [Text("行数（含诱饵记录）", "rows, canaries included"), f"{made.rows:,}"],
            [Text("标记", "marks"), " ".join(made.marks)],
            [Text("诱饵记录", "canaries"), f"{made.canaries:,}"],
            [Text("泄露多少行即可指认", "leaked rows that name the recipient"), f"{made.capacity:,}"],
            [Text("改动的单元格", "cells changed"), f"{made.distortion:.2%}"],
        ],
    )
    for note in made.notes:
        here.say(note)
