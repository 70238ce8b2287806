"""`suyuan obfuscate`: make a table harmless, with the remaining risk measured."""

import secrets
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import typer

from suyuan.cli.door import AsJson, Door, existing
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate import Ask, Attack, Obfuscated, Wanted, attack, obfuscate
from suyuan.obfuscate.assess import CLAIMS, assess
from suyuan.obfuscate.intake import take
from suyuan.obfuscate.output import read_back
from suyuan.obfuscate.report import report

HELP = Text(
    "脱敏一张表，并实测剩余风险",
    "Make a table harmless, with the remaining risk measured, also by attack",
)
TABLE = Text("要脱敏的表", "The table")
OUT = Text("结果写到哪里（.csv 或 .parquet）", "Where the result goes (.csv or .parquet)")
K = Text("每组至少几人", "Rows in the smallest class")
DIVERSE = Text("每组至少几种敏感值", "Distinct sensitive values in each class")
CLOSE = Text("每组与整体的最大差距", "Largest distance of a class from the whole")
SUPPRESS = Text("最多去掉多少比例的行", "Share of rows that may be suppressed")
PLAN = Text("手写的方案文件（TOML）", "A plan by hand (TOML)")
KEY = Text("假名用的密钥文件；没有则新建", "Key file for pseudonyms, made if absent")
LOCAL = Text(
    "局部重编码：各组行分别取层级，损失更小，不去掉行",
    "Local recoding: groups of rows take levels of their own; less is lost, no row is suppressed",
)
MEASURES = (
    ("k", Text("k（最小组）", "k (smallest class)")),
    ("l", Text("l（敏感值种数）", "l (sensitive values)")),
    ("t", Text("t（与整体的差距）", "t (distance from the whole)")),
    ("prosecutor_highest", Text("检察官风险（最高）", "prosecutor risk (highest)")),
    ("prosecutor_average", Text("检察官风险（平均）", "prosecutor risk (average)")),
    ("journalist_highest", Text("记者风险（最高）", "journalist risk (highest)")),
    ("marketer", Text("营销者风险", "marketer risk")),
    ("unique", Text("独一无二的行占比", "share of unique rows")),
)


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("obfuscate", help=HELP.say(here.lang))
    def _obfuscate(
        table: Annotated[Path, typer.Argument(help=TABLE.say(here.lang))],
        *,
        out: Annotated[Path, typer.Option("-o", "--out", help=OUT.say(here.lang))],
        k: Annotated[int, typer.Option(help=K.say(here.lang))] = 5,
        l: Annotated[int, typer.Option(help=DIVERSE.say(here.lang))] = 1,  # noqa: E741  # the name of the model
        t: Annotated[float, typer.Option(help=CLOSE.say(here.lang))] = 1.0,
        suppress: Annotated[float, typer.Option(help=SUPPRESS.say(here.lang))] = 0.05,
        plan: Annotated[Path | None, typer.Option(help=PLAN.say(here.lang))] = None,
        key: Annotated[Path | None, typer.Option(help=KEY.say(here.lang))] = None,
        local: Annotated[bool, typer.Option("--local", help=LOCAL.say(here.lang))] = False,
        as_json: AsJson = False,
    ) -> None:
        existing([table, *([plan] if plan else [])])
        ask = Ask(Wanted(k, l, t, suppress), plan, _key(key) if key else b"", local=local)
        done = obfuscate(table, out, ask)
        tried = _attacked(table, out, done)
        judged = assess(done, tried, ask.limit)
        paper = out.with_name(out.name + ".assessment.html")
        paper.write_text(report(done, tried, judged, table.name, datetime.now(UTC)), encoding="utf-8")
        if as_json:
            result = done.json()
            result["risk"]["after"]["linkage"] = asdict(tried)
            about = {"claim": judged.claim, "level_gbt42460": judged.level, "assessment": str(paper)}
            here.json({"out": str(out), **about, **result})
        else:
            _show(here, out, done, tried)
            claim = CLAIMS[judged.claim]
            here.say(Text(f"结论：{claim.zh}。评估报告 {paper}", f"finding: {claim.en}. Assessment: {paper}"))


def _key(path: Path) -> bytes:
    """The secret in a key file, readable by its owner alone; made where there is none."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    key = path.read_bytes()
    if len(key) != 32:
        raise WrongUse(f"{path} is no key file (32 bytes); name another, or let a new one be made")
    return key


def _attacked(table: Path, out: Path, done: Obfuscated) -> Attack:
    """Lay the result beside the original, as somebody who has a register of the same people would."""
    own = [s.column for s in done.plan.of("sensitive")]
    whole = pa.Table.from_batches(list(take(table).batches()))
    register = {name: whole.column(name).combine_chunks() for name in whole.column_names}
    return attack(register, read_back(out, done.kept, header=done.has_header), own)


def _show(here: Door, out: Path, done: Obfuscated, tried: Attack) -> None:
    here.table(
        Text("方案", "Plan"),
        [Text("列", "column"), Text("角色", "role"), Text("处理", "treatment"), Text("层级", "level")],
        [[s.column, s.role, s.do, "" if s.level is None else s.level] for s in done.plan.steps],
    )
    before, after = done.json()["risk"]["before"], done.json()["risk"]["after"]
    here.table(
        Text("风险", "Risk"),
        [Text("指标", "measure"), Text("处理前", "before"), Text("处理后", "after")],
        [[name, _figure(before[key]), _figure(after[key])] for key, name in MEASURES],
    )
    here.say(
        Text(
            f"{out}：{done.rows:,} 行，去掉 {done.suppressed:,} 行，信息损失 {done.loss:.3f}",
            f"{out}: {done.rows:,} rows, {done.suppressed:,} suppressed, loss {done.loss:.3f}",
        )
    )
    here.say(
        Text(
            f"实测攻击：与原表对照，{tried.found:,} 行只对应一个人；猜中的期望 {tried.expected:,.1f} 行（共 {tried.rows:,} 行）",
            f"attacked: laid beside the original, {tried.found:,} rows fit one person alone; {tried.expected:,.1f} of"
            f" {tried.rows:,} rows would be guessed rightly",
        )
    )
    direct = {s.column for s in done.plan.of("direct")}
    for way in tried.ways:
        if way.undone and (way.column in direct or way.code != "same"):
            here.say(
                Text(
                    f"注意：列 {way.column} 的原值可以直接得到（{way.code}）",
                    f"note: the values of column {way.column} are there for the taking ({way.code})",
                )
            )


def _figure(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.4f}"
