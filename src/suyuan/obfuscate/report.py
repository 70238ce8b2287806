"""The assessment report that goes with an obfuscated table: one HTML file, Chinese and English side by side."""

from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from suyuan.model.text import Text
from suyuan.obfuscate.assess import CLAIMS, Assessment
from suyuan.obfuscate.attack import Attack
from suyuan.obfuscate.plan import DROP, GENERALISE
from suyuan.obfuscate.run import Obfuscated
from suyuan.obfuscate.transform import transforms

MEASURES = (
    ("k", Text("k：最小组的行数", "k: rows in the smallest class")),
    ("l", Text("l：每组敏感值种数（最少）", "l: distinct sensitive values in a class, least")),
    ("t", Text("t：组与整体的最大差距", "t: largest distance of a class from the whole")),
    ("prosecutor_highest", Text("检察官风险，最高", "prosecutor risk, highest")),
    ("prosecutor_average", Text("检察官风险，平均", "prosecutor risk, average")),
    ("at_risk", Text("风险超限的行占比", "share of rows at risk")),
    ("journalist_highest", Text("记者风险，最高", "journalist risk, highest")),
    ("marketer", Text("营销者风险", "marketer risk")),
    ("unique", Text("独一无二的行占比", "share of unique rows")),
)
OTHER_WAYS = {
    DROP: Text("整列去掉", "left out"),
    GENERALISE: Text("泛化", "generalised"),
}
STATUSES = {
    "verified": Text("已核对转录文本", "read in a transcription"),
    "secondary": Text("据二手资料", "from a secondary source"),
    "memory": Text("凭记忆，须核对原文", "from memory: check the original"),
}


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("suyuan.obfuscate"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def report(done: Obfuscated, tried: Attack, judged: Assessment, name: str, at: datetime) -> str:
    """The report as HTML; it holds figures and column names, no value of the table."""
    figures = done.json()["risk"]
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            name=name,
            at=at.isoformat(timespec="seconds"),
            done=done,
            tried=tried,
            judged=judged,
            claim=CLAIMS[judged.claim],
            ways={step.column: _way(step.do) for step in done.plan.steps},
            says={
                step.column: transforms()[step.do].says for step in done.plan.steps if step.do in transforms()
            },
            measures=[
                (text, _figure(figures["before"][key]), _figure(figures["after"][key]))
                for key, text in MEASURES
            ],
            statuses=STATUSES,
        )
    )


def _way(code: str) -> Text:
    return OTHER_WAYS[code] if code in OTHER_WAYS else transforms()[code].names


def _figure(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.4f}"
