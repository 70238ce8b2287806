"""`suyuan count`: the count under 法释〔2017〕10号."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from suyuan.case import count_paths
from suyuan.cli.door import AsJson, Door, existing
from suyuan.law import Facts
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text

HELP = Text(
    "按法释〔2017〕10号计数：条数、折算、依据条文、有争议处的上下限",
    "Count records as 法释〔2017〕10号 does: tiers, points, grounds, and the range where the law leaves judgement",
)
DATE = Text("行为日期 YYYY-MM-DD", "Date of the act, YYYY-MM-DD")
INSIDER = Text("履行职责或提供服务中获得（第五条第一款第八项）", "Obtained in duty or service (art. 5(1)(8))")
INCOME = Text("违法所得（元）", "Illegal income in yuan")
RECIPIENTS = Text("向几个不同的单位或个人出售、提供", "Number of distinct recipients sold or provided to")
PATHS = Text("文件、文件夹或压缩包", "Files, folders or archives")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("count", help=HELP.say(here.lang))
    def _count(
        paths: Annotated[list[Path], typer.Argument(help=PATHS.say(here.lang))],
        *,
        date: Annotated[str, typer.Option(help=DATE.say(here.lang))] = "",
        insider: Annotated[bool, typer.Option("--insider", help=INSIDER.say(here.lang))] = False,
        income: Annotated[float | None, typer.Option(min=0, help=INCOME.say(here.lang))] = None,
        recipients: Annotated[int, typer.Option(min=1, help=RECIPIENTS.say(here.lang))] = 1,
        as_json: AsJson = False,
    ) -> None:
        facts = Facts(
            date=day(date),
            insider=insider,
            income_fen=None if income is None else round(income * 100),
            recipients=recipients,
        )
        result = count_paths(existing(paths), facts).json()
        if as_json:
            here.json(result)
        else:
            show(here, result)


def day(text: str) -> Any:
    """A date, or None for none; raises WrongUse for anything else."""
    if not text:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  (a day has no time zone)
    except ValueError as error:
        raise WrongUse(f"--date takes YYYY-MM-DD, not {text!r}") from error


def show(here: Door, result: dict[str, Any]) -> None:
    """Print the count for people."""
    here.table(
        Text(
            "条数（默认读法，及有争议处的下限与上限）", "Records (default reading, and the range where open)"
        ),
        [Text("", ""), Text("默认", "default"), Text("下限", "min"), Text("上限", "max")],
        list(lines(result)),
    )
    grounds = result["grounds"]
    here.say(
        Text(
            "依据：" + ("、".join(grounds) or "未达到"), "grounds: " + (", ".join(grounds) or "none reached")
        )
    )
    here.table(
        Text("有判断余地之处", "Where the law leaves judgement"),
        [Text("问题", "question"), Text("影响", "effect")],
        [[words(q["question"], here), words(q["effect"], here)] for q in result["judgement"]],
    )
    here.say(Text(result["sentence"]["zh"], result["sentence"]["en"]))


def lines(result: dict[str, Any]) -> Iterator[list[object]]:
    """Rows of the table of figures."""
    low, high = result["range"]["min"], result["range"]["max"]
    yield [Text("查获", "seized"), result["seized"], "", ""]
    yield [Text("重复", "duplicates"), result["duplicates"], "", ""]
    yield [
        Text("疑似不真实（仍计入）", "suspected unreal (still counted)"),
        result["suspected_unreal"],
        "",
        "",
    ]
    for tier in ("A", "B", "C"):
        figures = (result["tiers"][tier], low["tiers"][tier], high["tiers"][tier])
        yield [Text(f"{tier} 类", f"tier {tier}"), *figures]
    points = (result["points"], low["points"], high["points"])
    yield [Text("折算点数（5000 为情节严重）", "points (5000 = serious)"), *points]


def words(value: Any, here: Door) -> str:
    """A bilingual value in the door's language."""
    return str(value[here.lang]) if isinstance(value, dict) else str(value)
