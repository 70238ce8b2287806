"""`suyuan demo`: a made-up case with known truth, run and scored."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from suyuan.case import run
from suyuan.cli.door import AsJson, Door
from suyuan.model.errors import CannotFinish, WrongUse
from suyuan.model.text import Text
from suyuan.world import Score, make, score

HELP = Text(
    "造一个虚构案件（含干扰项，真相另存），办理并与真相对分",
    "Make a made-up case with decoys and known truth, run it, score it against the truth",
)
FOLDER = Text("放在哪个新文件夹", "A new folder for it")
ROWS = Text("查获记录数", "Number of seized records")
SEED = Text("随机种子：同一种子得同一世界", "Seed: the same seed makes the same world")
LEVEL = Text("难度 1 至 3", "Difficulty, 1 to 3")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("demo", help=HELP.say(here.lang))
    def _demo(
        folder: Annotated[Path, typer.Argument(help=FOLDER.say(here.lang))] = Path("demo"),
        *,
        rows: Annotated[int, typer.Option(min=1000, help=ROWS.say(here.lang))] = 200_000,
        seed: Annotated[int, typer.Option(min=0, help=SEED.say(here.lang))] = 7,
        level: Annotated[int, typer.Option(min=1, max=3, help=LEVEL.say(here.lang))] = 1,
        as_json: AsJson = False,
    ) -> None:
        if folder.exists() and any(folder.iterdir()):
            raise WrongUse(f"{folder} is not empty; name a new folder / 文件夹非空，请换一个")
        result, seconds = played(here, folder, World(rows, seed, level))
        report = folder / "case" / "out" / "report.html"
        if as_json:
            here.json({**result.json(), "report": str(report), "seconds": seconds})
        else:
            show(here, result, seconds)
            here.say(Text(f"报告：{report}", f"report: {report}"))
        if not result.passed:
            raise CannotFinish("the score is not full; see the table / 未全部找对，见上表")


@dataclass(frozen=True, slots=True)
class World:
    """Which made-up world."""

    rows: int
    seed: int
    level: int


def played(here: Door, folder: Path, world: World) -> tuple[Score, dict[str, float]]:
    """Make the world, run its case, score it; the score, and the seconds that each step took."""
    begun = time.monotonic()
    here.say(
        Text(
            f"正在造一个 {world.rows:,} 条记录的虚构案件…",
            f"making a made-up case of {world.rows:,} records …",
        )
    )
    make(folder, rows=world.rows, seed=world.seed, level=world.level)
    made = time.monotonic()
    here.say(Text("正在办理…", "running it …"))
    summary = run(folder / "case", clock=lambda: datetime.now(UTC), progress=here.progress(), lang=here.lang)
    done = time.monotonic()
    return score(folder / "truth.json", summary), {
        "make": round(made - begun, 1),
        "run": round(done - made, 1),
    }


def show(here: Door, result: Score, seconds: dict[str, float]) -> None:
    """Print what was planted beside what was found."""
    here.table(
        Text("埋下的与找到的", "Planted and found"),
        [Text("部分", "part"), Text("埋下", "planted"), Text("找到", "found"), Text("误指", "false")],
        [[part.says, part.planted, part.found, part.false] for part in result.parts],
    )
    here.say(
        Text(
            f"造案 {seconds['make']} 秒，办理 {seconds['run']} 秒",
            f"made in {seconds['make']} s, run in {seconds['run']} s",
        )
    )
