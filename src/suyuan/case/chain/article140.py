"""The five conditions of article 140 (法释〔2021〕1号, indirect evidence), for one link of a chain.

They are stated, not decided: whether a condition is met is for the people who handle the case.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from suyuan.case.chain.weighing import Gate, Weighed
from suyuan.model.text import Text

State = Literal["holds", "open", "fails"]


def conditions(weighed: Weighed, gates: Sequence[Gate]) -> list[tuple[State, Text]]:
    """State and words for the five conditions in the article's order."""
    return list(_conditions(weighed, gates))


def _conditions(weighed: Weighed, gates: Sequence[Gate]) -> Iterator[tuple[State, Text]]:
    yield _verified(weighed)
    yield _agreeing(weighed, gates)
    yield _complete(weighed)
    yield _only_one(weighed)
    methods = sorted({i.method for i in weighed.origins.values()})
    yield (
        "open",
        Text(
            f"推理方法：{'、'.join(methods) or '无'}；是否符合逻辑和经验由办案人员判断",
            f"methods: {', '.join(methods) or 'none'}; whether logic and experience agree is for people to judge",
        ),
    )


def _verified(weighed: Weighed) -> tuple[State, Text]:
    bad = sum(not i.verified for i in weighed.link.items)
    if not weighed.link.items:
        return "open", Text("尚无证据可供查证", "no evidence to be verified yet")
    if bad:
        return "fails", Text(
            f"{bad} 项的校验值不符，不计入", f"{bad} items do not match their hashes and count nothing"
        )
    return "holds", Text(
        f"{len(weighed.link.items)} 项的校验值均与登记一致（真实性仍须依法查证）",
        f"all {len(weighed.link.items)} items match their hashes (truth is still to be checked by law)",
    )


def _agreeing(weighed: Weighed, gates: Sequence[Gate]) -> tuple[State, Text]:
    if any(g.holds is False for g in gates):
        return "fails", Text(
            "存在未解释的矛盾，见时间与保管一行",
            "an unexplained contradiction: see the row of time and custody",
        )
    against = [i for i in weighed.link.items if i.answer == weighed.answer and i.weight < 0]
    rival = any(total > 0 for _, total in weighed.rivals)
    if against or rival:
        return "open", Text(
            "另有证据指向其他答案，已扣减", "some evidence points elsewhere; it was taken off"
        )
    if len(weighed.origins) < 2:
        return "open", Text("只有一个来源，尚无其他来源印证", "one origin only; nothing else bears it out")
    return "holds", Text(
        f"{len(weighed.origins)} 个来源相互印证", f"{len(weighed.origins)} origins bear each other out"
    )


def _complete(weighed: Weighed) -> tuple[State, Text]:
    if weighed.margin >= 0:
        return "holds", Text("本环节证据达到所需权重", "the evidence of this link reaches the need")
    return "open", Text(
        f"本环节尚差 {-weighed.margin:.2f} ban", f"this link lacks {-weighed.margin:.2f} bans"
    )


def _only_one(weighed: Weighed) -> tuple[State, Text]:
    if weighed.verdict == "corroborated":
        return "holds", Text(
            "去掉任何一个来源仍达到所需权重；是否排除合理怀疑由司法人员判断",
            "without any one origin the need is still reached; reasonable doubt is for the court",
        )
    return "open", Text(
        f"去掉最关键的来源后尚差 {weighed.shortfall:.2f} ban",
        f"without its main origin it lacks {weighed.shortfall:.2f} bans",
    )
