"""`suyuan holder index`: a keyed index of a table that shows no values."""

from pathlib import Path
from typing import Annotated

import typer

from suyuan.cli.door import AsJson, Door, existing
from suyuan.model.text import Text
from suyuan.trace import holder_index

GROUP = Text("数据持有方", "A data holder")
HELP = Text("为一张表制作不含任何值的加密索引", "Make a keyed index of a table that shows no values")
TABLE = Text("持有方的表", "The holder's table")
OUT = Text("索引写到哪里", "Where the index goes")
KEY = Text(
    "密钥文件；没有则新建。用同一密钥才能比对", "Key file, made if absent; matching needs the same key"
)


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""
    group = typer.Typer(help=GROUP.say(here.lang), no_args_is_help=True)
    app.add_typer(group, name="holder")

    @group.callback()
    def _group() -> None:
        """Keep `index` a verb of its own."""

    @group.command("index", help=HELP.say(here.lang))
    def _index(
        table: Annotated[Path, typer.Argument(help=TABLE.say(here.lang))],
        *,
        out: Annotated[Path, typer.Option("-o", "--out", help=OUT.say(here.lang))],
        key: Annotated[Path, typer.Option(help=KEY.say(here.lang))] = Path("holder.key"),
        as_json: AsJson = False,
    ) -> None:
        people = holder_index(existing([table])[0], out, key)
        if as_json:
            here.json({"out": str(out), "key": str(key), "people": people})
        else:
            here.say(Text(f"索引 {out}：{people:,} 人", f"index {out}: {people:,} people"))
