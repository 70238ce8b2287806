"""`suyuan trace`: which copy or holder a dump came from, with a bound on false accusation."""

import os
from pathlib import Path
from typing import Annotated

import typer

from suyuan.cli.door import AsJson, Door, existing
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.trace import Traced, trace

HELP = Text(
    "查明泄露数据出自哪份副本或哪个持有方，并给出误指概率上限",
    "Say which copy or holder a dump came from, with a bound on false accusation",
)
DUMP = Text("泄露的数据：文件、文件夹或压缩包", "The dump: files, folders or archives")
LEDGER = Text("发放台账，可多次给出", "Release ledger; may be given several times")
HOLDER = Text(
    "持有方的表或加密索引，可多次给出", "A holder's table or keyed index; may be given several times"
)
KEY = Text("密钥文件（台账或索引的）", "Key file of the ledger or index")
LIMIT = Text("误指任何无辜者的概率上限", "Bound on the chance that anyone innocent is named")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("trace", help=HELP.say(here.lang))
    def _trace(
        dump: Annotated[list[Path], typer.Argument(help=DUMP.say(here.lang))],
        *,
        ledger: Annotated[list[Path] | None, typer.Option(help=LEDGER.say(here.lang))] = None,
        holder: Annotated[list[Path] | None, typer.Option(help=HOLDER.say(here.lang))] = None,
        key: Annotated[Path | None, typer.Option(help=KEY.say(here.lang))] = None,
        limit: Annotated[float, typer.Option(min=1e-15, max=0.05, help=LIMIT.say(here.lang))] = 1e-9,
        as_json: AsJson = False,
    ) -> None:
        if not ledger and not holder:
            raise WrongUse("give --ledger or --holder to trace against / 请给出 --ledger 或 --holder")
        traced = trace(
            existing(dump),
            ledgers=existing(ledger or []),
            holders=existing(holder or []),
            limit=limit,
            key=key,
            passphrase=os.environ.get("SUYUAN_PASSPHRASE"),
        )
        if as_json:
            here.json(traced.json())
        else:
            show(here, traced)


def show(here: Door, traced: Traced) -> None:
    """Print the sources, what they rest on, and what nobody explains."""
    here.table(
        Text("来源线索", "Sources (leads)"),
        [
            Text("名称", "name"),
            Text("类型", "type"),
            Text("行数", "rows"),
            Text("余量（ban）", "margin, bans"),
            Text("误指概率上限", "bound on false accusation"),
            Text("程度", "verdict"),
        ],
        [[s.name, s.type, s.rows, s.margin, f"{s.false_accusation:.1e}", s.verdict] for s in traced.sources],
    )
    for source in traced.sources:
        here.say(source.says)
    for item in traced.unread:
        here.say(Text(f"读不了 {item.name}：{item.error}", f"cannot read {item.name}: {item.error}"))
    here.say(
        Text(
            f"来源不明 {traced.unexplained_rows:,} 行", f"{traced.unexplained_rows:,} rows of unknown source"
        )
    )
