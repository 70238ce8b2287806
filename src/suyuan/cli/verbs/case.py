"""`suyuan case run`: a case folder goes in, a report comes out."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from suyuan.case import run
from suyuan.cli.door import AsJson, Door, existing
from suyuan.model.accounts import mask
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text

GROUP = Text("案件", "A case")
HELP = Text(
    "从案件文件夹生成 out/：summary.json、report.html、证据包",
    "Turn a case folder into out/: summary.json, report.html, evidence bag",
)
FOLDER = Text(
    "案件文件夹（seized、payments、chats、reports、holders、releases 均可缺）",
    "Case folder; every part may be absent",
)


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""
    group = typer.Typer(help=GROUP.say(here.lang), no_args_is_help=True)
    app.add_typer(group, name="case")

    @group.callback()
    def _group() -> None:
        """Keep `run` a verb of its own."""

    @group.command("run", help=HELP.say(here.lang))
    def _run(
        folder: Annotated[Path, typer.Argument(help=FOLDER.say(here.lang))], *, as_json: AsJson = False
    ) -> None:
        if not existing([folder])[0].is_dir():
            raise WrongUse(f"a case is a folder: {folder} / 案件应是文件夹")
        summary = run(
            folder,
            clock=lambda: datetime.now(UTC),
            progress=here.progress(),
            passphrase=os.environ.get("SUYUAN_PASSPHRASE"),
            lang=here.lang,
        )
        if as_json:
            here.json(summary)
        else:
            show(here, summary, folder / "out")


def show(here: Door, summary: dict[str, Any], out: Path) -> None:
    """Print what the case came to, and where the report lies."""
    records = summary["records"]
    here.table(
        Text("记录", "Records"),
        [
            Text("查获", "seized"),
            Text("重复", "duplicates"),
            Text("疑似不真实", "suspected unreal"),
            Text("人数", "people"),
        ],
        [[records["seized"], records["duplicates"], records["suspected_unreal"], records["distinct_people"]]],
    )
    here.table(
        Text("来源线索", "Sources (leads)"),
        [
            Text("名称", "name"),
            Text("类型", "type"),
            Text("行数", "rows"),
            Text("误指概率上限", "bound on false accusation"),
            Text("程度", "verdict"),
        ],
        [
            [s["name"], s["type"], s["rows"], f"{s['false_accusation']:.1e}", s["verdict"]]
            for s in summary["sources"]
        ],
    )
    here.table(
        Text("买家线索", "Buyers (leads)"),
        [
            Text("编号", "id"),
            Text("账号", "accounts"),
            Text("付款（元）", "paid, yuan"),
            Text("条数", "records"),
            Text("程度", "verdict"),
        ],
        [
            [
                b["id"],
                " ".join(mask(a) for a in b["accounts"]),
                float(b["paid_cny"]),
                b["records_bought"],
                b["verdict"],
            ]
            for b in summary["buyers"][:20]
        ],
    )
    here.table(
        Text("团伙线索", "Gangs (leads)"),
        [
            Text("编号", "id"),
            Text("买家", "buyers"),
            Text("举报", "reports"),
            Text("库中受害人", "victims in dump"),
            Text("损失（元）", "loss, yuan"),
        ],
        [
            [g["id"], " ".join(g["buyers"]), len(g["reports"]), g["victims_in_dump"], float(g["loss_cny"])]
            for g in summary["gangs"][:20]
        ],
    )
    for item in summary["custody"]["broken"]:
        here.say(
            Text(f"读不了 {item['path']}：{item['reason']}", f"cannot read {item['path']}: {item['reason']}")
        )
    here.say(Text(f"报告：{out / 'report.html'}", f"report: {out / 'report.html'}"))
