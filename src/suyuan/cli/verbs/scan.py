"""`suyuan scan`: which personal information lies in files."""

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from suyuan.cli.audit import record_unmask
from suyuan.cli.door import AsJson, Door, existing
from suyuan.cli.scanned import About, Scanned, collect, page, show
from suyuan.cli.scanned.veil import veiled
from suyuan.cli.scanned.words import t, unread_line
from suyuan.engine import ADDRESS, Engine, engine
from suyuan.model.errors import CannotFinish, WrongUse
from suyuan.model.text import Text
from suyuan.read import Meter
from suyuan.store.server import address_of

HELP = Text(
    "找出文件、文件夹或压缩包里的个人信息；找到则退出码为 1",
    "Find the personal information in files, folders or archives; exit status 1 when some is found",
)
PATHS = Text(
    "文件、文件夹、压缩包或 postgresql:// 地址",
    "Files, folders, archives, or the address of a postgresql:// server",
)
PAGE = Text(
    "另存一份网页报告（单个文件，离线可看）",
    "Also write the report as one page (a single file, opens offline)",
)
UNMASK = Text("示例显示原值（须同时给 --reason，留痕）", "Show examples in clear (needs --reason, is logged)")
ENGINE = Text(
    "在哪里算大文件：local、spark 或 ray（需另装）",
    "Where large files are counted: local, spark or ray (extras)",
)
ENGINE_URL = Text("引擎地址，如 spark://主机:7077", "The engine's address, such as spark://host:7077")
REASON = Text("显示原值的理由", "Why values are shown in clear")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("scan", help=HELP.say(here.lang))
    def _scan(
        paths: Annotated[list[Path], typer.Argument(help=PATHS.say(here.lang))],
        *,
        html: Annotated[Path | None, typer.Option("--html", help=PAGE.say(here.lang))] = None,
        unmask: Annotated[bool, typer.Option("--unmask", help=UNMASK.say(here.lang))] = False,
        reason: Annotated[str, typer.Option(help=REASON.say(here.lang))] = "",
        engine_name: Annotated[str, typer.Option("--engine", help=ENGINE.say(here.lang))] = "local",
        engine_url: Annotated[str, typer.Option(envvar=ADDRESS, help=ENGINE_URL.say(here.lang))] = "",
        as_json: AsJson = False,
    ) -> None:
        if unmask and not reason.strip():
            raise WrongUse("--unmask needs --reason TEXT / --unmask 须同时给出 --reason 理由")
        if html:
            spare(html, paths)
        on = None if engine_name == "local" else engine(engine_name, engine_url)
        whole = scanned(here, paths, clear=unmask, on=on)
        if unmask:
            record_unmask("scan", reason, whole.examples)
        if html:
            write(here, html, whole, clear=unmask)
        if as_json:
            here.json(whole.json())
        else:
            show(here, whole)
        raise typer.Exit(1 if whole.personal else 0)


def scanned(here: Door, paths: list[Path], *, clear: bool, on: Engine | None = None) -> Scanned:
    """The scan, with a bar on stderr where a person watches; raises CannotFinish where nothing could be read."""
    files = existing([path for path in paths if not address_of(path)])
    with here.bar(t("scanning")) as draw:
        told = here.talk.is_terminal
        meter = Meter(lambda p: draw(p.bytes, p.bytes_total, veiled(p.name)), files) if told else None
        whole = collect(paths, clear=clear, meter=meter, on=on)
    if whole.unread and not whole.files:
        for item in whole.unread[:20]:
            here.say(unread_line(item))
        raise CannotFinish("no file could be read / 没有一个文件能读")
    return whole


def spare(page: Path, paths: list[Path]) -> None:
    """Raise WrongUse where the page would take the place of anything but an older page, or has no place to go."""
    if page.is_dir() or not page.parent.is_dir():
        raise WrongUse(f"no folder for the page: {page} / 网页报告没有可放的文件夹：{page}")
    if not page.exists():
        return
    with page.open("rb") as file:
        older = file.read(15).lower() == b"<!doctype html>"
    if not older or page.resolve() in {path.resolve() for path in paths}:
        raise WrongUse(f"{page} is there already and stays as it is / 已有此文件，不予覆盖：{page}")


def write(here: Door, path: Path, whole: Scanned, *, clear: bool) -> None:
    """Write the page, readable by its owner alone where it holds values in clear."""
    try:
        program = f"suyuan {version('suyuan')}"
    except PackageNotFoundError:
        program = "suyuan"
    text = page(whole, About(here.lang, datetime.now(UTC), program, clear))
    path.touch()
    if clear:
        path.chmod(0o600)
    path.write_text(text, "utf-8")
    here.say(t("written", path=path))
